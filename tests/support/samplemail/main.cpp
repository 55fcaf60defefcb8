// waxwing-samplemail: writes deterministic sample mail.
#include "tests/support/samplemail/writer.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QMap>

#include <cstdio>
#include <cstdlib>

namespace {

[[noreturn]] void fail(const QString &sentence)
{
    std::fprintf(stderr, "waxwing-samplemail: %s\n", qPrintable(sentence));
    std::exit(1);
}

void addOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(QStringLiteral("Writes sample mail, the same for the same seed."));
    parser.addHelpOption();
    parser.addOptions({
        {QStringLiteral("count"), QStringLiteral("How many messages (1 to 1000000)."), QStringLiteral("N"),
         QStringLiteral("1000")},
        {QStringLiteral("seed"), QStringLiteral("Another seed, other messages."), QStringLiteral("S"),
         QStringLiteral("1")},
        {QStringLiteral("format"), QStringLiteral("maildir, mbox or eml."), QStringLiteral("FORMAT"),
         QStringLiteral("maildir")},
        {QStringLiteral("out"), QStringLiteral("Where to; made if missing."), QStringLiteral("DIR")},
        {QStringLiteral("folders"), QStringLiteral("A Maildir++ tree instead of one folder.")},
        {QStringLiteral("owner"), QStringLiteral("Whose mail it is."), QStringLiteral("ADDRESS"),
         QLatin1String(samplemail::OwnerAddress)},
        {QStringLiteral("now"), QStringLiteral("When the newest arrived (ISO 8601; default: the current time)."),
         QStringLiteral("TIME")},
    });
}

samplemail::Options optionsFrom(const QCommandLineParser &parser)
{
    samplemail::Options options;
    bool countValid = false;
    bool seedValid = false;
    options.count = parser.value(QStringLiteral("count")).toInt(&countValid);
    options.seed = parser.value(QStringLiteral("seed")).toULongLong(&seedValid);
    options.owner = parser.value(QStringLiteral("owner"));
    if (!countValid || options.count < 1 || options.count > 1'000'000 || !seedValid)
        fail(QStringLiteral("--count takes 1 to 1000000, --seed a number"));
    if (parser.isSet(QStringLiteral("now"))) {
        options.now = QDateTime::fromString(parser.value(QStringLiteral("now")), Qt::ISODate);
        if (!options.now.isValid())
            fail(QStringLiteral("--now takes a time like 2026-11-24T10:30:00+01:00"));
    }
    return options;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    addOptions(parser);
    parser.process(application);
    const QMap<QString, samplemail::Format> formats = {{QStringLiteral("maildir"), samplemail::Format::Maildir},
                                                       {QStringLiteral("mbox"), samplemail::Format::Mbox},
                                                       {QStringLiteral("eml"), samplemail::Format::Eml}};
    const QString format = parser.value(QStringLiteral("format"));
    if (!formats.contains(format) || !parser.isSet(QStringLiteral("out")))
        fail(QStringLiteral("--out DIR is needed, and --format is maildir, mbox or eml"));
    const samplemail::Generator generator(optionsFrom(parser));
    const QString problem = samplemail::write(generator, formats[format], parser.value(QStringLiteral("out")),
                                              parser.isSet(QStringLiteral("folders")));
    if (!problem.isEmpty())
        fail(problem);
    return 0;
}

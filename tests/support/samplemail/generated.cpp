#include "tests/support/samplemail/languages.h"
#include "tests/support/samplemail/picture.h"
#include "tests/support/samplemail/placed.h"
#include "tests/support/samplemail/random.h"

#include <algorithm>
#include <numeric>

namespace samplemail {

namespace {

// Messages come in blocks; in some blocks these positions are one conversation, the root last (oldest).
constexpr int BlockSize = 8;
constexpr int ThreadPositions[] = {1, 3, 4, 7};

std::uint64_t mixed(std::uint64_t seed, std::uint64_t a, std::uint64_t b)
{
    return Random(seed * 0x9E3779B97F4A7C15ULL ^ (a << 20) ^ b).next();
}

const Language &pickLanguage(Random &random)
{
    static const int total = std::accumulate(languages().begin(), languages().end(), 0,
                                             [](int sum, const Language &l) { return sum + l.weight; });
    int at = random.below(total);
    for (const Language &language : languages()) {
        at -= language.weight;
        if (at < 0)
            return language;
    }
    return languages().first();
}

// What can be known of a message without making it: enough for others to refer to it.
struct Outline {
    const Language *language = nullptr;
    Person from;
    QByteArray charset;
    QString subject;
    QByteArray messageId;
    int threadPlace = -1; // in ThreadPositions; -1: no conversation
};

Outline outlineOf(const Options &options, int index)
{
    const int block = index / BlockSize;
    const int position = index % BlockSize;
    Random shared(mixed(options.seed, 1, std::uint64_t(block)));
    Random own(mixed(options.seed, 2, std::uint64_t(index)));
    Outline outline;
    const bool hasThread = shared.chance(55);
    const auto place = std::find(std::begin(ThreadPositions), std::end(ThreadPositions), position);
    if (hasThread && place != std::end(ThreadPositions))
        outline.threadPlace = int(place - std::begin(ThreadPositions));
    Random &choice = outline.threadPlace >= 0 ? shared : own;
    outline.language = &pickLanguage(choice);
    outline.charset = choice.pick(outline.language->charsets);
    outline.subject = choice.pick(outline.language->subjects);
    outline.from = own.pick(outline.language->people);
    outline.messageId = QByteArray::number(mixed(options.seed, 3, std::uint64_t(index)), 36) + '.'
        + QByteArray::number(index) + '@'
        + outline.from.address.mid(outline.from.address.indexOf(QLatin1Char('@')) + 1).toLatin1();
    return outline;
}

// Ids of the conversation's older messages, oldest first.
QList<QByteArray> threadReferences(const Options &options, int index, int place)
{
    QList<QByteArray> ids;
    const int start = index / BlockSize * BlockSize;
    for (int older = int(std::size(ThreadPositions)) - 1; older > place; --older) {
        const int other = start + ThreadPositions[older];
        if (other < options.count)
            ids += outlineOf(options, other).messageId;
    }
    return ids;
}

QString paragraph(const Language &language, Random &random, int sentences)
{
    QString text;
    const bool spaced = language.code != "ja" && language.code != "zh";
    for (int i = 0; i < sentences; ++i)
        text += random.pick(language.sentences) + (spaced ? QStringLiteral(" ") : QString());
    return text.trimmed();
}

QString wrapped(const QString &text)
{
    QString out;
    qsizetype column = 0;
    const QStringList words = text.split(QLatin1Char(' '));
    for (const QString &word : words) {
        if (column > 0 && column + word.size() > 74) {
            out += QLatin1Char('\n');
            column = 0;
        }
        out += (column > 0 ? QStringLiteral(" ") : QString()) + word;
        column += word.size() + 1;
    }
    return out + QLatin1Char('\n');
}

QString quotedText(const Language &language, Random &random)
{
    QString quoted = QStringLiteral("> ")
        + wrapped(paragraph(language, random, 2)).replace(QLatin1Char('\n'), QStringLiteral("\n> "));
    quoted.chop(2);
    return quoted + QLatin1Char('\n');
}

QString letter(const Outline &outline, Random &random)
{
    const Language &language = *outline.language;
    QString text = language.greeting + QStringLiteral("\n\n");
    if (outline.threadPlace >= 0 && outline.threadPlace < 3)
        text = quotedText(language, random);
    const int paragraphs = 1 + random.below(4);
    for (int i = 0; i < paragraphs; ++i)
        text += wrapped(paragraph(language, random, 2 + random.below(4))) + QLatin1Char('\n');
    return text + language.farewell + QLatin1Char('\n') + outline.from.name + QLatin1Char('\n');
}

QString letterHtml(const QString &text, const QString &extra)
{
    QString html = text.toHtmlEscaped();
    html.replace(QStringLiteral("\n\n"), QStringLiteral("</p>\n<p>"))
        .replace(QLatin1Char('\n'), QStringLiteral("<br>\n"));
    return QStringLiteral(
               "<html><head><style>p{margin:0 0 12px}.foot{color:#665f57;font-size:12px}</style></head>\n<body><p>")
        + html + QStringLiteral("</p>\n") + extra + QStringLiteral("</body></html>\n");
}

const QByteArray &smallPicture(int variant)
{
    static const QList<QByteArray> pictures = {birdPng(96, 64, 0), birdPng(96, 64, 1), birdPng(96, 64, 2)};
    return pictures[variant % 3];
}

void makeNewsletter(Composition &c, Random &random)
{
    const QString number = QString::number(random.below(900) + 100);
    c.from = {QStringLiteral("The Orchard Letter"), QStringLiteral("news@orchard-letter.example")};
    c.headers = {"List-Id: <orchard-growers.lists.example>",
                 "List-Unsubscribe: <https://orchard-letter.example/u/" + number.toLatin1() + ">"};
    QString extra = QStringLiteral("<table width=\"600\"><tr><td><img "
                                   "src=\"https://img.orchard-letter.example/%1/head.jpg\" width=\"560\" alt=\"\">"
                                   "</td></tr></table><p class=\"foot\"><a "
                                   "href=\"https://orchard-letter.example/%1\">Read it in the browser</a></p>"
                                   "<img src=\"https://t.orchard-letter.example/o.gif?m=%1\" width=\"1\" height=\"1\">")
                        .arg(number);
    if (random.chance(30)) {
        const QByteArray id = "pic." + c.messageId;
        extra.prepend(QStringLiteral("<p><img src=\"cid:%1\" alt=\"A waxwing\"></p>").arg(QString::fromLatin1(id)));
        c.files += {QStringLiteral("waxwing.png"), "image/png", smallPicture(random.below(3)), id};
    }
    c.html = letterHtml(c.text, extra);
}

void attachSomething(Composition &c, Random &random)
{
    const QString number = QString::number(random.below(9000) + 1000);
    const int kind = random.below(3);
    if (kind == 0)
        c.files += {QStringLiteral("invoice-%1.pdf").arg(number),
                    "application/pdf",
                    pdfDocument({QStringLiteral("Invoice ") + number}),
                    {}};
    else if (kind == 1)
        c.files += {QStringLiteral("Skizze Größe %1.png").arg(number), "image/png", smallPicture(random.below(3)), {}};
    else
        c.files += {QStringLiteral("figures-%1.ods").arg(number),
                    "application/vnd.oasis.opendocument.spreadsheet",
                    spreadsheet(2000 + random.below(6000), random.next()),
                    {}};
}

struct Place {
    const char *folder;
    int weight;
};

QString pickFolder(Random &random)
{
    static constexpr Place Places[] = {{"INBOX", 44},
                                       {"Archive", 26},
                                       {"Mailing lists/waxwing-dev", 8},
                                       {"Mailing lists/orchard-growers", 4},
                                       {"Invoices/2026", 4},
                                       {"Clients/Orrery Museum", 4},
                                       {"Clients/Halden Bakery", 3},
                                       {"Travel", 2},
                                       {"Trash", 3},
                                       {"Junk", 2}};
    int at = random.below(100);
    for (const Place &place : Places) {
        at -= place.weight;
        if (at < 0)
            return QString::fromLatin1(place.folder);
    }
    return QStringLiteral("INBOX");
}

QByteArray pickFlags(Random &random, qint64 secondsAgo)
{
    QByteArray flags;
    if (random.chance(4))
        flags += 'F';
    const bool seen = random.chance(secondsAgo < 14 * 86400 ? 80 : 98);
    if (seen && random.chance(15))
        flags += 'R';
    if (seen)
        flags += 'S';
    return flags;
}

} // namespace

Placed generated(const Options &options, int index, qint64 secondsAgo)
{
    const Outline outline = outlineOf(options, index);
    Random random(mixed(options.seed, 4, std::uint64_t(index)));
    Placed placed;
    placed.secondsAgo = secondsAgo;
    placed.folder = pickFolder(random);
    placed.flags = pickFlags(random, secondsAgo);
    Composition &c = placed.composition;
    c.from = outline.from;
    c.to = {{QLatin1String(OwnerName), options.owner}};
    c.subject = outline.subject;
    c.charset = outline.charset;
    c.messageId = outline.messageId;
    c.text = letter(outline, random);
    if (outline.threadPlace >= 0)
        c.references = threadReferences(options, index, outline.threadPlace);
    if (!c.references.isEmpty())
        c.subject.prepend(QStringLiteral("Re: "));
    const int kind = random.below(100);
    if (outline.threadPlace < 0 && kind < 14 && outline.language->code == "en")
        makeNewsletter(c, random);
    else if (kind < 30)
        c.html = letterHtml(c.text, {});
    else if (kind < 45)
        attachSomething(c, random);
    else if (kind >= 98 && outline.threadPlace < 0)
        placed.raw = oddMessage(random.below(12), c.messageId, headerDate(options.now.addSecs(-secondsAgo)));
    if (random.chance(10))
        c.cc = {random.pick(outline.language->people)};
    return placed;
}

} // namespace samplemail

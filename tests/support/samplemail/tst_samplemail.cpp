// The generator is the same for the same seed, and what it makes is what it says: read back by core/mime.
#include "core/mime/document.h"
#include "tests/support/samplemail/writer.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace samplemail;
namespace mime = waxwing::mime;

namespace {

Options options(int count, std::uint64_t seed = 7)
{
    Options o;
    o.count = count;
    o.seed = seed;
    o.now = QDateTime(QDate(2026, 11, 24), QTime(10, 30), Qt::OffsetFromUTC, 3600);
    return o;
}

} // namespace

class TestSampleMail : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sameSeedSameMail();
    void anyOrder();
    void newestFirst();
    void firstScreenful();
    void variety();
    void conversationsHoldTogether();
    void onlyExampleDomains();
    void everythingIsReadable();
    void maildirTree();
    void mboxAndEml();
};

void TestSampleMail::sameSeedSameMail()
{
    const Generator a(options(300));
    const Generator b(options(300));
    const Generator other(options(300, 8));
    for (int i = 0; i < 300; i += 13) {
        QCOMPARE(a.at(i).source, b.at(i).source);
        QCOMPARE(a.at(i).flags, b.at(i).flags);
    }
    QVERIFY(a.at(250).source != other.at(250).source);
}

void TestSampleMail::anyOrder()
{
    const Generator a(options(1'000'000));
    const QByteArray late = a.at(999'999).source;
    a.at(5);
    QCOMPARE(a.at(999'999).source, late);
}

void TestSampleMail::newestFirst()
{
    const Generator a(options(500));
    QVERIFY(a.at(0).delivered < options(1).now);
    int outOfOrder = 0;
    for (int i = 100; i + 1 < 500; ++i)
        outOfOrder += a.at(i).delivered < a.at(i + 1).delivered ? 1 : 0;
    QCOMPARE(outOfOrder, 0);
    QVERIFY(a.at(499).delivered > options(1).now.addYears(-4));
}

void TestSampleMail::firstScreenful()
{
    const Generator a(options(50));
    const mime::Document ines = mime::parseMessage(a.at(0).source);
    QCOMPARE(ines.envelope.subject, QStringLiteral("Autumn catalogue: final proofs"));
    QCOMPARE(ines.envelope.from.first().name, QStringLiteral("Ines Okafor"));
    QCOMPARE(ines.envelope.references.size(), 3);
    QCOMPARE(ines.blocks.first().kind, mime::Block::Kind::Html);
    QCOMPARE(ines.attachments.size(), 4); // three, and the picture in the text
    const QByteArray png = mime::partBody(a.at(0).source, ines.attachments.last().number);
    QVERIFY(png.startsWith("\x89PNG"));
    QStringList subjects;
    for (int i = 0; i < 20; ++i)
        subjects += mime::parseEnvelope(a.at(i).source).subject;
    QVERIFY(subjects.contains(QStringLiteral("十月の打ち合わせの日程について")));
    QVERIFY(subjects.contains(QStringLiteral("مراجعة مسودة العقد قبل يوم الخميس")));
}

void TestSampleMail::variety()
{
    const Generator a(options(1500));
    QSet<QByteArray> charsets;
    QSet<QString> folders;
    int html = 0;
    int attachments = 0;
    int remote = 0;
    int odd = 0;
    for (int i = 0; i < a.count(); ++i) {
        const Message message = a.at(i);
        const mime::Document d = mime::parseMessage(message.source);
        folders.insert(message.folder);
        for (const mime::Part &part : d.parts)
            charsets.insert(part.charset);
        html += !d.blocks.isEmpty() && d.blocks.first().kind == mime::Block::Kind::Html ? 1 : 0;
        attachments += d.attachments.isEmpty() ? 0 : 1;
        remote += message.source.contains("width=\"1\"") || message.source.contains("width=3D\"1\"") ? 1 : 0;
        odd += d.envelope.from.isEmpty() || d.envelope.from.first().address == QStringLiteral("odd@mailer.example") ? 1
                                                                                                                    : 0;
    }
    for (const char *charset :
         {"utf-8", "iso-8859-1", "iso-8859-15", "koi8-r", "iso-2022-jp", "gb18030", "windows-1256"})
        QVERIFY2(charsets.contains(charset), charset);
    QVERIFY(html > 150 && attachments > 100 && remote > 20 && odd > 5);
    QVERIFY(folders.size() >= 12);
    for (const QString &folder : std::as_const(folders))
        QVERIFY(folderNames().contains(folder));
}

void TestSampleMail::conversationsHoldTogether()
{
    const Generator a(options(800));
    QSet<QByteArray> ids;
    QList<QByteArray> referred;
    for (int i = 0; i < a.count(); ++i) {
        const mime::Envelope e = mime::parseEnvelope(a.at(i).source);
        if (e.messageId.isEmpty())
            continue;
        QVERIFY2(!ids.contains(e.messageId), e.messageId.constData());
        ids.insert(e.messageId);
        referred += e.references;
    }
    QVERIFY(referred.size() > 100);
    for (const QByteArray &id : std::as_const(referred))
        QVERIFY2(ids.contains(id), id.constData());
}

void TestSampleMail::onlyExampleDomains()
{
    const Generator a(options(400));
    static const QRegularExpression address(QStringLiteral("@([A-Za-z0-9.-]+)"));
    for (int i = 0; i < a.count(); ++i) {
        const mime::Envelope e = mime::parseEnvelope(a.at(i).source);
        const QList<mime::Mailbox> people = e.from + e.to + e.cc + e.replyTo;
        for (const mime::Mailbox &mailbox : people)
            QVERIFY2(mailbox.domain().endsWith(QStringLiteral(".example")), qPrintable(mailbox.address));
    }
}

void TestSampleMail::everythingIsReadable()
{
    const Generator a(options(600));
    for (int i = 0; i < a.count(); ++i) {
        const Message message = a.at(i);
        const mime::Document d = mime::parseMessage(message.source);
        QVERIFY(!d.tooComplex);
        QVERIFY2(!mime::extractText(d).contains(QChar(0xFFFD)), message.source.left(2000).constData());
        QVERIFY(!d.envelope.subject.contains(QChar(0xFFFD)));
    }
}

void TestSampleMail::maildirTree()
{
    QTemporaryDir directory;
    QCOMPARE(write(Generator(options(200)), Format::Maildir, directory.path(), true), QString());
    QVERIFY(QDir(directory.filePath(QStringLiteral(".Clients.Halden Bakery/cur"))).exists());
    QVERIFY(QDir(directory.filePath(QStringLiteral(".Mailing lists.waxwing-dev/new"))).exists());
    const QFileInfoList inbox = QDir(directory.filePath(QStringLiteral("cur"))).entryInfoList(QDir::Files);
    QVERIFY(inbox.size() > 40);
    for (const QFileInfo &file : inbox) {
        const qint64 stamp = file.fileName().section(QLatin1Char('.'), 0, 0).toLongLong();
        QCOMPARE(file.lastModified().toSecsSinceEpoch(), stamp);
        QVERIFY(file.fileName().contains(QStringLiteral(":2,")));
    }
}

void TestSampleMail::mboxAndEml()
{
    QTemporaryDir directory;
    QCOMPARE(write(Generator(options(30)), Format::Mbox, directory.path(), false), QString());
    QFile mbox(directory.filePath(QStringLiteral("mbox")));
    QVERIFY(mbox.open(QIODevice::ReadOnly));
    QCOMPARE(QByteArray('\n' + mbox.readAll()).count("\nFrom sample@"), 30);
    QCOMPARE(write(Generator(options(30)), Format::Eml, directory.filePath(QStringLiteral("eml")), false), QString());
    QCOMPARE(QDir(directory.filePath(QStringLiteral("eml"))).entryList(QDir::Files).size(), 30);
    QVERIFY(!write(Generator(options(1)), Format::Eml, QStringLiteral("/proc/nowhere"), false).isEmpty());
}

QTEST_GUILESS_MAIN(TestSampleMail)
#include "tst_samplemail.moc"

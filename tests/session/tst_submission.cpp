// MAIL, RCPT, DATA and every way they can end. The oracle is the promise ONE of robustness.md: a result is
// "not taken" only where the server cannot have the message, and "unknown" wherever it may.
#include "core/session/smtpsession.h"
#include "tests/support/await.h"
#include "tests/support/scriptedtransport.h"

#include <QBuffer>
#include <QTest>

using namespace waxwing;
using namespace waxwing::session;
using namespace waxwing::test;
using namespace std::chrono_literals;
using State = SubmissionResult::State;

Q_DECLARE_METATYPE(State)

class TestSubmission : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sends();
    void sendsPipelined();
    void stuffsDots();
    void sendsTwoOnOneConnection();
    void oneOfThreeRecipientsRefused();
    void everyRecipientRefused();
    void tooManyRecipients();
    void senderRefused();
    void senderRefusedPipelined();
    void endsAs_data();
    void endsAs();
    void noAnswerToTheFinalDot();
    void answersDuringTheUpload();
    void sayingNoBeforeHangingUp();
    void refusedBeforehand_data();
    void refusedBeforehand();
    void declares8BitAndUtf8();
    void internationalDomainNeedsNoUtf8();
    void awaitsEachStep();
    void stepThatFailsStopsBefore_data();
    void stepThatFailsStopsBefore();
    void lostWhileTheStepIsWritten();
    void reportsProgress();
    void messageThatCannotBeRead();
    void manyRecipientsInGroups();
};

namespace {

const QByteArray message("Subject: x\r\n\r\nHello\r\n");

QByteArray openingWith(const QByteArrayList &capabilities)
{
    QByteArray script("S: 220 mail.test\nC: EHLO [127.0.0.1]\nS: 250-mail.test\n");
    for (const QByteArray &capability : capabilities) {
        script += "S: 250-" + capability + '\n';
    }
    return script + "S: 250 HELP\n";
}

QByteArray opening()
{
    return openingWith({});
}

const QByteArray upToData = "C: MAIL FROM:<a@x.org>\nS: 250 ok\nC: RCPT TO:<b@x.org>\nS: 250 ok\nC: DATA\n";
const QByteArray upToDot = upToData + "S: 354 go\nC: Subject: x\nC: \nC: Hello\nC: .\n";

Submission submission(const QStringList &recipients = {QStringLiteral("b@x.org")}, const QByteArray &octets = message)
{
    Submission submission;
    submission.sender = QStringLiteral("a@x.org");
    submission.recipients = recipients;
    submission.message = messageFrom(octets);
    return submission;
}

SmtpPatience quick()
{
    SmtpPatience patience;
    patience.command = 50ms;
    patience.data = 50ms;
    patience.finalDot = 50ms;
    return patience;
}

std::unique_ptr<SmtpSession> opened(Dialogue &dialogue)
{
    auto session = std::make_unique<SmtpSession>(dialogue.transport(), nullptr, quick());
    ServerAccess access;
    access.endpoint = net::Endpoint(QStringLiteral("mail.test"), 465, net::Security::Tls);
    await(session->open(access));
    return session;
}

QStringList three()
{
    return {QStringLiteral("b@x.org"), QStringLiteral("c@x.org"), QStringLiteral("d@x.org")};
}

} // namespace

void TestSubmission::sends()
{
    Dialogue dialogue(opening() + upToDot + "S: 250 2.0.0 queued as 1\n");
    const auto session = opened(dialogue);
    const SubmissionResult result = await(session->submit(submission()));
    QCOMPARE(result.state, State::Accepted);
    QVERIFY(!result.reason);
    QVERIFY(result.recipients.constFirst().isAccepted());
    QVERIFY(session->isOpen());
    QVERIFY2(dialogue.isComplete(), dialogue.report());
}

void TestSubmission::sendsPipelined()
{
    Dialogue dialogue(openingWith({"PIPELINING", "SIZE 1000"})
                      + "C: MAIL FROM:<a@x.org> SIZE=21\nC: RCPT TO:<b@x.org>\nC: RCPT TO:<c@x.org>\n"
                        "S: 250 ok\nS: 250 ok\nS: 250 ok\n"
                        "C: DATA\n" // alone, always: RFC 2920 3.1
                        "S: 354 go\nC: Subject: x\nC: \nC: Hello\nC: .\nS: 250 ok\n");
    const auto session = opened(dialogue);
    QCOMPARE(await(session->submit(submission(three().mid(0, 2)))).state, State::Accepted);
    QVERIFY2(dialogue.isComplete(), dialogue.report());
}

void TestSubmission::stuffsDots()
{
    Dialogue dialogue(opening() + upToData + "S: 354 go\nC: ..\nC: ..a\nC: \nC: b\nC: .\nS: 250 ok\n");
    const auto session = opened(dialogue);
    const SubmissionResult result = await(session->submit(submission({QStringLiteral("b@x.org")}, ".\n.a\r\n\r\nb")));
    QCOMPARE(result.state, State::Accepted);
    QVERIFY2(dialogue.isComplete(), dialogue.report());
}

void TestSubmission::sendsTwoOnOneConnection()
{
    Dialogue dialogue(opening() + "C: MAIL FROM:<a@x.org>\nS: 550 no\nC: RSET\nS: 250 ok\n" + upToDot + "S: 250 ok\n");
    const auto session = opened(dialogue);
    QCOMPARE(await(session->submit(submission())).state, State::RejectedPermanently);
    QCOMPARE(await(session->submit(submission())).state, State::Accepted);
    QVERIFY2(dialogue.isComplete(), dialogue.report());
}

void TestSubmission::oneOfThreeRecipientsRefused()
{
    Dialogue dialogue(opening()
                      + "C: MAIL FROM:<a@x.org>\nS: 250 ok\nC: RCPT TO:<b@x.org>\nS: 250 ok\n"
                        "C: RCPT TO:<c@x.org>\nS: 550 5.1.1 unknown\nC: RCPT TO:<d@x.org>\nS: 452 4.2.2 full\n"
                        "C: DATA\nS: 354 go\nC: Subject: x\nC: \nC: Hello\nC: .\nS: 250 ok\n");
    const auto session = opened(dialogue);
    const SubmissionResult result = await(session->submit(submission(three())));
    QCOMPARE(result.state, State::Accepted);
    QVERIFY(result.recipients[0].isAccepted());
    QVERIFY(!result.recipients[1].isAccepted() && !result.recipients[1].isTemporary());
    QVERIFY(!result.recipients[2].isAccepted() && result.recipients[2].isTemporary());
    QVERIFY2(dialogue.isComplete(), dialogue.report());
}

void TestSubmission::everyRecipientRefused()
{
    Dialogue dialogue(opening()
                      + "C: MAIL FROM:<a@x.org>\nS: 250 ok\nC: RCPT TO:<b@x.org>\nS: 550 5.1.1 unknown\n"
                        "C: RSET\nS: 250 ok\n");
    const auto session = opened(dialogue);
    const SubmissionResult result = await(session->submit(submission()));
    QCOMPARE(result.state, State::RejectedPermanently);
    QCOMPARE(result.reason->summary(), QStringLiteral("The server refused the recipient b@x.org."));
    QVERIFY(session->isOpen());
    QVERIFY2(dialogue.isComplete(), dialogue.report());
}

void TestSubmission::tooManyRecipients()
{
    Dialogue dialogue(opening()
                      + "C: MAIL FROM:<a@x.org>\nS: 250 ok\nC: RCPT TO:<b@x.org>\nS: 552 too many\n"
                        "C: RSET\nS: 250 ok\n");
    const auto session = opened(dialogue);
    const SubmissionResult result = await(session->submit(submission()));
    QCOMPARE(result.state, State::RejectedTemporarily);
    QCOMPARE(result.reason->retry(), Retry::Later);
}

void TestSubmission::senderRefused()
{
    Dialogue dialogue(opening() + "C: MAIL FROM:<a@x.org>\nS: 550 not you\nC: RSET\nS: 250 ok\n");
    const auto session = opened(dialogue);
    const SubmissionResult result = await(session->submit(submission()));
    QCOMPARE(result.state, State::RejectedPermanently);
    QCOMPARE(result.reason->kind(), ErrorKind::Server);
    QVERIFY2(dialogue.isComplete(), dialogue.report());
}

void TestSubmission::senderRefusedPipelined()
{
    Dialogue dialogue(openingWith({"PIPELINING"})
                      + "C: MAIL FROM:<a@x.org>\nC: RCPT TO:<b@x.org>\nS: 452 disk\nS: 503 MAIL first\n"
                        "C: RSET\nS: 250 ok\n");
    const auto session = opened(dialogue);
    const SubmissionResult result = await(session->submit(submission()));
    QCOMPARE(result.state, State::RejectedTemporarily);
    QCOMPARE(result.reply->code, 452);
    QVERIFY2(dialogue.isComplete(), dialogue.report());
}

void TestSubmission::endsAs_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<State>("state");
    QTest::addColumn<bool>("isOpenAfterwards");
    const State temporary = State::RejectedTemporarily, permanent = State::RejectedPermanently;
    const QByteArray mail("C: MAIL FROM:<a@x.org>\n");
    const QByteArray rcpt(mail + "S: 250 ok\nC: RCPT TO:<b@x.org>\n");
    const QByteArray rset("C: RSET\nS: 250 ok\n");
    QTest::newRow("421 to MAIL") << mail + "S: 421 bye\n" << temporary << false;
    QTest::newRow("452 to MAIL") << mail + "S: 452 disk\n" + rset << temporary << true;
    QTest::newRow("552 to MAIL") << mail + "S: 552 too big\n" + rset << permanent << true;
    QTest::newRow("MAIL is lost") << mail + "X: lost\n" << temporary << false;
    QTest::newRow("MAIL is silent") << mail + "X: silence\n" << temporary << false;
    QTest::newRow("MAIL is garbage") << mail + "S: hello\n" << temporary << false;
    QTest::newRow("421 to RCPT") << rcpt + "S: 421 bye\n" << temporary << false;
    QTest::newRow("452 to RCPT") << rcpt + "S: 452 full\n" + rset << temporary << true;
    QTest::newRow("RCPT is lost") << rcpt + "X: lost\n" << temporary << false;
    QTest::newRow("RSET is lost") << rcpt + "S: 550 no\nC: RSET\nX: lost\n" << permanent << false;
    QTest::newRow("421 to DATA") << upToData + "S: 421 bye\n" << temporary << false;
    QTest::newRow("452 to DATA") << upToData + "S: 452 disk\n" + rset << temporary << true;
    QTest::newRow("554 to DATA") << upToData + "S: 554 no\n" + rset << permanent << true;
    QTest::newRow("250 to DATA") << upToData + "S: 250 hm\n" << temporary << false;
    QTest::newRow("dropped before 354") << upToData + "X: close\n" << temporary << false;
    QTest::newRow("DATA is silent") << upToData + "X: silence\n" << temporary << false;
    QTest::newRow("dropped during DATA") << upToData + "S: 354 go\nX: close\n" << temporary << false;
    QTest::newRow("421 to the dot") << upToDot + "S: 421 bye\n" << temporary << false;
    QTest::newRow("452 to the dot") << upToDot + "S: 452 disk\n" << temporary << true;
    QTest::newRow("552 to the dot") << upToDot + "S: 552 5.2.2 full\n" << permanent << true;
    QTest::newRow("dropped after the dot") << upToDot + "X: close\n" << State::Unknown << false;
    QTest::newRow("reset after the dot") << upToDot + "X: lost\n" << State::Unknown << false;
    QTest::newRow("garbage after the dot") << upToDot + "S: what\n" << State::Unknown << false;
    QTest::newRow("354 after the dot") << upToDot + "S: 354 again\n" << State::Unknown << false;
    QTest::newRow("half a reply after the dot") << upToDot + "S> 250-queu\nX: close\n" << State::Unknown << false;
    QTest::newRow("torn reply after the dot") << upToDot + "S: 250-queued\nS: 550 or not\n" << State::Unknown << false;
}

void TestSubmission::endsAs()
{
    QFETCH(QByteArray, script);
    QFETCH(bool, isOpenAfterwards);
    Dialogue dialogue(opening() + script);
    const auto session = opened(dialogue);
    const SubmissionResult result = await(session->submit(submission()));
    QTEST(result.state, "state");
    QVERIFY(result.reason);
    QCOMPARE(session->isOpen(), isOpenAfterwards);
    QVERIFY2(dialogue.isComplete(), dialogue.report());
}

void TestSubmission::noAnswerToTheFinalDot()
{
    Dialogue dialogue(opening() + upToDot + "X: silence\n");
    const auto session = opened(dialogue);
    const SubmissionResult result = await(session->submit(submission()));
    QCOMPARE(result.state, State::Unknown);
    QCOMPARE(result.reason->retry(), Retry::AfterUserAction);
    QVERIFY(!session->isOpen());
}

// A server that has had enough says so at once and reads no more.
void TestSubmission::answersDuringTheUpload()
{
    Dialogue dialogue(opening() + upToData + "S: 354 go\nX: swallow 65536\nS: 552 5.3.4 too big\n");
    const auto session = opened(dialogue);
    Submission large = submission({QStringLiteral("b@x.org")}, QByteArray(300'000, 'x').replace(70, 2, "\r\n"));
    const SubmissionResult result = await(session->submit(large));
    QCOMPARE(result.state, State::RejectedPermanently);
    QCOMPARE(result.reply->code, 552);
    QVERIFY(!session->isOpen());
    QVERIFY2(dialogue.isComplete(), dialogue.report());
}

void TestSubmission::sayingNoBeforeHangingUp()
{
    Dialogue dialogue(opening()
                      + "C: MAIL FROM:<a@x.org>\nS: 250 ok\nC: RCPT TO:<b@x.org>\n"
                        "S: 250 ok\nS: 421 shutting down\nX: close\n");
    const auto session = opened(dialogue);
    const SubmissionResult result = await(session->submit(submission()));
    QCOMPARE(result.state, State::RejectedTemporarily);
    QCOMPARE(result.reply->code, 421);
}

void TestSubmission::refusedBeforehand_data()
{
    QTest::addColumn<QByteArrayList>("capabilities");
    QTest::addColumn<QString>("recipient");
    QTest::addColumn<QByteArray>("octets");
    const QString bob = QStringLiteral("b@x.org");
    QTest::newRow("too large") << QByteArrayList{"SIZE 20"} << bob << message;
    QTest::newRow("no SMTPUTF8") << QByteArrayList{"8BITMIME"} << QStringLiteral("jürgen@x.org") << message;
    QTest::newRow("no 8BITMIME") << QByteArrayList{} << bob << QByteArray("\xc3\xa4\r\n");
    QTest::newRow("NUL") << QByteArrayList{"8BITMIME"} << bob << QByteArray("a\0b\r\n", 5);
    QTest::newRow("injected command") << QByteArrayList{} << QStringLiteral("b@x.org>\r\nRCPT TO:<e@x.org") << message;
}

// Not even MAIL goes out; the connection stays good.
void TestSubmission::refusedBeforehand()
{
    QFETCH(QByteArrayList, capabilities);
    QFETCH(QString, recipient);
    QFETCH(QByteArray, octets);
    Dialogue dialogue(openingWith(capabilities)
                      + (recipient.contains(QLatin1Char('\r')) ? "C: RSET\nS: 250 ok\n" : ""));
    const auto session = opened(dialogue);
    const SubmissionResult result = await(session->submit(submission({recipient}, octets)));
    QCOMPARE(result.state, State::RejectedPermanently);
    QCOMPARE(result.reason->kind(), ErrorKind::Input);
    QVERIFY(session->isOpen());
    QVERIFY2(dialogue.isComplete(), dialogue.report());
}

void TestSubmission::declares8BitAndUtf8()
{
    Dialogue dialogue(
        openingWith({"8BITMIME", "SMTPUTF8"})
        + "C: MAIL FROM:<a@x.org> BODY=8BITMIME SMTPUTF8\nS: 250 ok\n"
          "C: RCPT TO:<j\xc3\xbcrgen@x.org>\nS: 250 ok\nC: DATA\nS: 354 go\nC: \xc3\xa4\nC: .\nS: 250 ok\n");
    const auto session = opened(dialogue);
    const SubmissionResult result
        = await(session->submit(submission({QStringLiteral("jürgen@x.org")}, "\xc3\xa4\r\n")));
    QCOMPARE(result.state, State::Accepted);
    QVERIFY2(dialogue.isComplete(), dialogue.report());
}

void TestSubmission::internationalDomainNeedsNoUtf8()
{
    Dialogue dialogue(opening()
                      + "C: MAIL FROM:<a@x.org>\nS: 250 ok\nC: RCPT TO:<b@xn--bcher-kva.org>\nS: 550 no\n"
                        "C: RSET\nS: 250 ok\n");
    const auto session = opened(dialogue);
    await(session->submit(submission({QStringLiteral("b@bücher.org")})));
    QVERIFY2(dialogue.isComplete(), dialogue.report());
}

namespace {

// The caller's journal: writes take a while, and no octet may go out meanwhile.
struct Journal {
    Dialogue *dialogue;
    QByteArrayList writtenAt; // the last line on the wire when each step was asked for, and when it was done
    std::optional<SubmissionStep> failAt;
    Wakeup disk;
};

QCoro::Task<void> writeStep(Journal *journal, SubmissionStep step)
{
    const QByteArray before = journal->dialogue->everythingWritten();
    co_await journal->disk.wait(20ms);
    if (before == journal->dialogue->everythingWritten()) {
        const QByteArrayList lines = before.split('\n');
        journal->writtenAt.append(lines.value(lines.size() - 2).trimmed());
    }
    if (journal->failAt == step) {
        throw Error(ErrorKind::Storage, QStringLiteral("The disk is full."));
    }
}

} // namespace

void TestSubmission::awaitsEachStep()
{
    Dialogue dialogue(opening() + upToDot + "S: 250 ok\n");
    const auto session = opened(dialogue);
    Journal journal{&dialogue, {}, std::nullopt, {}};
    Submission journalled = submission();
    journalled.before = [&journal](SubmissionStep step) { return writeStep(&journal, step); };
    QCOMPARE(await(session->submit(journalled)).state, State::Accepted);
    QCOMPARE(journal.writtenAt, (QByteArrayList{"EHLO [127.0.0.1]", "DATA", "Hello"}));
}

void TestSubmission::stepThatFailsStopsBefore_data()
{
    QTest::addColumn<int>("step");
    QTest::addColumn<QByteArray>("script");
    QTest::newRow("MAIL") << int(SubmissionStep::Mail) << QByteArray();
    QTest::newRow("message") << int(SubmissionStep::Message) << upToData + "S: 354 go\n";
    QTest::newRow("final dot") << int(SubmissionStep::FinalDot)
                               << upToData + "S: 354 go\nC: Subject: x\nC: \nC: Hello\n";
}

void TestSubmission::stepThatFailsStopsBefore()
{
    QFETCH(int, step);
    QFETCH(QByteArray, script);
    Dialogue dialogue(opening() + script);
    const auto session = opened(dialogue);
    Journal journal{&dialogue, {}, SubmissionStep(step), {}};
    Submission journalled = submission();
    journalled.before = [&journal](SubmissionStep reached) { return writeStep(&journal, reached); };
    QCOMPARE(failureOf(session->submit(journalled)).kind(), ErrorKind::Storage);
    QVERIFY(!session->isOpen());
    QVERIFY2(dialogue.isComplete(), dialogue.report());
}

// The connection ends while the caller writes "final dot" down: the dot was not sent, so it is not unknown.
void TestSubmission::lostWhileTheStepIsWritten()
{
    Dialogue dialogue(opening() + upToData + "S: 354 go\nC: Subject: x\nC: \nC: Hello\nX: close\n");
    const auto session = opened(dialogue);
    Journal journal{&dialogue, {}, std::nullopt, {}};
    Submission journalled = submission();
    journalled.before = [&journal](SubmissionStep step) { return writeStep(&journal, step); };
    QCOMPARE(await(session->submit(journalled)).state, State::RejectedTemporarily);
    QVERIFY2(dialogue.isComplete(), dialogue.report());
}

void TestSubmission::reportsProgress()
{
    const QByteArray octets = QByteArray(70, 'x').append("\r\n").repeated(2000);
    Dialogue dialogue(opening() + upToData + "S: 354 go\nX: swallow " + QByteArray::number(octets.size())
                      + "\nC: .\nS: 250 ok\n");
    const auto session = opened(dialogue);
    Submission large = submission({QStringLiteral("b@x.org")}, octets);
    QList<qint64> steps;
    large.progress = [&steps](qint64 sent, qint64) { steps.append(sent); };
    QCOMPARE(await(session->submit(large)).state, State::Accepted);
    QVERIFY(steps.size() > 1);
    QCOMPARE(steps.constLast(), octets.size());
    QVERIFY2(dialogue.isComplete(), dialogue.report());
}

namespace {

// A file that was shortened after it was scanned.
class ShrinkingDevice : public QBuffer {
public:
    qint64 size() const override { return QBuffer::size() + 10; }
};

} // namespace

void TestSubmission::messageThatCannotBeRead()
{
    Dialogue dialogue(opening() + upToData + "S: 354 go\nC: Subject: x\nC: \nC: Hello\n");
    const auto session = opened(dialogue);
    const auto device = std::make_shared<ShrinkingDevice>();
    device->setData(message);
    QVERIFY(device->open(QIODevice::ReadOnly));
    Submission broken = submission();
    broken.message = device;
    const SubmissionResult result = await(session->submit(broken));
    QCOMPARE(result.state, State::RejectedTemporarily);
    QCOMPARE(result.reason->kind(), ErrorKind::Storage);
    QVERIFY(!session->isOpen());
    QVERIFY2(dialogue.isComplete(), dialogue.report()); // and no dot: half a message is not sent
}

void TestSubmission::manyRecipientsInGroups()
{
    QStringList recipients;
    QByteArray script = openingWith({"PIPELINING"}) + "C: MAIL FROM:<a@x.org>\n";
    for (int i = 0; i < 120; ++i) {
        recipients.append(QStringLiteral("r%1@x.org").arg(i));
        script += "C: RCPT TO:<r" + QByteArray::number(i) + "@x.org>\n";
        if (i % 50 == 48) {
            script += QByteArray("S: 250 ok\n").repeated(50);
        }
    }
    script += QByteArray("S: 250 ok\n").repeated(21)
        + "C: DATA\nS: 354 go\nC: Subject: x\nC: \nC: Hello\nC: .\nS: 250 ok\n";
    Dialogue dialogue(script);
    dialogue.setChunkSize(7);
    const auto session = opened(dialogue);
    const SubmissionResult result = await(session->submit(submission(recipients)));
    QCOMPARE(result.state, State::Accepted);
    QVERIFY(result.recipients.constLast().isAccepted());
    QVERIFY2(dialogue.isComplete(), dialogue.report());
}

QTEST_GUILESS_MAIN(TestSubmission)
#include "tst_submission.moc"

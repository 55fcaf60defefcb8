// The IMAP back end's own part: which connection asks for what of which folder.
#include "core/sync/imapbackend.h"
#include "tests/sync/syncfixture.h"

#include <QTest>

using namespace waxwing;
using namespace waxwing::sync;
using namespace waxwing::sync::test;

namespace {

#define LOGIN                                                                                                          \
    "S: * OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR] ready\n"                                                        \
    "C: A1 AUTHENTICATE PLAIN AHUAcA==\n"                                                                              \
    "S: A1 OK [CAPABILITY IMAP4rev1] in\n"
#define SELECT_INBOX(validity)                                                                                         \
    "C: A2 SELECT INBOX\n"                                                                                             \
    "S: * 3 EXISTS\n"                                                                                                  \
    "S: * OK [UIDVALIDITY " validity "] v\n"                                                                           \
    "S: * OK [UIDNEXT 14] n\n"                                                                                         \
    "S: A2 OK [READ-WRITE] done\n"

QCoro::Task<void> logIn(session::ImapSession *session)
{
    const auth::Credentials credentials(QStringLiteral("u"), QStringLiteral("p"));
    co_await session->open(credentials);
}

// The store of Fixture, and a back end whose first connection follows a dialogue.
struct Backend {
    explicit Backend(const char *script)
        : f("", "")
        , dialogue(script)
        , backend(
              account, f.store,
              [this] { return std::make_unique<session::ImapSession>(dialogue.transport(), Fixture::options()); },
              [](session::ImapSession *session) { return logIn(session); }, f.folder.filePath(QStringLiteral("hidden")))
    {
    }
    ~Backend()
    {
        backend.close();
        QCoreApplication::processEvents();
    }

    Fixture f;
    Dialogue dialogue;
    ImapBackend backend;
};

store::Verb moveToArchive(Fixture &f, quint32 uid)
{
    store::Verb verb;
    verb.kind = store::IntentKind::Move;
    verb.account = account;
    verb.messages = {f.placement(uid)};
    verb.folder = f.folderRow("Archive").id;
    return verb;
}

} // namespace

class TestImapBackend : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Shown in Archive, but the server has it in INBOX as long as the move waits.
    void bodyOfAMessageThatIsBeingMoved()
    {
        Backend b(
            LOGIN SELECT_INBOX("7") "C: A3 UID FETCH 12 (UID BODY.PEEK[])\n"
                                    "S> * 2 FETCH (UID 12 BODY[] {8}\\r\\nS: x\\r\\n\\r\\n)\\r\\nA3 OK done\\r\\n\n");
        const PlacementId row = b.f.placement(12);
        b.f.apply(moveToArchive(b.f, 12));
        QVERIFY(!b.f.read([row](store::Reader &r) { return r.row(row); })->uid.isValid());
        await(b.backend.fetchBody(row));
        QVERIFY2(b.dialogue.isComplete(), b.dialogue.report());
        QCOMPARE(b.f.read([row](store::Reader &r) { return r.body(row); }), std::optional(QByteArray("S: x\r\n\r\n")));
        await(b.backend.fetchBody(row)); // held: nobody is asked
    }

    void bodyUnderAnotherUidValidity()
    {
        Backend b(LOGIN SELECT_INBOX("8"));
        const Error error = failureOf(b.backend.fetchBody(b.f.placement(12)));
        QVERIFY2(b.dialogue.isComplete(), b.dialogue.report());
        QCOMPARE(error.kind(), ErrorKind::Conflict);
        QCOMPARE(error.retry(), Retry::Later);
    }

    void bodyOfNoMessage()
    {
        Backend b("");
        QCOMPARE(failureOf(b.backend.fetchBody(PlacementId(999))).kind(), ErrorKind::Input);
    }
};

QTEST_GUILESS_MAIN(TestImapBackend)
#include "tst_imapbackend.moc"

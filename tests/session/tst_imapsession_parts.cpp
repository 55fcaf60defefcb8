// The session's parts that need no connection: the table of what may overlap, and the selected mailbox.
#include "core/session/imapcommandtable.h"
#include "core/session/imapmailboxstate.h"

#include <QTest>

using namespace waxwing;
using namespace waxwing::session;

class TestParts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void exclusiveCommands();
    void overlaps();
    void sequenceNumbers();
    void liesAboutNumbers();
    void vanished();
};

void TestParts::exclusiveCommands()
{
    for (int i = 0; i <= int(ImapVerb::Last); ++i) {
        for (const ImapVerb alone :
             {ImapVerb::StartTls, ImapVerb::Login, ImapVerb::Authenticate, ImapVerb::Logout, ImapVerb::Idle}) {
            QVERIFY(!mayOverlap(alone, ImapVerb(i)));
            QVERIFY(!mayOverlap(ImapVerb(i), alone));
        }
    }
    for (const ImapVerb verb : {ImapVerb::UidFetch, ImapVerb::UidStore, ImapVerb::UidSearch, ImapVerb::UidCopy,
                                ImapVerb::UidMove, ImapVerb::UidExpunge, ImapVerb::Select}) {
        QVERIFY(!mayOverlap(ImapVerb::Select, verb));
        QVERIFY(!mayOverlap(verb, ImapVerb::Select));
    }
}

void TestParts::overlaps()
{
    QVERIFY(mayOverlap(ImapVerb::UidFetch, ImapVerb::UidFetch));
    QVERIFY(mayOverlap(ImapVerb::UidFetch, ImapVerb::UidStore));
    QVERIFY(mayOverlap(ImapVerb::UidFetch, ImapVerb::UidSearch));
    QVERIFY(mayOverlap(ImapVerb::UidFetch, ImapVerb::UidFetchBody));
    QVERIFY(mayOverlap(ImapVerb::Status, ImapVerb::Status));
    QVERIFY(mayOverlap(ImapVerb::List, ImapVerb::Lsub));
    QVERIFY(!mayOverlap(ImapVerb::List, ImapVerb::List));
    QVERIFY(!mayOverlap(ImapVerb::UidSearch, ImapVerb::UidSearch)); // SEARCH carries no tag
    QVERIFY(!mayOverlap(ImapVerb::UidFetchBody, ImapVerb::UidFetchBody));
    QVERIFY(!mayOverlap(ImapVerb::UidStore, ImapVerb::UidSearch));
    QVERIFY(!mayOverlap(ImapVerb::UidMove, ImapVerb::UidFetch));
    QVERIFY(!mayOverlap(ImapVerb::UidStore, ImapVerb::UidExpunge)); // what is deleted must be marked first
    QVERIFY(!mayOverlap(ImapVerb::Create, ImapVerb::Append));
    QVERIFY(!mayOverlap(ImapVerb::Append, ImapVerb::Status));
}

void TestParts::sequenceNumbers()
{
    ImapMailboxState state("a", false);
    state.setExists(5);
    for (quint32 i = 1; i <= 4; ++i) {
        imap::FetchedMessage message;
        message.sequenceNumber = i;
        message.uid = Uid(i * 10);
        state.note(message);
    }
    imap::FetchedMessage bare;
    bare.sequenceNumber = 3;
    state.note(bare);
    QCOMPARE(bare.uid, Uid(30));
    QCOMPARE(state.expunge(2), Uid(20));
    QCOMPARE(state.expunge(2), Uid(30));
    QCOMPARE(state.uidAt(2), Uid(40));
    QVERIFY(!state.expunge(3).isValid()); // the fifth was never told
    QCOMPARE(state.selected().exists, 2u);
}

void TestParts::liesAboutNumbers()
{
    ImapMailboxState state("a", false);
    state.setExists(2);
    imap::FetchedMessage message;
    message.sequenceNumber = 4'000'000'000u; // must not allocate 16 GB
    message.uid = Uid(1);
    state.note(message);
    QVERIFY(!state.uidAt(4'000'000'000u).isValid());
    QVERIFY(!state.expunge(7).isValid());
    QCOMPARE(state.selected().exists, 1u);
    state.expunge(1);
    state.expunge(1);
    QCOMPARE(state.selected().exists, 0u); // never below
}

void TestParts::vanished()
{
    ImapMailboxState state("a", false);
    state.setExists(4);
    for (quint32 i = 1; i <= 4; ++i) {
        imap::FetchedMessage message;
        message.sequenceNumber = i;
        message.uid = Uid(i);
        state.note(message);
    }
    state.vanished(imap::UidSet::range(Uid(2), Uid(3)));
    QCOMPARE(state.selected().exists, 2u);
    QCOMPARE(state.uidAt(2), Uid(4));
    state.vanished(*imap::UidSet::parse("1,99"));
    QVERIFY(!state.uidAt(1).isValid()); // one of them was unknown: no position is certain
}

QTEST_APPLESS_MAIN(TestParts)
#include "tst_imapsession_parts.moc"

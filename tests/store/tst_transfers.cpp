// A message on its way to another account: the copy and the end of its original are linked in the journal.
#include "tests/store/fixture.h"

using namespace waxwing;
using namespace waxwing::store;

namespace {

const AccountId otherAccount{2};

} // namespace

class TestTransfers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();

    void shownInTheOtherAccountAtOnce();
    void copyOnlyLeavesTheOriginal();
    void copyArrives();
    void refusedCopyKeepsTheOriginal();
    void cancelledCopyKeepsTheOriginal();
    void survivesReopening();
    void survivesALostCache();
    void heldBodyIsSharedWithTheCopy();

private:
    FolderId target() { return m_profile->reader().folderByPath(otherAccount, QStringLiteral("Box"))->id; }
    Intent copy()
    {
        Verb verb;
        verb.kind = IntentKind::Copy;
        verb.messages = {m_profile->at(QStringLiteral("INBOX"), 1)};
        verb.folder = target();
        verb.message = message(1);
        verb.message->uid = {};
        return m_profile->apply(verb);
    }
    Intent end(const Intent &copy)
    {
        Verb verb;
        verb.kind = IntentKind::Expunge;
        verb.messages = {m_profile->at(QStringLiteral("INBOX"), 1)};
        verb.after = copy.id;
        return m_profile->apply(verb);
    }
    QList<PlacementId> inTarget()
    {
        ListSpec spec;
        spec.folder = target();
        Reader reader = m_profile->reader();
        return reader.ids(spec, 0, 100);
    }

    std::unique_ptr<Profile> m_profile;
};

void TestTransfers::init()
{
    m_profile = std::make_unique<Profile>();
    m_profile->list({QStringLiteral("INBOX")});
    m_profile->insert(QStringLiteral("INBOX"), messages(1, 2));
    m_profile->run([](Writer &w) { w.setFolders(otherAccount, {folder(QStringLiteral("Box"))}, true); });
}

void TestTransfers::shownInTheOtherAccountAtOnce()
{
    const Intent copied = copy();
    QCOMPARE(copied.account, otherAccount);
    QCOMPARE(copied.sourceAccount, kAccount);
    const Intent ended = end(copied);
    QCOMPARE(ended.account, kAccount);
    QCOMPARE(m_profile->shown(QStringLiteral("INBOX")), QList<quint32>{2});
    QCOMPARE(inTarget().size(), 1);
    QCOMPARE(m_profile->reader().madeBy(copied.id), inTarget());
    QCOMPARE(m_profile->reader().touchedBy(copied.id), QList<PlacementId>{m_profile->at(QStringLiteral("INBOX"), 1)});
}

void TestTransfers::copyOnlyLeavesTheOriginal()
{
    copy();
    QCOMPARE(m_profile->shown(QStringLiteral("INBOX")), (QList<quint32>{2, 1}));
    QCOMPARE(inTarget().size(), 1);
}

void TestTransfers::copyArrives()
{
    const Intent copied = copy();
    const Intent ended = end(copied);
    const QList<PlacementId> made = inTarget();
    m_profile->complete(copied, relocated({{0, 77}}, 9));
    QCOMPARE(inTarget(), made);
    QCOMPARE(m_profile->reader().row(made.constFirst())->uid, Uid(77));
    QVERIFY(m_profile->reader().intent(ended.id)); // its turn now
    m_profile->complete(ended);
    QCOMPARE(m_profile->shown(QStringLiteral("INBOX")), QList<quint32>{2});
    QCOMPARE(inTarget(), made);
}

void TestTransfers::refusedCopyKeepsTheOriginal()
{
    const Intent copied = copy();
    const Intent ended = end(copied);
    m_profile->run([&](Writer &w) { w.refuse(copied.id, QStringLiteral("Full."), {}); });
    QCOMPARE(m_profile->shown(QStringLiteral("INBOX")), (QList<quint32>{2, 1}));
    QVERIFY(inTarget().isEmpty());
    QVERIFY(!m_profile->reader().intent(ended.id));
    // Tried again it is a copy, which takes nothing away.
    m_profile->run([&](Writer &w) { w.retry(copied.id); });
    QCOMPARE(inTarget().size(), 1);
    QCOMPARE(m_profile->shown(QStringLiteral("INBOX")), (QList<quint32>{2, 1}));
}

void TestTransfers::cancelledCopyKeepsTheOriginal()
{
    const Intent copied = copy();
    end(copied);
    QVERIFY(m_profile->run([&](Writer &w) { return w.cancel(copied.id); }));
    QCOMPARE(m_profile->shown(QStringLiteral("INBOX")), (QList<quint32>{2, 1}));
    QVERIFY(inTarget().isEmpty());
    QVERIFY(m_profile->reader().intents().isEmpty());
}

void TestTransfers::survivesReopening()
{
    const Intent copied = copy();
    const Intent ended = end(copied);
    m_profile->open();
    QCOMPARE(m_profile->reader().intent(copied.id)->sourceAccount, kAccount);
    QCOMPARE(m_profile->reader().intent(ended.id)->after, copied.id);
    QCOMPARE(m_profile->shown(QStringLiteral("INBOX")), QList<quint32>{2});
    QCOMPARE(inTarget().size(), 1);
}

void TestTransfers::survivesALostCache()
{
    const Intent copied = copy();
    end(copied);
    m_profile->engine.reset();
    QFile::remove(m_profile->paths().cache);
    QFile::remove(QString(m_profile->paths().cache + QStringLiteral("-wal")));
    m_profile->open();
    m_profile->list({QStringLiteral("INBOX")});
    m_profile->run([](Writer &w) { w.setFolders(otherAccount, {folder(QStringLiteral("Box"))}, true); });
    m_profile->insert(QStringLiteral("INBOX"), messages(1, 2));
    QCOMPARE(m_profile->shown(QStringLiteral("INBOX")), QList<quint32>{2});
    QCOMPARE(m_profile->reader().touchedBy(copied.id).size(), 1); // found again, so that it can be copied
}

void TestTransfers::heldBodyIsSharedWithTheCopy()
{
    const QByteArray source("Subject: x\r\n\r\nbody\r\n");
    m_profile->run([&](Writer &w) {
        Body body(m_profile->paths().bodies);
        body.append(source);
        w.setBody(m_profile->at(QStringLiteral("INBOX"), 1), std::move(body));
    });
    const Intent copied = copy();
    QCOMPARE(m_profile->reader().body(inTarget().constFirst()), std::optional(source));
    QCOMPARE(m_profile->reader().sourceFor(copied), source);
}

QTEST_GUILESS_MAIN(TestTransfers)
#include "tst_transfers.moc"

// What must wait behind a change that had to wait, and what must not.
#include "core/sync/replayorder.h"

#include <QTest>

using namespace waxwing;
using namespace waxwing::sync;
using store::Intent;
using store::IntentKind;

namespace {

QString s(const char *text)
{
    return QString::fromLatin1(text);
}

store::FolderRef folder(const char *key)
{
    return {s(key), QByteArray(key), s(key), UidValidity(1)};
}

Intent onMessage(IntentKind kind, const char *source, quint32 uid, const char *target = nullptr)
{
    Intent intent;
    intent.kind = kind;
    const QByteArray id = "<" + QByteArray(source) + QByteArray::number(uid) + ">";
    intent.messages << store::MessageRef{s(source), UidValidity(1), Uid(uid), id};
    intent.folders << folder(source);
    if (target) {
        intent.target = folder(target);
    }
    return intent;
}

Intent onFolder(IntentKind kind, const char *key)
{
    Intent intent;
    intent.kind = kind;
    intent.target = folder(key);
    intent.folders << folder(key);
    return intent;
}

} // namespace

class TestReplayOrder : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void order_data()
    {
        QTest::addColumn<Intent>("waiting");
        QTest::addColumn<Intent>("next");
        QTest::addColumn<bool>("waits");
        const Intent flag = onMessage(IntentKind::ChangeFlags, "a", 1);
        const Intent move = onMessage(IntentKind::Move, "a", 1, "b");
        QTest::newRow("same message") << flag << move << true;
        QTest::newRow("another message, same folder") << flag << onMessage(IntentKind::Move, "a", 2, "b") << false;
        QTest::newRow("same target") << move << onMessage(IntentKind::Move, "c", 2, "b") << false;
        QTest::newRow("same UID elsewhere") << flag << onMessage(IntentKind::ChangeFlags, "c", 1) << false;
        Intent copied = onMessage(IntentKind::ChangeFlags, "b", 0);
        copied.messages[0].messageId = "<a1>";
        QTest::newRow("the copy of it") << onMessage(IntentKind::Copy, "a", 1, "b") << copied << true;
        QTest::newRow("into a folder that is not made yet") << onFolder(IntentKind::CreateFolder, "b") << move << true;
        QTest::newRow("into another") << onFolder(IntentKind::CreateFolder, "c") << move << false;
        QTest::newRow("folder deleted while something leaves it")
            << move << onFolder(IntentKind::DeleteFolder, "a") << true;
        QTest::newRow("folder renamed while something arrives")
            << move << onFolder(IntentKind::MoveFolder, "b") << true;
        QTest::newRow("another folder made") << move << onFolder(IntentKind::CreateFolder, "c") << false;
        QTest::newRow("paths keep their order")
            << onFolder(IntentKind::MoveFolder, "a") << onFolder(IntentKind::CreateFolder, "c") << true;
        QTest::newRow("subscription of another")
            << onFolder(IntentKind::MoveFolder, "a") << onFolder(IntentKind::SubscribeFolder, "c") << false;
        QTest::newRow("subscription of what is not made")
            << onFolder(IntentKind::CreateFolder, "a") << onFolder(IntentKind::SubscribeFolder, "a") << true;
    }

    void order()
    {
        QFETCH(Intent, waiting);
        QFETCH(Intent, next);
        ReplayOrder order;
        QVERIFY(!order.mustWait(waiting) && !order.mustWait(next));
        order.waits(waiting);
        QTEST(order.mustWait(next), "waits");
    }
};

QTEST_GUILESS_MAIN(TestReplayOrder)
#include "tst_replayorder.moc"

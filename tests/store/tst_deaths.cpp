// Deaths between the two commits while a change composes with one that has not left yet: the cache still holds what
// the earlier one made, and the journal does not name it any more.
#include "mortal.h"

using namespace waxwing;
using namespace waxwing::store;

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

struct Box : MortalProfile {
    Box()
    {
        list({s("INBOX"), s("A"), s("B")});
        insert(s("INBOX"), messages(1, 3));
    }
    QList<PlacementId> rows(const QString &path)
    {
        ListSpec spec;
        spec.folder = id(path);
        return reader().ids(spec, 0, 100);
    }
    Verb on(IntentKind kind, const QList<PlacementId> &messages, const QString &folder = {})
    {
        Verb verb;
        verb.kind = kind;
        verb.account = kAccount;
        verb.messages = messages;
        verb.folder = folder.isEmpty() ? FolderId() : id(folder);
        return verb;
    }
    Verb folderVerb(IntentKind kind, const QString &folder, const QString &levels = {})
    {
        return verbOn(kind, folder.isEmpty() ? FolderId() : id(folder),
                      levels.isEmpty() ? QStringList() : levels.split(QLatin1Char('/')));
    }
    Verb draft(const QList<PlacementId> &replaced = {})
    {
        Verb verb = on(IntentKind::Append, replaced, s("A"));
        verb.message = message(0, s("Draft"));
        verb.message->messageId = "<d@x>";
        verb.source = "draft";
        return verb;
    }
};

using Deed = std::function<void(Box &, Writer &)>;

struct Row {
    const char *name;
    std::function<void(Box &)> before;
    Deed deed;
};

void copyThree(Box &box)
{
    box.apply(box.on(IntentKind::Copy, box.rows(s("INBOX")), s("A")));
}

void makeFolder(Box &box)
{
    box.apply(box.folderVerb(IntentKind::CreateFolder, {}, s("New")));
}

const QList<Row> &rows()
{
    static const QList<Row> all{
        {"one of the copies deleted for good", copyThree,
         [](Box &box, Writer &w) { w.apply(box.on(IntentKind::Expunge, box.rows(s("A")).mid(1, 1))); }},
        {"a copy and another message deleted for good",
         [](Box &box) {
             copyThree(box);
             box.insert(s("A"), messages(7, 7));
         },
         [](Box &box, Writer &w) { w.apply(box.on(IntentKind::Expunge, box.rows(s("A")).mid(0, 2))); }},
        {"all copies deleted for good", copyThree,
         [](Box &box, Writer &w) { w.apply(box.on(IntentKind::Expunge, box.rows(s("A")))); }},
        {"a copy refused", copyThree,
         [](Box &box, Writer &w) { w.refuse(box.reader().intents().constFirst().id, s("No."), {}); }},
        {"a copy moved on", copyThree,
         [](Box &box, Writer &w) { w.apply(box.on(IntentKind::Move, box.rows(s("A")).mid(0, 1), s("B"))); }},
        {"a moved message deleted for good",
         [](Box &box) { box.apply(box.on(IntentKind::Move, box.rows(s("INBOX")), s("A"))); },
         [](Box &box, Writer &w) { w.apply(box.on(IntentKind::Expunge, box.rows(s("A")).mid(0, 1))); }},
        {"a message moved back", [](Box &box) { box.apply(box.on(IntentKind::Move, box.rows(s("INBOX")), s("A"))); },
         [](Box &box, Writer &w) { w.apply(box.on(IntentKind::Move, box.rows(s("A")).mid(0, 2), s("INBOX"))); }},
        {"a flag taken again", [](Box &box) { box.apply(flags(box.rows(s("INBOX")), Flag::Seen)); },
         [](Box &box, Writer &w) { w.apply(flags(box.rows(s("INBOX")).mid(0, 1), {}, Flag::Seen)); }},
        {"a draft deleted for good", [](Box &box) { box.apply(box.draft()); },
         [](Box &box, Writer &w) { w.apply(box.on(IntentKind::Expunge, box.rows(s("A")))); }},
        {"a draft saved again", [](Box &box) { box.apply(box.draft()); },
         [](Box &box, Writer &w) { w.apply(box.draft(box.rows(s("A")))); }},
        {"a folder that was made deleted", makeFolder,
         [](Box &box, Writer &w) { w.apply(box.folderVerb(IntentKind::DeleteFolder, s("New"))); }},
        {"a folder that was made renamed", makeFolder,
         [](Box &box, Writer &w) { w.apply(box.folderVerb(IntentKind::MoveFolder, s("New"), s("B/Newer"))); }},
        {"a folder renamed twice", [](Box &box) { box.apply(box.folderVerb(IntentKind::MoveFolder, s("A"), s("C"))); },
         [](Box &box, Writer &w) { w.apply(box.folderVerb(IntentKind::MoveFolder, s("C"), s("D"))); }},
        {"a folder renamed back", [](Box &box) { box.apply(box.folderVerb(IntentKind::MoveFolder, s("A"), s("C"))); },
         [](Box &box, Writer &w) { w.apply(box.folderVerb(IntentKind::MoveFolder, s("C"), s("A"))); }},
        {"the making of a folder cancelled", makeFolder,
         [](Box &box, Writer &w) { w.cancel(box.reader().intents().constFirst().id); }},
        {"the making of a folder refused", makeFolder,
         [](Box &box, Writer &w) { w.refuse(box.reader().intents().constFirst().id, s("No."), {}); }},
    };
    return all;
}

} // namespace

class TestDeaths : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void composed_data();
    void composed();
};

void TestDeaths::composed_data()
{
    QTest::addColumn<int>("row");
    for (int row = 0; row < rows().size(); ++row) {
        QTest::newRow(rows()[row].name) << row;
    }
}

void TestDeaths::composed()
{
    QFETCH(int, row);
    Box box;
    rows()[row].before(box);
    const QStringList before = screen(box);
    Profile survivor(box.diesBetweenCommits([&](Writer &w) { rows()[row].deed(box, w); }));
    QVERIFY(screen(box) != before);
    QCOMPARE(screen(survivor), screen(box));
    survivor.open();
    QCOMPARE(screen(survivor), screen(box));
}

QTEST_GUILESS_MAIN(TestDeaths)
#include "tst_deaths.moc"

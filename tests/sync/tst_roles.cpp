#include "core/sync/backoff.h"
#include "core/sync/foldernames.h"
#include "core/sync/roles.h"
#include "core/sync/sleepwatch.h"
#include "core/sync/words.h"

#include <QTest>

using namespace waxwing;
using namespace waxwing::sync;
using store::Role;

namespace {

imap::ListedMailbox listed(const char *name, QList<QByteArray> attributes = {}, const char *delimiter = "/")
{
    imap::ListedMailbox mailbox;
    mailbox.rawName = name;
    mailbox.name = QString::fromUtf8(name);
    mailbox.delimiter = QString::fromLatin1(delimiter);
    mailbox.attributes = std::move(attributes);
    return mailbox;
}

Role roleOf(const QList<store::ServerFolder> &folders, const char *name)
{
    for (const store::ServerFolder &folder : folders) {
        if (folder.serverName == name) {
            return folder.role;
        }
    }
    return Role::None;
}

} // namespace

class TestRoles : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void specialUseWinsOverNames()
    {
        const auto folders = serverFolders({listed("inbox"), listed("Sent"), listed("Outgoing", {"\\Sent"})});
        QCOMPARE(roleOf(folders, "inbox"), Role::Inbox);
        QCOMPARE(roleOf(folders, "Outgoing"), Role::Sent);
        QCOMPARE(roleOf(folders, "Sent"), Role::None);
    }
    void whatOthersOwnHasNoRole()
    {
        imap::ListedMailbox theirs = listed("Sent");
        theirs.namespaceKind = imap::NamespaceKind::Shared;
        imap::ListedMailbox marked = listed("Users/ann/Out", {"\\Drafts"});
        marked.namespaceKind = imap::NamespaceKind::OtherUsers;
        const auto folders = serverFolders({listed("INBOX"), theirs, marked});
        QCOMPARE(roleOf(folders, "Sent"), Role::None);
        QCOMPARE(roleOf(folders, "Users/ann/Out"), Role::None);
        QCOMPARE(folders.at(2).namespaceKind, store::NamespaceKind::OtherUsers);
    }
    // accounts::Account::roleFolders: what a person chose wins, and a folder that is gone is no choice.
    void choiceWinsOverSpecialUse()
    {
        QHash<QString, QString> choice;
        choice.insert(QStringLiteral("sent"), QStringLiteral("Mine/Out"));
        choice.insert(QStringLiteral("trash"), QStringLiteral("Gone"));
        choice.insert(QStringLiteral("nonsense"), QStringLiteral("Sent"));
        const auto folders = serverFolders({listed("INBOX"), listed("Sent", {"\\Sent"}), listed("Trash", {"\\Trash"}),
                                            listed("Mine/Out"), listed("Mine")},
                                           chosenRoles(choice));
        QCOMPARE(roleOf(folders, "Mine/Out"), Role::Sent);
        QCOMPARE(roleOf(folders, "Sent"), Role::None);
        QCOMPARE(roleOf(folders, "Trash"), Role::Trash);
    }
    // Archiving on Gmail is leaving the inbox: a move to All Mail, unless there is an archive of another kind.
    void gmailArchivesInAllMail()
    {
        const QList<imap::ListedMailbox> gmail{listed("INBOX"), listed("[Gmail]", {"\\Noselect"}),
                                               listed("[Gmail]/All Mail", {"\\All"}),
                                               listed("[Gmail]/Trash", {"\\Trash"})};
        QCOMPARE(roleOf(serverFolders(gmail), "[Gmail]/All Mail"), Role::All);
        QCOMPARE(roleOf(serverFolders(gmail, {}, true), "[Gmail]/All Mail"), Role::Archive);
        const auto own = serverFolders(gmail + QList<imap::ListedMailbox>{listed("Archive")}, {}, true);
        QCOMPARE(roleOf(own, "Archive"), Role::Archive);
        QCOMPARE(roleOf(own, "[Gmail]/All Mail"), Role::All);
    }
    void tenThousandFoldersThirtyDeep()
    {
        QList<imap::ListedMailbox> many{listed("INBOX"), listed("Trash")};
        QByteArray deep = "a";
        for (int i = 0; i < 29; ++i) {
            deep += "/Trash";
            many.append(listed(deep.constData()));
        }
        for (int i = 0; i < 10'000; ++i) {
            many.append(listed(QByteArray("b/" + QByteArray::number(i)).constData()));
        }
        const auto folders = serverFolders(many);
        QCOMPARE(folders.size(), 10'031);
        QCOMPARE(folders.at(30).levels.size(), 30);
        QCOMPARE(roleOf(folders, "Trash"), Role::Trash);
        QCOMPARE(roleOf(folders, deep.constData()), Role::None);
    }
    void namesInSeveralLanguages()
    {
        const auto folders
            = serverFolders({listed("INBOX"), listed("Papierkorb"), listed("Éléments envoyés"), listed("Черновики")});
        QCOMPARE(roleOf(folders, "Papierkorb"), Role::Trash);
        QCOMPARE(roleOf(folders, "Éléments envoyés"), Role::Sent);
        QCOMPARE(roleOf(folders, "Черновики"), Role::Drafts);
    }
    void sleepIsNoticedOnce()
    {
        std::chrono::milliseconds slept(70);
        SleepWatch watch([&slept] { return slept; });
        int woke = 0;
        QObject::connect(&watch, &SleepWatch::woke, &watch, [&woke] { ++woke; });
        slept += std::chrono::milliseconds(40); // two readings of two clocks are never one moment
        watch.look();
        QCOMPARE(woke, 0);
        slept += std::chrono::hours(8);
        watch.look();
        watch.look();
        QCOMPARE(woke, 1);
        QVERIFY(SleepWatch::systemSleep().count() >= -100);
    }
    void belowInboxButNotDeep()
    {
        const auto folders = serverFolders({listed("INBOX"), listed("INBOX/Trash"), listed("Work/Old/Trash")});
        QCOMPARE(roleOf(folders, "INBOX/Trash"), Role::Trash);
        QCOMPARE(roleOf(folders, "Work/Old/Trash"), Role::None);
    }
    void duplicatesAndEmptyLevels()
    {
        const auto folders = serverFolders({listed("INBOX"), listed("A//B"), listed("A//B"), listed("/")});
        QCOMPARE(folders.size(), 2);
        QCOMPARE(folders.constLast().levels, (QStringList{QStringLiteral("A"), QStringLiteral("B")}));
    }
    void pathsRoundTrip()
    {
        const QStringList levels{QStringLiteral("a/b"), QStringLiteral("50%")};
        QCOMPARE(pathOfLevels(levels), QStringLiteral("a%2Fb/50%25"));
        QCOMPARE(levelsOfPath(QStringLiteral("a%2fb/50%25")), levels);
        QCOMPARE(levelsOfPath(QStringLiteral("inbox/x")).constFirst(), QStringLiteral("INBOX"));
        QVERIFY_EXCEPTION_THROWN(levelsOfPath(QStringLiteral("a//b")), Error);
        QVERIFY_EXCEPTION_THROWN(levelsOfPath(QStringLiteral("100%")), Error);
    }
    void englishPlurals()
    {
        QCOMPARE(Words::tr("Archived %n message(s)", nullptr, 1), QStringLiteral("Archived 1 message"));
        QCOMPARE(Words::tr("Archived %n message(s)", nullptr, 3), QStringLiteral("Archived 3 messages"));
    }
    void backoffGrowsAndEnds()
    {
        using namespace std::chrono_literals;
        QCOMPARE(backoff(1, 0.5), std::chrono::milliseconds(2s));
        QCOMPARE(backoff(3, 0.5), std::chrono::milliseconds(8s));
        QCOMPARE(backoff(1000, 0.5), std::chrono::milliseconds(300s));
        QVERIFY(backoff(2, 0.0) < backoff(2, 1.0));
    }
};

QTEST_GUILESS_MAIN(TestRoles)
#include "tst_roles.moc"

// A store with a folder or two, and a session that follows a dialogue: what replay and resync stand between.
#pragma once

#include "core/session/imapsession.h"
#include "core/store/store.h"
#include "core/sync/hiddenuids.h"
#include "core/sync/ownstores.h"
#include "tests/support/await.h"
#include "tests/support/scriptedtransport.h"

#include <QCoreApplication>
#include <QTemporaryDir>

namespace waxwing::sync::test {

using waxwing::test::await;
using waxwing::test::Dialogue;
using waxwing::test::failureOf;

inline const AccountId account{1};

inline store::ServerFolder serverFolder(const char *name, store::Role role = store::Role::None)
{
    store::ServerFolder folder;
    folder.serverName = name;
    folder.levels = QString::fromLatin1(name).split(QLatin1Char('/'));
    folder.delimiter = QStringLiteral("/");
    folder.role = role;
    folder.subscribed = true;
    return folder;
}

inline store::NewMessage message(quint32 uid)
{
    store::NewMessage row;
    row.uid = Uid(uid);
    row.subject = QStringLiteral("Subject %1").arg(uid);
    row.messageId = "<m" + QByteArray::number(uid) + "@x>";
    row.internalDate = QDateTime::fromSecsSinceEpoch(1'600'000'000 + uid, Qt::UTC);
    row.size = 100;
    return row;
}

// INBOX (UIDVALIDITY 7) holds the UIDs 11, 12 and 13; Archive (UIDVALIDITY 9) nothing.
struct Fixture {
    Fixture(const char *capabilities, const char *script)
        : store(store::StorePaths::below(folder.path()))
        , hidden(folder.filePath(QStringLiteral("hidden")))
        , text(QByteArray("S: * OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR] ready\n"
                          "C: A1 AUTHENTICATE PLAIN AHUAcA==\n"
                          "S: A1 OK [CAPABILITY IMAP4rev1 ")
               + capabilities + "] in\n" + script)
        , dialogue(text.constData())
        , session(dialogue.transport(), options())
    {
        await(session.open(auth::Credentials(QStringLiteral("u"), QStringLiteral("p"))));
        store
            .write(store::Priority::User,
                   [](store::Writer &writer) {
                       writer.setFolders(account, {serverFolder("INBOX", store::Role::Inbox), serverFolder("Archive")},
                                         true);
                       fill(writer, "INBOX", 7, 14, {message(11), message(12), message(13)});
                       fill(writer, "Archive", 9, 1, {});
                   })
            .waitForFinished();
    }
    ~Fixture()
    {
        session.abort();
        QCoreApplication::processEvents();
    }

    static void fill(store::Writer &writer, const char *path, quint32 validity, quint32 next,
                     const QList<store::NewMessage> &messages)
    {
        const auto row = writer.reader().folderByPath(account, QString::fromLatin1(path));
        store::FolderSyncState state = *writer.reader().syncState(row->id);
        state.uidValidity = UidValidity(validity);
        state.uidNext = Uid(next);
        state.lowestUid = Uid(1);
        writer.setSyncState(state);
        writer.insertMessages(row->id, messages);
        writer.setSyncState(state);
    }
    static session::ImapSession::Options options()
    {
        session::ImapSession::Options options;
        options.endpoint = net::Endpoint(QStringLiteral("mail.example.org"), 993, net::Security::Tls);
        return options;
    }

    template <class Job> auto read(Job job) { return store.read(std::move(job)).result(); }
    store::FolderRow folderRow(const char *path)
    {
        return *read([path](store::Reader &reader) { return reader.folderByPath(account, QString::fromLatin1(path)); });
    }
    PlacementId placement(quint32 uid, const char *path = "INBOX")
    {
        const FolderId id = folderRow(path).id;
        return read([=](store::Reader &reader) { return reader.placementByUid(id, Uid(uid)); }).value_or(PlacementId());
    }
    QList<Uid> uids(const char *path)
    {
        const FolderId id = folderRow(path).id;
        return read([id](store::Reader &reader) { return reader.uids(id); });
    }
    store::Intent apply(const store::Verb &verb)
    {
        return store.write(store::Priority::User, [verb](store::Writer &writer) { return writer.apply(verb); })
            .result();
    }
    std::optional<store::Intent> intent(IntentId id)
    {
        return read([id](store::Reader &reader) { return reader.intent(id); });
    }

    QTemporaryDir folder;
    store::Store store;
    HiddenUids hidden;
    OwnStores ownStores;
    QByteArray text;
    Dialogue dialogue;
    session::ImapSession session;
};

} // namespace waxwing::sync::test

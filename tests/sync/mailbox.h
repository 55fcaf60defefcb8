// The whole core over a real Dovecot, used verb by verb: nothing goes to the server before flush() or sync().
#pragma once

#include "app/common/core.h"
#include "core/store/reader.h"
#include "tests/support/testservers.h"
#include "tests/sync/imappicture.h"

#include <QTemporaryDir>
#include <QTest>

namespace waxwing::test {

class Mailbox {
public:
    Mailbox(const TestServers &servers, QString user, quint16 port = 0) : m_servers(servers), m_user(std::move(user))
    {
        open();
        accounts::Account account;
        account.name = m_user;
        account.address = m_servers.address(m_user);
        account.user = m_user;
        account.incoming
            = net::Endpoint(QStringLiteral("localhost"), port ? port : servers.imap(), net::Security::Plain);
        account.outgoing = net::Endpoint(QStringLiteral("localhost"), servers.capture(), net::Security::Plain);
        account.passwordSource = auth::PasswordSource::Command;
        account.passwordCommand = QStringLiteral("echo ") + servers.password(m_user);
        m_account = m_core->addAccount(account, {});
    }

    void open()
    {
        app::CoreOptions options;
        options.profile = m_folder.filePath(QStringLiteral("p"));
        options.mode = sync::MailEngine::Mode::OnDemand;
        m_core = std::make_unique<app::Core>(options);
    }
    void restart()
    {
        m_core.reset();
        open();
    }
    // The cache is disposable: everything but the journal and the settings goes.
    void restartWithoutCache()
    {
        m_core.reset();
        for (const char *file : {"cache.db", "cache.db-wal", "cache.db-shm", "search.db"}) {
            QFile::remove(m_folder.filePath(QLatin1String("p/") + QLatin1String(file)));
        }
        open();
    }

    sync::MailEngine &engine() { return m_core->engine(); }
    AccountId account() const { return m_account; }
    // False when it throws; the sentence is then in error.
    template <class T> bool done(QFuture<T> future)
    {
        try {
            future.waitForFinished();
            error.clear();
            return true;
        } catch (const Error &failure) {
            error = failure.text();
            return false;
        }
    }
    bool flush() { return done(engine().flush(m_account)); }
    bool sync() { return done(engine().syncNow(m_account, {})); }

    template <class Job> auto read(Job job) { return m_core->store().read(std::move(job)).result(); }
    std::optional<store::FolderRow> folder(const QString &path)
    {
        return read([this, path](store::Reader &reader) { return reader.folderByPath(m_account, path); });
    }
    FolderId folderId(const QString &path)
    {
        const auto row = folder(path);
        return row ? row->id : FolderId();
    }
    QList<store::MessageRow> rows(const QString &path)
    {
        store::ListSpec spec;
        spec.folder = folderId(path);
        return read([spec](store::Reader &reader) { return reader.window(spec, 0, 1000); });
    }
    PlacementId message(const QString &path, const QString &subject)
    {
        const QList<store::MessageRow> all = rows(path);
        for (const store::MessageRow &row : all) {
            if (row.subject == subject) {
                return row.id;
            }
        }
        return {};
    }
    QList<store::Intent> pending()
    {
        return read([this](store::Reader &reader) { return reader.intents(m_account); });
    }
    // As imapPicture(), of what the screen shows.
    QStringList picture()
    {
        QStringList result;
        const QList<store::FolderRow> folders
            = read([this](store::Reader &reader) { return reader.folders(m_account); });
        for (const store::FolderRow &folder : folders) {
            result << folder.path << messagesOn(folder.path);
        }
        for (const store::FolderRow &folder : folders) {
            if (folder.subscribed) {
                result << QString(QLatin1String("subscribed: ") + folder.path);
            }
        }
        return result;
    }

    QString error;

private:
    QStringList messagesOn(const QString &path)
    {
        static const QList<std::pair<store::Flag, const char *>> names{
            {store::Flag::Seen, "\\Seen"},         {store::Flag::Flagged, "\\Flagged"},
            {store::Flag::Answered, "\\Answered"}, {store::Flag::Deleted, "\\Deleted"},
            {store::Flag::Draft, "\\Draft"},       {store::Flag::Forwarded, "$Forwarded"},
        };
        QStringList messages;
        const QList<store::MessageRow> all = rows(path);
        for (const store::MessageRow &row : all) {
            QStringList flags = row.keywords;
            for (const auto &[flag, name] : names) {
                if (row.flags.testFlag(flag)) {
                    flags << QString::fromLatin1(name);
                }
            }
            flags.sort();
            messages << QString(path + QLatin1String(": ") + row.subject + QLatin1String(" [")
                                + flags.join(QLatin1Char(' ')) + QLatin1Char(']'));
        }
        messages.sort();
        return messages;
    }

    const TestServers &m_servers;
    QString m_user;
    QTemporaryDir m_folder;
    std::unique_ptr<app::Core> m_core;
    AccountId m_account;
};

} // namespace waxwing::test

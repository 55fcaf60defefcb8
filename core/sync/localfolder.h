// One Maildir with stable UIDs: the "server" of an account without server folders. UIDs are kept beside the
// messages in a text file that only grows until it is written anew. Every change is on the disk when the call
// returns. Blocking; used in the thread of LocalMail's own jobs. Throws Error{Storage}.
#pragma once

#include "core/base/ids.h"
#include "core/store/types.h"

#include <QByteArray>
#include <QHash>
#include <QMap>
#include <QString>

#include <optional>

namespace waxwing::sync {

class LocalFolder {
public:
    // Made where it is missing.
    explicit LocalFolder(QString path);

    struct Message {
        Uid uid;
        QByteArray base; // file name without flags: what a message is known by
        QString file; // absolute
        store::Flags flags;
        QStringList keywords;
    };

    UidValidity uidValidity() const { return m_uidValidity; }
    Uid uidNext() const { return Uid(m_next); }
    // What is in the folder now, whoever put it there; new files get UIDs. By UID.
    const QMap<Uid, Message> &scan();
    // As the last scan saw it.
    const QMap<Uid, Message> &scanned() const { return m_messages; }
    // The name a UID was given to, whether the message is still here or not.
    QByteArray baseOf(Uid uid) const;
    std::optional<Message> message(Uid uid);
    std::optional<Message> byBase(const QByteArray &base);

    // Fsynced in tmp/, linked into cur/, the folder fsynced. A message of that name is taken as it is: the same
    // delivery, repeated. keepTime: the file's time, which is when the message came.
    Uid deliver(const QByteArray &base, const QByteArray &source, store::Flags flags, const QDateTime &received);
    void setFlags(const Message &message, store::Flags flags, const QStringList &keywords);
    // Renames the file into this folder; the base name stays.
    Uid takeOver(const Message &message);
    void remove(const Message &message);

    // A temporary file in tmp/ to stream into; linkIn() makes it a message.
    QString temporaryFile(const QByteArray &base) const;
    Uid linkIn(const QString &temporary, const QByteArray &base, store::Flags flags);

private:
    void load();
    void rewrite();
    void append(const Message &message);
    Uid assign(const QByteArray &base);
    void readFolder(const QString &sub, QHash<QByteArray, Message> &found) const;
    void start(quint32 uidValidity);

    QString m_path;
    UidValidity m_uidValidity;
    quint32 m_next = 1;
    QHash<QByteArray, Message> m_known; // by base: UID and keywords
    QMap<Uid, Message> m_messages;
    qsizetype m_lines = 0; // in the file, dead ones included
};

// fsync of a folder: a rename or link is durable only then. Throws Error{Storage}.
void syncFolderToDisk(const QString &folder);

} // namespace waxwing::sync

// One folder of mail on this computer as a Maildir (cr.yp.to/proto/maildir.html), which other programs may read
// and write while we do. What is delivered or moved is durable when the call returns: written to tmp/, fsynced,
// linked into new/ or cur/, the directory fsynced; no file is ever overwritten.
//
// Names: SECONDS.UNIQUE.waxwing,U=UID:2,FLAGS. Flags as in the Maildir text (P is $Forwarded) and letters a–z for
// keywords, listed in "dovecot-keywords" as Dovecot writes it. UIDs and their validity in "waxwing-uids"; a file
// that another program delivered gets its UID, by a rename, when it is first listed. The file's time of
// modification is the time of arrival, as Dovecot has it.
//
// One object a folder at a time; not thread-safe. Throws Error{Storage}.
#pragma once

#include "core/store/types.h"

#include <QFile>
#include <QHash>
#include <QMap>

#include <memory>

namespace waxwing::store {

struct MaildirEntry {
    Uid uid;
    Flags flags;
    QStringList keywords; // lower case
    QDateTime received; // UTC
    qint64 size = 0; // octets
    QString file; // below the Maildir: "cur/…"
    QString token; // of the delivery, hashed; empty for files of other programs
};

class Maildir {
public:
    explicit Maildir(QString path);

    const QString &path() const { return m_path; }
    bool exists() const;
    void create();
    UidValidity uidValidity();
    Uid uidNext();
    // Looks at the disk: what other programs did is seen. Ascending by UID.
    QList<MaildirEntry> list();
    std::optional<MaildirEntry> find(Uid uid);

    // A message on its way in, in pieces. Dropped without commit() it leaves nothing.
    class Delivery {
    public:
        Delivery(Delivery &&) noexcept = default;
        Delivery &operator=(Delivery &&) = delete;
        ~Delivery();
        explicit Delivery(const QString &path); // a new file below tmp/
        void write(QByteArrayView chunk);
        QFile &file() { return *m_file; }
        void release() { m_file.reset(); } // it has its final name

    private:
        std::unique_ptr<QFile> m_file;
    };
    Delivery begin();
    // token: names the message for ever (a UIDL): a second delivery of one meets the first one's file and gives
    // that. Empty: always a new file.
    MaildirEntry commit(Delivery delivery, const QByteArray &token, Flags flags, const QStringList &keywords,
                        const QDateTime &received);
    MaildirEntry deliver(const QByteArray &source, const QByteArray &token, Flags flags, const QStringList &keywords,
                         const QDateTime &received);
    bool holds(const QByteArray &token);

    QByteArray read(Uid uid);
    MaildirEntry setFlags(Uid uid, Flags flags, const QStringList &keywords);
    MaildirEntry moveTo(Uid uid, Maildir &target);
    MaildirEntry copyTo(Uid uid, Maildir &target);
    void remove(Uid uid); // nothing where it is gone already

private:
    void load();
    void readUids();
    void writeUids();
    void readFolder(const QString &name);
    Uid allocate();
    MaildirEntry get(Uid uid);
    QString infoOf(Flags flags, const QStringList &keywords);
    void readInfo(const QString &info, MaildirEntry &entry) const;
    QChar letterFor(const QString &keyword);
    void readKeywords();
    QString fileName(const QString &unique, Uid uid, Flags flags, const QStringList &keywords);
    QString absolute(const QString &file) const { return m_path + QLatin1Char('/') + file; }
    void insert(const MaildirEntry &entry);
    void removeStaleTemporaries() const;

    QString m_path;
    bool m_loaded = false;
    QMap<Uid, MaildirEntry> m_entries;
    QHash<QString, Uid> m_tokens;
    QStringList m_keywords; // by letter
    UidValidity m_validity;
    quint32 m_next = 1;
    quint32 m_reserved = 1; // UIDs below it may have been given; on disk
};

} // namespace waxwing::store

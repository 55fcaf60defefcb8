// One folder of mail on this computer as a Maildir (cr.yp.to/proto/maildir.html), which other programs read and
// write while we do. What is delivered, changed or moved is durable when the call returns: written to tmp/,
// fsynced, linked into cur/, the directory fsynced; no file is ever overwritten.
//
// A message is known by its file's name without the flags (its base), as every program that keeps to the rules
// leaves that alone. UIDs are kept beside the messages in "waxwing-uids", a text file that only grows until it is
// written anew; nobody else's file is renamed to number it. Flags are the letters of the Maildir text (P is
// $Forwarded); keywords are the letters a–z, listed in "dovecot-keywords" as Dovecot writes it, and from the 27th
// on words in "waxwing-uids". The file's time of modification is the time of arrival, as Dovecot has it.
//
// Names are octets: what is no UTF-8, holds spaces or line ends is a name like any other. Symbolic links and
// folders inside cur/ and new/ are not messages.
//
// One object a folder at a time; not thread-safe; blocking. Throws Error{Storage}; Error{Conflict} for a message
// that another program took away.
#pragma once

#include "core/store/types.h"

#include <QByteArray>
#include <QHash>
#include <QMap>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

class QFile;

namespace waxwing::store {

class Maildir {
public:
    // Made where it is missing.
    explicit Maildir(QByteArray path);

    struct Message {
        Uid uid;
        QByteArray base;
        QByteArray file; // below the Maildir: "cur/123.host:2,S"
        Flags flags;
        QStringList keywords; // lower case, sorted
    };

    const QByteArray &path() const { return m_path; }
    static bool exists(const QByteArray &path);
    UidValidity uidValidity() const { return m_uidValidity; }
    Uid uidNext() const { return Uid(m_next); }
    // What is in the folder now, whoever put it there; new files get UIDs. Costs a look at two directories where
    // nothing changed. By UID.
    const QMap<Uid, Message> &scan();
    // As the last scan saw it, with our own changes since.
    const QMap<Uid, Message> &scanned() const { return m_messages; }
    // The name a UID was given to, whether the message is still here or not.
    QByteArray baseOf(Uid uid) const { return m_bases.value(uid); }
    std::optional<Message> find(Uid uid);
    std::optional<Message> byBase(const QByteArray &base);

    // The whole source with CRLF, whichever line ends the file has; nullopt where it was moved or taken away.
    std::optional<QByteArray> read(const Message &message) const;
    QDateTime received(const Message &message) const; // UTC

    // A message on its way in. Dropped without commit() it leaves nothing.
    class Delivery {
    public:
        // base: for ever the same for the same message; a second delivery of one meets the first one's file.
        // maildir: Maildir::path(). From any thread.
        Delivery(const QByteArray &maildir, QByteArray base);
        Delivery(Delivery &&) noexcept;
        Delivery &operator=(Delivery &&) = delete;
        ~Delivery();
        void write(QByteArrayView chunk);
        QFile &file() { return *m_file; }
        void release(); // the file has its final name

        QByteArray base;
        Flags flags;
        QStringList keywords;
        QDateTime received; // invalid: now

    private:
        std::unique_ptr<QFile> m_file;
    };
    // All of them with as few waits for the disk as one would take: the UIDs, in order.
    QList<Uid> commit(std::vector<Delivery> deliveries);
    Uid deliver(Delivery delivery);
    // The same message, now whole: its UID stays, the old file goes.
    void replace(const Message &old, Delivery whole);

    Message setFlags(const Message &message, Flags flags, const QStringList &keywords);
    // Moves the file into this folder; the base stays unless it is taken.
    Uid takeOver(Maildir &from, const Message &message);
    void remove(const Message &message); // nothing where it is gone already

    // A name made of any text: equal for equal text.
    static QByteArray safeBase(const QByteArray &text);

private:
    struct Known {
        Uid uid;
        QStringList words; // keywords that have no letter
    };
    struct Stamp { // of new/ and cur/: nanoseconds of their last change
        qint64 of[2] = {-1, -1};
        bool operator==(const Stamp &) const = default;
    };

    // maildiruids.cpp
    void load();
    void start(quint32 uidValidity);
    void rewrite();
    void append(const QByteArray &lines);
    static QByteArray lineOf(const QByteArray &base, const Known &known);
    QList<Uid> assign(const QList<QByteArray> &bases);
    void know(const QByteArray &base, const Known &known);
    void keepWords(const Message &message, const QStringList &lettered);
    void forgetDead();
    // maildirscan.cpp
    Stamp stamp() const;
    QMap<QByteArray, Message> readFolders() const;
    void readFolder(const char *sub, QMap<QByteArray, Message> &found) const;
    void numberAndTake(QMap<QByteArray, Message> found);
    void removeStaleTemporaries() const;
    void readKeywordLetters();
    QStringList letters(const QStringList &keywords);
    QByteArray infoOf(Flags flags, const QStringList &letters) const;
    void readInfo(const QByteArray &info, Message &message) const;

    void lookOnce();
    QByteArray freeBase(const QByteArray &base) const;
    Message present(const Message &message);
    QByteArray absolute(const QByteArray &file) const { return m_path + '/' + file; }

    QByteArray m_path;
    UidValidity m_uidValidity;
    quint32 m_next = 1;
    QHash<QByteArray, Known> m_known;
    QHash<Uid, QByteArray> m_bases;
    QMap<Uid, Message> m_messages;
    QStringList m_letters; // keyword by letter
    Stamp m_scanned;
    qint64 m_lettersRead = -1; // nanoseconds of the file's last change
    bool m_looked = false; // scanned at least once
    qsizetype m_lines = 0; // in waxwing-uids, dead ones included
};

} // namespace waxwing::store

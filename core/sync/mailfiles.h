// Mail in files of other programs: what there is below a path, and its messages one after the other. Nothing in
// them is changed, links are not followed, and what cannot be read is a sentence and not the end. Blocking; for any
// one thread.
#pragma once

#include "core/mime/mbox.h"
#include "core/store/types.h"

#include <QDirIterator>
#include <QStringList>

#include <memory>
#include <optional>

namespace waxwing::sync {

struct MailFile {
    enum class Kind { Mbox, Maildir, Message };
    Kind kind = Kind::Message;
    QString path;
    QStringList levels; // of the folder it stands for, below the target
};

struct FoundMail {
    QList<MailFile> files; // in the order of their names
    QStringList problems; // what was passed over, a sentence each
};

// A file, a Maildir (its Maildir++ folders below it), or a tree of any of these; Thunderbird's "X.sbd" holds the
// folders below the mbox X.
FoundMail findMail(const QString &path);

struct FileMessage {
    QByteArray source; // CRLF; without the lines in which mbox programs keep flags
    store::Flags flags;
    QStringList keywords; // lower case
    QDateTime received; // UTC
    QString origin; // for sentences
};

class MailFileReader {
public:
    explicit MailFileReader(const MailFile &file);

    // The next message; nullopt at the end. A message that cannot be taken becomes a problem and is passed over.
    std::optional<FileMessage> next();
    QStringList takeProblems() { return std::exchange(m_problems, {}); }
    qint64 position() const; // octets read of size(); of an mbox only
    qint64 size() const { return m_size; }

private:
    std::optional<FileMessage> nextOfMbox();
    std::optional<FileMessage> nextOfMaildir();
    std::optional<FileMessage> readMessage(const QByteArray &path);
    bool accept(FileMessage &message);

    MailFile m_mail;
    QFile m_file;
    std::unique_ptr<mime::MboxReader> m_mbox;
    QByteArrayList m_left; // paths of the files of a Maildir, or the one message
    QStringList m_letters; // keywords of a Maildir
    QStringList m_problems;
    qint64 m_size = 0;
};

// Status and X-Status as mutt and Dovecot read them, X-Keywords; empty where there is nothing to say.
QByteArray statusLines(store::Flags flags, const QStringList &keywords);
// The source with them at the end of its header.
QByteArray withStatusLines(const QByteArray &source, store::Flags flags, const QStringList &keywords);

} // namespace waxwing::sync

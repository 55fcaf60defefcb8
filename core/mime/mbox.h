// Mailboxes in one file: mboxo, mboxrd, mboxcl and mboxcl2 (qmail's mbox(5); RFC 4155). Read as a stream, a message
// at a time; which variant it is is found out from the file itself.
#pragma once

#include "core/base/octets.h"

#include <QByteArray>
#include <QDateTime>
#include <QFile>

#include <optional>

namespace waxwing::mime {

struct MboxMessage {
    QByteArray source; // CRLF, unquoted, without the line that begins it
    QDateTime received; // of the From_ line; invalid: it says none
    qint64 offset = 0; // of the From_ line
    bool cut = false; // larger than the reader takes: source is its beginning
};

class MboxReader {
public:
    enum class Variant { Original, Reversible, Length, LengthUnquoted }; // mboxo, mboxrd, mboxcl, mboxcl2
    static constexpr qint64 largest = 256_MiB;

    // The file is open, outlives this and is read by nobody else. Looks at its first 64 MiB to tell the variant.
    explicit MboxReader(QFile &file);

    // Whether a file that begins so is an mbox.
    static bool looksLikeMbox(QByteArrayView beginning);

    Variant variant() const { return m_variant; }
    std::optional<MboxMessage> next();
    qint64 position() const { return m_file.pos(); }

private:
    struct Raw {
        QByteArray text;
        QByteArray fromLine;
        qint64 offset = 0;
        bool byLength = false;
        bool cut = false;
    };
    std::optional<Raw> nextRaw();
    void readByLength(Raw &raw, qint64 length);
    void readToFromLine(Raw &raw);
    QByteArray readLine();
    QByteArray peekLine();
    bool endsMessage(qint64 position);
    bool isFromLine(const QByteArray &line);
    void detect();
    bool take(Raw &raw, const QByteArray &line) const;

    QFile &m_file;
    Variant m_variant = Variant::Reversible;
    bool m_strict = true; // From_ lines carry a date, as the first one does
};

// One message of an mboxrd file, the line before and the empty line behind it included; LF.
QByteArray mboxrdMessage(const QByteArray &source, const QByteArray &sender, const QDateTime &received);

} // namespace waxwing::mime

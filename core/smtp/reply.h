// What an SMTP server answers: RFC 5321 4.2, enhanced status codes RFC 2034 and 3463.
#pragma once

#include "core/base/octets.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace waxwing::smtp {

// "5.2.2": class, subject, detail. RFC 3463 2.
struct EnhancedCode {
    int klass = 0;
    int subject = 0;
    int detail = 0;

    // From the beginning of a reply's text; nullopt when there is none.
    static std::optional<EnhancedCode> fromText(const QByteArray &text);
    bool operator==(const EnhancedCode &) const = default;
};

struct Reply {
    int code = 0; // 200 to 599
    QList<QByteArray> lines; // text after the code, one or more

    bool isPositive() const { return code / 100 == 2; }
    bool isIntermediate() const { return code / 100 == 3; }
    bool isTransient() const { return code / 100 == 4; }
    bool isPermanent() const { return code / 100 == 5; }
    std::optional<EnhancedCode> enhanced() const { return EnhancedCode::fromText(lines.value(0)); }
    // The lines joined, enhanced codes left out; control characters replaced: for a person.
    QString text() const;
    // "552 5.2.2 mailbox full": for logs and Error::technical().
    QString toString() const;
};

// Octets in, replies out; no I/O. Limits: a line of 64 KiB, 1000 lines and 1 MiB a reply.
class ReplyParser {
public:
    static constexpr qsizetype maximumLine = 64_KiB;
    static constexpr qsizetype maximumLines = 1000;
    static constexpr qsizetype maximumReply = 1_MiB;

    void feed(const QByteArray &octets);
    // The next whole reply, if it has arrived. Throws Error{Protocol} when what has arrived cannot become
    // one; the connection is of no more use then.
    std::optional<Reply> next();
    // Nothing half-read: the condition for STARTTLS.
    bool isEmpty() const { return m_buffer.isEmpty() && m_reply.lines.isEmpty(); }

private:
    std::optional<QByteArray> takeLine();
    bool accept(const QByteArray &line);

    QByteArray m_buffer;
    qsizetype m_scanned = 0; // of m_buffer, without a line end
    Reply m_reply; // the lines so far
    qsizetype m_replySize = 0;
};

} // namespace waxwing::smtp

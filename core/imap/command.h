// Builds a command that cannot be anything but valid (RFC 3501 9): every argument says what it is, and what
// cannot be said in quotes becomes a literal. Throws Error{Input} for what no command may contain.
#pragma once

#include "core/imap/types.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <memory>

namespace waxwing::imap {

struct EncoderOptions {
    bool literalPlus = false; // RFC 7888 LITERAL+: any literal without waiting
    bool literalMinus = false; // RFC 7888 LITERAL-: up to 4096 octets without waiting
    bool utf8 = false; // UTF8=ACCEPT is ENABLEd: quoted strings may hold UTF-8 (RFC 6855 3)
};

// What is written in one go.
struct CommandPart {
    QByteArray octets;
    bool awaitContinuation = false; // before the next part the server has to say "+"
    bool secret = false; // stays out of the wire log
};

struct Command {
    QByteArray name; // "UID FETCH", for messages and logs
    QList<CommandPart> parts; // without the tag, with the last CRLF
};

// Lines above this are refused by some servers (protocols.md); the tag and CRLF are included in the reserve.
constexpr int maxCommandLine = 8000;

class CommandBuilder {
public:
    CommandBuilder(QByteArrayView name, EncoderOptions options);

    // Each argument is preceded by a space, but for the first after "(".
    CommandBuilder &atom(QByteArrayView text); // atom-specials are refused; "\Seen", "+FLAGS.SILENT" are fine
    CommandBuilder &number(quint64 value);
    CommandBuilder &uids(const UidSet &set); // not empty
    CommandBuilder &astring(QByteArrayView text); // mailbox names, user names, header names, search keys
    CommandBuilder &secret(QByteArrayView text); // the same, kept out of the wire log
    CommandBuilder &string(QByteArrayView text); // always quoted or a literal
    CommandBuilder &nstring(QByteArrayView text); // NIL for null
    CommandBuilder &flags(const Flags &flags); // "(\Seen $Forwarded)"
    CommandBuilder &dateTime(const QDateTime &when);
    CommandBuilder &literal(QByteArrayView octets);
    CommandBuilder &message(std::shared_ptr<const QByteArray> octets); // APPEND: shared, not copied
    CommandBuilder &open();
    CommandBuilder &close();

    Command build() const;
    // Octets of the line so far.
    qsizetype lineSize() const { return m_part.octets.size(); }

private:
    void separate();
    void refuse(const char *what) const;
    void endPart(qsizetype literalSize);
    bool fitsQuotes(QByteArrayView text) const;
    void quoted(QByteArrayView text);

    EncoderOptions m_options;
    Command m_command;
    CommandPart m_part;
    bool m_afterOpen = false;
};

} // namespace waxwing::imap

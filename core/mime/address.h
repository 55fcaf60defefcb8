// Mailboxes and address lists (RFC 5322 3.4), read tolerantly and shown honestly. Values only; reentrant.
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QMetaType>
#include <QString>

namespace waxwing::mime {

// More recipients than any real mail has; what is beyond is counted, not kept.
inline constexpr int MaxMailboxes = 2000;

struct Mailbox {
    QString name; // decoded as it came (RFC 2047); may be empty or hostile: show displayName()
    QString address; // local@domain as it came, domain possibly in A-labels; may be empty

    bool operator==(const Mailbox &) const = default;
    bool isEmpty() const { return name.isEmpty() && address.isEmpty(); }
    // The name made harmless for one line: control, bidi and invisible characters taken out, blanks
    // collapsed, at most 200 characters. The address when there is no name. Never hides the address: a
    // view shows address beside it.
    QString displayName() const;
    // "Name <address>", name made harmless; the address alone when there is no name.
    QString display() const;
    // The part behind the last @, lower case.
    QString domain() const;
};

// The value of From, To, … as raw header bytes. Groups are flattened, comments dropped (a comment is the
// name where there is no other). Linear time, no recursion, at most cap mailboxes.
QList<Mailbox> parseAddressList(QByteArrayView raw, int cap = MaxMailboxes, QByteArrayView charsetHint = {});
// The same for text a person typed: "Ana <ana@x.example>, b@y.example; c@z.example". Newlines separate too.
QList<Mailbox> parseAddressText(const QString &text);
// One address of an IMAP ENVELOPE (RFC 3501 7.4.2: name, mailbox, host), each still raw.
Mailbox mailboxFromEnvelope(QByteArrayView name, QByteArrayView mailbox, QByteArrayView host);

// Good enough to hand to an SMTP server: one @, no blanks or controls, a domain with valid labels
// (IDN allowed, or an address literal).
bool isSendableAddress(const QString &address);
// Domain to A-labels (RFC 5891); local part untouched. Empty when the domain is not possible.
QString toAsciiAddress(const QString &address);
// "Ana Lima, b@y.example": display names for one line.
QString displayNames(const QList<Mailbox> &mailboxes);
// "Ana Lima <ana@x.example>, b@y.example": for fields a person edits; names quoted where they must be.
QString editableText(const QList<Mailbox> &mailboxes);

// Text from outside made fit for one line of the screen: controls, bidi controls, zero-width and other
// invisible characters out, every kind of blank to one space, cut to maximum characters.
QString harmlessLine(const QString &text, int maximum = 1000);

} // namespace waxwing::mime

Q_DECLARE_METATYPE(waxwing::mime::Mailbox)

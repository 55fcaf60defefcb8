#include "core/imap/grammar.h"

namespace waxwing::imap {

namespace {

bool isPlaceholder(QByteArrayView text)
{
    return text == "MISSING_DOMAIN" || text == "MISSING_MAILBOX" || text == ".MISSING-HOST-NAME."
        || text == "unspecified-domain";
}

// ("<a@b>" NIL "Name" NIL): the address stands where the name should.
bool repairSwapped(Address &address)
{
    QByteArrayView text = address.name;
    if (!address.host.isNull() || address.mailbox.isNull() || !text.startsWith('<') || !text.endsWith('>')) {
        return false;
    }
    text = text.sliced(1).chopped(1);
    const qsizetype at = text.lastIndexOf('@');
    if (at <= 0) {
        return false;
    }
    const QByteArray mailbox = text.first(at).toByteArray();
    const QByteArray host = text.sliced(at + 1).toByteArray();
    address.name = address.mailbox;
    address.mailbox = mailbox;
    address.host = host;
    return true;
}

bool readAddressFields(Cursor &in, Address &address)
{
    QByteArray sourceRoute; // RFC 5322 4.4: obsolete, never shown
    return in.take('(') && in.nstring(address.name) && in.space() && in.nstring(sourceRoute) && in.space()
        && in.nstring(address.mailbox) && in.space() && in.nstring(address.host) && in.close();
}

bool readAddress(Cursor &in, QList<Address> &addresses)
{
    Address address;
    if (!readAddressFields(in, address)) {
        return false;
    }
    if (repairSwapped(address)) {
        in.note(Quirk::SwappedAddressFields);
    } else if (address.host.isNull()) {
        return true; // RFC 3501 7.4.2: begin or end of a group
    }
    if (isPlaceholder(address.host)) {
        in.note(Quirk::MissingDomain);
        address.host = QByteArrayLiteral("");
    }
    if (isPlaceholder(address.mailbox)) {
        in.note(Quirk::MissingDomain);
        address.mailbox = QByteArrayLiteral("");
    }
    addresses.append(std::move(address));
    return true;
}

bool readAddresses(Cursor &in, QList<Address> &addresses)
{
    if (in.takeNil()) {
        return true;
    }
    if (!in.take('(')) {
        return false;
    }
    if (in.peek() == ')') {
        in.note(Quirk::EmptyAddressList);
    }
    while (!in.take(')')) {
        if (in.takeNil()) {
            in.note(Quirk::NilInAddressList);
        } else if (in.peek() == ' ') {
            in.skipSpaces();
            in.note(Quirk::SpacesBetweenAddresses);
        } else if (!readAddress(in, addresses)) {
            return false;
        }
    }
    return true;
}

// Sender and Reply-To are the From header in nearly every message (RFC 3501 7.4.2 makes servers fill them in):
// the same octets give the same shared list.
bool readAddressesLike(Cursor &in, QByteArrayView known, const QList<Address> &knownList, QList<Address> &addresses)
{
    if (!known.isEmpty() && in.rest().startsWith(known)) {
        in.advance(known.size());
        addresses = knownList;
        return true;
    }
    return readAddresses(in, addresses);
}

} // namespace

bool readEnvelope(Cursor &in, Envelope &envelope)
{
    if (!in.take('(') || !in.nstring(envelope.date) || !in.space() || !in.nstring(envelope.subject)) {
        return false;
    }
    // A field that is missing ends the envelope early; what was read is kept.
    const auto next = [&in] { return in.peek() != ')' && in.space() && in.peek() != ')'; };
    const auto finish = [&in](bool isShort) {
        if (isShort) {
            in.note(Quirk::ShortEnvelope);
        }
        while (!isShort && in.peek() == ' ' && in.peekAt(1) != ')' && in.peekAt(1) != '\0') {
            in.skipSpaces();
            if (!in.skipValue()) {
                return false;
            }
        }
        return in.close();
    };
    if (!next()) {
        return finish(true);
    }
    const QByteArrayView fromStart = in.rest();
    if (!readAddresses(in, envelope.from)) {
        return false;
    }
    const QByteArrayView from = fromStart.first(fromStart.size() - in.rest().size());
    for (QList<Address> *const list : {&envelope.sender, &envelope.replyTo}) {
        if (!next()) {
            return finish(true);
        }
        if (!readAddressesLike(in, from, envelope.from, *list)) {
            return false;
        }
    }
    for (QList<Address> *const list : {&envelope.to, &envelope.cc, &envelope.bcc}) {
        if (!next()) {
            return finish(true);
        }
        if (!readAddresses(in, *list)) {
            return false;
        }
    }
    for (QByteArray *const text : {&envelope.inReplyTo, &envelope.messageId}) {
        if (!next()) {
            return finish(true);
        }
        if (!in.nstring(*text)) {
            return false;
        }
    }
    return finish(false);
}

} // namespace waxwing::imap

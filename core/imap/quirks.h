// What servers really send that the grammar does not allow. Each tolerance has a name, the server that made
// it necessary, and a transcript in tests/imap/tst_quirks.cpp. The parser counts which ones it needed.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace waxwing::imap {

enum class Quirk : std::uint8_t {
    MultipartWithoutChildren, // (NIL "alternative" …), ("ALTERNATIVE") for 1*body: Gmail, MailKit #1393, #1841
    MultipartAsBasicBody, // ("multipart" "appledouble" … "7BIT" -1): Exchange/Dovecot, MailKit #823, go-imap #534
    SubtypeMissing, // ("X-ZIP" ("BOUNDARY" "")), ("RELATED" NIL …): Gmail, MailKit #371
    NilParameterValue, // ("BOUNDARY" NIL): Exchange; RFC 3501 9 body-fld-param wants a string
    BareStringDisposition, // "inline" for ("inline" NIL): Exchange, MailKit #919
    NegativeNumber, // -1, -2 octets or lines: Exchange, SmarterMail, MailKit #823, #385
    FloatingNumber, // 1.86931e+06 octets: mail.ru, MailKit #1840
    NilNumber, // NIL for octets or lines; RFC 3501 9 body-fld-octets is a number
    BasicMessageBody, // message/rfc822 without envelope and body: Gmail; RFC 3501 9 body-type-msg
    NumberMissing, // a text part without lines or a part without octets: Yandex, MailKit #1861
    ShortEnvelope, // fewer than ten fields: Tencent, MailKit #669, #932
    SwappedAddressFields, // ("<a@b>" NIL "Name" NIL): Gmail, MailKit #1319
    NilInAddressList, // (NIL) for NIL: SmarterMail, MailKit #991
    EmptyAddressList, // () for NIL: swift-nio-imap #823
    SpacesBetweenAddresses, // ("a" …) ("b" …): Outlook.com; RFC 3501 9 is 1*address without a space
    MissingDomain, // "MISSING_DOMAIN" (Dovecot), ".MISSING-HOST-NAME." (UW), MailKit #846
    ImpossibleDate, // INTERNALDATE "00-Jan-0000 00:00:00 +0000": Domino, MailKit #1236
    EmptyCopyUid, // [COPYUID 14  ], sets with "*": Outlook.com, MailKit #555; Purelymail, go-imap #755
    BareResponseCode, // [COPYUID 52 86 1146] without "* OK": Exchange 2013, net-imap #250
    UnreadableResponseCode, // [Error="…" Proxy=…]: Outlook, net-imap #597; taken as text
    ConditionWithoutText, // "A6 OK" CRLF: ppops.net, node-imap #539; RFC 3501 7.1 wants text
    ContinuationWithoutSpace, // "+" CRLF, "+idling": Exchange, Courier; RFC 3501 7.5 wants "+ "
    TrailingSpace, // "* SEARCH 1 2 ", "(MESSAGES 1 )", "(\Seen )": Exchange, Courier
    BracketInFlag, // [Gmail]/x or Junk[1] as flag: Gmail; RFC 3501 9 excludes "]" from ATOM-CHAR
    QuotedFlag, // "Important": FirstClass
    NilFlag, // (NIL), or NIL for (): Domino
    UnquotedMailbox, // * LIST () "/" Some folder: Exchange; RFC 3501 9 mailbox is an astring
    ModSeqNotPositive, // MODSEQ (0), (-1): Zimbra; RFC 7162 7 mod-sequence-value starts at 1
    ZeroSequenceNumber, // * 0 FETCH: Courier, for messages that are just being expunged
    UnreadableFetchItem, // one item of a FETCH could not be read; the others are kept
    Last = UnreadableFetchItem,
};

const char *quirkName(Quirk quirk);

class QuirkCounts {
public:
    void note(Quirk quirk) { ++m_counts[std::size_t(quirk)]; }
    std::uint32_t count(Quirk quirk) const { return m_counts[std::size_t(quirk)]; }
    std::uint32_t total() const;

private:
    std::array<std::uint32_t, std::size_t(Quirk::Last) + 1> m_counts{};
};

} // namespace waxwing::imap

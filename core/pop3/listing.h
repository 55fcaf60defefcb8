// The bodies of UIDL, LIST and CAPA: RFC 1939 5 and 7, RFC 2449 5.
#pragma once

#include "core/base/octets.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QHash>
#include <QList>

#include <optional>

namespace waxwing::pop3 {

// More than any mailbox holds; what a server may make us keep of one listing.
constexpr qsizetype maximumListing = 64_MiB;

struct UniqueId {
    int number = 0; // of the message in this session, from 1
    QByteArray uid; // 1 to 70 octets by the RFC; up to 255 are taken
    bool operator==(const UniqueId &) const = default;
};

struct ScanListing {
    int number = 0;
    qint64 size = 0; // octets, as the server counts them
    bool operator==(const ScanListing &) const = default;
};

// A listing with what was wrong in it: a line that cannot be read costs itself, not the whole.
template <class Entry> struct Listing {
    QList<Entry> entries; // each number at most once
    int unreadable = 0;
    // Only for UIDL: the same identifier for two messages (seen from servers that hash contents). Those
    // messages must be told apart by content.
    bool hasDuplicateUids = false;
};

Listing<UniqueId> parseUidl(const QByteArray &body);
Listing<ScanListing> parseList(const QByteArray &body);

class Capabilities {
public:
    Capabilities() = default;
    static Capabilities fromBody(const QByteArray &body);

    bool isKnown() const { return m_isKnown; } // the server understood CAPA
    bool has(const QByteArray &keyword) const { return m_keywords.contains(keyword); } // upper case
    QByteArrayList parameters(const QByteArray &keyword) const { return m_keywords.value(keyword); }
    QByteArrayList saslMechanisms() const { return m_keywords.value("SASL"); }

private:
    QHash<QByteArray, QByteArrayList> m_keywords;
    bool m_isKnown = false;
};

} // namespace waxwing::pop3

// What a server offers in its answer to EHLO: RFC 5321 4.1.1.1.
#pragma once

#include "core/smtp/reply.h"

#include <QByteArrayList>
#include <QHash>

namespace waxwing::smtp {

class Capabilities {
public:
    Capabilities() = default;
    // The first line is the greeting; each further one a keyword and its parameters.
    static Capabilities fromEhlo(const Reply &reply);

    // Keywords in upper case.
    bool has(const QByteArray &keyword) const { return m_keywords.contains(keyword); }
    QByteArrayList parameters(const QByteArray &keyword) const { return m_keywords.value(keyword); }
    // RFC 4954 3; upper case. Also from the "AUTH=LOGIN" some old servers add for old clients.
    QByteArrayList authMechanisms() const { return m_keywords.value("AUTH"); }
    // RFC 1870 3: the largest message taken, in octets; nullopt when there is no SIZE or no fixed limit.
    std::optional<quint64> sizeLimit() const;

private:
    QHash<QByteArray, QByteArrayList> m_keywords;
};

} // namespace waxwing::smtp

// SRV and MX lookups, for finding a domain's mail servers.
#pragma once

#include "core/base/error.h"

#include <QCoroTask>
#include <QList>
#include <QString>

#include <chrono>
#include <cstdint>

namespace waxwing::net {

// RFC 2782. An empty target ("." on the wire) says that the service is decidedly not offered.
struct SrvRecord {
    SrvRecord() = default;
    SrvRecord(QString target, std::uint16_t port, std::uint16_t priority, std::uint16_t weight);
    bool operator==(const SrvRecord &) const = default;

    QString target; // without the final dot
    std::uint16_t port = 0;
    std::uint16_t priority = 0; // lower is tried first
    std::uint16_t weight = 0; // share among equals
};

// RFC 5321 5.1. An empty exchange is RFC 7505's "takes no mail".
struct MxRecord {
    MxRecord() = default;
    MxRecord(QString exchange, std::uint16_t preference);
    bool operator==(const MxRecord &) const = default;

    QString exchange; // without the final dot
    std::uint16_t preference = 0; // lower is preferred
};

struct MxAnswer {
    MxAnswer() = default;

    QList<MxRecord> records;
    bool domainExists = true; // false: the domain itself does not (NXDOMAIN)
};

// Both: by priority, then larger weight, then name; an empty list when the name or the record does not
// exist. Throw Error{Network} when DNS gave no answer in time or failed. Engine thread.
QCoro::Task<QList<SrvRecord>> lookupSrv(QString name, std::chrono::milliseconds patience);
QCoro::Task<MxAnswer> lookupMx(QString domain, std::chrono::milliseconds patience);

} // namespace waxwing::net

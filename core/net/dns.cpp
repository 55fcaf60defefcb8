#include "core/net/dns.h"

#include "core/base/wakeup.h"

#include <QCoreApplication>
#include <QDnsLookup>

#include <algorithm>
#include <memory>
#include <tuple>

namespace waxwing::net {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(net::Dns)
};

struct DeleteLater {
    void operator()(QObject *object) const { object->deleteLater(); }
};
using Lookup = std::unique_ptr<QDnsLookup, DeleteLater>;

QString withoutFinalDot(const QString &name)
{
    return name.endsWith(QLatin1Char('.')) ? name.chopped(1) : name;
}

QCoro::Task<Lookup> lookup(QDnsLookup::Type type, QString name, std::chrono::milliseconds patience)
{
    Lookup query(new QDnsLookup(type, name));
    Wakeup finished;
    QObject::connect(query.get(), &QDnsLookup::finished, &finished, &Wakeup::wake);
    query->lookup();
    const auto deadline = std::chrono::steady_clock::now() + patience;
    while (!query->isFinished()) {
        const auto left = timeUntil(deadline);
        if (left.count() == 0) {
            query->abort();
            throw Error(ErrorKind::Network, Words::tr("DNS did not answer in time when asked for %1.").arg(name));
        }
        co_await finished.wait(left);
    }
    if (query->error() != QDnsLookup::NoError && query->error() != QDnsLookup::NotFoundError) {
        throw Error(ErrorKind::Network, Words::tr("DNS could not be asked for %1.").arg(name), query->errorString());
    }
    co_return query;
}

} // namespace

SrvRecord::SrvRecord(QString target_, std::uint16_t port_, std::uint16_t priority_, std::uint16_t weight_)
    : target(std::move(target_)), port(port_), priority(priority_), weight(weight_)
{
}

MxRecord::MxRecord(QString exchange_, std::uint16_t preference_)
    : exchange(std::move(exchange_)), preference(preference_)
{
}

QCoro::Task<QList<SrvRecord>> lookupSrv(QString name, std::chrono::milliseconds patience)
{
    const Lookup query = co_await lookup(QDnsLookup::SRV, name, patience);
    QList<SrvRecord> records;
    for (const QDnsServiceRecord &record : query->serviceRecords()) {
        records.append(SrvRecord(withoutFinalDot(record.target()), record.port(), record.priority(), record.weight()));
    }
    std::sort(records.begin(), records.end(), [](const SrvRecord &a, const SrvRecord &b) {
        return std::tuple(a.priority, -int(a.weight), a.target) < std::tuple(b.priority, -int(b.weight), b.target);
    });
    co_return records;
}

QCoro::Task<MxAnswer> lookupMx(QString domain, std::chrono::milliseconds patience)
{
    const Lookup query = co_await lookup(QDnsLookup::MX, domain, patience);
    MxAnswer answer;
    answer.domainExists = query->error() != QDnsLookup::NotFoundError;
    QList<MxRecord> &records = answer.records;
    for (const QDnsMailExchangeRecord &record : query->mailExchangeRecords()) {
        records.append(MxRecord(withoutFinalDot(record.exchange()), record.preference()));
    }
    std::sort(records.begin(), records.end(), [](const MxRecord &a, const MxRecord &b) {
        return std::tie(a.preference, a.exchange) < std::tie(b.preference, b.exchange);
    });
    co_return answer;
}

} // namespace waxwing::net

// Pop3Backend: what may be deleted on the server, and only that.
#include "core/sync/pop3visit.h"

#include <QCoroFuture>

namespace waxwing::sync {

bool Pop3Backend::mayGo(const Listed &message) const
{
    using Kind = accounts::LeaveOnServer::Kind;
    if (message.taken && !message.fresh) {
        return false;
    }
    const bool stored = message.known ? message.known->isWhole() && !message.known->doubtful : message.here;
    if (!message.deleted && !stored) {
        return false; // not stored: never deleted
    }
    if (message.known && message.known->doubtful) {
        return false;
    }
    const QDateTime when = message.known ? message.known->when : message.when;
    switch (m_options.leaveOnServer.kind) {
    case Kind::Forever: return false;
    case Kind::Never: return true;
    case Kind::UntilDeleted: return message.deleted;
    case Kind::Days:
        return message.deleted
            || (when.isValid() && when.daysTo(QDateTime::currentDateTimeUtc()) >= m_options.leaveOnServer.days);
    }
    return false;
}

// Those of which the server still shows the header that was stored. What was fetched a moment ago is certain; a
// server without TOP can only be believed that the size is the same (plan() has compared it).
QCoro::Task<QList<qsizetype>> Pop3Backend::certain(VisitPtr visit, QList<qsizetype> indexes)
{
    constexpr qsizetype window = 64;
    QList<qsizetype> sure;
    QList<qsizetype> doubted;
    QList<int> numbers;
    for (const qsizetype at : std::as_const(indexes)) {
        const Listed &message = visit->messages.at(at);
        if (message.fresh || !message.known || !visit->hasTop()) {
            sure.append(at);
        } else {
            doubted.append(at);
            numbers.append(message.number);
        }
    }
    for (qsizetype done = 0; done < doubted.size(); ++done) {
        if (!visit->session->hasSentAhead()) {
            visit->session->sendAheadTop(numbers.mid(done, window), 0);
            ++visit->report->roundTrips;
        }
        Listed &message = visit->messages[doubted.at(done)];
        bool same = false;
        try {
            const QByteArray header = co_await visit->session->top(message.number, 0);
            same = headerHash(header) == message.known->header;
            message.taken = !same; // its UIDL is another message's now, which is not here yet
            message.need = same ? message.need : Listed::Need::Whole;
        } catch (const Error &error) {
            if (error.kind() != ErrorKind::Server) {
                throw;
            }
        }
        if (same) {
            sure.append(doubted.at(done));
        }
    }
    co_return sure;
}

// Marked only; the server deletes at QUIT. What turned out to be another message is fetched, and stays.
QCoro::Task<void> Pop3Backend::deleteWhatMayGo(VisitPtr visit)
{
    constexpr qsizetype window = 128;
    QList<qsizetype> going;
    for (qsizetype at = 0; at < visit->messages.size(); ++at) {
        if (mayGo(visit->messages.at(at))) {
            going.append(at);
        }
    }
    const QList<qsizetype> sure = co_await certain(visit, going);
    QList<int> numbers;
    for (const qsizetype at : sure) {
        numbers.append(visit->messages.at(at).number);
    }
    for (qsizetype done = 0; done < numbers.size(); ++done) {
        if (!visit->session->hasSentAhead()) {
            visit->session->sendAheadDele(numbers.mid(done, window));
            ++visit->report->roundTrips;
        }
        try {
            co_await visit->session->dele(numbers.at(done));
        } catch (const Error &error) {
            if (error.kind() != ErrorKind::Server || !visit->session->isOpen()) {
                throw;
            }
            // It stays there and is known: the next visit tries again.
        }
    }
    co_await fetchWhole(visit);
}

// A message the server does not list any more will not come back under that name.
QCoro::Task<void> Pop3Backend::forgetWhatIsGone(VisitPtr visit)
{
    if (!visit->complete) {
        co_return;
    }
    QSet<QByteArray> names;
    QSet<QByteArray> deliveries;
    for (const Listed &message : std::as_const(visit->messages)) {
        names.insert(message.name);
        deliveries.insert(message.known ? message.known->delivery : message.name);
    }
    auto forgetting = local([=, this](LocalMail &mail) {
        ledger().keepOnly(names);
        mail.deleted().keepOnly(deliveries);
    });
    co_await forgetting;
}

} // namespace waxwing::sync

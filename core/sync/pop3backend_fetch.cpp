// Pop3Backend: one visit to the server, as far as it brings mail here.
#include "core/base/octets.h"
#include "core/sync/pop3visit.h"

#include "core/sync/words.h"

#include <QCoroFuture>
#include <QCryptographicHash>

namespace waxwing::sync {

namespace {

constexpr qint64 largestMessage = 1024_MiB;
constexpr qint64 inMemory = 1_MiB;
// So many are asked for before the first has come: a round trip is paid once for all of them.
constexpr qsizetype window = 32;
// So many are one wait for the disk and one transaction.
constexpr qsizetype batchCount = 64;
constexpr qint64 batchOctets = 8_MiB;
constexpr int beginningLines = 40;

Progress fetched(qint64 done, qint64 total)
{
    Progress progress;
    progress.what = Words::tr("Fetching mail");
    progress.done = done;
    progress.total = total;
    return progress;
}

} // namespace

QCoro::Task<void> Pop3Backend::listServer(VisitPtr visit)
{
    const auto uids = co_await visit->session->uidl();
    const auto sizes = co_await visit->session->list();
    visit->report->roundTrips += 2;
    visit->complete = sizes.unreadable == 0 && (!uids || uids->unreadable == 0);
    QHash<QByteArray, int> times;
    QHash<int, QByteArray> names;
    if (uids) {
        for (const pop3::UniqueId &id : uids->entries) {
            ++times[id.uid];
        }
        for (const pop3::UniqueId &id : uids->entries) {
            if (times.value(id.uid) == 1) {
                names.insert(id.number, deliveryByUid(id.uid));
            }
        }
    }
    for (const pop3::ScanListing &entry : sizes.entries) {
        Listed listed;
        listed.number = entry.number;
        listed.size = entry.size;
        listed.name = names.value(entry.number);
        visit->messages.append(listed);
    }
}

QCoro::Task<void> Pop3Backend::plan(VisitPtr visit)
{
    const bool top = visit->hasTop();
    const qint64 previewAbove = m_options.previewAbove;
    auto planning = local([=, this](LocalMail &mail) {
        visit->maildir = mail.folder(store::MaildirTree::inboxName()).path();
        const QHash<QByteArray, QDateTime> here = mail.deliveries();
        for (auto it = here.cbegin(); it != here.cend(); ++it) {
            visit->here.insert(it.key());
        }
        for (Listed &message : visit->messages) {
            visit->listed.insert(message.name);
            if (message.name.isEmpty()) {
                message.need = top ? Listed::Need::Identify : Listed::Need::Whole;
                continue;
            }
            message.known = ledger().find(message.name);
            const QByteArray delivery = message.known ? message.known->delivery : message.name;
            message.here = here.contains(delivery);
            message.when = here.value(delivery);
            message.deleted = mail.deleted().contains(delivery);
            const bool known = message.known || message.here || message.deleted;
            // A reused UIDL: what has it now is another message.
            message.taken = known && message.known && message.known->listed >= 0 && message.size >= 0
                && message.known->listed != message.size;
            if (known && !message.taken) {
                continue;
            }
            const bool large = previewAbove > 0 && message.size > previewAbove && top && !message.taken;
            message.need = large ? Listed::Need::Beginning : Listed::Need::Whole;
        }
    });
    co_await planning;
}

// Without a UIDL of its own a message is known by its header and size, which costs less than its body.
QCoro::Task<void> Pop3Backend::identify(VisitPtr visit)
{
    QList<int> numbers;
    for (const Listed &message : std::as_const(visit->messages)) {
        if (message.need == Listed::Need::Identify) {
            numbers.append(message.number);
        }
    }
    for (qsizetype at = 0; at < visit->messages.size(); ++at) {
        if (visit->messages.at(at).need != Listed::Need::Identify) {
            continue;
        }
        if (!visit->session->hasSentAhead()) {
            visit->session->sendAheadTop(numbers.mid(0, window), 0);
        }
        const int number = numbers.takeFirst();
        visit->messages[at].need = Listed::Need::Whole;
        QByteArray header;
        try {
            header = co_await visit->session->top(number, 0);
        } catch (const Error &error) {
            if (error.kind() != ErrorKind::Server) { // no TOP after all: then the whole tells
                throw;
            }
        }
        const QByteArray hash = headerHash(header);
        auto finding = local([=, this](LocalMail &mail) {
            Listed &message = visit->messages[at];
            const QList<QByteArray> names = header.isEmpty() ? QList<QByteArray>() : ledger().byHeader(hash);
            for (const QByteArray &name : names) {
                const auto known = ledger().find(name);
                const auto isUsed = [&name](const Listed &other) { return other.name == name; };
                const bool used = std::any_of(visit->messages.cbegin(), visit->messages.cend(), isUsed);
                if (known && !used && known->listed == message.size && known->isWhole()) {
                    message.name = name;
                    message.known = known;
                    message.deleted = mail.deleted().contains(known->delivery);
                    message.need = Listed::Need::Nothing;
                    return;
                }
            }
        });
        co_await finding;
    }
}

QCoro::Task<std::shared_ptr<Pop3Backend::Incoming>> Pop3Backend::fetchOne(VisitPtr visit, qsizetype index)
{
    auto incoming = std::make_shared<Incoming>();
    incoming->index = index;
    auto hash = std::make_shared<QCryptographicHash>(QCryptographicHash::Sha256);
    const QByteArray maildir = visit->maildir;
    const pop3::Reader::Sink sink = [incoming, hash, maildir](QByteArrayView chunk) {
        hash->addData(chunk);
        if (!incoming->file && incoming->bytes.size() + chunk.size() > inMemory) {
            incoming->file = std::make_unique<store::Maildir::Delivery>(maildir, QByteArray());
            incoming->file->write(incoming->bytes);
            incoming->bytes.clear();
        }
        if (incoming->file) {
            incoming->file->write(chunk);
        } else {
            incoming->bytes.append(chunk.data(), chunk.size());
        }
    };
    incoming->size = co_await visit->session->retrieve(visit->messages.at(index).number, sink, largestMessage);
    incoming->content = hash->result();
    co_return incoming;
}

// The next batch comes over the wire while the last one goes to the disk.
QCoro::Task<void> Pop3Backend::fetchWhole(VisitPtr visit)
{
    QList<qsizetype> wanted;
    QList<int> numbers;
    for (qsizetype at = 0; at < visit->messages.size(); ++at) {
        if (visit->messages.at(at).need == Listed::Need::Whole) {
            visit->messages[at].need = Listed::Need::Nothing;
            wanted.append(at);
            numbers.append(visit->messages.at(at).number);
        }
    }
    std::optional<QCoro::Task<void>> storing;
    QList<std::shared_ptr<Incoming>> batch;
    qint64 octets = 0;
    std::exception_ptr failure;
    try {
        for (qsizetype done = 0; done < wanted.size(); ++done) {
            stops().throwIfAskedSince(visit->begun);
            if (!visit->session->hasSentAhead()) {
                visit->session->sendAheadRetr(numbers.mid(done, window));
                ++visit->report->roundTrips;
            }
            try {
                const std::shared_ptr<Incoming> one = co_await fetchOne(visit, wanted.at(done));
                batch.append(one);
                octets += one->size;
            } catch (const Error &error) {
                if (error.kind() != ErrorKind::Server || !visit->session->isOpen()) {
                    throw;
                }
                visit->refused = visit->refused.value_or(error); // this one stays there; the others come
            }
            const bool last = done + 1 == wanted.size();
            if (!batch.isEmpty() && (last || batch.size() >= batchCount || octets >= batchOctets)) {
                if (storing) {
                    co_await *storing;
                }
                const QList<std::shared_ptr<Incoming>> full = std::exchange(batch, {});
                octets = 0;
                storing.emplace(storeBatch(visit, full));
                Q_EMIT progress(fetched(done + 1, wanted.size()));
            }
        }
    } catch (...) {
        failure = std::current_exception();
    }
    // What came whole before a failure is kept.
    if (storing) {
        co_await *storing;
    }
    if (!batch.isEmpty()) {
        co_await storeBatch(visit, batch);
    }
    if (failure) {
        std::rethrow_exception(failure);
    }
}

QCoro::Task<void> Pop3Backend::fetchBeginnings(VisitPtr visit)
{
    for (qsizetype at = 0; at < visit->messages.size(); ++at) {
        if (visit->messages.at(at).need != Listed::Need::Beginning) {
            continue;
        }
        stops().throwIfAskedSince(visit->begun);
        auto incoming = std::make_shared<Incoming>();
        incoming->index = at;
        incoming->bytes = co_await visit->session->top(visit->messages.at(at).number, beginningLines);
        ++visit->report->roundTrips;
        QList<std::shared_ptr<Incoming>> one;
        one.append(incoming);
        co_await storeBatch(visit, one);
    }
}

} // namespace waxwing::sync

// Pop3Backend: fetched mail into the Maildir.
#include "core/sync/pop3visit.h"

#include "core/sync/maildirmessage.h"

#include <QCoroFuture>
#include <QFile>

namespace waxwing::sync {

namespace {

using store::Maildir;

// The newest Received header says when the message came; without one its Date.
QDateTime receivedOf(const QByteArray &source)
{
    const QList<mime::HeaderField> headers = mime::parseHeaderFields(source);
    const QByteArray received = mime::headerValue(headers, "Received");
    const QDateTime arrived = mime::parseDate(received.mid(received.lastIndexOf(';') + 1));
    if (arrived.isValid()) {
        return arrived;
    }
    const QDateTime written = mime::parseDate(mime::headerValue(headers, "Date"));
    return written.isValid() ? written : QDateTime::currentDateTimeUtc();
}

QByteArray readBack(store::Maildir::Delivery &delivery)
{
    QFile file(delivery.file().fileName());
    delivery.file().flush();
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// A batch on its way: files still in tmp/, what the ledger is to know, what the store is to show.
struct Batch {
    std::vector<Maildir::Delivery> deliveries;
    QList<std::pair<QByteArray, Fetched>> notes;
    QList<QByteArray> sources; // of deliveries
};

struct Verdict {
    QByteArray delivery;
    bool isNew = true;
};

// Is it here already? Under its own name, or under one that the server does not list any more: then the server has
// numbered it anew. The same content under a name that it still lists is another copy, as two deliveries are.
Verdict judge(const Pop3Ledger &ledger, const QByteArray &name, const QByteArray &delivery, const QByteArray &content,
              const QSet<QByteArray> &listed)
{
    const QList<QByteArray> same = content.isEmpty() ? QList<QByteArray>() : ledger.byContent(content);
    for (const QByteArray &other : same) {
        if (other == name || !listed.contains(other)) {
            return {ledger.find(other)->delivery, false};
        }
    }
    return {delivery, true};
}

ReadMessages commit(Maildir &inbox, Batch batch, const QString &bodies)
{
    const QList<Uid> uids = inbox.commit(std::move(batch.deliveries));
    ReadMessages read;
    for (qsizetype i = 0; i < uids.size(); ++i) {
        const Maildir::Message message = inbox.scanned().value(uids.at(i));
        read.add(message, batch.sources.at(i), inbox.received(message), bodies);
    }
    return read;
}

void addDelivery(Batch &batch, const QByteArray &maildir, const QByteArray &base, const QByteArray &source,
                 std::unique_ptr<Maildir::Delivery> file)
{
    if (file) {
        batch.deliveries.push_back(std::move(*file));
    } else {
        batch.deliveries.emplace_back(maildir, QByteArray());
        batch.deliveries.back().write(source);
    }
    batch.deliveries.back().base = base;
    batch.deliveries.back().received = receivedOf(source);
    batch.sources.append(source);
}

} // namespace

// What is to be noted of one that came, and whether it is to be stored.
std::pair<Fetched, bool> Pop3Backend::take(Visit &visit, LocalMail &mail, const Incoming &one, const QByteArray &source)
{
    Listed &message = visit.messages[one.index];
    const bool whole = !one.content.isEmpty();
    const QByteArray byContent = deliveryByContent(one.content);
    const QByteArray delivery = message.name.isEmpty() || message.taken ? byContent : message.name;
    const Verdict verdict = judge(ledger(), message.name, delivery, one.content, visit.listed);
    if (message.name.isEmpty()) {
        message.name = byContent;
        visit.listed.insert(byContent);
    }
    Fetched fetched;
    fetched.delivery = verdict.delivery;
    fetched.content = one.content;
    fetched.header = headerHash(source);
    fetched.listed = message.size;
    fetched.when = QDateTime::currentDateTimeUtc();
    fetched.doubtful = whole && one.size < message.size;
    const bool deleted = mail.deleted().contains(fetched.delivery);
    const bool isNew = verdict.isNew && !deleted && !visit.here.contains(fetched.delivery);
    visit.here.insert(fetched.delivery);
    message.known = fetched;
    message.deleted = deleted;
    message.fresh = whole;
    return {fetched, isNew};
}

// To the Maildir first, then to the ledger, then to the store: each may be the last that happens.
QCoro::Task<void> Pop3Backend::storeBatch(VisitPtr visit, QList<std::shared_ptr<Incoming>> incoming)
{
    const QString bodies = store().paths().bodies;
    auto storing = local([=, this](LocalMail &mail) {
        Maildir &inbox = mail.folder(store::MaildirTree::inboxName());
        Batch batch;
        for (const std::shared_ptr<Incoming> &one : incoming) {
            const QByteArray source = one->file ? readBack(*one->file) : one->bytes;
            const auto [fetched, isNew] = take(*visit, mail, *one, source);
            batch.notes.append({visit->messages.at(one->index).name, fetched});
            if (isNew) {
                const QByteArray mark = fetched.isWhole() ? QByteArray() : partialMark(qMax<qint64>(0, fetched.listed));
                addDelivery(batch, inbox.path(), fetched.delivery + mark, source, std::move(one->file));
            }
        }
        const QList<std::pair<QByteArray, Fetched>> notes = batch.notes;
        const ReadMessages read = commit(inbox, std::move(batch), bodies);
        ledger().note(notes);
        return std::pair(read, inbox.uidValidity());
    });
    const std::pair<ReadMessages, UidValidity> stored = co_await storing;
    const FolderId inbox = visit->inbox;
    visit->report->newMessages += stored.first.size();
    auto writing = store().write(store::Priority::Foreground, [inbox, stored](store::Writer &writer) {
        const auto state = writer.reader().syncState(inbox);
        if (state && state->uidValidity == stored.second) { // else the look through the folder that follows takes them
            stored.first.writeTo(writer, inbox);
        }
    });
    co_await writing;
}

} // namespace waxwing::sync

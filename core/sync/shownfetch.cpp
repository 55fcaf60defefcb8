#include "core/sync/shownfetch.h"

#include "core/base/log.h"
#include "core/base/onpool.h"
#include "core/sync/partplan.h"
#include "core/sync/words.h"

#include <QCoroFuture>

namespace waxwing::sync {

namespace {

using Sections = QHash<QByteArray, QByteArray>;

// As much as the plan expects, and no more: what a structure says of sizes may be anything.
class SectionCollector {
public:
    explicit SectionCollector(qint64 most) : m_most(most) { }

    void add(const QByteArray &section, QByteArrayView chunk)
    {
        m_octets += chunk.size();
        if (m_octets > m_most) {
            throw Error(ErrorKind::Protocol, Words::tr("The server sent more than the message should hold."), {},
                        Retry::Never);
        }
        m_sections[section].append(chunk);
    }
    const Sections &sections() const { return m_sections; }

private:
    qint64 m_most;
    qint64 m_octets = 0;
    Sections m_sections;
};

QCoro::Task<std::optional<imap::BodyPart>> askStructure(session::ImapSession *session, Uid uid)
{
    const auto structure = std::make_shared<std::optional<imap::BodyPart>>();
    const std::function<void(const imap::FetchedMessage &)> receive
        = [structure](const imap::FetchedMessage &message) { *structure = message.structure; };
    const imap::UidSet one = imap::UidSet::range(uid, uid);
    const session::ImapFetchItems items(session::ImapFetchItem::Structure);
    co_await session->fetch(one, items, ModSeq(), receive);
    co_return *structure;
}

QCoro::Task<void> fetchSections(session::ImapSession *session, Uid uid, QByteArrayList sections,
                                std::shared_ptr<SectionCollector> into)
{
    const session::ImapPartSink sink
        = [into](Uid, const QByteArray &section, QByteArrayView chunk, quint64, quint64) { into->add(section, chunk); };
    const imap::UidSet one = imap::UidSet::range(uid, uid);
    co_await session->fetchParts(one, sections, sink);
}

// What the pictures of the HTML add; nullopt: too much of them.
std::optional<qint64> octetsOf(const AssembledParts &assembled)
{
    constexpr qint64 mostPictures = 8_MiB;
    qint64 octets = 0;
    for (const mime::LeftOutPart &part : assembled.leftOut) {
        if (assembled.pictures.contains(part.number.toLatin1())) {
            octets += qMin(part.size, mostPictures + 1);
        }
    }
    return octets <= mostPictures ? std::optional(octets) : std::nullopt;
}

QCoro::Task<std::optional<AssembledParts>> collect(session::ImapSession *session, Uid uid, qint64 size)
{
    const std::optional<imap::BodyPart> structure = co_await askStructure(session, uid);
    const std::optional<PartPlan> plan = structure ? planParts(*structure, size) : std::nullopt;
    if (!plan) {
        co_return std::nullopt;
    }
    const auto collector = std::make_shared<SectionCollector>(plan->mostOctets);
    co_await fetchSections(session, uid, plan->sections, collector);
    Sections sections = collector->sections();
    auto assembling = onPool([plan, sections] { return assembleParts(*plan, sections); });
    std::optional<AssembledParts> assembled = co_await assembling;
    if (!assembled || assembled->pictures.isEmpty()) {
        co_return assembled;
    }
    const std::optional<qint64> more = octetsOf(*assembled);
    if (!more) {
        co_return std::nullopt;
    }
    const auto pictures = std::make_shared<SectionCollector>(*more + 512_KiB);
    const QByteArrayList numbers = assembled->pictures;
    co_await fetchSections(session, uid, numbers, pictures);
    sections.insert(pictures->sections());
    auto again = onPool([plan, sections] { return assembleParts(*plan, sections); });
    assembled = co_await again;
    co_return assembled;
}

} // namespace

QCoro::Task<bool> fetchShownParts(store::Store *store, session::ImapSession *session, PlacementId placement, Uid uid,
                                  qint64 size, store::Priority priority)
{
    std::optional<AssembledParts> assembled;
    std::optional<Error> failure;
    try {
        assembled = co_await collect(session, uid, size);
    } catch (const Error &error) {
        failure = error;
    }
    if (failure && failure->kind() != ErrorKind::Server && failure->kind() != ErrorKind::Protocol) {
        throw *failure;
    }
    if (failure) {
        qCInfo(logSync).noquote() << "fetched whole:" << failure->text();
    }
    if (!assembled) {
        co_return false;
    }
    const auto parts = std::make_shared<const AssembledParts>(*assembled);
    const QString bodies = store->paths().bodies;
    auto writing = store->write(priority, [placement, parts, bodies](store::Writer &writer) {
        store::Body source(bodies);
        source.append(parts->source);
        writer.setShownParts(placement, std::move(source), parts->leftOut);
        writer.setPreviewAndText(placement, parts->preview, parts->text);
    });
    co_await writing;
    co_return true;
}

} // namespace waxwing::sync

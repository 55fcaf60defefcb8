#include "tests/support/samplemail/generator.h"

#include "tests/support/samplemail/placed.h"

#include <algorithm>
#include <cmath>

namespace samplemail {

namespace {

constexpr double OldestDays = 3 * 365;

// The generated ones begin three hours ago and thin out into the past, as mail that is kept does.
qint64 ageOf(int index, int count)
{
    const double share = double(index + 1) / std::max(1, count);
    return qint64(3 * 3600 + std::pow(share, 1.6) * OldestDays * 86400);
}

} // namespace

Generator::Generator(Options options) : m_options(std::move(options))
{
    if (!m_options.now.isValid())
        m_options.now = QDateTime::currentDateTime();
    m_byHand = std::make_shared<const QList<Placed>>(showcase(m_options));
}

Message Generator::at(int index) const
{
    const QList<Placed> &byHand = *m_byHand;
    const int rest = m_options.count - int(byHand.size());
    const int at = index - int(byHand.size());
    Options bulk = m_options;
    bulk.count = rest;
    Placed placed = index < byHand.size() ? byHand[index] : generated(bulk, at, ageOf(at, rest));
    Message message;
    message.delivered = m_options.now.addSecs(-placed.secondsAgo);
    message.flags = placed.flags;
    message.folder = placed.folder;
    placed.composition.date = message.delivered.addSecs(-20);
    message.source = placed.raw.isEmpty() ? assemble(placed.composition) : placed.raw;
    return message;
}

QStringList folderNames()
{
    return QStringLiteral("INBOX|Drafts|Sent|Archive|Junk|Trash|Clients|Clients/Halden Bakery|Clients/Orrery "
                          "Museum|Invoices|Invoices/2025|"
                          "Invoices/2026|Travel|Mailing lists|Mailing lists/orchard-growers|Mailing lists/waxwing-dev")
        .split(QLatin1Char('|'));
}

} // namespace samplemail

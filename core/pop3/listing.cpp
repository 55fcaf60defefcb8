#include "core/pop3/listing.h"

#include <QSet>

#include <algorithm>

namespace waxwing::pop3 {

namespace {

QByteArrayList lines(const QByteArray &body)
{
    QByteArrayList result;
    for (const QByteArray &line : body.split('\n')) {
        const QByteArray trimmed = line.trimmed();
        if (!trimmed.isEmpty()) {
            result.append(trimmed);
        }
    }
    return result;
}

std::optional<int> messageNumber(const QByteArray &word)
{
    bool isNumber = false;
    const int number = word.toInt(&isNumber);
    return isNumber && number > 0 ? std::optional(number) : std::nullopt;
}

bool isUid(const QByteArray &uid)
{
    const auto isPrintable = [](char c) { return c > 0x20 && c < 0x7f; }; // RFC 1939 7: 0x21 to 0x7E
    return !uid.isEmpty() && uid.size() <= 255 && std::all_of(uid.cbegin(), uid.cend(), isPrintable);
}

} // namespace

Listing<UniqueId> parseUidl(const QByteArray &body)
{
    Listing<UniqueId> result;
    QSet<int> numbers;
    QSet<QByteArray> uids;
    for (const QByteArray &line : lines(body)) {
        const QByteArrayList words = line.simplified().split(' ');
        const std::optional<int> number = messageNumber(words.constFirst());
        if (!number || words.size() < 2 || !isUid(words[1]) || numbers.contains(*number)) {
            ++result.unreadable;
            continue;
        }
        result.hasDuplicateUids = result.hasDuplicateUids || uids.contains(words[1]);
        numbers.insert(*number);
        uids.insert(words[1]);
        result.entries.append(UniqueId{*number, words[1]});
    }
    return result;
}

Listing<ScanListing> parseList(const QByteArray &body)
{
    Listing<ScanListing> result;
    QSet<int> numbers;
    for (const QByteArray &line : lines(body)) {
        const QByteArrayList words = line.simplified().split(' ');
        const std::optional<int> number = messageNumber(words.constFirst());
        bool isNumber = false;
        const qint64 size = words.value(1).toLongLong(&isNumber);
        if (!number || !isNumber || size < 0 || numbers.contains(*number)) {
            ++result.unreadable;
            continue;
        }
        numbers.insert(*number);
        result.entries.append(ScanListing{*number, size});
    }
    return result;
}

Capabilities Capabilities::fromBody(const QByteArray &body)
{
    Capabilities result;
    result.m_isKnown = true;
    for (const QByteArray &line : lines(body)) {
        QByteArrayList words = line.simplified().toUpper().split(' ');
        const QByteArray keyword = words.takeFirst();
        result.m_keywords[keyword] += words;
    }
    return result;
}

} // namespace waxwing::pop3

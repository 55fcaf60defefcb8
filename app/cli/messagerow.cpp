#include "app/cli/messagerow.h"

#include <QJsonArray>

namespace waxwing::cli {

namespace {

struct NamedFlag {
    store::Flag flag;
    const char *name;
};

constexpr NamedFlag names[] = {
    {store::Flag::Seen, "seen"},       {store::Flag::Flagged, "flagged"}, {store::Flag::Answered, "answered"},
    {store::Flag::Deleted, "deleted"}, {store::Flag::Draft, "draft"},     {store::Flag::Forwarded, "$forwarded"},
};

QJsonArray flagNames(const store::MessageRow &row)
{
    QJsonArray flags;
    for (const NamedFlag &named : names) {
        if (row.flags.testFlag(named.flag)) {
            flags.append(QLatin1String(named.name));
        }
    }
    for (const QString &keyword : row.keywords) {
        flags.append(keyword);
    }
    return flags;
}

QString sender(const store::MessageRow &row)
{
    if (row.fromName.isEmpty()) {
        return row.fromAddress;
    }
    const QString both = row.fromName + QLatin1String(" <") + row.fromAddress + QLatin1Char('>');
    return both;
}

} // namespace

QJsonValue isoDate(const QDateTime &date)
{
    if (!date.isValid()) {
        return QJsonValue::Null;
    }
    // Qt writes no zone for local time: the offset is made part of the value.
    return date.toOffsetFromUtc(date.offsetFromUtc()).toString(Qt::ISODate);
}

QStringList messageColumns()
{
    return {QStringLiteral("id"),      QStringLiteral("flags"), QStringLiteral("from"),
            QStringLiteral("subject"), QStringLiteral("date"),  QStringLiteral("size")};
}

QJsonObject messageRow(const store::MessageRow &row)
{
    return {
        {QStringLiteral("id"), qint64(row.id.value())},
        {QStringLiteral("uid"), row.uid.isValid() ? QJsonValue(qint64(row.uid.value())) : QJsonValue()},
        {QStringLiteral("flags"), flagNames(row)},
        {QStringLiteral("subject"), row.subject},
        {QStringLiteral("from"), sender(row)},
        {QStringLiteral("date"), isoDate(row.date.isValid() ? row.date : row.received)},
        {QStringLiteral("size"), row.size},
        {QStringLiteral("preview"), row.preview},
    };
}

} // namespace waxwing::cli

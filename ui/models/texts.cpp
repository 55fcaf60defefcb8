#include "ui/models/texts.h"

#include "ui/models/columns.h"

#include <QCoreApplication>

namespace waxwing::models {

namespace {

constexpr qsizetype longestLine = 500;
constexpr qsizetype shownParticipants = 4; // the latest to write

struct Words {
    Q_DECLARE_TR_FUNCTIONS(waxwing::models)
};

// “20 Nov” or “Nov 20”, in the order the locale's own short date has.
QString dayAndMonth(const QDate &date, const QLocale &locale)
{
    const QString pattern = locale.dateFormat(QLocale::ShortFormat);
    const bool dayFirst = pattern.indexOf(QLatin1Char('d')) < pattern.indexOf(QLatin1Char('M'));
    return locale.toString(date, dayFirst ? QStringLiteral("d MMM") : QStringLiteral("MMM d"));
}

QString clockTime(const QDateTime &local)
{
    return shownLocale().toString(local.time(), QLocale::ShortFormat);
}

bool isOverride(QChar ch)
{
    const ushort code = ch.unicode();
    return (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

} // namespace

QLocale shownLocale()
{
    const QLocale locale;
    return locale.language() == QLocale::C ? QLocale(QLocale::English, QLocale::UnitedKingdom) : locale;
}

QString joined(const QStringList &parts)
{
    const QLocale shown = shownLocale();
    return QLocale(shown.language(), shown.script(), shown.territory()).createSeparatedList(parts);
}

QString shortTime(const QDateTime &when, const QDateTime &now)
{
    if (!when.isValid()) {
        return {};
    }
    const QDateTime local = when.toLocalTime();
    const qint64 days = local.date().daysTo(now.toLocalTime().date());
    const QLocale locale = shownLocale();
    if (days == 0) {
        return clockTime(local);
    }
    if (days == 1) {
        return Words::tr("Yesterday");
    }
    if (days > 1 && days < 7) {
        return locale.dayName(local.date().dayOfWeek(), QLocale::ShortFormat);
    }
    QString day = dayAndMonth(local.date(), locale);
    if (local.date().year() == now.toLocalTime().date().year()) {
        return day;
    }
    return day + QLatin1Char(' ') + QString::number(local.date().year());
}

QString tableTime(const QDateTime &when, const QDateTime &now)
{
    if (!when.isValid()) {
        return {};
    }
    const QDateTime local = when.toLocalTime();
    const qint64 days = local.date().daysTo(now.toLocalTime().date());
    if (days == 0) {
        return Words::tr("Today %1").arg(clockTime(local));
    }
    const QString day = shortTime(when, now);
    return local.date().year() == now.toLocalTime().date().year() ? day + QLatin1Char(' ') + clockTime(local) : day;
}

QString agoTime(const QDateTime &when, const QDateTime &now)
{
    const qint64 seconds = when.secsTo(now);
    if (seconds < 60) {
        return Words::tr("just now");
    }
    if (seconds < 3600) {
        return Words::tr("%n min ago", nullptr, int(seconds / 60));
    }
    if (when.toLocalTime().date() == now.toLocalTime().date()) {
        return Words::tr("at %1").arg(clockTime(when.toLocalTime()));
    }
    return shortTime(when, now);
}

QString sizeText(qint64 octets)
{
    if (octets < 1000) {
        return Words::tr("%1 B").arg(octets);
    }
    const int decimals = octets < 1000000 ? 0 : 1;
    return shownLocale().formattedDataSize(octets, decimals, QLocale::DataSizeSIFormat);
}

QDateTime shownDate(const store::MessageRow &row)
{
    return row.date.isValid() ? row.date : row.received;
}

QString correspondent(const store::MessageRow &row, bool sentFolder)
{
    if (sentFolder && !row.toText.isEmpty()) {
        return oneLine(row.toText);
    }
    if (row.participants.size() > 1) {
        const QStringList latest
            = row.participants.mid(qMax<qsizetype>(0, row.participants.size() - shownParticipants));
        const QString names = oneLine(latest.join(QStringLiteral(", ")));
        return latest.size() == row.participants.size() ? names : QString(QStringLiteral("… ") + names);
    }
    QString name = oneLine(row.fromName);
    if (!name.isEmpty()) {
        return name;
    }
    return row.fromAddress.isEmpty() ? Words::tr("Unknown sender") : oneLine(row.fromAddress);
}

QString rowSentence(const store::MessageRow &row, bool sentFolder, const QDateTime &now)
{
    QStringList parts{correspondent(row, sentFolder),
                      row.subject.isEmpty() ? Words::tr("No subject") : oneLine(row.subject),
                      tableTime(shownDate(row), now)};
    if (row.threadCount > 1) {
        parts << Words::tr("conversation of %n message(s)", nullptr, row.threadCount);
        if (row.threadUnread > 0) {
            parts << Words::tr("%n unread", nullptr, row.threadUnread);
        }
    } else if (!row.flags.testFlag(store::Flag::Seen)) {
        parts << Words::tr("unread");
    }
    if (row.hasAttachment) {
        parts << Words::tr("attachment");
    }
    if (row.flags.testFlag(store::Flag::Flagged)) {
        parts << Words::tr("starred");
    }
    const QStringList tags = tagsOf(row);
    for (const QString &tag : tags) {
        parts << Words::tr("tag %1").arg(tag);
    }
    return parts.join(QStringLiteral(", "));
}

QString oneLine(const QString &text)
{
    QString line = text.left(longestLine);
    line.removeIf(isOverride);
    for (QChar &ch : line) {
        if (ch.category() == QChar::Other_Control) {
            ch = QLatin1Char(' ');
        }
    }
    return line.simplified();
}

} // namespace waxwing::models

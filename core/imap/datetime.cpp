// date-time (RFC 3501 9), between quotes or not.
#include "core/imap/grammar.h"

#include <array>
#include <charconv>

namespace waxwing::imap {

namespace {

const std::array<const char *, 12> monthNames
    = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

bool digits(QByteArrayView text, int &value)
{
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && stop == text.data() + text.size() && value >= 0;
}

// "+0200" in seconds
bool zone(QByteArrayView text, int &seconds)
{
    int hours = 0;
    int minutes = 0;
    if (text.size() != 5 || (text[0] != '+' && text[0] != '-') || !digits(text.sliced(1, 2), hours)
        || !digits(text.sliced(3, 2), minutes)) {
        return false;
    }
    seconds = (hours * 60 + minutes) * 60 * (text[0] == '-' ? -1 : 1);
    return hours < 15 && minutes < 60;
}

} // namespace

std::optional<QDateTime> parseDateTime(QByteArrayView text)
{
    while (text.startsWith(' ')) {
        text = text.sliced(1);
    }
    const qsizetype dash = text.indexOf('-');
    int day = 0;
    int year = 0;
    int hour = 0;
    int minute = 0;
    int second = 0;
    int offset = 0;
    if (dash < 1 || dash > 2 || text.size() != dash + 24 || !digits(text.first(dash), day)
        || !digits(text.sliced(dash + 5, 4), year) || !digits(text.sliced(dash + 10, 2), hour)
        || !digits(text.sliced(dash + 13, 2), minute) || !digits(text.sliced(dash + 16, 2), second)
        || !zone(text.sliced(dash + 19), offset)) {
        return std::nullopt;
    }
    int month = 1;
    for (const char *const name : monthNames) {
        if (sameWord(text.sliced(dash + 1, 3), name)) {
            break;
        }
        ++month;
    }
    const QDate date(year, month, day);
    const QTime time(hour, minute, qMin(second, 59)); // a leap second is no reason to lose the date
    if (!date.isValid() || !time.isValid()) {
        return std::nullopt;
    }
    return QDateTime(date, time, Qt::OffsetFromUTC, offset);
}

QByteArray formatDateTime(const QDateTime &when)
{
    if (!when.isValid() || when.date().year() < 1 || when.date().year() > 9999) {
        return {};
    }
    const int offset = when.offsetFromUtc() / 60;
    const QDate date = when.date();
    const QTime time = when.time();
    return QByteArray::fromStdString(QString::asprintf("\"%02d-%s-%04d %02d:%02d:%02d %c%02d%02d\"", date.day(),
                                                       monthNames[std::size_t(date.month() - 1)], date.year(),
                                                       time.hour(), time.minute(), time.second(),
                                                       offset < 0 ? '-' : '+', qAbs(offset) / 60, qAbs(offset) % 60)
                                         .toStdString());
}

} // namespace waxwing::imap

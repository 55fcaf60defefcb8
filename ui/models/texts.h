// How times, sizes and senders are said, in one place. now is passed in, so that a test can set it.
#pragma once

#include "core/store/types.h"

#include <QLocale>

namespace waxwing::models {

// The locale people see; the C locale of a bare system shows seconds and no words, so English stands in.
QLocale shownLocale();
// “you, Ines and Tomasz”, in the language of the window: the system's own locale may join by that of its messages.
QString joined(const QStringList &parts);
// Cards: “10:18”, “Yesterday”, “Sun”, “20 Nov”, “20 Nov 2024”.
QString shortTime(const QDateTime &when, const QDateTime &now);
// Table: “Today 10:18”, “Mon 18:12”, “20 Nov 10:18”, “20 Nov 2024”.
QString tableTime(const QDateTime &when, const QDateTime &now);
// “just now”, “2 min ago”, “at 10:18”, else as shortTime.
QString agoTime(const QDateTime &when, const QDateTime &now);
// “3.3 MB”, “14 kB”.
QString sizeText(qint64 octets);
// The date a row shows: the Date header's, else when the server took it in.
QDateTime shownDate(const store::MessageRow &row);
// Sender, or recipients in folders of sent mail.
QString correspondent(const store::MessageRow &row, bool sentFolder);
// One sentence for a screen reader: sender, subject, date, unread, attachment, star.
QString rowSentence(const store::MessageRow &row, bool sentFolder, const QDateTime &now);
// Without control characters and bidirectional overrides, on one line, at most 500 characters.
QString oneLine(const QString &text);

} // namespace waxwing::models

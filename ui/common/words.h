// Finding by a few letters.
#pragma once

#include <QString>
#include <QStringList>

namespace waxwing::ui {

inline QStringList typedWords(const QString &text)
{
    return text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

// Every word occurs in text, in any case.
bool hasEveryWord(const QString &text, const QStringList &words);

} // namespace waxwing::ui

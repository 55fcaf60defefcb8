#include "ui/common/words.h"

#include <algorithm>

namespace waxwing::ui {

bool hasEveryWord(const QString &text, const QStringList &words)
{
    return std::all_of(words.cbegin(), words.cend(),
                       [&text](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

} // namespace waxwing::ui

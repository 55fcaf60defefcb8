// The words of this layer, translatable, in the context "sync".
#pragma once

#include <QCoreApplication>
#include <QString>

namespace waxwing::sync {

inline QString translated(const char *text)
{
    return QCoreApplication::translate("sync", text);
}

// "%n message(s)": a translation has its own plural forms; English, which has no file of its own, gets its
// plural here.
inline QString counted(const char *text, qsizetype count)
{
    QString words = QCoreApplication::translate("sync", text, nullptr, int(count));
    words.replace(QLatin1String("(s)"), count == 1 ? QString() : QStringLiteral("s"));
    return words;
}

} // namespace waxwing::sync

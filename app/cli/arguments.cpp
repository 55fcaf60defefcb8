#include "app/cli/arguments.h"
#include "app/cli/command.h"

#include "app/cli/exitcode.h"

#include <QCoreApplication>

namespace waxwing::cli {

Arguments::Arguments(const QStringList &words, const QStringList &withValue, const QStringList &flags)
{
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString &word = words.at(i);
        if (word == QLatin1String("--")) {
            m_words.append(words.mid(i + 1));
            return;
        }
        if (!word.startsWith(QLatin1String("--"))) {
            m_words.append(word);
            continue;
        }
        const qsizetype equals = word.indexOf(QLatin1Char('='));
        const QString name = word.mid(2, equals < 0 ? -1 : equals - 2);
        if (flags.contains(name) && equals < 0) {
            m_flags.append(name);
        } else if (!withValue.contains(name)) {
            throw usageError(Words::tr("There is no option %1 here.").arg(word));
        } else if (equals >= 0) {
            m_values[name].append(word.mid(equals + 1));
        } else if (i + 1 < words.size()) {
            m_values[name].append(words.at(++i));
        } else {
            throw usageError(Words::tr("The option %1 needs a value.").arg(word));
        }
    }
}

QString Arguments::value(const QString &option) const
{
    const QStringList all = m_values.value(option);
    return all.isEmpty() ? QString() : all.constLast();
}

QString Arguments::required(const QString &option) const
{
    if (!m_values.contains(option)) {
        throw usageError(Words::tr("The option --%1 is missing.").arg(option));
    }
    return value(option);
}

int Arguments::number(const QString &option, int otherwise, int minimum) const
{
    if (!m_values.contains(option)) {
        return otherwise;
    }
    bool good = false;
    const int number = value(option).toInt(&good);
    if (!good || number < minimum) {
        throw usageError(Words::tr("--%1 needs a number of at least %2.").arg(option).arg(minimum));
    }
    return number;
}

} // namespace waxwing::cli

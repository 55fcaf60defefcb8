// The words after a command: options with and without a value, in any place, and the rest in order.
#pragma once

#include <QHash>
#include <QStringList>

namespace waxwing::cli {

class Arguments {
public:
    // withValue, flags: option names without "--". Throws usageError for anything else that begins with "--";
    // words behind a lone "--" are never options.
    Arguments(const QStringList &words, const QStringList &withValue, const QStringList &flags);

    const QStringList &words() const { return m_words; }
    bool has(const QString &flag) const { return m_flags.contains(flag) || m_values.contains(flag); }
    // The last one given; empty when none.
    QString value(const QString &option) const;
    QStringList values(const QString &option) const { return m_values.value(option); }
    // Throws usageError when it is missing.
    QString required(const QString &option) const;
    // Throws usageError when it is no number of at least minimum.
    int number(const QString &option, int otherwise, int minimum) const;

private:
    QStringList m_words;
    QStringList m_flags;
    QHash<QString, QStringList> m_values;
};

} // namespace waxwing::cli

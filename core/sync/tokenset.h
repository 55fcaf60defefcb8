// A small set of words in a text file, replaced as a whole and fsynced at every change.
#pragma once

#include <QByteArray>
#include <QSet>
#include <QString>

namespace waxwing::sync {

class TokenSet {
public:
    explicit TokenSet(QString file); // a missing file is an empty set

    bool contains(const QByteArray &token) const { return m_tokens.contains(token); }
    const QSet<QByteArray> &all() const { return m_tokens; }
    // Throw Error{Storage}.
    void insert(const QSet<QByteArray> &tokens);
    void remove(const QByteArray &token);
    void keepOnly(const QSet<QByteArray> &tokens);

private:
    void save() const;

    QString m_file;
    QSet<QByteArray> m_tokens;
};

} // namespace waxwing::sync

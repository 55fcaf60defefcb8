#include "core/sync/tokenset.h"

#include "core/base/error.h"
#include "core/base/step.h"
#include "core/sync/words.h"

#include <QFile>
#include <QSaveFile>

namespace waxwing::sync {

TokenSet::TokenSet(QString file) : m_file(std::move(file))
{
    QFile input(m_file);
    if (!input.open(QIODevice::ReadOnly)) {
        return;
    }
    const QList<QByteArray> lines = input.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (!line.isEmpty()) {
            m_tokens.insert(QByteArray::fromPercentEncoding(line));
        }
    }
}

void TokenSet::insert(const QSet<QByteArray> &tokens)
{
    if (!m_tokens.contains(tokens)) {
        m_tokens.unite(tokens);
        save();
    }
}

void TokenSet::remove(const QByteArray &token)
{
    if (m_tokens.remove(token)) {
        save();
    }
}

void TokenSet::keepOnly(const QSet<QByteArray> &tokens)
{
    const qsizetype before = m_tokens.size();
    m_tokens.intersect(tokens);
    if (m_tokens.size() != before) {
        save();
    }
}

void TokenSet::save() const
{
    stepBefore("list of names");
    QSaveFile file(m_file);
    bool good = file.open(QIODevice::WriteOnly);
    for (const QByteArray &token : m_tokens) {
        const QByteArray line = token.toPercentEncoding() + '\n';
        good = good && file.write(line) == line.size();
    }
    if (!good || !file.flush() || !file.commit()) {
        throw Error(ErrorKind::Storage, Words::tr("The mail folder on this computer cannot be written."),
                    file.errorString());
    }
    stepAfter("list of names");
}

} // namespace waxwing::sync

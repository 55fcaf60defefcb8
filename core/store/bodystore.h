// Held message sources as files below bodies/: two levels of folders by SHA-256, so that the same content is held
// once; zstd where it pays. Disposable: written without fsync but renamed into place whole, and verified when
// read: a damaged one is as good as not held.
#pragma once

#include "core/store/body.h"

#include <optional>

namespace waxwing::store {

struct StoredBody {
    QByteArray hash; // SHA-256, 32 octets
    qint64 size = 0; // of the source
    bool packed = false; // zstd
};

class BodyStore {
public:
    explicit BodyStore(QString folder);

    const QString &folder() const { return m_folder; }
    StoredBody put(Body body);
    std::optional<QByteArray> read(const StoredBody &body) const;
    void remove(const QByteArray &hash) const;
    // Where bodies are staged; leftovers of an earlier run are removed by sweep().
    static QString incoming(const QString &folder);
    void sweep() const;

private:
    QString path(const QByteArray &hash, bool packed) const;
    void putBytes(const QByteArray &bytes, const QString &path) const;
    void rename(const QString &from, const QString &to) const;

    QString m_folder;
};

} // namespace waxwing::store

// Held message sources below bodies/, by SHA-256, so that the same content is held once; zstd where it pays. Small
// ones in a database, large ones as files in two levels of folders. Disposable: files are written without fsync but
// renamed into place whole, and all is verified when read: a damaged one is as good as not held.
#pragma once

#include "core/base/octets.h"
#include "core/store/body.h"
#include "core/store/bodydatabase.h"

#include <optional>

namespace waxwing::store {

struct StoredBody {
    QByteArray hash; // SHA-256, 32 octets
    qint64 size = 0; // of the source
    bool packed = false; // zstd
};

class BodyStore {
public:
    // Octets as stored; measured by bench_bodies: above it a file is as good, and costs no copying through a WAL.
    static constexpr qsizetype smallestFile = 64_KiB;
    // fileFrom: what is this large becomes a file.
    BodyStore(QString folder, BodyDatabase::Access access, qsizetype fileFrom = smallestFile);

    const QString &folder() const { return m_folder; }
    StoredBody put(Body body);
    std::optional<QByteArray> read(const StoredBody &body);
    void remove(const QByteArray &hash);
    // What was put since is safe to name from here on; or forgotten.
    void commit() { m_small.commit(); }
    void rollback() { m_small.rollback(); }
    bool shrink(bool (*wanted)(Database &), qint64 pages) { return m_small.shrink(wanted, pages); }
    // Where bodies are staged; leftovers of an earlier run are removed by sweep().
    static QString incoming(const QString &folder);
    void sweep() const;

private:
    QString path(const QByteArray &hash, bool packed) const;
    void putBytes(const QByteArray &bytes, const QString &path) const;
    void rename(const QString &from, const QString &to) const;

    QString m_folder;
    qsizetype m_fileFrom;
    BodyDatabase m_small;
};

} // namespace waxwing::store

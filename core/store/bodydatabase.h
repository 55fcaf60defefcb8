// Small message sources, in one SQLite file below bodies/: a hundred thousand files of a few kilobytes cost twice
// the disk (each is rounded up to a block) and seconds to walk. Disposable as the files are: what is damaged or
// missing is as good as not held. Written in a transaction of its own, committed before the cache names a row.
#pragma once

#include "core/store/sqlite.h"

#include <memory>

namespace waxwing::store {

class BodyDatabase {
public:
    enum class Access { Write, Read };
    // Makes the file where it is missing (Write). One that is damaged or newer is dropped.
    BodyDatabase(QString path, Access access);

    // False: this file cannot be used now; the caller keeps the body elsewhere. Throws only kDiskFull and its kin.
    bool put(const QByteArray &hash, const QByteArray &data);
    std::optional<QByteArray> read(const QByteArray &hash);
    void remove(const QByteArray &hash);
    void commit();
    void rollback();
    // Gives some freed pages back to the disk if that is wanted; returns whether it was.
    bool shrink(bool (*wanted)(Database &), qint64 pages);

private:
    void begin();
    void open();
    bool isUsable();

    QString m_path;
    Access m_access;
    std::unique_ptr<Database> m_database; // nullptr: not open (yet)
    bool m_open = false; // a transaction
};

} // namespace waxwing::store

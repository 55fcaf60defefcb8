// A profile as version 1 left it: the cache made by its own step of the schema and filled by plain SQL, so that no
// binary file has to be kept.
#pragma once

#include "core/store/placements.h"
#include "core/store/schema.h"
#include "core/store/store.h"

namespace waxwing::store {

// INBOX of account 1 with that many messages <1@example.org>…, in threads of four: each but every fourth answers the
// one before. The odd ones are read.
inline void writeCacheOfVersion1(const StorePaths &paths, quint32 messages)
{
    Database old(paths.cache, Database::Mode::ReadWrite);
    old.exec(cacheMigrations().first());
    old.exec("PRAGMA user_version = 1");
    const QByteArray counts = QByteArray::number(messages) + ", " + QByteArray::number(messages / 2);
    old.exec("BEGIN");
    old.exec("INSERT INTO folder(id, account, server_name, delimiter, server_path, path, uidvalidity, uidnext,"
             " lowest_uid, revision, total, unread) VALUES(1, 1, 'INBOX', '/', 'INBOX', 'INBOX', 1, "
             + QByteArray::number(messages + 1) + ", 1, 3, " + counts + ")");
    Query message = old.query("INSERT INTO message(id, account, key, message_id, subject, from_name, from_address,"
                              " to_text, size, attachment, refs) VALUES(?, 1, ?, ?, 'S', 'Ann', 'a@b', '', 9, 0, ?)");
    Query placement = old.query("INSERT INTO placement(id, message, folder, uid, received, flags, shown_folder,"
                                " shown_flags) VALUES(?1, ?1, 1, ?1, ?1 * 1000, ?2, 1, ?2)");
    const auto idOf = [](quint32 n) { return QByteArray("<" + QByteArray::number(n) + "@example.org>"); };
    for (quint32 id = 1; id <= messages; ++id) {
        message.bind(id, messageKey(idOf(id)), idOf(id), id % 4 ? idOf(id - 1) : QByteArray()).run();
        placement.bind(id, id % 2).run();
    }
    old.exec("COMMIT");
}

} // namespace waxwing::store

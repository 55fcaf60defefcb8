// How the read side turns rows of the cache into values.
#pragma once

#include "core/store/sqlite.h"
#include "core/store/types.h"

namespace waxwing::store {

#define WAXWING_ROW_COLUMNS                                                                                            \
    "p.id, p.message, p.shown_folder, p.folder, p.uid, m.subject, m.from_name, m.from_address, m.to_text, m.date,"     \
    " m.date_offset, p.received, m.size, p.shown_flags, p.keywords, p.wish_keywords_set, p.wish_keywords_clear,"       \
    " m.attachment, m.body IS NOT NULL, m.preview, m.thread"
#define WAXWING_FROM_ROWS " FROM placement p JOIN message m ON m.id = p.message "

inline constexpr int kRowColumnCount = 21;

MessageRow readRow(const Query &query);

} // namespace waxwing::store

// Tags: IMAP keywords (RFC 3501 2.3.2) by the names people know them by. $label1 to $label5 are what other clients
// call Important, Work, Personal, To do and Later; a keyword that begins with $ and is none of them belongs to
// programs (RFC 5788) and is no tag.
#pragma once

#include <QStringList>

namespace waxwing::store {

// The keywords every account offers, in the order they are shown.
QStringList standardTags();
// Empty for a keyword that is no tag.
QString tagName(const QString &keyword);
// What to set for a name somebody typed, of a standard tag or a new one: an atom of at most 50 ASCII characters,
// spaces as underscores. Empty where the name cannot be a keyword.
QString tagKeyword(const QString &name);

} // namespace waxwing::store

// What the server says of one folder when a person asks for it: nothing of it is kept.
#pragma once

#include <QByteArray>
#include <QList>
#include <QMetaType>
#include <QString>

#include <optional>

namespace waxwing::sync {

// A limit that the folder counts towards (RFC 9208 5): STORAGE in octets, or MESSAGE in messages.
struct FolderQuota {
    enum class Counts { Octets, Messages };

    QString root; // as the server calls it; empty for most
    Counts counts = Counts::Octets;
    qint64 used = 0;
    qint64 limit = 0; // 0: nothing may be kept
};

struct FolderFacts {
    bool hasServer = true; // false: the folder is on this computer, there is nobody to ask
    std::optional<qint64> octets; // of all its messages (RFC 8438)
    QList<FolderQuota> quotas; // empty: no limit, or none that the server tells
    std::optional<QByteArray> rights; // letters of RFC 4314 ("lrswite"); nullopt: the server does not tell
};

} // namespace waxwing::sync

Q_DECLARE_METATYPE(waxwing::sync::FolderFacts)

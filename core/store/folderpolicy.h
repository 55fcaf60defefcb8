// What of a folder is kept on this computer for reading offline. The user's own setting: it lives in journal.db by
// the folder's identity, so that it outlives a rebuilt cache and follows a renamed folder.
#pragma once

#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QString>

#include <optional>

namespace waxwing::store {

struct FolderPolicy {
    enum class Kind : int {
        Headers, // the list; messages are fetched when they are opened
        Nothing, // not even the list, until the folder is opened
        Days, // and messages of the last days
        Months,
        All,
    };

    Kind kind = Kind::Headers;
    int amount = 0; // Days, Months: from 1
    qint64 attachments = -1; // octets; a message with attachments that is larger is left out; -1: none is

    // "none", "headers", "days:N", "months:N", "all"; empty for anything else.
    static std::optional<FolderPolicy> fromString(const QString &text);
    QString toString() const;
    bool holdsBodies() const { return kind == Kind::Days || kind == Kind::Months || kind == Kind::All; }
    // Messages received before it are not held; invalid: all are (or, without bodies, none).
    QDateTime since(const QDateTime &now) const;
    // What a person may choose from: the usual ones from the least to the most, this one among them, each with its
    // limit for attachments.
    QList<FolderPolicy> choices() const;
    bool operator==(const FolderPolicy &) const = default;
};

// What of a folder is here, and what a policy would still fetch.
struct HoldingCost {
    qint64 heldMessages = 0;
    qint64 heldOctets = 0; // of their sources; on disk at most that, because they are packed where it pays
    qint64 dueMessages = 0;
    qint64 dueOctets = 0; // as the server counts them: the traffic, and at most what they add on disk
};

} // namespace waxwing::store

Q_DECLARE_METATYPE(waxwing::store::FolderPolicy)

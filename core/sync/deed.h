// What a verb did, as values: enough to do the opposite, and to do it again. Written to the journal's undo history,
// so a folder is named by its identity there (and its path, should that be gone), and a message by its row, which
// means something in the cache of that name only, and by its Message-ID, which finds it in a rebuilt one.
#pragma once

#include "core/store/writer.h"

namespace waxwing::sync {

struct FolderName {
    QString key;
    QString path;
};

struct MessageNames {
    QList<PlacementId> rows;
    QList<QByteArray> messageIds; // as many as rows, or none
    FolderName folder; // where they were shown when it was done
};

struct Deed {
    enum class Kind : quint8 {
        Nothing, // cannot be done
        ChangeFlags,
        Move,
        Copy,
        RemoveCopies, // those of Step::made
        CreateFolder,
        RemoveMadeFolder, // only while it is empty
        MoveFolder,
        SubscribeFolder,
        TakeBackSend, // while nobody has taken it; the text becomes a draft again
        TakeBackTransfer, // from another account: to folder there, or the copy goes where the original is still there
        KeepOriginal, // of a draft or a transfer: its removal, while that waits
        CreateUnsubscribed, // a folder that was not subscribed when it went
    };

    Kind kind = Kind::Nothing;
    AccountId account;
    store::FlagChange flags;
    FolderName folder; // the target of Move and Copy; the folder of a folder deed
    QStringList levels; // CreateFolder, CreateUnsubscribed, MoveFolder
    bool subscribe = false;
};

struct Step {
    IntentId intent; // invalid: nothing had to be sent
    MessageNames messages;
    MessageNames made; // Copy: the copies
    Deed deed;
    Deed opposite;
    bool implied = false; // only served the one that was asked for, like the folder Archive made by archiving

    bool canUndo() const { return opposite.kind != Deed::Kind::Nothing; }
};

// cache: Writer::cacheName(). Message-IDs of more than some ten thousand messages are left out.
QByteArray encodeSteps(const QString &cache, QList<Step> steps);
// Empty for what cannot be read. Rows of another cache are left out.
QList<Step> decodeSteps(const QString &cache, const QByteArray &octets);

} // namespace waxwing::sync

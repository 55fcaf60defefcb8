// Accounts with their folders, live. Changes arrive as inserts, moves and removals, never as a reset, so that
// what is open, selected, edited or dragged stays. Renaming is a wish: setData asks for it by a signal.
// Lives in the UI thread; never waits.
#pragma once

#include "core/store/store.h"
#include "ui/models/foldertree.h"
#include "ui/models/oneatatime.h"

#include <QAbstractItemModel>

#include <optional>

namespace waxwing::models {

class FolderTreeModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Role {
        FolderIdRole = Qt::UserRole + 1, // qint64, 0 for an account
        AccountIdRole, // qint64
        UnreadRole, // qint64
        SpecialRole, // store::Role as int
        IsAccountRole, // bool
        SelectableRole, // bool: can hold messages
        SubscribedRole, // bool
    };

    explicit FolderTreeModel(store::Store &store, QObject *parent = nullptr);
    ~FolderTreeModel() override;

    void setAccounts(const QList<AccountName> &accounts);
    // True once the folders were read for the first time.
    bool isLoaded() const { return m_loaded; }

    std::optional<store::FolderRow> folder(const QModelIndex &index) const;
    std::optional<store::FolderRow> folder(FolderId id) const;
    AccountId account(const QModelIndex &index) const;
    QModelIndex indexOf(FolderId id) const;
    QModelIndex indexOf(AccountId id) const;
    std::optional<store::FolderRow> folderByRole(AccountId account, store::Role role) const;
    FolderId folderByPath(AccountId account, const QString &path) const; // invalid: not there
    QList<store::FolderRow> childrenOf(AccountId account, FolderId parent) const;
    // Messages in the folder and all below it.
    qint64 messagesBelow(FolderId id) const;
    bool isBelow(FolderId folder, FolderId ancestor) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void loaded();
    // Counts, names or roles of a folder changed.
    void folderChanged(waxwing::FolderId folder);
    void renameRequested(waxwing::FolderId folder, const QString &name);

private:
    FolderNode *node(const QModelIndex &index) const;
    QModelIndex indexOf(const FolderNode *node) const;
    FolderNode *accountNode(AccountId account) const;
    QVariant accessibleText(const FolderNode &node) const;
    void storeChanged(const store::ChangeSet &changes);
    void take(const QList<store::FolderRow> &folders);
    void arrangeAccounts();
    void arrange(FolderNode *parent, const FolderOrder &order);
    void place(FolderNode *parent, int row, const store::FolderRow &folder);
    void update(FolderNode *node, const store::FolderRow &folder);
    void prune(FolderNode *parent, const FolderOrder &order);
    void forget(const FolderNode &node);

    QList<AccountName> m_accounts;
    std::unique_ptr<FolderNode> m_root;
    QHash<FolderId, FolderNode *> m_nodes;
    bool m_loaded = false;
    OneAtATime<QList<store::FolderRow>> m_read;
};

} // namespace waxwing::models

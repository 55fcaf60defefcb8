// All Inboxes, favourites, and the accounts with their folders, live. Changes arrive as inserts, moves and
// removals, never as a reset, so that what is open, selected, edited or dragged stays. Renaming is a wish: setData
// asks for it by a signal. Lives in the UI thread; never waits. A favourite is a second row of its folder:
// indexOf() gives the first.
#pragma once

#include "core/store/store.h"
#include "ui/models/foldertree.h"

#include <QAbstractItemModel>
#include <QSet>

#include <optional>

namespace waxwing::models {

class FolderTreeModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Role {
        FolderIdRole = Qt::UserRole + 1, // qint64, 0 for what is no folder
        AccountIdRole, // qint64
        UnreadRole, // qint64
        SpecialRole, // store::Role as int
        KindRole, // NodeKind as int
        IsHeadingRole, // bool: an account or the favourites
        SelectableRole, // bool: can hold messages
        SubscribedRole, // bool
        ForeignRole, // bool: another user's, or shared
        PercentRole, // FolderActivity::percent
        ProblemRole, // QString; empty: none
    };

    explicit FolderTreeModel(store::Store &store, QObject *parent = nullptr);
    ~FolderTreeModel() override;

    void setAccounts(const QList<AccountName> &accounts);
    // True once the folders were read for the first time.
    bool isLoaded() const { return m_loaded; }

    std::optional<store::FolderRow> folder(const QModelIndex &index) const; // of a favourite too
    std::optional<store::FolderRow> folder(FolderId id) const;
    AccountId account(const QModelIndex &index) const;
    QString accountName(AccountId account) const; // empty: unknown
    NodeKind kind(const QModelIndex &index) const;
    QModelIndex indexOf(FolderId id) const;
    QModelIndex indexOf(AccountId id) const;
    QModelIndex allInboxes() const; // invalid: not shown
    QModelIndex favourites() const; // the heading; invalid: not shown
    std::optional<store::FolderRow> folderByRole(AccountId account, store::Role role) const;
    FolderId folderByPath(AccountId account, const QString &path) const; // invalid: not there
    // As the server has them, wherever they are shown.
    QList<store::FolderRow> childrenOf(AccountId account, FolderId parent) const;
    QList<FolderId> inboxes() const;
    int folderCount() const { return int(m_nodes.size()); }
    // Messages in the folder and all below it.
    qint64 messagesBelow(FolderId id) const;
    bool isBelow(FolderId folder, FolderId ancestor) const; // true for itself

    const FolderPlaces &places() const { return m_places; }
    void setPlaces(const FolderPlaces &places); // from the settings
    void restorePlaces(const FolderPlaces &places); // as they were before a change that is taken back
    bool isFavourite(FolderId id) const;
    // at: position among the favourites; -1: last.
    void setFavourite(FolderId id, bool favourite, int at = -1);
    // Stands before its sibling from now on; invalid: behind all that have a place. Only folders without a role
    // have one. folder need not be below parent yet: it is on its way there.
    void placeBefore(FolderId folder, AccountId account, FolderId parent, FolderId sibling);

    void setActivity(AccountId account, const FolderActivity &activity);
    void setActivity(FolderId folder, const FolderActivity &activity);

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
    void placesChanged(); // to be kept

private:
    // foldertreemodel.cpp
    FolderNode *node(const QModelIndex &index) const;
    QModelIndex indexOf(FolderNode *node) const;
    FolderNode *accountNode(AccountId account) const;
    FolderNode *topNode(NodeKind kind) const;
    QVariant displayText(const FolderNode &node) const;
    QVariant accessibleText(const FolderNode &node) const;
    QVariant toolTip(const FolderNode &node) const;
    void announce(FolderNode *node);

    // foldertreechanges.cpp: how rows follow the store
    void storeChanged(const store::ChangeSet &changes);
    void read();
    void readSome(const QList<FolderId> &folders);
    void takeSome(const QList<store::FolderRow> &rows);
    void followPaths(const QList<store::FolderRow> &folders);
    void order(QList<store::FolderRow> folders);
    void take(const FolderOrder &order);
    void arrangeAccounts();
    void arrangeTop();
    void arrangeFavourites();
    void arrange(FolderNode *parent, const FolderOrder &order);
    void insertRun(FolderNode *parent, int row, const QList<store::FolderRow> &folders);
    void move(FolderNode *known, FolderNode *parent, int row);
    void update(FolderNode *node, const store::FolderRow &folder);
    void prune(FolderNode *parent, const FolderOrder &order);
    void forget(const FolderNode &node);
    void insertNode(FolderNode *parent, int row, std::unique_ptr<FolderNode> node);
    void removeNodes(FolderNode *parent, int first, int last);
    void sumInboxes();

    store::Store &m_store;
    QList<AccountName> m_accounts;
    std::unique_ptr<FolderNode> m_root;
    QHash<FolderId, FolderNode *> m_nodes; // of kind Folder
    FolderPlaces m_places;
    QSet<FolderId> m_changed; // to be read again
    bool m_loaded = false;
    bool m_reading = false;
    bool m_readAgain = false;
};

} // namespace waxwing::models

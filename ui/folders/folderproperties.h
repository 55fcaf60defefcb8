// What is known of one folder: where it is, what it holds, how much room there is, what may be done in it and what of
// it is kept here. Its counts follow what happens while it stands open.
#pragma once

#include "core/sync/folderfacts.h"
#include "ui/models/folderholding.h"
#include "ui/models/foldertree.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QProgressBar;

namespace waxwing::ui {

class FolderProperties : public QDialog {
    Q_OBJECT
public:
    // Deletes itself when it is closed.
    FolderProperties(const store::FolderRow &folder, const QString &account, QWidget *parent);

    void showCounts(const store::FolderRow &folder);
    void showHolding(const models::FolderHolding &holding);
    // What the server says; until then, or where it cannot be asked, why that is not there.
    void showFacts(const sync::FolderFacts &facts);
    void showNoFacts(const QString &reason);

Q_SIGNALS:
    void subscriptionChosen(bool subscribed);
    void roleChosen(waxwing::store::Role role);
    void policyChosen(const waxwing::store::FolderPolicy &policy);

private:
    QLayout *makeHead(const store::FolderRow &folder);
    void fillForm(const store::FolderRow &folder, const QString &account);
    QLabel *addRow(const QString &name, const QString &title, const QString &text = {});
    void addField(const QString &title, QWidget *field);
    void addQuota();
    void addHolding();
    void showLimit(const store::FolderPolicy &policy);
    void addRole(store::Role role);
    QCheckBox *makeSubscribed(bool subscribed);

    QFormLayout *m_form;
    QLabel *m_messages = nullptr;
    QLabel *m_held = nullptr;
    QLabel *m_size = nullptr;
    QLabel *m_access = nullptr;
    QWidget *m_quotaField = nullptr;
    QLabel *m_quota = nullptr;
    QProgressBar *m_quotaBar = nullptr;
    QComboBox *m_holding = nullptr;
    QComboBox *m_limit = nullptr; // of attachments
    QList<store::FolderPolicy> m_policies; // as the rows of m_holding
    QString m_ownAccess; // what is known without the server
    bool m_sizeIsServers = false;
};

} // namespace waxwing::ui

// What is known of one folder: where it is, what it holds, what may be done in it. Its counts follow what happens
// while it stands open.
#pragma once

#include "ui/models/foldertree.h"

#include <QDialog>

class QFormLayout;
class QLabel;

namespace waxwing::ui {

class FolderProperties : public QDialog {
    Q_OBJECT
public:
    // Deletes itself when it is closed.
    FolderProperties(const store::FolderRow &folder, const QString &account, QWidget *parent);

    void showCounts(const store::FolderRow &folder);
    void showSize(qint64 octets);

Q_SIGNALS:
    void subscriptionChosen(bool subscribed);
    void roleChosen(waxwing::store::Role role);

private:
    void addRole(QFormLayout *form, store::Role role);
    QLabel *addRow(QFormLayout *form, const QString &name, const QString &title, const QString &text = {});

    QLabel *m_messages;
    QLabel *m_held;
    QLabel *m_size;
};

} // namespace waxwing::ui

// Everyone an account writes as: name, address, where answers go, signature, and which of them new mail is written as.
// UI thread.
#pragma once

#include "core/accounts/account.h"
#include "ui/accounts/card.h"

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace waxwing::ui {

class IdentityEditor : public Card {
    Q_OBJECT
public:
    explicit IdentityEditor(QWidget *parent = nullptr);

    void set(const accounts::Account &account);
    // Writes all but the account's own name: its own address too, the others, and the default.
    void fill(accounts::Account &account) const;
    // Where sent mail may go: what can be chosen besides the account's Sent folder.
    void setFolders(const QStringList &paths);
    // The account's own name, which is edited elsewhere.
    void setOwnName(const QString &name);
    // Why it cannot be kept like this, as a sentence; empty: it can.
    QString problem() const;

private:
    QWidget *makeList();
    QWidget *makeForm();
    QLineEdit *addLine(QFormLayout *form, const QString &label, const char *name);
    QString rowText(int row) const;
    void showRow(int row);
    void showSentFolder(const QString &path);
    void keepRow();
    void showTexts();
    void add();
    void remove();

    QList<accounts::Identity> m_all; // the account's own first
    int m_default = 0; // of m_all
    QListWidget *m_list;
    QPushButton *m_remove;
    QLineEdit *m_name;
    QLineEdit *m_address;
    QLineEdit *m_replyTo;
    QComboBox *m_sentFolder;
    QPlainTextEdit *m_signature;
    QCheckBox *m_isDefault;
    bool m_isFilling = false;
};

} // namespace waxwing::ui

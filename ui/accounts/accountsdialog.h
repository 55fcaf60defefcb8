// The accounts there are: their order, their settings, whom they trust, and how to be rid of one. UI thread.
#pragma once

#include "core/accounts/account.h"
#include "core/sync/mailcommands.h"
#include "ui/accounts/accounttransfer.h"
#include "ui/accounts/certificatereview.h"
#include "ui/accounts/setupservices.h"

#include <QDialog>

#include <functional>

class QCheckBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace waxwing::ui {

class IdentityEditor;
class ServerForm;
class StepList;

// What the dialog does to the accounts; the program gives the functions. All throw Error.
struct AccountServices {
    std::function<QList<accounts::Account>()> accounts;
    std::function<void(const accounts::Account &account)> update;
    std::function<void(AccountId account, qsizetype place)> move;
    std::function<void(AccountId account)> remove;
    // As in SetupServices; and what keeps the refresh token that it gave.
    std::function<QFuture<SignedIn>(accounts::Account account)> signIn;
    std::function<void()> cancelSignIn;
    std::function<void(const accounts::Account &account, const QString &refresh)> keepSignIn;
    FindCertificates certificates;
    // Paths of the account's folders as they are known.
    std::function<QFuture<QStringList>(AccountId account)> folders;
    TransferServices transfer;
};

class AccountsDialog : public QDialog {
    Q_OBJECT
public:
    // commands outlives this.
    AccountsDialog(sync::MailCommands *commands, AccountServices services, QWidget *parent = nullptr);

    // Opens the settings of this account.
    void choose(AccountId account);
    // Sends the person to the browser, for an account that is signed in to there.
    void signIn();
    // Shows what of its servers' certificates is refused.
    void reviewCertificates();

    // What removing the account deletes here, and what it leaves alone there.
    static QString removalText(const accounts::Account &account);

Q_SIGNALS:
    void addWanted();

private:
    QWidget *makeList();
    QWidget *makeSettings();
    QPushButton *makeButton(const QString &text, const char *name, void (AccountsDialog::*does)());
    void load();
    void showAccount(int row);
    void showExceptions(const accounts::Account &account);
    accounts::Account edited() const;
    void save();
    void test();
    void moveUp();
    void moveDown();
    void moveBy(int step);
    void askToRemove();
    void remove(AccountId account);
    void revoke();
    void endSignIn(const QString &sentence, bool isProblem);
    void keepExceptions(const accounts::Account &accepted);
    void attempt(const std::function<void()> &what);
    void say(const QString &sentence, bool isProblem);

    sync::MailCommands *m_commands;
    AccountServices m_services;
    QList<accounts::Account> m_accounts;
    QListWidget *m_list;
    QWidget *m_settings;
    QLineEdit *m_name;
    QLineEdit *m_sender;
    QCheckBox *m_enabled;
    IdentityEditor *m_identities;
    ServerForm *m_form;
    QListWidget *m_exceptions;
    QWidget *m_exceptionBox;
    StepList *m_steps;
    QLabel *m_message;
    QPushButton *m_certificate;
    QPushButton *m_signIn;
    CertificateReview *m_review;
    int m_testRows = 0;
    bool m_isTesting = false;
    bool m_isSigningIn = false;
};

} // namespace waxwing::ui

// The page a first start goes to: name, address, password. What DNS says about the address is found while it is
// typed and shown before it is used; everything can be set by hand; the password leaves the page only when the
// person continues. UI thread.
#pragma once

#include "core/sync/mailcommands.h"
#include "ui/accounts/setupservices.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace waxwing::ui {

class CertificateReview;
class ServerForm;
class StepList;

class SetupPage : public QWidget {
    Q_OBJECT
public:
    // commands outlives this.
    SetupPage(sync::MailCommands *commands, SetupServices services, QWidget *parent = nullptr);

    // Where there is no keyring the page says that the password is asked for again at every start.
    void setKeyringAvailable(bool available);
    // The account as the page stands.
    accounts::Account account() const;

Q_SIGNALS:
    void finished(const waxwing::accounts::Account &account); // saved
    void notice(const QString &sentence);

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeTitle();
    QWidget *makeCard();
    QWidget *makeFound();
    QLineEdit *addField(QVBoxLayout *layout, const QString &label, const QString &objectName);
    void colorTexts();
    void showWhereKept();

    void inputChanged();
    void discover();
    void showFound(const QString &address, const QList<FoundServer> &servers);
    void endSearch();
    void showSoFar(const QString &address, const QList<FoundServer> &servers);
    void suggestAddress();
    void useSuggestion();
    void showNoDomain(const QString &sentence);
    void takeFound(const QString &address, const QList<FoundServer> &servers);
    void showServers();
    void showServer(const QString &key, const QString &label, const net::Endpoint &endpoint, const QString &kind);
    void setByHand(bool byHand);
    void proceed();
    void test();
    void startTest(bool save);
    void signIn(const accounts::Account &account);
    void tryAccount(const accounts::Account &account, const QString &secret, bool save);
    void showSignIn();
    void noteSureness(const QList<FoundServer> &servers);
    void showTestStep(const QString &step, bool ok, const QString &detail);
    void testFailed(const Error &error);
    void save(const accounts::Account &account, const QString &secret);
    void setBusy(bool busy);
    void showProblem(const QString &sentence);
    void wireReview();
    QString domain() const;

    sync::MailCommands *m_commands;
    SetupServices m_services;
    QLabel *m_title;
    QLabel *m_subtitle;
    QLineEdit *m_name;
    QLineEdit *m_address;
    QLineEdit *m_password;
    QLabel *m_keyringIcon;
    QLabel *m_keyring;
    QPushButton *m_byHand;
    QPushButton *m_test;
    QPushButton *m_continue;
    QWidget *m_foundBox;
    QLabel *m_foundTitle;
    QLabel *m_foundState;
    QPushButton *m_meant; // the address with its typing error put right
    StepList *m_found;
    ServerForm *m_form;
    StepList *m_steps;
    QLabel *m_problem;
    QPushButton *m_certificate; // behind a problem with one
    CertificateReview *m_review;
    QTimer m_typing;
    accounts::Account m_foundAccount; // servers as found for m_foundFor
    QString m_foundFor;
    QString m_domainProblem; // there is no such domain as m_foundFor's; else empty
    QString m_incomingSource;
    QString m_outgoingSource;
    QString m_signInName; // of the provider the browser is to be sent to; empty: a password is wanted
    QList<net::TlsException> m_accepted; // certificates, for servers that may not be the account's any more
    bool m_savesAfter = false; // what the last test was for
    QString m_keptSecret; // the refresh token, between the sign-in and saving
    bool m_isSure = false; // enough has been found to go on with
    bool m_isSigningIn = false;
    quint64 m_discovery = 0; // answers to an older address are dropped
    quint64 m_testing = 0;
    int m_testRows = 0;
    bool m_searching = false;
    bool m_isByHand = false;
    bool m_hasKeyring = true;
    bool m_proceedWhenFound = false;
};

} // namespace waxwing::ui

// Every setting of an account by hand: both servers, user names, how to log in, whom to trust.
#pragma once

#include "core/accounts/account.h"
#include "ui/accounts/card.h"

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace waxwing::ui {

class LoginForm;
class Pop3Form;

class ServerForm : public Card {
    Q_OBJECT
public:
    explicit ServerForm(QWidget *parent = nullptr);
    void set(const accounts::Account &account);
    // Writes protocol, endpoints, users, authority, proxy, the leave for plaintext, and what LoginForm and Pop3Form do.
    void fill(accounts::Account &account) const;

Q_SIGNALS:
    void changed();

private:
    struct Server {
        QLineEdit *host;
        QLineEdit *port;
        QComboBox *security;
        QLineEdit *user;
    };
    Server addServer(QGridLayout *grid, int row, const QString &prefix, const QString &name);
    void addExtras(QGridLayout *grid, int row);
    void addProxy(QGridLayout *grid, int row);
    void showWhatMatters();
    void suggestPort(const Server &server, bool incoming);
    void checkPlaintext();
    static net::Endpoint endpointOf(const Server &server);

    QComboBox *m_protocol;
    LoginForm *m_login;
    Pop3Form *m_pop3;
    QComboBox *m_proxy;
    QLineEdit *m_proxyHost;
    QSpinBox *m_proxyPort;
    QLineEdit *m_proxyUser;
    QWidget *m_proxyUserBox = nullptr;
    Server m_incoming{};
    Server m_outgoing{};
    QLineEdit *m_caFile;
    QCheckBox *m_allowPlaintext;
    QLabel *m_warning;
    bool m_filling = false;
};

} // namespace waxwing::ui

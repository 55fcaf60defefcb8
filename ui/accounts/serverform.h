// Every setting of an account by hand: both servers, user names, where the password comes from, whom to trust.
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

class ServerForm : public Card {
    Q_OBJECT
public:
    explicit ServerForm(QWidget *parent = nullptr);
    void set(const accounts::Account &account);
    // Writes protocol, endpoints, users, password source, authority, proxy, what POP3 leaves on the server, and the
    // leave for plaintext.
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
    void addLeave(QGridLayout *grid, int row);
    void addProxy(QGridLayout *grid, int row);
    void showWhatMatters();
    // hint: what the field is for, below it; may be empty.
    QWidget *labelled(const QString &label, QWidget *field, const QString &hint = {});
    void suggestPort(const Server &server, bool incoming);
    void checkPlaintext();
    void chooseAuthority();
    static net::Endpoint endpointOf(const Server &server);

    QComboBox *m_protocol;
    QComboBox *m_leave;
    QSpinBox *m_leaveDays;
    QWidget *m_leaveBox;
    QComboBox *m_proxy;
    QLineEdit *m_proxyHost;
    QSpinBox *m_proxyPort;
    Server m_incoming{};
    Server m_outgoing{};
    QLineEdit *m_passwordCommand;
    QLineEdit *m_caFile;
    QCheckBox *m_allowPlaintext;
    QLabel *m_warning;
    bool m_filling = false;
};

} // namespace waxwing::ui

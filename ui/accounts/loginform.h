// How an account proves who it is: the method, and what that needs.
#pragma once

#include "core/accounts/account.h"

#include <QWidget>

class QComboBox;
class QLineEdit;

namespace waxwing::ui {

class LoginForm : public QWidget {
    Q_OBJECT
public:
    explicit LoginForm(QWidget *parent = nullptr);
    void set(const accounts::Account &account);
    // Writes authentication, mechanism, password source and command, client certificate and the OAuth settings.
    void fill(accounts::Account &account) const;

Q_SIGNALS:
    void changed();

private:
    void addMethods();
    QWidget *add(const char *name, const QString &label, QWidget *field, const QString &hint);
    QLineEdit *addLine(QWidget **box, const char *name, const QString &label, const QString &hint);
    auth::Proof proof() const;
    void showWhatMatters();

    QComboBox *m_method;
    QComboBox *m_source;
    QWidget *m_sourceBox = nullptr;
    QWidget *m_commandBox = nullptr;
    QWidget *m_certificateBox = nullptr;
    QWidget *m_providerBox = nullptr;
    QWidget *m_clientBox = nullptr;
    QWidget *m_scopeBox = nullptr;
    QLineEdit *m_command;
    QLineEdit *m_certificate;
    QLineEdit *m_provider;
    QLineEdit *m_client;
    QLineEdit *m_scope;
};

} // namespace waxwing::ui

// Asks for one account's password. The answer is given once, by a signal, and forgotten here.
#pragma once

#include <QDialog>

class QRadioButton;
class QLineEdit;

namespace waxwing::ui {

class PasswordDialog : public QDialog {
    Q_OBJECT
public:
    // refusal: why it is asked again; empty: the first time. mayStore: the account keeps it in the keyring; else it is
    // kept until the program ends, and the dialog says so.
    PasswordDialog(const QString &account, const QString &user, const QString &host, const QString &refusal,
                   bool mayStore, QWidget *parent = nullptr);
    ~PasswordDialog() override;

Q_SIGNALS:
    void answered(const QString &password, bool store);
    void declined();

private:
    void finish(int result);

    QLineEdit *m_password;
    QRadioButton *m_store;
    QRadioButton *m_session;
};

} // namespace waxwing::ui

// Accounts out of a file or a Thunderbird profile, and into a file: the button with both, and what it says. UI thread.
#pragma once

#include "core/accounts/accountfile.h"

#include <QFuture>
#include <QPushButton>

#include <functional>

namespace waxwing::ui {

struct TransferServices {
    std::function<QList<accounts::Account>()> accounts;
    // As accounts::readAccounts(), away from the UI thread.
    std::function<QFuture<accounts::ImportedAccounts>(QString path)> read;
    std::function<QFuture<void>(QString path, QByteArray content)> write;
    std::function<QStringList()> thunderbirdProfiles;
    // Throws Error. The password is asked for when it is needed.
    std::function<void(const accounts::Account &account)> add;
};

class AccountTransfer : public QPushButton {
    Q_OBJECT
public:
    AccountTransfer(TransferServices services, QWidget *parent);

Q_SIGNALS:
    void imported(); // some accounts are new
    void said(const QString &sentence, bool isProblem);

private:
    void chooseFile();
    void chooseProfile();
    void chooseTarget();
    void read(const QString &path);
    void take(const accounts::ImportedAccounts &found);
    void write(const QString &path);
    bool isKnown(const accounts::Account &account) const;

    TransferServices m_services;
};

} // namespace waxwing::ui

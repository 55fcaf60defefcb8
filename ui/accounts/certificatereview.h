// Asks an account's servers for their certificates and shows those that were refused, one after the other. UI thread.
#pragma once

#include "core/accounts/account.h"
#include "core/accounts/serverprobe.h"

#include <QFuture>
#include <QObject>

#include <functional>

class QWidget;

namespace waxwing::ui {

// What the account's servers show now; no name and no password is sent to them.
using FindCertificates = std::function<QFuture<QList<accounts::ShownCertificate>>(accounts::Account account)>;

// Whether this error is about a certificate the person may look at.
bool isAboutCertificate(const Error &error);

class CertificateReview : public QObject {
    Q_OBJECT
public:
    CertificateReview(FindCertificates find, QWidget *parent);

    // One at a time: while a review is open another is not begun.
    void start(const accounts::Account &account);

Q_SIGNALS:
    // The person has answered and accepted at least one; the account as it was given, with the exceptions.
    void accepted(const waxwing::accounts::Account &account);
    void noted(const QString &sentence); // why there is nothing to look at

private:
    void found(const QList<accounts::ShownCertificate> &certificates);
    void showNext();
    void end();

    FindCertificates m_find;
    QWidget *m_parent;
    accounts::Account m_account;
    QList<accounts::ShownCertificate> m_refused;
    bool m_isOpen = false;
    bool m_hasAccepted = false;
};

} // namespace waxwing::ui

#include "ui/accounts/certificatereview.h"

#include "ui/accounts/certificatedialog.h"
#include "ui/models/whenready.h"

namespace waxwing::ui {

namespace {

QByteArray acceptedBefore(const accounts::Account &account, const net::Endpoint &endpoint)
{
    for (const net::TlsException &exception : account.tlsExceptions) {
        if (exception.host.compare(endpoint.host, Qt::CaseInsensitive) == 0 && exception.port == endpoint.port)
            return exception.sha256;
    }
    return {};
}

} // namespace

bool isAboutCertificate(const Error &error)
{
    return error.code() == "CERTIFICATE" || error.code() == "CERTIFICATECHANGED";
}

CertificateReview::CertificateReview(FindCertificates find, QWidget *parent)
    : QObject(parent), m_find(std::move(find)), m_parent(parent)
{
}

void CertificateReview::start(const accounts::Account &account)
{
    if (m_isOpen)
        return;
    m_isOpen = true;
    m_hasAccepted = false;
    m_account = account;
    models::whenReady(
        this, m_find(account), [this](const QList<accounts::ShownCertificate> &certificates) { found(certificates); },
        [this](const Error &error) {
            m_isOpen = false;
            Q_EMIT noted(error.summary());
        });
}

void CertificateReview::found(const QList<accounts::ShownCertificate> &certificates)
{
    m_refused.clear();
    QString problem = tr("The certificates of this account's servers are in order now.");
    for (const accounts::ShownCertificate &shown : certificates) {
        if (shown.isRefused())
            m_refused.append(shown);
        else if (shown.server.problem)
            problem = shown.server.problem->summary();
    }
    if (!m_refused.isEmpty()) {
        showNext();
        return;
    }
    m_isOpen = false;
    Q_EMIT noted(problem);
}

void CertificateReview::showNext()
{
    if (m_refused.isEmpty()) {
        end();
        return;
    }
    const accounts::ShownCertificate shown = m_refused.takeFirst();
    auto *dialog = new CertificateDialog(shown, acceptedBefore(m_account, shown.endpoint), m_parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, shown] {
        m_hasAccepted = true;
        m_account.accept(shown.endpoint, shown.server.certificate.sha256);
        showNext();
    });
    connect(dialog, &QDialog::rejected, this, &CertificateReview::end);
    dialog->open();
}

void CertificateReview::end()
{
    m_isOpen = false;
    if (m_hasAccepted)
        Q_EMIT accepted(m_account);
}

} // namespace waxwing::ui

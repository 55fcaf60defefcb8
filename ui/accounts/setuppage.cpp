#include "ui/accounts/setuppage.h"

#include "ui/accounts/serverform.h"
#include "ui/accounts/steplist.h"
#include "ui/models/whenready.h"

#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>

#include <chrono>

namespace waxwing::ui {

namespace {

using namespace std::chrono_literals;

// A pause in typing; DNS is not asked about every letter.
constexpr auto typingPause = 400ms;

bool looksLikeAddress(const QString &text)
{
    const qsizetype at = text.lastIndexOf(u'@');
    const QString domain = text.mid(at + 1);
    return at > 0 && domain.contains(u'.') && !domain.startsWith(u'.') && !domain.endsWith(u'.')
        && !text.contains(u' ');
}

} // namespace

void SetupPage::inputChanged()
{
    m_problem->hide();
    m_certificate->hide();
    m_proceedWhenFound = false;
    if (m_address->text().trimmed() != m_foundFor) {
        m_typing.start(typingPause);
    }
    const bool complete = looksLikeAddress(m_address->text().trimmed());
    m_continue->setEnabled(complete);
    m_test->setEnabled(complete);
}

QString SetupPage::domain() const
{
    return m_address->text().trimmed().section(u'@', -1).toLower();
}

void SetupPage::discover()
{
    const QString address = m_address->text().trimmed();
    if (!looksLikeAddress(address) || address == m_foundFor)
        return;
    m_foundFor = address;
    m_searching = true;
    m_domainProblem.clear();
    m_meant->hide();
    m_foundAccount = {};
    m_signInName.clear();
    m_isSure = false;
    showSignIn();
    m_found->clear();
    m_foundTitle->setText(tr("Looking for the servers of %1").arg(domain()));
    m_foundState->setText(tr("Asking the provider, the domain name system and the provider database"));
    m_foundBox->setVisible(!m_isByHand);
    const quint64 discovery = ++m_discovery;
    const QPointer<SetupPage> page(this);
    const auto found = [page, address, discovery](const QList<FoundServer> &servers) {
        if (page && discovery == page->m_discovery && page->m_searching)
            page->showSoFar(address, servers);
    };
    models::whenReady(
        this, m_services.discover(address, account().proxy, found),
        [this, address, discovery](const QList<FoundServer> &servers) {
            if (discovery == m_discovery)
                showFound(address, servers);
        },
        [this, address, discovery](const Error &error) {
            if (discovery != m_discovery)
                return;
            if (error.code() == noDomain) {
                m_searching = false;
                m_foundState->clear();
                showNoDomain(error.summary());
                if (std::exchange(m_proceedWhenFound, false))
                    showProblem(error.summary());
                return;
            }
            showFound(address, {});
            m_foundState->setText(error.summary());
        });
}

void SetupPage::showFound(const QString &address, const QList<FoundServer> &servers)
{
    m_searching = false;
    m_foundState->clear();
    m_foundAccount = {};
    takeFound(address, servers);
    showServers();
    showSignIn();
    if (!m_isByHand)
        m_form->set(account());
    noteSureness(servers);
    if (!std::exchange(m_proceedWhenFound, false))
        return;
    if (m_isSure || !m_signInName.isEmpty() || !m_foundAccount.incoming.isValid())
        proceed();
    else
        m_found->setStep(QStringLiteral("signin"), StepState::Waiting, tr("Sign-in"),
                         tr("Look where the password would go, then choose Continue"));
}

// As it comes in; nothing is decided before the last has answered, unless the person goes on.
void SetupPage::showSoFar(const QString &address, const QList<FoundServer> &servers)
{
    m_foundAccount = {};
    takeFound(address, servers);
    if (m_foundAccount.incoming.isValid())
        showServers();
    showSignIn();
    noteSureness(servers);
    if (m_foundAccount.protocol == accounts::Protocol::Imap && m_isSure && std::exchange(m_proceedWhenFound, false))
        proceed();
}

// What has been found is what the provider itself says; the slower sources would change nothing.
void SetupPage::endSearch()
{
    m_searching = false;
    ++m_discovery; // their answers are dropped
    m_foundState->clear();
}

accounts::Account SetupPage::account() const
{
    accounts::Account account = m_foundAccount;
    account.address = m_address->text().trimmed();
    account.senderName = m_name->text().trimmed();
    account.name = domain();
    if (account.user.isEmpty())
        account.user = account.address;
    if (m_isByHand)
        m_form->fill(account);
    for (const net::TlsException &exception : m_accepted) {
        for (const net::Endpoint &server : {account.incoming, account.outgoing}) {
            if (server.host == exception.host && server.port == exception.port)
                account.accept(server, exception.sha256);
        }
    }
    return account;
}

void SetupPage::setByHand(bool byHand)
{
    if (byHand == m_isByHand)
        return;
    if (byHand)
        m_form->set(account());
    m_isByHand = byHand;
    m_form->setVisible(byHand);
    m_test->setVisible(byHand);
    showWhereKept();
    m_foundBox->setVisible(!byHand && !m_foundFor.isEmpty());
    showSignIn();
    m_byHand->setText(byHand ? tr("Use what was found") : tr("Set up by hand"));
    m_problem->hide();
}

void SetupPage::proceed()
{
    if (m_isSigningIn) {
        m_services.cancelSignIn();
        return;
    }
    if (m_searching && m_isSure)
        endSearch();
    if (!m_isByHand && !m_domainProblem.isEmpty() && m_address->text().trimmed() == m_foundFor) {
        showProblem(m_domainProblem);
        return;
    }
    if (!m_isByHand && (m_searching || m_address->text().trimmed() != m_foundFor)) {
        m_proceedWhenFound = true; // Enter was faster than the domain name system
        discover();
        m_proceedWhenFound = true;
        return;
    }
    startTest(true);
}

void SetupPage::test()
{
    startTest(false);
}

void SetupPage::startTest(bool save)
{
    const accounts::Account account = this->account();
    try {
        account.validate();
    } catch (const Error &error) {
        showProblem(error.summary());
        if (!m_isByHand)
            setByHand(true);
        showProblem(error.summary());
        return;
    }
    m_problem->hide();
    m_certificate->hide();
    m_savesAfter = save;
    m_steps->clear();
    m_testRows = 0;
    if (account.authentication == auth::Proof::Token)
        signIn(account);
    else
        tryAccount(account, m_password->text(), save);
}

// The button stays: it is the way to give up what happens in the browser.
void SetupPage::signIn(const accounts::Account &account)
{
    setBusy(true);
    m_isSigningIn = true;
    m_continue->setText(tr("Cancel sign-in"));
    m_continue->setEnabled(true);
    m_found->setStep(QStringLiteral("signin"), StepState::Running, tr("Sign-in"), tr("Waiting for your browser"));
    models::whenReady(
        this, m_services.signIn(account),
        [this, account](const SignedIn &signedIn) {
            m_isSigningIn = false;
            m_keptSecret = signedIn.refresh;
            tryAccount(account, signedIn.access, true);
        },
        [this](const Error &error) {
            m_isSigningIn = false;
            testFailed(error);
        });
}

void SetupPage::tryAccount(const accounts::Account &account, const QString &secret, bool save)
{
    m_steps->show();
    setBusy(true);
    m_found->setStep(QStringLiteral("signin"), StepState::Running, tr("Sign-in"), tr("Being tried"));
    models::whenReady(
        this, m_commands->testAccount(account, secret),
        [this, account, secret, save] {
            m_found->setStep(QStringLiteral("signin"), StepState::Done, tr("Sign-in"), tr("The server accepted it"));
            const bool isToken = account.authentication == auth::Proof::Token;
            save ? this->save(account, isToken ? std::exchange(m_keptSecret, {}) : secret) : setBusy(false);
        },
        [this](const Error &error) { testFailed(error); });
}

void SetupPage::showTestStep(const QString &step, bool ok, const QString &detail)
{
    m_steps->setStep(QString::number(m_testRows++), ok ? StepState::Done : StepState::Failed, step,
                     detail.isEmpty() ? (ok ? tr("Works") : tr("Does not work")) : detail);
}

void SetupPage::testFailed(const Error &error)
{
    setBusy(false);
    m_found->setStep(QStringLiteral("signin"), StepState::Failed, tr("Sign-in"), error.summary());
    showProblem(error.summary());
    m_certificate->setVisible(isAboutCertificate(error));
    if (error.kind() == ErrorKind::Auth && m_password->isEnabled()) {
        m_password->setFocus();
        m_password->selectAll();
    }
}

void SetupPage::save(const accounts::Account &account, const QString &secret)
{
    models::whenReady(
        this, m_services.save(account, secret),
        [this, account](const QString &sentence) {
            setBusy(false);
            m_password->clear();
            if (!sentence.isEmpty())
                Q_EMIT notice(sentence);
            Q_EMIT finished(account);
        },
        [this](const Error &error) {
            setBusy(false);
            showProblem(error.summary());
        });
}

void SetupPage::setBusy(bool busy)
{
    for (QWidget *part :
         {static_cast<QWidget *>(m_name), static_cast<QWidget *>(m_address), static_cast<QWidget *>(m_password),
          static_cast<QWidget *>(m_byHand), static_cast<QWidget *>(m_form), static_cast<QWidget *>(m_test),
          static_cast<QWidget *>(m_continue)})
        part->setEnabled(!busy);
    m_continue->setText(tr("Signing in"));
    if (!busy)
        showSignIn();
}

void SetupPage::showProblem(const QString &sentence)
{
    m_problem->setText(sentence);
    m_problem->show();
}

} // namespace waxwing::ui

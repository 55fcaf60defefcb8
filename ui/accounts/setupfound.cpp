// SetupPage: what is known of the address, and what it is worth.
#include "ui/accounts/setuppage.h"

#include "core/accounts/bundledproviders.h"
#include "ui/accounts/steplist.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace waxwing::ui {

namespace {

// From here on it is the provider's own word: its description, or its records for hosts of its own.
constexpr int sureConfidence = 90;

QString securityText(const net::Endpoint &endpoint)
{
    switch (endpoint.security) {
    case net::Security::Tls: return SetupPage::tr("Encrypted from the first byte, port %1").arg(endpoint.port);
    case net::Security::StartTls: return SetupPage::tr("Encrypted after a greeting, port %1").arg(endpoint.port);
    case net::Security::Plain: break;
    }
    return SetupPage::tr("Not encrypted, port %1").arg(endpoint.port);
}

const FoundServer *best(const QList<FoundServer> &servers, FoundServer::Protocol protocol)
{
    const FoundServer *found = nullptr;
    for (const FoundServer &server : servers) {
        if (server.protocol == protocol && (!found || server.confidence > found->confidence))
            found = &server;
    }
    return found;
}

} // namespace

// Not more than somebody's word for these servers: nothing goes to them before the person has seen their names.
void SetupPage::noteSureness(const QList<FoundServer> &servers)
{
    const FoundServer *incoming = best(servers, FoundServer::Protocol::Imap);
    incoming = incoming ? incoming : best(servers, FoundServer::Protocol::Pop3);
    const FoundServer *outgoing = best(servers, FoundServer::Protocol::Smtp);
    m_isSure = incoming && outgoing && qMin(incoming->confidence, outgoing->confidence) >= sureConfidence;
}

void SetupPage::takeFound(const QString &address, const QList<FoundServer> &servers)
{
    const FoundServer *incoming = best(servers, FoundServer::Protocol::Imap);
    m_foundAccount.protocol = accounts::Protocol::Imap;
    if (!incoming) {
        incoming = best(servers, FoundServer::Protocol::Pop3);
        if (incoming)
            m_foundAccount.protocol = accounts::Protocol::Pop3;
    }
    const FoundServer *outgoing = best(servers, FoundServer::Protocol::Smtp);
    m_foundAccount.user = incoming && !incoming->user.isEmpty() ? incoming->user : address;
    if (incoming) {
        m_foundAccount.incoming = incoming->endpoint;
        m_incomingSource = incoming->source;
        m_signInName = incoming->signInName;
        if (!incoming->signInProvider.isEmpty()) {
            m_foundAccount.authentication = auth::Proof::Token;
            m_foundAccount.oauth.provider = incoming->signInProvider;
        }
    }
    if (outgoing) {
        m_foundAccount.outgoing = outgoing->endpoint;
        m_outgoingSource = outgoing->source;
        m_foundAccount.smtpUser = outgoing->user == m_foundAccount.user ? QString() : outgoing->user;
    }
}

// A letter too many, too few or in the wrong place of a large provider's name.
void SetupPage::suggestAddress()
{
    const QString meant = accounts::suggestedAddress(m_address->text().trimmed());
    m_meant->setVisible(!meant.isEmpty());
    m_meant->setText(tr("Use %1").arg(meant));
    m_meant->setProperty("address", meant);
    if (!meant.isEmpty())
        m_found->setStep(QStringLiteral("meant"), StepState::Failed, tr("Address"), tr("Did you mean %1?").arg(meant));
}

void SetupPage::useSuggestion()
{
    m_address->setText(m_meant->property("address").toString());
    m_meant->hide();
    m_password->setFocus();
}

// Nobody can have an address there: going on would end in a sentence about servers.
void SetupPage::showNoDomain(const QString &sentence)
{
    m_domainProblem = sentence;
    m_foundTitle->setText(sentence);
    m_found->clear();
    suggestAddress();
    m_found->setStep(QStringLiteral("none"), StepState::Failed, tr("Address"),
                     tr("Look for a typing error behind the @."),
                     tr("If it is right, your provider's help pages name the servers; enter them with “Set up by "
                        "hand”."));
}

void SetupPage::showServers()
{
    const bool incoming = m_foundAccount.incoming.isValid();
    suggestAddress();
    if (!incoming && !m_foundAccount.outgoing.isValid()) {
        m_foundTitle->setText(tr("Nothing found for %1").arg(domain()));
        m_found->setStep(QStringLiteral("none"), StepState::Failed, tr("Servers"),
                         tr("The domain does not say where its mail servers are."),
                         tr("Your provider's help pages name them; enter them with “Set up by hand”."));
        return;
    }
    m_foundTitle->setText(tr("Found for %1").arg(domain()));
    const QString kind
        = m_foundAccount.protocol == accounts::Protocol::Pop3 ? QStringLiteral("POP3") : QStringLiteral("IMAP");
    showServer(QStringLiteral("incoming"), tr("Incoming mail"), m_foundAccount.incoming, kind);
    showServer(QStringLiteral("outgoing"), tr("Outgoing mail"), m_foundAccount.outgoing, QStringLiteral("SMTP"));
    m_found->setStep(QStringLiteral("signin"), StepState::Waiting, tr("Sign-in"), tr("Not tried yet"),
                     m_signInName.isEmpty()
                         ? tr("The password is first sent when you choose Continue")
                         : tr("%1 asks for the password in your browser; Waxwing never sees it").arg(m_signInName));
}

// A provider that wants a sign-in of its own gets no password from here.
void SetupPage::showSignIn()
{
    const bool byBrowser = !m_signInName.isEmpty() && !m_isByHand;
    m_password->setEnabled(!byBrowser);
    m_password->setPlaceholderText(byBrowser ? tr("%1 asks for it in your browser").arg(m_signInName) : QString());
    m_continue->setText(byBrowser ? tr("Sign in at %1").arg(m_signInName) : tr("Continue"));
}

void SetupPage::showServer(const QString &key, const QString &label, const net::Endpoint &endpoint, const QString &kind)
{
    if (!endpoint.isValid()) {
        m_found->setStep(key, StepState::Failed, label, tr("Not found"), tr("Enter it with “Set up by hand”."));
        return;
    }
    const QString source = key == QLatin1String("incoming") ? m_incomingSource : m_outgoingSource;
    const QString server = QString(kind + QStringLiteral(" ") + endpoint.host);
    m_found->setStep(key, StepState::Done, label,
                     source.isEmpty() ? server
                                      : QString(server + QStringLiteral(" · ") + tr("found through %1").arg(source)),
                     securityText(endpoint));
}

} // namespace waxwing::ui

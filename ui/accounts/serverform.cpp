#include "ui/accounts/serverform.h"

#include "ui/accounts/fields.h"
#include "ui/accounts/loginform.h"
#include "ui/accounts/pop3form.h"
#include "ui/common/colors.h"
#include "ui/common/fonts.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QIntValidator>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>

namespace waxwing::ui {

namespace {

const QList<net::Security> securities{net::Security::Tls, net::Security::StartTls, net::Security::Plain};

int standardPort(accounts::Protocol protocol, bool incoming, net::Security security)
{
    const bool tls = security == net::Security::Tls;
    if (!incoming)
        return tls ? 465 : 587; // RFC 8314 3.3
    if (protocol == accounts::Protocol::Pop3)
        return tls ? 995 : 110;
    return tls ? 993 : 143;
}

QLabel *makeHeading(const QString &text, QWidget *parent)
{
    auto *heading = new QLabel(text, parent);
    heading->setFont(sized(parent->font(), TextSize::Normal, QFont::DemiBold));
    return heading;
}

} // namespace

ServerForm::ServerForm(QWidget *parent)
    : Card(parent)
    , m_protocol(new QComboBox(this))
    , m_login(new LoginForm(this))
    , m_pop3(new Pop3Form(this))
    , m_proxy(new QComboBox(this))
    , m_proxyHost(new QLineEdit(this))
    , m_proxyPort(new QSpinBox(this))
    , m_proxyUser(new QLineEdit(this))
    , m_caFile(new QLineEdit(this))
    , m_allowPlaintext(new QCheckBox(tr("Allow an unencrypted connection to this server"), this))
    , m_warning(new QLabel(this))
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(24, 20, 24, 20);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(12);
    grid->setColumnStretch(0, 1);
    m_protocol->addItems({tr("IMAP, mail stays on the server"), tr("POP3, mail is fetched to this computer")});
    m_protocol->setObjectName(QStringLiteral("setupProtocol"));
    m_protocol->setAccessibleName(tr("Kind of account"));
    grid->addWidget(makeHeading(tr("Incoming mail"), this), 0, 0);
    grid->addWidget(m_protocol, 0, 1, 1, 2);
    m_incoming = addServer(grid, 1, QStringLiteral("setupIncoming"), tr("Incoming"));
    grid->addWidget(makeHeading(tr("Outgoing mail (SMTP)"), this), 3, 0, 1, 3);
    m_outgoing = addServer(grid, 4, QStringLiteral("setupOutgoing"), tr("Outgoing"));
    m_outgoing.user->setPlaceholderText(tr("The same as for incoming mail"));
    grid->addWidget(m_pop3, 6, 0, 1, 3);
    grid->addWidget(m_login, 7, 0, 1, 3);
    addExtras(grid, 8);
    addProxy(grid, 11);
    showWhatMatters();
    connect(m_protocol, &QComboBox::currentIndexChanged, this, [this] {
        suggestPort(m_incoming, true);
        showWhatMatters();
        Q_EMIT changed();
    });
    connect(m_allowPlaintext, &QCheckBox::toggled, this, &ServerForm::changed);
    connect(m_pop3, &Pop3Form::changed, this, &ServerForm::changed);
    connect(m_login, &LoginForm::changed, this, &ServerForm::changed);
    checkPlaintext();
}

ServerForm::Server ServerForm::addServer(QGridLayout *grid, int row, const QString &prefix, const QString &name)
{
    Server server{new QLineEdit(this), new QLineEdit(this), new QComboBox(this), new QLineEdit(this)};
    server.host->setObjectName(QString(prefix + QStringLiteral("Host")));
    server.port->setObjectName(QString(prefix + QStringLiteral("Port")));
    server.security->setObjectName(QString(prefix + QStringLiteral("Security")));
    server.user->setObjectName(QString(prefix + QStringLiteral("User")));
    server.host->setAccessibleName(QString(name + QStringLiteral(": ") + tr("Server")));
    server.port->setAccessibleName(QString(name + QStringLiteral(": ") + tr("Port")));
    server.security->setAccessibleName(QString(name + QStringLiteral(": ") + tr("Encryption")));
    server.user->setAccessibleName(QString(name + QStringLiteral(": ") + tr("User name")));
    server.port->setValidator(new QIntValidator(1, 65535, server.port));
    server.port->setFixedWidth(72);
    server.security->addItems({tr("From the first byte (TLS)"), tr("After a greeting (STARTTLS)"), tr("None")});
    const bool incoming = prefix == QLatin1String("setupIncoming");
    grid->addWidget(labelled(this, tr("Server"), server.host,
                             incoming ? tr("Where mail is read, often imap. or mail. before the domain")
                                      : tr("Where mail is handed in, often smtp. or mail. before the domain")),
                    row, 0);
    grid->addWidget(labelled(this, tr("Port"), server.port), row, 1);
    grid->addWidget(labelled(this, tr("Encryption"), server.security), row, 2);
    grid->addWidget(
        labelled(this, tr("User name"), server.user,
                 incoming ? tr("Most providers want the whole address, some the part before the @") : QString()),
        row + 1, 0, 1, 3);
    connect(server.security, &QComboBox::currentIndexChanged, this, [this, server, incoming] {
        suggestPort(server, incoming);
        Q_EMIT changed();
    });
    for (QLineEdit *line : {server.host, server.port, server.user})
        connect(line, &QLineEdit::textChanged, this, &ServerForm::changed);
    connect(server.host, &QLineEdit::textChanged, this, &ServerForm::checkPlaintext);
    return server;
}

void ServerForm::addExtras(QGridLayout *grid, int row)
{
    m_caFile->setObjectName(QStringLiteral("setupCaFile"));
    m_caFile->setAccessibleName(tr("Certificate authority"));
    m_caFile->setPlaceholderText(tr("Optional: a PEM file trusted for this account only"));
    makeFileField(m_caFile, tr("Certificate authority"));
    m_allowPlaintext->setObjectName(QStringLiteral("setupAllowPlaintext"));
    m_warning->setObjectName(QStringLiteral("setupPlaintextWarning"));
    m_warning->setWordWrap(true);
    m_warning->setFont(sized(font(), TextSize::Small));
    m_warning->setText(tr("Without encryption everybody on the way can read the password and the mail."));
    QPalette palette = m_warning->palette();
    palette.setColor(QPalette::WindowText, Colors::of(this->palette()).error);
    m_warning->setPalette(palette);
    grid->addWidget(labelled(this, tr("Certificate authority"), m_caFile,
                             tr("For servers of a company or your own, whose authority this computer does not know")),
                    row, 0, 1, 3);
    grid->addWidget(m_allowPlaintext, row + 1, 0, 1, 3);
    grid->addWidget(m_warning, row + 2, 0, 1, 3);
    connect(m_caFile, &QLineEdit::textChanged, this, &ServerForm::changed);
}

// The order is that of net::Proxy::Kind.
void ServerForm::addProxy(QGridLayout *grid, int row)
{
    m_proxy->addItems({tr("As the system says"), tr("None"), tr("SOCKS5"), tr("HTTP (CONNECT)")});
    m_proxy->setObjectName(QStringLiteral("setupProxy"));
    m_proxy->setAccessibleName(tr("Proxy"));
    m_proxyHost->setObjectName(QStringLiteral("setupProxyHost"));
    m_proxyHost->setAccessibleName(tr("Proxy: Server"));
    m_proxyHost->setPlaceholderText(tr("Server"));
    m_proxyPort->setObjectName(QStringLiteral("setupProxyPort"));
    m_proxyPort->setAccessibleName(tr("Proxy: Port"));
    m_proxyPort->setRange(1, 65'535);
    m_proxyPort->setValue(1080);
    auto *box = new QWidget(this);
    auto *boxes = new QHBoxLayout(box);
    boxes->setContentsMargins(0, 0, 0, 0);
    boxes->addWidget(m_proxy);
    boxes->addWidget(m_proxyHost, 1);
    boxes->addWidget(m_proxyPort);
    grid->addWidget(labelled(this, tr("Proxy"), box, tr("Only for networks that let nothing out directly")), row, 0, 1,
                    3);
    connect(m_proxy, &QComboBox::currentIndexChanged, this, [this] {
        showWhatMatters();
        Q_EMIT changed();
    });
    m_proxyUser->setObjectName(QStringLiteral("setupProxyUser"));
    m_proxyUser->setAccessibleName(tr("Proxy: User name"));
    m_proxyUserBox = labelled(this, tr("User name at the proxy"), m_proxyUser,
                              tr("Only where the proxy wants one; its password is asked for when it is first needed"));
    grid->addWidget(m_proxyUserBox, row + 1, 0, 1, 3);
    for (QLineEdit *line : {m_proxyHost, m_proxyUser})
        connect(line, &QLineEdit::textChanged, this, &ServerForm::changed);
    connect(m_proxyPort, &QSpinBox::valueChanged, this, &ServerForm::changed);
}

void ServerForm::showWhatMatters()
{
    m_pop3->setVisible(m_protocol->currentIndex() == 1);
    const bool needsProxy = m_proxy->currentIndex() > int(net::Proxy::Kind::None);
    m_proxyHost->setVisible(needsProxy);
    m_proxyPort->setVisible(needsProxy);
    m_proxyUserBox->setVisible(needsProxy);
}

void ServerForm::suggestPort(const Server &server, bool incoming)
{
    checkPlaintext();
    if (m_filling)
        return;
    const auto protocol = m_protocol->currentIndex() == 1 ? accounts::Protocol::Pop3 : accounts::Protocol::Imap;
    const int port = standardPort(protocol, incoming, securities.value(server.security->currentIndex()));
    server.port->setText(QString::number(port));
}

net::Endpoint ServerForm::endpointOf(const Server &server)
{
    return net::Endpoint(server.host->text().trimmed(), server.port->text().toUShort(),
                         securities.value(server.security->currentIndex()));
}

// The question is put only where it matters: no encryption, and the way leaves this computer.
void ServerForm::checkPlaintext()
{
    const auto open = [](const Server &server) {
        const net::Endpoint endpoint = endpointOf(server);
        return endpoint.security == net::Security::Plain && !endpoint.isLoopback();
    };
    const bool needed = m_incoming.host && m_outgoing.host && (open(m_incoming) || open(m_outgoing));
    m_allowPlaintext->setVisible(needed);
    m_warning->setVisible(needed);
}

void ServerForm::set(const accounts::Account &account)
{
    m_filling = true;
    m_protocol->setCurrentIndex(account.protocol == accounts::Protocol::Pop3 ? 1 : 0);
    const auto put = [](const Server &server, const net::Endpoint &endpoint, const QString &user, int port) {
        server.host->setText(endpoint.host);
        server.security->setCurrentIndex(int(securities.indexOf(endpoint.security)));
        server.port->setText(QString::number(endpoint.port == 0 ? port : endpoint.port));
        server.user->setText(user);
    };
    put(m_incoming, account.incoming, account.user, standardPort(account.protocol, true, account.incoming.security));
    put(m_outgoing, account.outgoing, account.smtpUser,
        standardPort(account.protocol, false, account.outgoing.security));
    m_pop3->set(account);
    m_login->set(account);
    m_proxy->setCurrentIndex(int(account.proxy.kind));
    m_proxyHost->setText(account.proxy.host);
    m_proxyPort->setValue(account.proxy.port > 0 ? account.proxy.port : 1080);
    m_proxyUser->setText(account.proxy.user);
    m_caFile->setText(account.caFile);
    m_allowPlaintext->setChecked(account.allowPlaintext);
    m_filling = false;
    checkPlaintext();
    showWhatMatters();
}

void ServerForm::fill(accounts::Account &account) const
{
    account.protocol = m_protocol->currentIndex() == 1 ? accounts::Protocol::Pop3 : accounts::Protocol::Imap;
    account.incoming = endpointOf(m_incoming);
    account.outgoing = m_outgoing.host->text().trimmed().isEmpty() ? net::Endpoint() : endpointOf(m_outgoing);
    account.user = m_incoming.user->text().trimmed();
    account.smtpUser = m_outgoing.user->text().trimmed();
    m_pop3->fill(account);
    m_login->fill(account);
    const auto kind = net::Proxy::Kind(m_proxy->currentIndex());
    const bool needsProxy = kind == net::Proxy::Kind::Socks5 || kind == net::Proxy::Kind::Http;
    account.proxy = net::Proxy(kind, needsProxy ? m_proxyHost->text().trimmed() : QString(),
                               std::uint16_t(needsProxy ? m_proxyPort->value() : 0));
    account.proxy.user = needsProxy ? m_proxyUser->text().trimmed() : QString();
    account.caFile = m_caFile->text().trimmed();
    account.allowPlaintext = m_allowPlaintext->isVisibleTo(this) && m_allowPlaintext->isChecked();
}

} // namespace waxwing::ui

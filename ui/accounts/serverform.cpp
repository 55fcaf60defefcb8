#include "ui/accounts/serverform.h"

#include "ui/common/colors.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/metrics.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QGridLayout>
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
    , m_passwordCommand(new QLineEdit(this))
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
    addExtras(grid, 6);
    connect(m_protocol, &QComboBox::currentIndexChanged, this, [this] {
        suggestPort(m_incoming, true);
        Q_EMIT changed();
    });
    connect(m_allowPlaintext, &QCheckBox::toggled, this, &ServerForm::changed);
    checkPlaintext();
}

QWidget *ServerForm::labelled(const QString &label, QWidget *field)
{
    auto *box = new QWidget(this);
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    auto *text = new QLabel(label, box);
    text->setBuddy(field);
    text->setFont(sized(font(), TextSize::Small));
    layout->addWidget(text);
    layout->addWidget(field);
    field->setMinimumHeight(metrics::buttonHeight);
    return box;
}

ServerForm::Server ServerForm::addServer(QGridLayout *grid, int row, const QString &prefix, const QString &name)
{
    Server server{new QLineEdit(this), new QSpinBox(this), new QComboBox(this), new QLineEdit(this)};
    server.host->setObjectName(QString(prefix + QStringLiteral("Host")));
    server.port->setObjectName(QString(prefix + QStringLiteral("Port")));
    server.security->setObjectName(QString(prefix + QStringLiteral("Security")));
    server.user->setObjectName(QString(prefix + QStringLiteral("User")));
    server.host->setAccessibleName(QString(name + QStringLiteral(": ") + tr("Server")));
    server.port->setAccessibleName(QString(name + QStringLiteral(": ") + tr("Port")));
    server.security->setAccessibleName(QString(name + QStringLiteral(": ") + tr("Encryption")));
    server.user->setAccessibleName(QString(name + QStringLiteral(": ") + tr("User name")));
    server.port->setRange(1, 65535);
    server.port->setButtonSymbols(QAbstractSpinBox::NoButtons);
    server.security->addItems({tr("From the first byte (TLS)"), tr("After a greeting (STARTTLS)"), tr("None")});
    grid->addWidget(labelled(tr("Server"), server.host), row, 0);
    grid->addWidget(labelled(tr("Port"), server.port), row, 1);
    grid->addWidget(labelled(tr("Encryption"), server.security), row, 2);
    grid->addWidget(labelled(tr("User name"), server.user), row + 1, 0, 1, 3);
    const bool incoming = prefix == QLatin1String("setupIncoming");
    connect(server.security, &QComboBox::currentIndexChanged, this, [this, server, incoming] {
        suggestPort(server, incoming);
        Q_EMIT changed();
    });
    connect(server.port, &QSpinBox::valueChanged, this, &ServerForm::changed);
    for (QLineEdit *line : {server.host, server.user})
        connect(line, &QLineEdit::textChanged, this, &ServerForm::changed);
    connect(server.host, &QLineEdit::textChanged, this, &ServerForm::checkPlaintext);
    return server;
}

void ServerForm::addExtras(QGridLayout *grid, int row)
{
    m_passwordCommand->setObjectName(QStringLiteral("setupPasswordCommand"));
    m_passwordCommand->setAccessibleName(tr("Password command"));
    m_passwordCommand->setPlaceholderText(tr("Optional: a program that prints the password"));
    m_caFile->setObjectName(QStringLiteral("setupCaFile"));
    m_caFile->setAccessibleName(tr("Certificate authority"));
    m_caFile->setPlaceholderText(tr("Optional: a PEM file trusted for this account only"));
    QAction *choose = m_caFile->addAction(icon(QStringLiteral("folder"), Tint::Text2), QLineEdit::TrailingPosition);
    choose->setToolTip(tr("Choose a file"));
    connect(choose, &QAction::triggered, this, &ServerForm::chooseAuthority);
    m_allowPlaintext->setObjectName(QStringLiteral("setupAllowPlaintext"));
    m_warning->setObjectName(QStringLiteral("setupPlaintextWarning"));
    m_warning->setWordWrap(true);
    m_warning->setFont(sized(font(), TextSize::Small));
    m_warning->setText(tr("Without encryption everybody on the way can read the password and the mail."));
    QPalette palette = m_warning->palette();
    palette.setColor(QPalette::WindowText, Colors::of(this->palette()).error);
    m_warning->setPalette(palette);
    grid->addWidget(labelled(tr("Password command"), m_passwordCommand), row, 0, 1, 3);
    grid->addWidget(labelled(tr("Certificate authority"), m_caFile), row + 1, 0, 1, 3);
    grid->addWidget(m_allowPlaintext, row + 2, 0, 1, 3);
    grid->addWidget(m_warning, row + 3, 0, 1, 3);
    for (QLineEdit *line : {m_passwordCommand, m_caFile})
        connect(line, &QLineEdit::textChanged, this, &ServerForm::changed);
}

void ServerForm::chooseAuthority()
{
    auto *dialog = new QFileDialog(this, tr("Certificate authority"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setNameFilters({tr("Certificates (*.pem *.crt *.cer)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, m_caFile, &QLineEdit::setText);
    dialog->open();
}

void ServerForm::suggestPort(const Server &server, bool incoming)
{
    checkPlaintext();
    if (m_filling)
        return;
    const auto protocol = m_protocol->currentIndex() == 1 ? accounts::Protocol::Pop3 : accounts::Protocol::Imap;
    server.port->setValue(standardPort(protocol, incoming, securities.value(server.security->currentIndex())));
}

net::Endpoint ServerForm::endpointOf(const Server &server)
{
    return net::Endpoint(server.host->text().trimmed(), std::uint16_t(server.port->value()),
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
        server.port->setValue(endpoint.port == 0 ? port : endpoint.port);
        server.user->setText(user);
    };
    put(m_incoming, account.incoming, account.user, standardPort(account.protocol, true, account.incoming.security));
    put(m_outgoing, account.outgoing, account.smtpUser,
        standardPort(account.protocol, false, account.outgoing.security));
    m_passwordCommand->setText(account.passwordCommand);
    m_caFile->setText(account.caFile);
    m_allowPlaintext->setChecked(account.allowPlaintext);
    m_filling = false;
    checkPlaintext();
}

void ServerForm::fill(accounts::Account &account) const
{
    account.protocol = m_protocol->currentIndex() == 1 ? accounts::Protocol::Pop3 : accounts::Protocol::Imap;
    account.incoming = endpointOf(m_incoming);
    account.outgoing = m_outgoing.host->text().trimmed().isEmpty() ? net::Endpoint() : endpointOf(m_outgoing);
    account.user = m_incoming.user->text().trimmed();
    account.smtpUser = m_outgoing.user->text().trimmed();
    account.passwordCommand = m_passwordCommand->text().trimmed();
    account.passwordSource
        = account.passwordCommand.isEmpty() ? auth::PasswordSource::Keyring : auth::PasswordSource::Command;
    account.caFile = m_caFile->text().trimmed();
    account.allowPlaintext = m_allowPlaintext->isVisibleTo(this) && m_allowPlaintext->isChecked();
}

} // namespace waxwing::ui

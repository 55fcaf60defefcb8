#include "ui/accounts/loginform.h"

#include "core/accounts/loginmethod.h"
#include "ui/accounts/fields.h"

#include <QComboBox>
#include <QLineEdit>
#include <QStandardItemModel>
#include <QVBoxLayout>

namespace waxwing::ui {

namespace {

using accounts::LoginMethod;
using auth::PasswordSource;
using auth::Proof;

QString methodText(const LoginMethod &method)
{
    if (!method.mechanism.isEmpty())
        return LoginForm::tr("Only %1").arg(QString::fromLatin1(method.mechanism));
    switch (method.proof) {
    case Proof::Password: return LoginForm::tr("Password, the safest way the server has");
    case Proof::Token: return LoginForm::tr("Sign-in in the browser (OAuth 2)");
    case Proof::Certificate: return LoginForm::tr("Client certificate (EXTERNAL)");
    case Proof::Ticket: return LoginForm::tr("Kerberos ticket (GSSAPI)");
    }
    return {};
}

// As the box lists them.
const QList<PasswordSource> sources{PasswordSource::Keyring, PasswordSource::Session, PasswordSource::Command};

} // namespace

LoginForm::LoginForm(QWidget *parent) : QWidget(parent), m_method(new QComboBox(this)), m_source(new QComboBox(this))
{
    auto *lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(12);
    addMethods();
    m_source->addItems({tr("In the desktop's password store"), tr("Only until Waxwing is closed"),
                        tr("Nowhere: a program prints it")});
    m_sourceBox = add("setupPasswordSource", tr("Where the password is kept"), m_source,
                      tr("Until Waxwing is closed: in memory only, and asked for at every start"));
    m_command = addLine(&m_commandBox, "setupPasswordCommand", tr("Password command"),
                        tr("Run each time the password is needed; its first line of output is the password"));
    m_certificate = addLine(&m_certificateBox, "setupClientCertificate", tr("Client certificate"),
                            tr("A PEM file with your certificate and its key, by which the server knows you"));
    makeFileField(m_certificate, tr("Client certificate"));
    m_provider = addLine(&m_providerBox, "setupOAuthProvider", tr("Where to sign in"),
                         tr("The provider's issuer, such as https://login.example.org; google, microsoft, yahoo and "
                            "fastmail are enough by name"));
    m_client = addLine(&m_clientBox, "setupOAuthClient", tr("Client id"),
                       tr("As whom Waxwing comes to the provider; empty: as the package was built for"));
    m_scope = addLine(&m_scopeBox, "setupOAuthScope", tr("Scope"),
                      tr("What Waxwing asks leave for; empty: what the provider names"));
    for (QComboBox *box : {m_method, m_source}) {
        connect(box, &QComboBox::currentIndexChanged, this, [this] {
            showWhatMatters();
            Q_EMIT changed();
        });
    }
    showWhatMatters();
}

void LoginForm::addMethods()
{
    const QList<LoginMethod> methods = accounts::loginMethods();
    for (const LoginMethod &method : methods)
        m_method->addItem(methodText(method));
    add("setupMethod", tr("Log-in method"), m_method,
        tr("Choose another than the first only where the provider or the company says so"));
}

QWidget *LoginForm::add(const char *name, const QString &label, QWidget *field, const QString &hint)
{
    field->setObjectName(QLatin1String(name));
    field->setAccessibleName(label);
    QWidget *box = labelled(this, label, field, hint);
    layout()->addWidget(box);
    return box;
}

QLineEdit *LoginForm::addLine(QWidget **box, const char *name, const QString &label, const QString &hint)
{
    auto *line = new QLineEdit(this);
    *box = add(name, label, line, hint);
    connect(line, &QLineEdit::textChanged, this, &LoginForm::changed);
    return line;
}

auth::Proof LoginForm::proof() const
{
    return accounts::loginMethods().value(m_method->currentIndex()).proof;
}

// A refresh token lies in the password store or nowhere: what is kept for the session would be asked for in the browser
// at every start.
void LoginForm::showWhatMatters()
{
    const Proof proof = this->proof();
    const bool isToken = proof == Proof::Token;
    const auto sessionRow = int(sources.indexOf(PasswordSource::Session));
    static_cast<QStandardItemModel *>(m_source->model())->item(sessionRow)->setEnabled(!isToken);
    if (isToken && m_source->currentIndex() == sessionRow)
        m_source->setCurrentIndex(0);
    const bool hasSecret = isToken || proof == Proof::Password;
    const bool byCommand = hasSecret && sources.value(m_source->currentIndex()) == PasswordSource::Command;
    m_sourceBox->setVisible(hasSecret);
    m_commandBox->setVisible(byCommand);
    m_certificateBox->setVisible(proof == Proof::Certificate);
    for (QWidget *box : {m_providerBox, m_clientBox, m_scopeBox})
        box->setVisible(isToken && !byCommand);
}

void LoginForm::set(const accounts::Account &account)
{
    m_method->setCurrentIndex(qMax(0, int(accounts::loginMethods().indexOf(accounts::loginMethodOf(account)))));
    m_source->setCurrentIndex(int(sources.indexOf(account.passwordSource)));
    m_command->setText(account.passwordCommand);
    m_certificate->setText(account.clientCertificateFile);
    m_provider->setText(account.oauth.provider);
    m_client->setText(account.oauth.clientId);
    m_scope->setText(account.oauth.scope);
    showWhatMatters();
}

void LoginForm::fill(accounts::Account &account) const
{
    const LoginMethod method = accounts::loginMethods().value(m_method->currentIndex());
    account.authentication = method.proof;
    account.mechanism = method.mechanism;
    account.passwordSource = sources.value(m_source->currentIndex());
    const bool byCommand = account.passwordSource == PasswordSource::Command;
    account.passwordCommand = byCommand ? m_command->text().trimmed() : QString();
    account.clientCertificateFile = m_certificate->text().trimmed();
    account.oauth.provider = m_provider->text().trimmed();
    account.oauth.clientId = m_client->text().trimmed();
    account.oauth.scope = m_scope->text().trimmed();
}

} // namespace waxwing::ui

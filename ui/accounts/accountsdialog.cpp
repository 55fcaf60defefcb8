#include "ui/accounts/accountsdialog.h"

#include "ui/accounts/identityeditor.h"
#include "ui/accounts/serverform.h"
#include "ui/accounts/steplist.h"
#include "ui/common/colors.h"
#include "ui/common/fonts.h"
#include "ui/common/metrics.h"
#include "ui/models/whenready.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>

namespace waxwing::ui {

namespace {

constexpr int listWidth = 220;

QString rowText(const accounts::Account &account)
{
    return account.isDisabled ? AccountsDialog::tr("%1 (not connected)").arg(account.name) : account.name;
}

} // namespace

AccountsDialog::AccountsDialog(sync::MailCommands *commands, AccountServices services, QWidget *parent)
    : QDialog(parent), m_commands(commands), m_services(std::move(services))
{
    setWindowTitle(tr("Accounts"));
    setObjectName(QStringLiteral("accountsDialog"));
    auto *columns = new QHBoxLayout(this);
    columns->setSpacing(16);
    columns->addWidget(makeList());
    columns->addWidget(makeSettings(), 1);
    resize(900, 640);
    connect(m_list, &QListWidget::currentRowChanged, this, &AccountsDialog::showAccount);
    connect(m_commands, &sync::MailCommands::testStep, this,
            [this](const QString &step, bool ok, const QString &detail) {
                if (m_isTesting)
                    m_steps->setStep(QString::number(m_testRows++), ok ? StepState::Done : StepState::Failed, step,
                                     detail.isEmpty() ? (ok ? tr("Works") : tr("Does not work")) : detail);
            });
    m_review = new CertificateReview(m_services.certificates, this);
    connect(m_review, &CertificateReview::accepted, this, &AccountsDialog::keepExceptions);
    connect(m_review, &CertificateReview::noted, this, [this](const QString &sentence) { say(sentence, false); });
    load();
}

QPushButton *AccountsDialog::makeButton(const QString &text, const char *name, void (AccountsDialog::*does)())
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(QLatin1String(name));
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, this, does);
    return button;
}

QWidget *AccountsDialog::makeList()
{
    auto *box = new QWidget(this);
    box->setFixedWidth(listWidth);
    auto *lines = new QVBoxLayout(box);
    lines->setContentsMargins(0, 0, 0, 0);
    m_list = new QListWidget(box);
    m_list->setObjectName(QStringLiteral("accountsList"));
    m_list->setAccessibleName(tr("Accounts, in the order of the folder list"));
    lines->addWidget(m_list);
    auto *row = new QHBoxLayout;
    row->addWidget(makeButton(tr("Up"), "accountUp", &AccountsDialog::moveUp));
    row->addWidget(makeButton(tr("Down"), "accountDown", &AccountsDialog::moveDown));
    lines->addLayout(row);
    lines->addWidget(makeButton(tr("Add account"), "accountAdd", &AccountsDialog::addWanted));
    lines->addWidget(makeButton(tr("Remove account"), "accountRemove", &AccountsDialog::askToRemove));
    auto *transfer = new AccountTransfer(m_services.transfer, box);
    connect(transfer, &AccountTransfer::imported, this, &AccountsDialog::load);
    connect(transfer, &AccountTransfer::said, this, &AccountsDialog::say);
    lines->addWidget(transfer);
    return box;
}

QWidget *AccountsDialog::makeSettings()
{
    m_settings = new QWidget;
    auto *lines = new QVBoxLayout(m_settings);
    m_name = new QLineEdit(m_settings);
    m_name->setObjectName(QStringLiteral("accountName"));
    m_sender = new QLineEdit(m_settings);
    m_sender->setObjectName(QStringLiteral("accountSender"));
    m_enabled = new QCheckBox(tr("Connect this account"), m_settings);
    m_enabled->setObjectName(QStringLiteral("accountEnabled"));
    auto *names = new QFormLayout;
    names->addRow(tr("Name of the account"), m_name);
    names->addRow(tr("Your name"), m_sender);
    names->addRow(m_enabled);
    lines->addLayout(names);
    m_identities = new IdentityEditor(m_settings);
    connect(m_sender, &QLineEdit::textChanged, m_identities, &IdentityEditor::setOwnName);
    lines->addWidget(m_identities);
    m_form = new ServerForm(m_settings);
    lines->addWidget(m_form);
    m_exceptionBox = new QWidget(m_settings);
    auto *exceptions = new QVBoxLayout(m_exceptionBox);
    exceptions->setContentsMargins(0, 0, 0, 0);
    exceptions->addWidget(new QLabel(tr("Certificates accepted as they are"), m_exceptionBox));
    m_exceptions = new QListWidget(m_exceptionBox);
    m_exceptions->setObjectName(QStringLiteral("accountExceptions"));
    m_exceptions->setFixedHeight(3 * metrics::fieldHeight);
    exceptions->addWidget(m_exceptions);
    exceptions->addWidget(makeButton(tr("Trust this certificate no more"), "accountRevoke", &AccountsDialog::revoke));
    lines->addWidget(m_exceptionBox);
    m_steps = new StepList(m_settings);
    m_steps->setObjectName(QStringLiteral("accountSteps"));
    lines->addWidget(m_steps);
    m_message = new QLabel(m_settings);
    m_message->setObjectName(QStringLiteral("accountMessage"));
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    lines->addWidget(m_message);
    m_certificate
        = makeButton(tr("Look at the certificate"), "accountCertificate", &AccountsDialog::reviewCertificates);
    lines->addWidget(m_certificate, 0, Qt::AlignLeft);
    m_signIn = makeButton(tr("Sign in again"), "accountSignIn", &AccountsDialog::signIn);
    auto *row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(m_signIn);
    row->addWidget(makeButton(tr("Test"), "accountTest", &AccountsDialog::test));
    row->addWidget(makeButton(tr("Save"), "accountSave", &AccountsDialog::save));
    lines->addLayout(row);
    lines->addStretch();
    auto *area = new QScrollArea(this);
    area->setWidget(m_settings);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    return area;
}

void AccountsDialog::load()
{
    const int before = qMax(0, m_list->currentRow());
    m_accounts = m_services.accounts();
    const QSignalBlocker blocker(m_list);
    m_list->clear();
    for (const accounts::Account &account : std::as_const(m_accounts))
        m_list->addItem(rowText(account));
    m_list->setCurrentRow(qMin(before, int(m_accounts.size()) - 1));
    showAccount(m_list->currentRow());
}

void AccountsDialog::showAccount(int row)
{
    m_steps->clear();
    m_steps->hide();
    m_message->hide();
    m_certificate->hide();
    m_settings->setEnabled(row >= 0);
    if (row < 0)
        return;
    const accounts::Account &account = m_accounts.at(row);
    m_name->setText(account.name);
    m_sender->setText(account.senderName);
    m_enabled->setChecked(!account.isDisabled);
    m_identities->set(account);
    m_identities->setVisible(!account.isLocal());
    m_signIn->setVisible(account.authentication == auth::Proof::Token && account.passwordCommand.isEmpty());
    models::whenReady(m_identities, m_services.folders(account.id),
                      [this](const QStringList &paths) { m_identities->setFolders(paths); });
    m_form->set(account);
    showExceptions(account);
}

void AccountsDialog::showExceptions(const accounts::Account &account)
{
    m_exceptions->clear();
    for (const net::TlsException &exception : account.tlsExceptions)
        m_exceptions->addItem(
            tr("%1, port %2: %3").arg(exception.host).arg(exception.port).arg(net::fingerprintText(exception.sha256)));
    m_exceptionBox->setVisible(!account.tlsExceptions.isEmpty());
}

accounts::Account AccountsDialog::edited() const
{
    accounts::Account account = m_accounts.at(m_list->currentRow());
    account.name = m_name->text().trimmed();
    account.senderName = m_sender->text().trimmed();
    account.isDisabled = !m_enabled->isChecked();
    if (!account.isLocal())
        m_identities->fill(account);
    m_form->fill(account);
    return account;
}

void AccountsDialog::attempt(const std::function<void()> &what)
{
    try {
        what();
        load();
    } catch (const Error &error) {
        say(error.summary(), true);
    }
}

void AccountsDialog::say(const QString &sentence, bool isProblem)
{
    const Colors &colors = Colors::of(palette());
    QPalette palette = m_message->palette();
    palette.setColor(QPalette::WindowText, isProblem ? colors.error : colors.text2);
    m_message->setPalette(palette);
    m_message->setText(sentence);
    m_message->show();
}

void AccountsDialog::save()
{
    if (m_list->currentRow() < 0)
        return;
    if (const QString problem = m_identities->problem(); !problem.isEmpty()) {
        say(problem, true);
        return;
    }
    attempt([this] { m_services.update(edited()); });
}

void AccountsDialog::test()
{
    if (m_list->currentRow() < 0 || m_isTesting)
        return;
    m_steps->clear();
    m_steps->show();
    m_message->hide();
    m_certificate->hide();
    m_testRows = 0;
    m_isTesting = true;
    models::whenReady(
        this, m_commands->testAccount(edited(), QString()),
        [this] {
            m_isTesting = false;
            say(tr("Both servers let Waxwing in."), false);
        },
        [this](const Error &error) {
            m_isTesting = false;
            say(error.summary(), true);
            m_certificate->setVisible(isAboutCertificate(error));
        });
}

void AccountsDialog::choose(AccountId account)
{
    for (qsizetype row = 0; row < m_accounts.size(); ++row) {
        if (m_accounts.at(row).id == account)
            m_list->setCurrentRow(int(row));
    }
}

void AccountsDialog::reviewCertificates()
{
    if (m_list->currentRow() >= 0)
        m_review->start(edited());
}

// At once, and nothing else of what has been typed: that waits for Save. Then the servers are tried again.
void AccountsDialog::keepExceptions(const accounts::Account &accepted)
{
    const int row = m_list->currentRow();
    if (row < 0 || m_accounts.at(row).id != accepted.id)
        return;
    accounts::Account account = m_accounts.at(row);
    account.tlsExceptions = accepted.tlsExceptions;
    try {
        m_services.update(account);
    } catch (const Error &error) {
        say(error.summary(), true);
        return;
    }
    m_accounts = m_services.accounts();
    showExceptions(account);
    test();
}

// While the browser is waited for, the button is the way to give up.
void AccountsDialog::signIn()
{
    if (m_isSigningIn) {
        m_services.cancelSignIn();
        return;
    }
    if (m_list->currentRow() < 0)
        return;
    m_isSigningIn = true;
    m_signIn->setText(tr("Cancel sign-in"));
    m_list->setEnabled(false);
    m_steps->hide();
    say(tr("Waiting for your browser"), false);
    const accounts::Account account = m_accounts.at(m_list->currentRow());
    models::whenReady(
        this, m_services.signIn(account),
        [this, account](const SignedIn &signedIn) {
            try {
                m_services.keepSignIn(account, signedIn.refresh);
                endSignIn(tr("Signed in. The account connects again."), false);
            } catch (const Error &error) {
                endSignIn(error.summary(), true);
            }
        },
        [this](const Error &error) { endSignIn(error.summary(), true); });
}

void AccountsDialog::endSignIn(const QString &sentence, bool isProblem)
{
    m_isSigningIn = false;
    m_signIn->setText(tr("Sign in again"));
    m_list->setEnabled(true);
    say(sentence, isProblem);
}

void AccountsDialog::moveUp()
{
    moveBy(-1);
}

void AccountsDialog::moveDown()
{
    moveBy(1);
}

void AccountsDialog::moveBy(int step)
{
    const int row = m_list->currentRow();
    const int place = row + step;
    if (row < 0 || place < 0 || place >= m_accounts.size())
        return;
    attempt([&] { m_services.move(m_accounts.at(row).id, place); });
    m_list->setCurrentRow(place);
}

QString AccountsDialog::removalText(const accounts::Account &account)
{
    const QString here = tr("From this computer go the account's settings, its password in the password store, and "
                            "what was to be changed or sent and has not been yet.");
    if (account.protocol == accounts::Protocol::Pop3)
        return here + QLatin1Char('\n')
            + tr("Its mail stays in the folder of this profile. Nothing changes on %1.").arg(account.incoming.host);
    return here + QLatin1Char('\n')
        + tr("The copies of its mail go too. On %1 nothing is deleted: all mail stays there.")
              .arg(account.incoming.host);
}

void AccountsDialog::askToRemove()
{
    const int row = m_list->currentRow();
    if (row < 0)
        return;
    const accounts::Account account = m_accounts.at(row);
    auto *question = new QMessageBox(QMessageBox::Question, tr("Remove account"),
                                     tr("Remove “%1” from Waxwing?").arg(account.name), QMessageBox::Cancel, this);
    question->setObjectName(QStringLiteral("accountRemoveQuestion"));
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setInformativeText(removalText(account));
    QPushButton *yes = question->addButton(tr("Remove"), QMessageBox::DestructiveRole);
    question->setDefaultButton(QMessageBox::Cancel);
    connect(yes, &QPushButton::clicked, this, [this, id = account.id] { remove(id); });
    question->open();
}

void AccountsDialog::remove(AccountId account)
{
    attempt([this, account] { m_services.remove(account); });
}

void AccountsDialog::revoke()
{
    const int row = m_list->currentRow();
    const int index = m_exceptions->currentRow();
    if (row < 0 || index < 0)
        return;
    accounts::Account account = m_accounts.at(row);
    account.tlsExceptions.removeAt(index);
    attempt([this, account] { m_services.update(account); });
}

} // namespace waxwing::ui

#include "ui/accounts/passworddialog.h"

#include "ui/common/colors.h"
#include "ui/common/fonts.h"
#include "ui/common/metrics.h"
#include "ui/common/style.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace waxwing::ui {

PasswordDialog::PasswordDialog(const QString &account, const QString &user, const QString &host, const QString &refusal,
                               bool mayStore, QWidget *parent)
    : QDialog(parent)
    , m_password(new QLineEdit(this))
    , m_store(new QRadioButton(tr("Keep it in the desktop's password store"), this))
    , m_session(new QRadioButton(tr("Only until Waxwing is closed"), this))
{
    setObjectName(QStringLiteral("passwordDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Password for %1").arg(account));
    auto *title = new QLabel(tr("Password for %1").arg(account), this);
    title->setFont(sized(font(), TextSize::PaneTitle, QFont::DemiBold));
    auto *text = new QLabel(tr("%1 on %2").arg(user, host), this);
    auto *problem = new QLabel(refusal, this);
    for (QLabel *label : {title, text, problem}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    QPalette red = problem->palette();
    red.setColor(QPalette::WindowText, Colors::of(palette()).error);
    problem->setPalette(red);
    problem->setVisible(!refusal.isEmpty());
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setObjectName(QStringLiteral("passwordField"));
    m_password->setAccessibleName(tr("Password"));
    m_password->setFixedHeight(metrics::fieldHeight);
    m_store->setObjectName(QStringLiteral("passwordStore"));
    m_session->setObjectName(QStringLiteral("passwordSession"));
    m_store->setVisible(mayStore);
    m_store->setChecked(mayStore);
    m_session->setChecked(!mayStore);
    m_session->setEnabled(mayStore);
    auto *buttons = new QDialogButtonBox(this);
    QPushButton *ok = buttons->addButton(tr("Sign in"), QDialogButtonBox::AcceptRole);
    buttons->addButton(tr("Stay offline"), QDialogButtonBox::RejectRole);
    setButtonKind(ok, ButtonKind::Primary);
    ok->setDefault(true);
    ok->setEnabled(false);
    connect(m_password, &QLineEdit::textChanged, ok, [ok](const QString &typed) { ok->setEnabled(!typed.isEmpty()); });
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(this, &QDialog::finished, this, &PasswordDialog::finish);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(10);
    for (QWidget *part : {static_cast<QWidget *>(title), static_cast<QWidget *>(text), static_cast<QWidget *>(problem),
                          static_cast<QWidget *>(m_password), static_cast<QWidget *>(m_store),
                          static_cast<QWidget *>(m_session), static_cast<QWidget *>(buttons)})
        layout->addWidget(part);
    setMinimumWidth(420);
    m_password->setFocus();
}

PasswordDialog::~PasswordDialog() = default;

void PasswordDialog::finish(int result)
{
    if (result == Accepted)
        Q_EMIT answered(m_password->text(), m_store->isVisibleTo(this) && m_store->isChecked());
    else
        Q_EMIT declined();
    m_password->clear();
}

} // namespace waxwing::ui

#include "ui/accounts/pop3form.h"

#include "ui/accounts/fields.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSpinBox>

namespace waxwing::ui {

namespace {

constexpr int usualDays = 30;

} // namespace

Pop3Form::Pop3Form(QWidget *parent) : QWidget(parent), m_leave(new QComboBox(this)), m_leaveDays(new QSpinBox(this))
{
    auto *lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(12);
    addLeave();
    m_checkEvery = addNumber("setupCheckEvery", tr("Look for new mail every"),
                             tr("A POP3 server says nothing by itself; some lock out who asks too often"));
    m_checkEvery->setRange(1, accounts::longestCheck);
    const auto minutes = [box = m_checkEvery](int count) { box->setSuffix(tr(" minute(s)", nullptr, count)); };
    connect(m_checkEvery, &QSpinBox::valueChanged, this, minutes);
    m_checkEvery->setValue(accounts::Account().checkEvery);
    m_previewAbove = addNumber("setupPreviewAbove", tr("Fetch only the beginning of messages above"),
                               tr("For slow lines: the rest comes when you ask for it in the message"));
    m_previewAbove->setRange(0, accounts::largestPreview);
    m_previewAbove->setSuffix(tr(" MiB"));
    m_previewAbove->setSpecialValueText(tr("Never, all come whole"));
    showWhatMatters();
}

// The order is that of LeaveOnServer::Kind.
void Pop3Form::addLeave()
{
    m_leave->addItems({tr("Leave it there"), tr("Delete it there once it is here"),
                       tr("Delete it there after some days"), tr("Delete it there when it is deleted here")});
    m_leave->setObjectName(QStringLiteral("setupLeave"));
    m_leave->setAccessibleName(tr("Mail on the server"));
    m_leaveDays->setObjectName(QStringLiteral("setupLeaveDays"));
    m_leaveDays->setAccessibleName(tr("Days mail stays on the server"));
    m_leaveDays->setRange(1, 36'500);
    const auto unit = [days = m_leaveDays](int count) { days->setSuffix(tr(" day(s)", nullptr, count)); };
    connect(m_leaveDays, &QSpinBox::valueChanged, this, unit);
    m_leaveDays->setValue(usualDays);
    auto *row = new QWidget(this);
    auto *boxes = new QHBoxLayout(row);
    boxes->setContentsMargins(0, 0, 0, 0);
    boxes->addWidget(labelled(row, tr("Mail on the server"), m_leave,
                              tr("Leave it there when another device reads the same mailbox")),
                     1);
    boxes->addWidget(m_leaveDays);
    layout()->addWidget(row);
    connect(m_leave, &QComboBox::currentIndexChanged, this, [this] {
        showWhatMatters();
        Q_EMIT changed();
    });
    connect(m_leaveDays, &QSpinBox::valueChanged, this, &Pop3Form::changed);
}

QSpinBox *Pop3Form::addNumber(const char *name, const QString &label, const QString &hint)
{
    auto *box = new QSpinBox(this);
    box->setObjectName(QLatin1String(name));
    box->setAccessibleName(label);
    layout()->addWidget(labelled(this, label, box, hint));
    connect(box, &QSpinBox::valueChanged, this, &Pop3Form::changed);
    return box;
}

void Pop3Form::showWhatMatters()
{
    m_leaveDays->setVisible(m_leave->currentIndex() == int(accounts::LeaveOnServer::Kind::Days));
}

void Pop3Form::set(const accounts::Account &account)
{
    m_leave->setCurrentIndex(int(account.leaveOnServer.kind));
    m_leaveDays->setValue(account.leaveOnServer.days > 0 ? account.leaveOnServer.days : usualDays);
    m_checkEvery->setValue(account.checkEvery);
    m_previewAbove->setValue(account.previewAbove);
}

void Pop3Form::fill(accounts::Account &account) const
{
    const accounts::Account fresh;
    account.leaveOnServer = fresh.leaveOnServer;
    account.checkEvery = fresh.checkEvery;
    account.previewAbove = fresh.previewAbove;
    if (account.protocol != accounts::Protocol::Pop3)
        return;
    account.leaveOnServer.kind = accounts::LeaveOnServer::Kind(m_leave->currentIndex());
    const bool counts = account.leaveOnServer.kind == accounts::LeaveOnServer::Kind::Days;
    account.leaveOnServer.days = counts ? m_leaveDays->value() : 0;
    account.checkEvery = m_checkEvery->value();
    account.previewAbove = m_previewAbove->value();
}

} // namespace waxwing::ui

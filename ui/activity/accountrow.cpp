#include "ui/activity/accountrow.h"

#include "ui/activity/activitysummary.h"
#include "ui/common/colors.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/style.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

namespace waxwing::ui {

AccountRow::AccountRow(QWidget *parent)
    : QWidget(parent)
    , m_name(new QLabel(this))
    , m_text(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_stop(new QPushButton(tr("Stop"), this))
    , m_password(new QPushButton(tr("Enter password"), this))
    , m_signIn(new QPushButton(tr("Sign in again"), this))
    , m_certificate(new QPushButton(tr("Look at the certificate"), this))
{
    m_name->setTextFormat(Qt::PlainText);
    m_name->setFont(sized(font(), TextSize::Normal, QFont::DemiBold));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setFont(sized(font(), TextSize::Small));
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(8);
    m_password->setObjectName(QStringLiteral("enterPassword"));
    setSmall(m_password);
    m_signIn->setObjectName(QStringLiteral("signInAgain"));
    setSmall(m_signIn);
    m_certificate->setObjectName(QStringLiteral("showCertificate"));
    setSmall(m_certificate);
    m_stop->setObjectName(QStringLiteral("stopSync"));
    m_stop->setToolTip(tr("Ends this look for mail. What has come is kept, and the next look goes on from there."));
    setSmall(m_stop);
    QSizePolicy kept = m_stop->sizePolicy();
    kept.setRetainSizeWhenHidden(true); // the text beside it does not jump with every look
    m_stop->setSizePolicy(kept);
    layOut();
    connect(m_stop, &QPushButton::clicked, this, [this] { Q_EMIT stopRequested(m_account); });
    connect(m_password, &QPushButton::clicked, this, [this] { Q_EMIT passwordRequested(m_account); });
    connect(m_signIn, &QPushButton::clicked, this, [this] { Q_EMIT signInRequested(m_account); });
    connect(m_certificate, &QPushButton::clicked, this, [this] { Q_EMIT certificateRequested(m_account); });
}

void AccountRow::layOut()
{
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_name);
    words->addWidget(m_text);
    auto *top = new QHBoxLayout;
    top->setSpacing(8);
    top->addLayout(words, 1);
    top->addWidget(m_stop, 0, Qt::AlignTop);
    auto *layout = new QVBoxLayout(this);
    const int trailing = 16;
    const int leading = 42; // the icon stands there
    const bool mirrored = layoutDirection() == Qt::RightToLeft; // margins are not by themselves
    layout->setContentsMargins(mirrored ? trailing : leading, 8, mirrored ? leading : trailing, 9);
    layout->setSpacing(2);
    layout->addLayout(top);
    layout->addWidget(m_progress);
    layout->addWidget(m_password, 0, Qt::AlignLeft);
    layout->addWidget(m_signIn, 0, Qt::AlignLeft);
    layout->addWidget(m_certificate, 0, Qt::AlignLeft);
}

void AccountRow::show(const QString &name, const sync::AccountStatus &status, const QDateTime &now)
{
    m_account = status.account;
    m_problem = !status.problem.isEmpty() || status.needsPassword;
    m_icon = m_problem                                          ? QStringLiteral("problem")
        : status.syncing                                        ? QStringLiteral("refresh")
        : status.connectivity == sync::Connectivity::Online     ? QStringLiteral("done")
        : status.connectivity == sync::Connectivity::Connecting ? QStringLiteral("clock")
                                                                : QStringLiteral("offline");
    m_name->setText(name);
    m_stop->setVisible(status.syncing);
    m_stop->setAccessibleName(tr("Stop looking for mail: %1").arg(name));
    m_text->setText(accountText(status, now));
    m_text->setToolTip(status.technical.toHtmlEscaped());
    m_password->setVisible(status.needsPassword);
    m_password->setText(status.problemCode == "KEYRINGLOCKED" ? tr("Unlock the keyring") : tr("Enter password"));
    m_signIn->setVisible(status.problemCode == "SIGNIN");
    m_certificate->setVisible(status.problemCode.startsWith("CERTIFICATE"));
    m_progress->setVisible(status.syncing && status.progress.total > 0);
    // Parts of a thousand: a QProgressBar counts in int.
    m_progress->setRange(0, 1000);
    m_progress->setValue(status.progress.total > 0 ? int(1000 * status.progress.done / status.progress.total) : 0);
    update();
}

void AccountRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Colors &colors = Colors::of(palette());
    painter.fillRect(QRect(0, 0, width(), 1), colors.line);
    paintIcon(&painter, m_icon, QStyle::visualRect(layoutDirection(), rect(), QRect(16, 11, 14, 14)),
              m_problem ? colors.error : colors.text2);
}

} // namespace waxwing::ui

#include "ui/activity/changerow.h"

#include "ui/common/colors.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/metrics.h"
#include "ui/common/style.h"
#include "ui/models/pendingmodel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QStyle>

namespace waxwing::ui {

namespace {

using models::PendingModel;

constexpr int rowHeight = 52;

QString iconOf(store::IntentKind kind)
{
    using store::IntentKind;
    switch (kind) {
    case IntentKind::ChangeFlags: return QStringLiteral("star");
    case IntentKind::Move:
    case IntentKind::Copy: return QStringLiteral("jump");
    case IntentKind::Expunge:
    case IntentKind::DeleteFolder: return QStringLiteral("delete");
    case IntentKind::Append: return QStringLiteral("drafts");
    case IntentKind::CreateFolder:
    case IntentKind::MoveFolder:
    case IntentKind::SubscribeFolder: return QStringLiteral("folder");
    case IntentKind::Send: return QStringLiteral("send");
    }
    return QStringLiteral("clock");
}

QPushButton *smallButton(const QString &text, const QString &name, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setObjectName(name);
    setSmall(button);
    button->setFont(sized(button->font(), TextSize::Small));
    return button;
}

} // namespace

ChangeRow::ChangeRow(QWidget *parent)
    : QWidget(parent)
    , m_what(new ElidedLabel(this))
    , m_detail(new ElidedLabel(this))
    , m_state(new QLabel(this))
    , m_retry(smallButton(tr("Retry"), QStringLiteral("changeRetry"), this))
    , m_cancel(smallButton(tr("Cancel"), QStringLiteral("changeCancel"), this))
{
    setFixedHeight(rowHeight);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addStretch(1);
    words->addWidget(m_what);
    words->addWidget(m_detail);
    words->addStretch(1);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 0, 12, 0);
    layout->setSpacing(12);
    layout->addSpacing(32); // the icon's, at the leading edge: margins are not mirrored
    layout->addLayout(words, 1);
    layout->addWidget(m_state);
    layout->addWidget(m_retry);
    layout->addWidget(m_cancel);
    m_detail->setFont(sized(font(), TextSize::Small));
    connect(m_retry, &QPushButton::clicked, this, [this] { Q_EMIT retryRequested(m_intent); });
    connect(m_cancel, &QPushButton::clicked, this, [this] { Q_EMIT cancelRequested(m_intent); });
}

void ChangeRow::show(const QModelIndex &change)
{
    const QString what = change.data().toString();
    m_intent = change.data(PendingModel::IntentRole).toLongLong();
    m_icon = iconOf(store::IntentKind(change.data(PendingModel::KindRole).toInt()));
    m_refused = change.data(PendingModel::RefusedRole).toBool();
    m_what->setText(what);
    m_detail->setText(change.data(PendingModel::DetailRole).toString());
    m_state->setText(change.data(PendingModel::StateTextRole).toString());
    m_retry->setEnabled(change.data(PendingModel::CanRetryRole).toBool());
    m_cancel->setEnabled(change.data(PendingModel::CanCancelRole).toBool());
    m_retry->setAccessibleName(tr("Retry: %1").arg(what));
    m_cancel->setAccessibleName(tr("Cancel: %1").arg(what));
    const QString meaning = change.data(PendingModel::CancelMeansRole).toString();
    m_cancel->setToolTip(meaning.toHtmlEscaped());
    m_cancel->setAccessibleDescription(meaning);
    setToolTip(change.data(Qt::ToolTipRole).toString());
    applyColors();
    update();
}

void ChangeRow::applyColors()
{
    const Colors &colors = Colors::of(palette());
    m_detail->setColor(colors.text2);
    QPalette state = m_state->palette();
    for (auto role : {QPalette::WindowText, QPalette::Text}) {
        state.setColor(role, m_refused ? colors.error : colors.text2);
    }
    m_state->setPalette(state);
    m_state->setFont(sized(font(), TextSize::Small, m_refused ? QFont::DemiBold : QFont::Normal));
}

void ChangeRow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange) {
        applyColors();
    }
    QWidget::changeEvent(event);
}

void ChangeRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Colors &colors = Colors::of(palette());
    painter.fillRect(rect(), m_refused ? colors.errorGround : colors.base);
    painter.fillRect(QRect(0, height() - 1, width(), 1), colors.line);
    const QRect icon(16, (height() - metrics::iconSize) / 2, metrics::iconSize, metrics::iconSize);
    paintIcon(&painter, m_icon, QStyle::visualRect(layoutDirection(), rect(), icon),
              m_refused ? colors.error : colors.text2);
}

} // namespace waxwing::ui

#include "ui/reader/foldedmessages.h"

#include "ui/common/metrics.h"
#include "ui/reader/foldedrow.h"

#include <QScrollBar>
#include <QVBoxLayout>

namespace waxwing::ui {

namespace {

constexpr int topLine = 1;
constexpr int rowsInSight = 4;
constexpr qsizetype mostRows = 200; // each is a widget; what is further away stays folded together

} // namespace

FoldedMessages::FoldedMessages(Side side, QWidget *parent)
    : QScrollArea(parent), m_side(side), m_content(new QWidget), m_layout(new QVBoxLayout(m_content))
{
    setObjectName(side == Side::Before ? QStringLiteral("earlierMessages") : QStringLiteral("laterMessages"));
    setAccessibleName(side == Side::Before ? tr("Earlier messages of this conversation")
                                           : tr("Later messages of this conversation"));
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::NoFocus);
    m_layout->setContentsMargins(0, topLine, 0, 0);
    m_layout->setSpacing(0);
    m_content->setAutoFillBackground(true);
    m_content->setBackgroundRole(QPalette::Mid); // the line between this and what is above
    setWidget(m_content);
    setWidgetResizable(true);
    hide();
}

void FoldedMessages::setMessages(const QList<store::MessageRow> &messages, const QStringList &own)
{
    const auto sameIds = [](const QList<store::MessageRow> &one, const QList<store::MessageRow> &other) {
        return std::equal(one.cbegin(), one.cend(), other.cbegin(), other.cend(),
                          [](const auto &a, const auto &b) { return a.id == b.id; });
    };
    m_unfolded = m_unfolded && sameIds(m_messages, messages);
    m_messages = messages;
    m_own = own;
    fill();
}

void FoldedMessages::fill()
{
    for (FoldedRow *row : m_content->findChildren<FoldedRow *>(Qt::FindDirectChildrenOnly)) {
        m_layout->removeWidget(row);
        row->hide();
        row->deleteLater();
    }
    m_rows = 0;
    QList<store::MessageRow> read;
    const auto addRead = [&] {
        if (!read.isEmpty()) {
            addRow(read);
            read.clear();
        }
    };
    for (qsizetype at = 0; at < m_messages.size(); ++at) {
        const store::MessageRow &message = m_messages[at];
        const qsizetype distance = m_side == Side::Before ? m_messages.size() - at : at;
        const bool isEnd = at == (m_side == Side::Before ? 0 : m_messages.size() - 1);
        const bool alone = isEnd || m_unfolded || !message.flags.testFlag(store::Flag::Seen);
        if (alone && (isEnd || distance <= mostRows)) {
            addRead();
            addRow({message});
        } else {
            read << message;
        }
    }
    addRead();
    setVisible(m_rows > 0);
    setFixedHeight(sizeHint().height());
}

void FoldedMessages::addRow(const QList<store::MessageRow> &messages)
{
    auto *row = new FoldedRow(messages, m_own, m_content);
    m_layout->addWidget(row);
    ++m_rows;
    if (messages.size() == 1) {
        connect(row, &FoldedRow::clicked, this, [this, id = messages.constFirst().id] { Q_EMIT chosen(id); });
    } else {
        connect(row, &FoldedRow::clicked, this, &FoldedMessages::unfold, Qt::QueuedConnection);
    }
    row->show();
}

// The nearest to the open message are the ones in sight.
void FoldedMessages::unfold()
{
    m_unfolded = true;
    fill();
    m_content->adjustSize();
    verticalScrollBar()->setValue(m_side == Side::Before ? verticalScrollBar()->maximum() : 0);
}

QSize FoldedMessages::sizeHint() const
{
    return {200, topLine + qMin(m_rows, rowsInSight) * metrics::foldedMessageHeight};
}

} // namespace waxwing::ui

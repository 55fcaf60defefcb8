#include "ui/composer/recipientfield.h"

#include "ui/common/metrics.h"
#include "ui/composer/flowlayout.h"
#include "ui/composer/recipientlabel.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QScrollBar>

namespace waxwing::ui {

namespace {

constexpr int spacing = 6;
// Four lines of labels; more are scrolled to.
constexpr int maxHeight = 4 * (metrics::chipHeight + spacing);

} // namespace

RecipientField::RecipientField(const QString &name, const QString &objectName, QWidget *parent)
    : QScrollArea(parent)
    , m_inner(new QWidget)
    , m_flow(new FlowLayout(m_inner, spacing))
    , m_line(new QLineEdit(m_inner))
    , m_height(metrics::chipHeight)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::NoFocus);
    setWidget(m_inner);
    viewport()->setAutoFillBackground(false);
    m_inner->setAutoFillBackground(false);
    m_line->setObjectName(objectName);
    m_line->setAccessibleName(name);
    m_line->setFrame(false);
    m_line->setFixedHeight(metrics::chipHeight);
    m_line->installEventFilter(this);
    m_flow->insertWidget(0, m_line);
    setFocusProxy(m_line);
    connect(m_line, &QLineEdit::textChanged, this, &RecipientField::textEdited);
    fitHeight();
}

QList<mime::Mailbox> RecipientField::mailboxes() const
{
    QList<mime::Mailbox> all;
    for (const RecipientLabel *label : m_labels)
        all.append(label->mailbox());
    return all + mime::parseAddressText(m_line->text());
}

void RecipientField::setMailboxes(const QList<mime::Mailbox> &mailboxes)
{
    qDeleteAll(m_labels);
    m_labels.clear();
    while (m_flow->count() > 1)
        delete m_flow->takeAt(0);
    m_line->clear();
    for (const mime::Mailbox &mailbox : mailboxes)
        add(mailbox);
    fitHeight();
}

void RecipientField::add(const mime::Mailbox &mailbox)
{
    if (mailbox.isEmpty())
        return;
    auto *label = new RecipientLabel(mailbox, m_inner);
    m_flow->insertWidget(int(m_labels.size()), label);
    m_labels.append(label);
    connect(label, &RecipientLabel::removeRequested, this, [this, label] { remove(label); });
    connect(label, &RecipientLabel::editRequested, this, [this, label] { edit(label); });
    label->installEventFilter(this);
    label->show();
}

void RecipientField::remove(RecipientLabel *label)
{
    const qsizetype index = m_labels.indexOf(label);
    if (index < 0)
        return;
    m_labels.removeAt(index);
    delete m_flow->takeAt(int(index));
    label->hide();
    label->deleteLater();
    m_line->setFocus();
    fitHeight();
    Q_EMIT changed();
}

void RecipientField::edit(RecipientLabel *label)
{
    commit();
    const QString text = mime::editableText({label->mailbox()});
    remove(label);
    m_line->setText(text);
}

void RecipientField::commit()
{
    const QList<mime::Mailbox> typed = mime::parseAddressText(m_line->text());
    if (typed.isEmpty() && m_line->text().trimmed().isEmpty())
        return;
    m_line->blockSignals(true);
    m_line->clear();
    m_line->blockSignals(false);
    for (const mime::Mailbox &mailbox : typed)
        add(mailbox);
    fitHeight();
    Q_EMIT changed();
}

// A separator behind a whole address ends it; inside quotes or angle brackets it is part of a name.
void RecipientField::textEdited(const QString &text)
{
    const bool ends = text.endsWith(u',') || text.endsWith(u';') || text.contains(u'\n');
    const bool whole = text.count(u'"') % 2 == 0 && text.count(u'<') == text.count(u'>');
    if (ends && whole)
        commit();
    else
        Q_EMIT changed();
}

const RecipientLabel *RecipientField::firstWrong() const
{
    const auto wrong = std::find_if(m_labels.begin(), m_labels.end(),
                                    [](const RecipientLabel *label) { return !label->isSendable(); });
    return wrong == m_labels.end() ? nullptr : *wrong;
}

bool RecipientField::isEmpty() const
{
    return m_labels.isEmpty() && m_line->text().trimmed().isEmpty();
}

bool RecipientField::lineKey(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers() == Qt::NoModifier && !m_line->text().isEmpty()) {
        commit();
        return true;
    }
    if (event->key() == Qt::Key_Backspace && m_line->text().isEmpty() && !m_labels.isEmpty()) {
        m_labels.last()->setFocus();
        return true;
    }
    return false;
}

bool RecipientField::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
        if (watched == m_line && lineKey(static_cast<QKeyEvent *>(event)))
            return true;
        break;
    case QEvent::FocusOut:
        if (watched == m_line)
            commit();
        Q_EMIT focusChanged(false);
        break;
    case QEvent::FocusIn:
        if (auto *widget = qobject_cast<QWidget *>(watched))
            ensureWidgetVisible(widget, 0, 0);
        Q_EMIT focusChanged(true);
        break;
    default: break;
    }
    return QScrollArea::eventFilter(watched, event);
}

void RecipientField::fitHeight()
{
    const int wanted = m_flow->heightForWidth(qMax(viewport()->width(), 200));
    m_inner->setMinimumHeight(wanted);
    const int height = qBound(metrics::chipHeight, wanted, maxHeight);
    if (height != m_height) {
        m_height = height;
        updateGeometry();
    }
    verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

void RecipientField::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    fitHeight();
}

QSize RecipientField::sizeHint() const
{
    return {400, m_height};
}

QSize RecipientField::minimumSizeHint() const
{
    return {200, m_height};
}

} // namespace waxwing::ui

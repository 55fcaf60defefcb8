#include "ui/reader/headercard.h"

#include "ui/common/colors.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/metrics.h"
#include "ui/common/style.h"
#include "ui/models/messageloader.h"
#include "ui/models/texts.h"
#include "ui/reader/avatar.h"
#include "ui/reader/outdent.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QScrollArea>
#include <QToolButton>

namespace waxwing::ui {

namespace {

constexpr int namesOnLine = 3;
constexpr int detailsHeight = 132;

QToolButton *makeToolButton(QWidget *parent, const QString &objectName, const QString &name)
{
    auto *button = new QToolButton(parent);
    button->setAutoRaise(true);
    button->setObjectName(objectName);
    button->setAccessibleName(name);
    button->setToolTip(name);
    button->setIconSize({metrics::iconSize, metrics::iconSize});
    return button;
}

void setTextColor(QWidget *widget, const QColor &color)
{
    QPalette palette = widget->palette();
    palette.setColor(QPalette::WindowText, color);
    palette.setColor(QPalette::ButtonText, color);
    if (palette != widget->palette())
        widget->setPalette(palette);
}

} // namespace

QString shortDate(const QDateTime &when, const QDateTime &now)
{
    if (!when.isValid())
        return {};
    const QLocale locale = models::shownLocale();
    const QDateTime local = when.toLocalTime();
    const QString time = locale.toString(local.time(), QLocale::ShortFormat);
    const qint64 days = local.date().daysTo(now.toLocalTime().date());
    QString day;
    if (days == 0)
        day = HeaderCard::tr("Today");
    else if (days == 1)
        day = HeaderCard::tr("Yesterday");
    else if (days > 1 && days < 180)
        day = locale.toString(local.date(), QStringLiteral("ddd d MMM"));
    else
        day = locale.toString(local.date(), QStringLiteral("d MMM yyyy"));
    return QString(day + QStringLiteral(", ") + time);
}

HeaderCard::HeaderCard(QWidget *parent)
    : QWidget(parent)
    , m_subject(new ElidedLabel(this))
    , m_count(new QLabel(this))
    , m_star(makeToolButton(this, QStringLiteral("readerStar"), tr("Star")))
    , m_more(makeToolButton(this, QStringLiteral("readerMore"), tr("More")))
    , m_menu(new QMenu(this))
    , m_avatar(new Avatar(this))
    , m_name(new QLabel(this))
    , m_address(new ElidedLabel(this))
    , m_date(new QLabel(this))
    , m_recipients(makeToolButton(this, QStringLiteral("readerRecipients"), tr("Recipients")))
    , m_recipientsHolder(new Outdent(m_recipients, this))
    , m_detailsArea(new QScrollArea(this))
    , m_details(new QLabel(this))
    , m_noteRow(new QWidget(this))
    , m_noteIcon(new QLabel(m_noteRow))
    , m_noteText(new QLabel(m_noteRow))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeSubjectRow());
    layout->addWidget(makeSenderRow());
    connect(m_star, &QToolButton::clicked, this, &HeaderCard::starClicked);
    connect(m_recipients, &QToolButton::clicked, this, [this] { setExpanded(m_detailsArea->isHidden()); });
    setStarred(false);
    setExpanded(false);
}

QWidget *HeaderCard::makeSubjectRow()
{
    auto *row = m_subjectRow = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(metrics::readerMargin, 12, metrics::readerMargin - 8, 0);
    layout->setSpacing(2);
    m_subject->setFont(sized(font(), TextSize::Subject, QFont::DemiBold));
    m_subject->setObjectName(QStringLiteral("readerSubject"));
    layout->addWidget(m_subject, 1);
    m_count->setObjectName(QStringLiteral("readerMessageCount"));
    m_count->setFont(sized(font(), TextSize::Small));
    m_count->hide();
    layout->addWidget(m_count);
    layout->addSpacing(6);
    layout->addWidget(m_star);
    layout->addWidget(m_more);
    m_star->setCheckable(true);
    setButtonKind(m_star, ButtonKind::Mark);
    m_more->setIcon(icon(QStringLiteral("more")));
    connect(m_more, &QToolButton::clicked, m_menu, [this] {
        const int x = layoutDirection() == Qt::LeftToRight ? m_more->width() - m_menu->sizeHint().width() : 0;
        m_menu->popup(m_more->mapToGlobal(QPoint(x, m_more->height())));
    });
    return row;
}

QWidget *HeaderCard::makeSenderRow()
{
    auto *row = new QWidget(this);
    auto *outer = new QHBoxLayout(row);
    outer->setContentsMargins(metrics::readerMargin, 8, metrics::readerMargin, 10);
    outer->setSpacing(12);
    outer->addWidget(m_avatar, 0, Qt::AlignTop);

    auto *names = new QHBoxLayout;
    names->setSpacing(8);
    m_name->setFont(sized(font(), TextSize::Normal, QFont::DemiBold));
    m_name->setTextFormat(Qt::PlainText);
    m_name->setObjectName(QStringLiteral("readerSenderName"));
    m_address->setObjectName(QStringLiteral("readerSenderAddress"));
    m_date->setObjectName(QStringLiteral("readerDate"));
    m_date->setFont(tabularFigures(sized(font(), TextSize::Small)));
    names->addWidget(m_name);
    names->addWidget(m_address, 1);
    names->addWidget(m_date);

    m_recipients->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_recipients->setFont(sized(font(), TextSize::Small));
    m_recipients->setLayoutDirection(layoutDirection() == Qt::LeftToRight ? Qt::RightToLeft : Qt::LeftToRight);
    auto *recipientLine = new QHBoxLayout; // the button is mirrored, so its place is not left to its own alignment
    recipientLine->addWidget(m_recipientsHolder);
    recipientLine->addStretch();
    m_recipients->setIconSize({12, 12});
    m_details->setTextFormat(Qt::RichText); // our own table, every value escaped
    m_details->setWordWrap(true);
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_details->setAlignment(Qt::AlignTop);
    m_detailsArea->setWidget(m_details);
    m_detailsArea->setWidgetResizable(true);
    m_detailsArea->setFrameShape(QFrame::NoFrame);
    m_detailsArea->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);

    auto *noteLayout = new QHBoxLayout(m_noteRow);
    noteLayout->setContentsMargins(0, 4, 0, 0);
    noteLayout->addWidget(m_noteIcon, 0, Qt::AlignTop);
    noteLayout->addWidget(m_noteText, 1);
    m_noteText->setObjectName(QStringLiteral("readerIdentityNote"));
    m_noteText->setTextFormat(Qt::PlainText);
    m_noteText->setWordWrap(true);
    m_noteText->setFont(sized(font(), TextSize::Small));

    auto *lines = new QVBoxLayout;
    lines->setSpacing(0);
    lines->addLayout(names);
    lines->addLayout(recipientLine);
    lines->addWidget(m_detailsArea);
    lines->addWidget(m_noteRow);
    outer->addLayout(lines, 1);
    return row;
}

void HeaderCard::setOwnAddresses(const QStringList &addresses)
{
    m_own = addresses;
}

// The lines above and below it belong to it then: the subject stands free of them.
void HeaderCard::setBetween(QWidget *widget)
{
    static_cast<QVBoxLayout *>(layout())->insertWidget(1, widget);
}

void HeaderCard::setMessageCount(int count)
{
    m_count->setText(tr("%n message(s)", nullptr, count));
    m_count->setVisible(count > 1);
    m_subjectRow->layout()->setContentsMargins(metrics::readerMargin, 12, metrics::readerMargin - 8,
                                               count > 1 ? 10 : 0);
}

void HeaderCard::setEnvelope(const mime::Envelope &envelope, const QDateTime &received)
{
    m_envelope = envelope;
    m_received = received;
    const QString subject = mime::harmlessLine(envelope.subject);
    m_subject->setText(subject.isEmpty() ? tr("No subject") : subject);
    showSender();
    showRecipients();
    showDate();
    showNotes();
    setExpanded(false);
    colorTexts();
}

void HeaderCard::showSender()
{
    const mime::Mailbox from = m_envelope.from.value(0);
    const bool named = !from.name.isEmpty() && from.displayName() != from.address;
    m_name->setText(from.isEmpty() ? tr("No sender") : from.displayName());
    const QString address = mime::harmlessLine(from.address, 320);
    m_address->setText(named ? (address.isEmpty() ? tr("no address") : address) : QString());
    m_avatar->setPerson(named ? from.displayName() : QString(), from.address);
}

QString HeaderCard::person(const mime::Mailbox &mailbox) const
{
    return m_own.contains(mailbox.address, Qt::CaseInsensitive) ? tr("you") : mailbox.displayName();
}

QString HeaderCard::recipientLine() const
{
    const QList<mime::Mailbox> all = m_envelope.to + m_envelope.cc + m_envelope.bcc;
    if (all.isEmpty())
        return tr("No recipients named");
    QStringList names;
    for (const mime::Mailbox &mailbox : all.first(qMin<qsizetype>(all.size(), namesOnLine)))
        names.append(fontMetrics().elidedText(person(mailbox), Qt::ElideRight, 180));
    const QString list = names.join(QStringLiteral(", "));
    const int more = int(all.size()) - int(names.size());
    return more > 0 ? tr("To %1 and %n more", nullptr, more).arg(list) : tr("To %1").arg(list);
}

QString HeaderCard::recipientDetails() const
{
    QString rows;
    const auto add = [&rows](const QString &label, const QList<mime::Mailbox> &mailboxes) {
        QStringList all;
        for (const mime::Mailbox &mailbox : mailboxes)
            all.append(mailbox.display().toHtmlEscaped());
        if (!all.isEmpty()) {
            rows += QStringLiteral("<tr><td style=\"padding-right:12px\">") + label + QStringLiteral("</td><td>")
                + all.join(QStringLiteral(", ")) + QStringLiteral("</td></tr>");
        }
    };
    add(tr("From"), m_envelope.from);
    add(tr("Sender"), m_envelope.sender == m_envelope.from ? QList<mime::Mailbox>() : m_envelope.sender);
    add(tr("Reply to"), m_envelope.replyTo == m_envelope.from ? QList<mime::Mailbox>() : m_envelope.replyTo);
    add(tr("To"), m_envelope.to);
    add(tr("Cc"), m_envelope.cc);
    add(tr("Bcc"), m_envelope.bcc);
    return QString(QStringLiteral("<table cellspacing=\"0\">") + rows + QStringLiteral("</table>"));
}

void HeaderCard::showRecipients()
{
    m_recipientsHolder->setText(recipientLine());
}

void HeaderCard::setExpanded(bool expanded)
{
    if (expanded) {
        m_details->setText(recipientDetails());
        const int width = qMax(100, m_detailsArea->width());
        m_detailsArea->setFixedHeight(qMin(detailsHeight, m_details->heightForWidth(width) + 4));
    }
    m_detailsArea->setVisible(expanded);
    m_recipients->setIcon(icon(expanded ? QStringLiteral("chevron-up") : QStringLiteral("chevron-down"), Tint::Text2));
    m_recipients->setToolTip(expanded ? tr("Hide the recipients") : tr("Show all recipients"));
}

void HeaderCard::showDate()
{
    const QDateTime date = m_envelope.date.isValid() ? m_envelope.date : m_received;
    m_date->setText(shortDate(date, QDateTime::currentDateTime()));
    const QLocale locale = models::shownLocale();
    QString tip = locale.toString(date.toLocalTime(), QLocale::LongFormat);
    if (!m_envelope.date.isValid())
        tip = tr("Received %1; the message itself carries no readable date").arg(tip);
    else if (date.offsetFromUtc() != date.toLocalTime().offsetFromUtc())
        tip += QStringLiteral("\n") + tr("For the sender: %1").arg(locale.toString(date, QLocale::LongFormat));
    m_date->setToolTip(date.isValid() ? tip : QString());
}

void HeaderCard::showNotes()
{
    m_notes = mime::identityNotes(m_envelope);
    m_noteText->setText(m_notes.join(u'\n'));
    m_noteRow->setVisible(!m_notes.isEmpty());
}

void HeaderCard::setStarred(bool starred)
{
    m_star->setChecked(starred);
    m_star->setIcon(starred ? icon(QStringLiteral("star"), Tint::Star)
                            : icon(QStringLiteral("star-outline"), Tint::Text2));
    m_star->setToolTip(starred ? tr("Remove the star") : tr("Star"));
}

void HeaderCard::setStarVisible(bool visible)
{
    m_star->setVisible(visible);
}

void HeaderCard::colorTexts()
{
    const Colors &colors = Colors::of(palette());
    m_address->setColor(m_notes.isEmpty() ? colors.text2 : colors.error);
    setTextColor(m_noteText, colors.error);
    for (QWidget *quiet :
         {static_cast<QWidget *>(m_date), static_cast<QWidget *>(m_recipients), static_cast<QWidget *>(m_count)})
        setTextColor(quiet, colors.text2);
    m_noteIcon->setPixmap(iconPixmap(QStringLiteral("problem"), {14, 14}, devicePixelRatioF(), colors.error));
}

void HeaderCard::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        colorTexts();
}

void HeaderCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(Colors::of(palette()).line);
    painter.drawLine(0, height() - 1, width(), height() - 1);
}

mime::Envelope envelopeOf(const store::MessageDetail &detail)
{
    mime::Envelope envelope;
    envelope.subject = detail.row.subject;
    envelope.from = {{detail.row.fromName, detail.row.fromAddress}};
    envelope.to = mime::parseAddressText(detail.to);
    envelope.cc = mime::parseAddressText(detail.cc);
    envelope.bcc = mime::parseAddressText(detail.bcc);
    envelope.replyTo = mime::parseAddressText(detail.replyTo);
    envelope.date = detail.row.date;
    return envelope;
}

} // namespace waxwing::ui

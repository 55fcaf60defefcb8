#include "ui/composer/composerfields.h"

#include "ui/common/metrics.h"
#include "ui/common/style.h"
#include "ui/composer/fieldrow.h"
#include "ui/composer/recipientfield.h"
#include "ui/composer/recipientlabel.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace waxwing::ui {

namespace {

QPushButton *makeLink(const QString &text, QWidget *parent)
{
    auto *link = new QPushButton(text, parent);
    setButtonKind(link, ButtonKind::Link);
    setSmall(link);
    link->setObjectName(QString(QStringLiteral("composerShow") + text));
    link->setToolTip(ComposerFields::tr("Show the %1 field").arg(text));
    return link;
}

} // namespace

ComposerFields::ComposerFields(const QList<ComposerIdentity> &identities, QWidget *parent)
    : QWidget(parent)
    , m_identities(identities)
    , m_layout(new QVBoxLayout(this))
    , m_from(new QComboBox(this))
    , m_to(new RecipientField(tr("To"), QStringLiteral("composerTo"), this))
    , m_cc(new RecipientField(tr("Cc"), QStringLiteral("composerCc"), this))
    , m_bcc(new RecipientField(tr("Bcc"), QStringLiteral("composerBcc"), this))
    , m_subject(new QLineEdit(this))
    , m_ccLink(makeLink(tr("Cc"), this))
    , m_bccLink(makeLink(tr("Bcc"), this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    m_from->setObjectName(QStringLiteral("composerFrom"));
    m_from->setAccessibleName(tr("From"));
    m_from->setFrame(false);
    m_from->setFixedHeight(metrics::chipHeight);
    for (const ComposerIdentity &identity : identities) {
        const QString shown = mime::Mailbox{identity.name, identity.address}.display();
        m_from->addItem(identities.size() > 1 ? QString(shown + QStringLiteral("  ·  ") + identity.accountName)
                                              : shown);
    }
    m_subject->setObjectName(QStringLiteral("composerSubject"));
    m_subject->setAccessibleName(tr("Subject"));
    m_subject->setFrame(false);
    m_subject->setFixedHeight(metrics::chipHeight);
    m_subject->setMaxLength(2000);
    addRow(tr("From"), m_from);
    addRecipientRows();
    addRow(tr("Subject"), m_subject);
    connect(m_from, &QComboBox::currentIndexChanged, this, &ComposerFields::changed);
    connect(m_subject, &QLineEdit::textChanged, this, &ComposerFields::changed);
}

FieldRow *ComposerFields::addRow(const QString &label, QWidget *field)
{
    auto *row = new FieldRow(label, field, this);
    m_layout->addWidget(row);
    return row;
}

void ComposerFields::addRecipientRows()
{
    FieldRow *toRow = addRow(tr("To"), m_to);
    m_ccRow = addRow(tr("Cc"), m_cc);
    m_bccRow = addRow(tr("Bcc"), m_bcc);
    toRow->addTrailing(m_ccLink);
    toRow->addTrailing(m_bccLink);
    m_ccRow->hide();
    m_bccRow->hide();
    connect(m_ccLink, &QPushButton::clicked, this, [this] {
        reveal(m_ccRow, m_ccLink);
        m_cc->line()->setFocus();
    });
    connect(m_bccLink, &QPushButton::clicked, this, [this] {
        reveal(m_bccRow, m_bccLink);
        m_bcc->line()->setFocus();
    });
    const QList<std::pair<RecipientField *, FieldRow *>> rows{{m_to, toRow}, {m_cc, m_ccRow}, {m_bcc, m_bccRow}};
    for (const auto &[field, row] : rows) {
        connect(field, &RecipientField::changed, this, &ComposerFields::changed);
        connect(field, &RecipientField::focusChanged, row, &FieldRow::setFocused);
    }
}

void ComposerFields::reveal(FieldRow *row, QPushButton *link)
{
    row->show();
    link->hide();
}

void ComposerFields::set(const mime::Outgoing &outgoing)
{
    for (qsizetype i = 0; i < m_identities.size(); ++i) {
        if (m_identities[i].address.compare(outgoing.from.address, Qt::CaseInsensitive) == 0)
            m_from->setCurrentIndex(int(i));
    }
    m_to->setMailboxes(outgoing.to);
    m_cc->setMailboxes(outgoing.cc);
    m_bcc->setMailboxes(outgoing.bcc);
    if (!outgoing.cc.isEmpty())
        reveal(m_ccRow, m_ccLink);
    if (!outgoing.bcc.isEmpty())
        reveal(m_bccRow, m_bccLink);
    m_subject->setText(mime::harmlessLine(outgoing.subject, 2000));
    m_subject->setCursorPosition(0);
}

void ComposerFields::fill(mime::Outgoing &outgoing) const
{
    const ComposerIdentity from = identity();
    outgoing.from = {from.name, from.address};
    fillReplyTo(outgoing, from);
    outgoing.to = m_to->mailboxes();
    outgoing.cc = m_cc->mailboxes();
    outgoing.bcc = m_bcc->mailboxes();
    outgoing.subject = m_subject->text();
}

// What a draft says that none of the identities would is the person's own, from another program.
void ComposerFields::fillReplyTo(mime::Outgoing &outgoing, const ComposerIdentity &from) const
{
    const QString before = outgoing.replyTo.size() == 1 ? outgoing.replyTo.constFirst().address : QString();
    const bool isOfAnIdentity = std::any_of(m_identities.cbegin(), m_identities.cend(), [&](const auto &identity) {
        return !before.isEmpty() && identity.replyTo == before;
    });
    if (isOfAnIdentity || outgoing.replyTo.isEmpty()) {
        outgoing.replyTo.clear();
        if (!from.replyTo.isEmpty())
            outgoing.replyTo.append({QString(), from.replyTo});
    }
}

ComposerIdentity ComposerFields::identity() const
{
    return m_identities.value(m_from->currentIndex());
}

QString ComposerFields::checkRecipients()
{
    for (RecipientField *field : recipientFields()) {
        field->commit();
        if (const RecipientLabel *wrong = field->firstWrong()) {
            field->line()->setFocus();
            return tr("“%1” is not a complete address. Correct or remove it before sending.")
                .arg(wrong->mailbox().display());
        }
    }
    if (recipientCount() > 0)
        return {};
    m_to->line()->setFocus();
    return tr("Say who this message goes to first.");
}

QStringList ComposerFields::warnings() const
{
    QStringList sentences;
    for (const RecipientField *field : recipientFields()) {
        for (const mime::Mailbox &mailbox : field->mailboxes()) {
            if (isDoubtful(mailbox.address)) {
                sentences.append(tr("“%1” has no dot behind the @. Most addresses outside this network have one.")
                                     .arg(mime::harmlessLine(mailbox.address, 200)));
            }
        }
    }
    return sentences;
}

int ComposerFields::recipientCount() const
{
    return int(m_to->mailboxes().size() + m_cc->mailboxes().size() + m_bcc->mailboxes().size());
}

bool ComposerFields::isEmpty() const
{
    return recipientCount() == 0 && m_subject->text().isEmpty();
}

QString ComposerFields::subject() const
{
    return m_subject->text();
}

void ComposerFields::focusFirstEmpty()
{
    (m_to->isEmpty() ? m_to->line() : m_subject)->setFocus();
}

void ComposerFields::focusSubject()
{
    m_subject->setFocus();
}

} // namespace waxwing::ui

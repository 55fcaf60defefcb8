#include "ui/composer/attachmentbar.h"

#include "ui/common/colors.h"
#include "ui/common/filechip.h"
#include "ui/common/fonts.h"
#include "ui/common/metrics.h"
#include "ui/composer/attachments.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QScrollArea>

namespace waxwing::ui {

AttachmentBar::AttachmentBar(Attachments *attachments, QWidget *parent)
    : QWidget(parent)
    , m_attachments(attachments)
    , m_row(new QWidget)
    , m_chips(new QHBoxLayout(m_row))
    , m_total(new QLabel(this))
{
    setObjectName(QStringLiteral("composerAttachments"));
    setAccessibleName(tr("Attachments"));
    m_chips->setContentsMargins(0, 0, 0, 0);
    m_chips->setSpacing(8);
    m_total->setFont(sized(font(), TextSize::Small));
    m_total->setObjectName(QStringLiteral("composerAttachmentSize"));
    auto *area = new QScrollArea(this);
    area->setWidget(m_row);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFixedHeight(metrics::attachmentHeight + 4);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::listMargin, 9, metrics::listMargin, 7);
    layout->setSpacing(12);
    layout->addWidget(area, 1);
    layout->addWidget(m_total);
    connect(m_attachments, &Attachments::changed, this, &AttachmentBar::refresh);
    refresh();
}

void AttachmentBar::refresh()
{
    const QList<FileChip *> old = m_row->findChildren<FileChip *>(QString(), Qt::FindDirectChildrenOnly);
    for (FileChip *chip : old) {
        chip->hide();
        chip->deleteLater(); // it may be the one whose cross was clicked
    }
    while (QLayoutItem *item = m_chips->takeAt(0))
        delete item;
    for (const Attachments::Item &item : m_attachments->items()) {
        auto *chip = new FileChip(item.attachment.fileName, item.attachment.type, item.size, true, m_row);
        chip->setObjectName(QStringLiteral("composerAttachment"));
        chip->setEnabled(!item.copying);
        connect(chip, &FileChip::removeClicked, m_attachments, [this, id = item.id] { m_attachments->remove(id); });
        m_chips->addWidget(chip);
    }
    m_chips->addStretch();
    m_total->setText(fileSizeText(m_attachments->totalSize()));
    setVisible(!m_attachments->items().isEmpty());
}

void AttachmentBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(Colors::of(palette()).line);
    painter.drawLine(0, 0, width(), 0);
}

} // namespace waxwing::ui

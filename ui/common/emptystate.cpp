#include "ui/common/emptystate.h"

#include "ui/common/colors.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/stylepaint.h"

#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace waxwing::ui {

namespace {

constexpr int pictureSize = 72;
constexpr int textWidth = 272;

class Picture final : public QWidget {
public:
    explicit Picture(const QString &icon, QWidget *parent) : QWidget(parent), m_icon(icon)
    {
        setFixedSize(pictureSize, pictureSize);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const Colors &colors = Colors::of(palette());
        paintRounded(&painter, rect(), pictureSize / 2.0, colors.raised, colors.line);
        paintIcon(&painter, m_icon, rect().adjusted(23, 23, -23, -23), colors.text2);
    }

private:
    const QString &m_icon;
};

// As high as its words need at its width, whatever font it gets: a label that is aligned in its layout is given
// its size hint, and QLabel's own is for another width.
class WrappedLabel final : public QLabel {
public:
    using QLabel::QLabel;

    QSize sizeHint() const override { return {textWidth, heightForWidth(textWidth)}; }
    QSize minimumSizeHint() const override { return sizeHint(); }
    // The layout asks for its own width, which is not what the words get.
    int heightForWidth(int) const override { return QLabel::heightForWidth(textWidth); }
};

QLabel *centredLabel(QWidget *parent)
{
    auto *label = new WrappedLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    label->setFixedWidth(textWidth);
    return label;
}

} // namespace

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent)
    , m_picture(new Picture(m_icon, this))
    , m_title(centredLabel(this))
    , m_text(centredLabel(this))
    , m_button(new QPushButton(this))
    , m_foot(centredLabel(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(8);
    layout->addStretch(1);
    layout->addWidget(m_picture, 0, Qt::AlignHCenter);
    layout->addSpacing(8);
    for (QWidget *part : {static_cast<QWidget *>(m_title), static_cast<QWidget *>(m_text)}) {
        layout->addWidget(part, 0, Qt::AlignHCenter);
    }
    layout->addSpacing(8);
    layout->addWidget(m_button, 0, Qt::AlignHCenter);
    layout->addWidget(m_foot, 0, Qt::AlignHCenter);
    layout->addStretch(1);
    m_button->setIcon(icon(QStringLiteral("refresh")));
    applyColors();
    connect(m_button, &QPushButton::clicked, this, &EmptyState::actionRequested);
}

void EmptyState::setContent(const QString &icon, const QString &title, const QString &text, const QString &action,
                            const QString &foot)
{
    m_icon = icon;
    m_picture->update();
    m_title->setText(title);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    m_button->setText(action);
    m_button->setVisible(!action.isEmpty());
    m_foot->setText(foot);
    m_foot->setVisible(!foot.isEmpty());
}

QString EmptyState::title() const
{
    return m_title->text();
}

void EmptyState::applyColors()
{
    m_title->setFont(sized(font(), TextSize::PaneTitle, QFont::DemiBold));
    m_foot->setFont(sized(font(), TextSize::Small));
    QPalette soft = palette();
    // On a ground of its own a label is painted in Text, else in WindowText.
    for (auto role : {QPalette::WindowText, QPalette::Text}) {
        soft.setColor(role, Colors::of(soft).text2);
    }
    for (QLabel *label : {m_text, m_foot}) {
        label->setPalette(soft);
    }
}

void EmptyState::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange) {
        applyColors();
    }
    QWidget::changeEvent(event);
}

} // namespace waxwing::ui

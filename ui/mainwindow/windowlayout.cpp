#include "ui/mainwindow/windowlayout.h"

#include "ui/common/colors.h"
#include "ui/common/metrics.h"

#include <QPainter>
#include <QSplitter>
#include <QVBoxLayout>

namespace waxwing::ui::layout {

namespace {

// A thin line below the toolbar and the ground of the folder pane, both in the palette's own colours.
class Ground final : public QWidget {
public:
    enum class Kind { ToolBar, Sidebar };
    explicit Ground(Kind kind) : m_kind(kind) { }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const Colors &colors = Colors::of(palette());
        painter.fillRect(rect(), m_kind == Kind::Sidebar ? colors.sidebar : colors.window);
        if (m_kind == Kind::ToolBar) {
            painter.fillRect(QRect(0, height() - 1, width(), 1), colors.line);
        }
    }

private:
    Kind m_kind;
};

constexpr int narrowestList = 260;
constexpr int narrowestReader = 280;
constexpr int narrowestSidebar = 150;

} // namespace

QSplitter *splitter(Qt::Orientation orientation, const QString &name)
{
    auto *made = new QSplitter(orientation);
    made->setObjectName(name);
    made->setChildrenCollapsible(false);
    made->setHandleWidth(1);
    return made;
}

void fill(QSplitter *content, QWidget *list, QWidget *reader)
{
    content->addWidget(list);
    content->addWidget(reader);
    content->setStretchFactor(1, 1);
    content->setSizes({metrics::listPaneWidth, 660});
    list->setMinimumWidth(narrowestList);
    reader->setMinimumWidth(narrowestReader);
}

void stack(QSplitter *rows, QWidget *content, QWidget *activity)
{
    rows->addWidget(content);
    rows->addWidget(activity);
    rows->setStretchFactor(0, 1);
    rows->setSizes({400, 400});
    activity->hide();
}

void columns(QSplitter *columns, QWidget *sidebar, QWidget *rest)
{
    columns->addWidget(sidebar);
    columns->addWidget(rest);
    columns->setStretchFactor(1, 1);
    columns->setSizes({metrics::folderPaneWidth, 1040});
    sidebar->setMinimumWidth(narrowestSidebar);
}

QWidget *sidebar(QWidget *folders, QWidget *foot)
{
    auto *column = new Ground(Ground::Kind::Sidebar);
    column->setObjectName(QStringLiteral("sidebar"));
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *margins = new QVBoxLayout;
    margins->setContentsMargins(8, 8, 8, 8);
    margins->addWidget(folders);
    layout->addLayout(margins, 1);
    layout->addWidget(foot);
    return column;
}

QWidget *page(QWidget *content)
{
    auto *mail = new QWidget;
    auto *layout = new QVBoxLayout(mail);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(content, 1);
    return mail;
}

QWidget *toolBarGround()
{
    auto *ground = new Ground(Ground::Kind::ToolBar);
    ground->setFixedHeight(metrics::toolBarHeight);
    return ground;
}

} // namespace waxwing::ui::layout

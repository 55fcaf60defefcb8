#include "ui/mainwindow/windowlayout.h"

#include "ui/activity/activitybutton.h"
#include "ui/activity/activitypanel.h"
#include "ui/common/colors.h"
#include "ui/common/metrics.h"
#include "ui/common/style.h"
#include "ui/folders/foldertreeview.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/searchfield.h"
#include "ui/messagelist/messagelistpane.h"
#include "ui/models/messageread.h"
#include "ui/reader/readerview.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QMenuBar>
#include <QPainter>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolBar>
#include <QToolButton>

namespace waxwing::ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("waxwing::ui::MainWindow", text);
}

// A thin line below the toolbar and the ground of the folder pane, both in the palette's own colours.
class Ground final : public QWidget {
public:
    enum class Kind { ToolBar, Sidebar };
    Ground(Kind kind, QWidget *parent) : QWidget(parent), m_kind(kind) { }

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

QWidget *folderColumn(WindowParts &parts, QWidget *parent)
{
    auto *column = new Ground(Ground::Kind::Sidebar, parent);
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *margins = new QVBoxLayout;
    margins->setContentsMargins(8, 8, 8, 8);
    margins->addWidget(parts.tree);
    layout->addLayout(margins, 1);
    layout->addWidget(parts.activityButton);
    return column;
}

QSplitter *splitter(Qt::Orientation orientation, const QString &name)
{
    auto *made = new QSplitter(orientation);
    made->setObjectName(name);
    made->setChildrenCollapsible(false);
    made->setHandleWidth(1);
    return made;
}

void nameButton(QToolBar *bar, QAction *action)
{
    auto *button = qobject_cast<QToolButton *>(bar->widgetForAction(action));
    QString name = action->text();
    name.remove(QLatin1Char('&'));
    button->setObjectName(action->objectName());
    button->setAccessibleName(name);
    button->setFocusPolicy(Qt::TabFocus);
}

void fill(QMenu *menu, const ActionRegistry &actions, const QStringList &ids)
{
    for (const QString &id : ids) {
        if (id.isEmpty()) {
            menu->addSeparator();
        } else if (QAction *action = actions.action(id)) {
            menu->addAction(action);
        }
    }
}

QStringList ids(const char *text)
{
    return QString::fromLatin1(text).split(QLatin1Char(' '));
}

// Titles and contents; “|” is a separator.
struct MenuSpec {
    const char *title;
    const char *actions;
};

constexpr MenuSpec menuSpecs[] = {
    {QT_TRANSLATE_NOOP("waxwing::ui::MainWindow", "&File"),
     "compose newFolder | checkMail workOffline | addAccount accounts | quit"},
    {QT_TRANSLATE_NOOP("waxwing::ui::MainWindow", "&Edit"), "undo | selectAll find"},
    {QT_TRANSLATE_NOOP("waxwing::ui::MainWindow", "&View"),
     "viewCards viewTable | readerRight readerBelow readerOff | appearanceSystem appearanceLight appearanceDark | "
     "activity menuBar"},
    {QT_TRANSLATE_NOOP("waxwing::ui::MainWindow", "&Go"), "previous next nextUnread | goToFolder"},
    {QT_TRANSLATE_NOOP("waxwing::ui::MainWindow", "&Message"),
     "reply replyAll forward | archive delete deleteForever junk move | toggleRead toggleStar"},
    {QT_TRANSLATE_NOOP("waxwing::ui::MainWindow", "F&older"),
     "newFolder renameFolder moveFolder deleteFolder | markFolderRead subscribeFolder"},
};

void fillFrom(QMenu *menu, const ActionRegistry &actions, const MenuSpec &spec)
{
    QStringList list = ids(spec.actions);
    list.replaceInStrings(QStringLiteral("|"), QString());
    fill(menu, actions, list);
}

} // namespace

void buildPanes(MainWindow &window)
{
    WindowParts &parts = window.parts();
    sync::MailCommands *commands = window.services().commands;
    parts.tree = new FolderTreeView(parts.folders);
    parts.list = new MessageListPane(parts.messages, commands);
    auto *loader = new models::MessageLoader(
        models::readMessagesFrom(*window.services().store),
        [commands](PlacementId placement) { return commands->fetchBody(placement); }, &window);
    parts.reader = new ReaderView(loader, window.services().senders);
    parts.activity = new ActivityPanel(parts.pending, commands);
    parts.activityButton = new ActivityButton;
    parts.content = splitter(Qt::Horizontal, QStringLiteral("contentSplitter"));
    parts.content->addWidget(parts.list);
    parts.content->addWidget(parts.reader);
    parts.content->setStretchFactor(1, 1);
    parts.content->setSizes({metrics::listPaneWidth, 660});
    parts.list->setMinimumWidth(260);
    parts.reader->setMinimumWidth(280);
    parts.rows = splitter(Qt::Vertical, QStringLiteral("activitySplitter"));
    parts.rows->addWidget(parts.content);
    parts.rows->addWidget(parts.activity);
    parts.rows->setStretchFactor(0, 1);
    parts.rows->setSizes({400, 400});
    parts.activity->hide();
    parts.columns = splitter(Qt::Horizontal, QStringLiteral("folderSplitter"));
    parts.columns->addWidget(folderColumn(parts, nullptr));
    parts.columns->addWidget(parts.rows);
    parts.columns->setStretchFactor(1, 1);
    parts.columns->setSizes({metrics::folderPaneWidth, 1040});
    parts.columns->widget(0)->setMinimumWidth(150);
    parts.pages = new QStackedWidget(&window);
    auto *mail = new QWidget(parts.pages);
    auto *layout = new QVBoxLayout(mail);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(parts.columns, 1);
    parts.pages->addWidget(mail);
    window.setCentralWidget(parts.pages);
}

void buildToolBar(MainWindow &window)
{
    WindowParts &parts = window.parts();
    const ActionRegistry &actions = window.actions();
    auto *ground = new Ground(Ground::Kind::ToolBar, nullptr);
    ground->setFixedHeight(metrics::toolBarHeight);
    auto *bar = new QToolBar(tr("Toolbar"), ground);
    bar->setObjectName(QStringLiteral("toolBar"));
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->setMovable(false);
    for (const QString &id : ids("compose | reply replyAll forward | archive delete junk move")) {
        if (id == QLatin1String("|")) {
            bar->addSeparator();
            continue;
        }
        bar->addAction(actions.action(id));
        nameButton(bar, actions.action(id));
    }
    auto *compose = qobject_cast<QToolButton *>(bar->widgetForAction(actions.action(QStringLiteral("compose"))));
    setButtonKind(compose, ButtonKind::Primary);
    compose->setAutoRaise(false);
    parts.search = new SearchField(ground);
    auto *menuButton = new QToolButton(ground);
    menuButton->setObjectName(QStringLiteral("menuButton"));
    menuButton->setAccessibleName(tr("Menu"));
    menuButton->setToolTip(tr("Menu"));
    menuButton->setIcon(actions.action(QStringLiteral("menuBar"))->icon());
    menuButton->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(menuButton);
    for (const MenuSpec &spec : menuSpecs) {
        fillFrom(menu->addMenu(tr(spec.title)), actions, spec);
    }
    menuButton->setMenu(menu);
    auto *layout = new QHBoxLayout(ground);
    layout->setContentsMargins(8, 0, 8, 1);
    layout->setSpacing(4);
    layout->addWidget(bar, 3);
    layout->addWidget(parts.search, 1);
    layout->addWidget(menuButton);
    auto *column = static_cast<QVBoxLayout *>(parts.pages->widget(0)->layout());
    column->insertWidget(0, ground);
}

void buildMenus(MainWindow &window)
{
    for (const MenuSpec &spec : menuSpecs) {
        fillFrom(window.menuBar()->addMenu(tr(spec.title)), window.actions(), spec);
    }
    window.menuBar()->setVisible(false);
}

} // namespace waxwing::ui

#include "ui/mainwindow/windowmenus.h"

#include "ui/common/metrics.h"
#include "ui/common/style.h"
#include "ui/mainwindow/actionregistry.h"
#include "ui/mainwindow/panefolding.h"
#include "ui/mainwindow/searchfield.h"
#include "ui/mainwindow/windowlayout.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QMenuBar>
#include <QToolBar>
#include <QToolButton>

namespace waxwing::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(waxwing::ui::MainWindow)
};

struct MenuSpec {
    const char *title;
    const char *actions;
};

constexpr MenuSpec menuSpecs[] = {
    {QT_TRANSLATE_NOOP("waxwing::ui::MainWindow", "&File"),
     "compose newFolder | importMessages saveMessages | checkMail prepareOffline workOffline meteredNetwork | "
     "addAccount accounts settings shortcuts "
     "| quit"},
    {QT_TRANSLATE_NOOP("waxwing::ui::MainWindow", "&Edit"), "undo redo | selectAll find"},
    {QT_TRANSLATE_NOOP("waxwing::ui::MainWindow", "&View"),
     "viewCards viewTable viewConversations viewDateGroups columns | readerRight readerBelow readerOff | "
     "appearanceSystem appearanceLight "
     "appearanceDark | "
     "showFolders filterFolders activity menuBar"},
    {QT_TRANSLATE_NOOP("waxwing::ui::MainWindow", "&Go"),
     "previous next nextUnread findFromSender | goToFolder | palette"},
    {QT_TRANSLATE_NOOP("waxwing::ui::MainWindow", "&Message"),
     "reply replyAll forward openMessage | archive delete deleteForever junk move copy | toggleRead toggleStar tag "
     "snooze"},
    {QT_TRANSLATE_NOOP("waxwing::ui::MainWindow", "F&older"),
     "newFolder renameFolder moveFolder deleteFolder | moveFolderUp moveFolderDown favouriteFolder | "
     "markFolderRead emptyFolder subscribeFolder | folderProperties"},
};

void nameButton(QToolBar *bar, QAction *action)
{
    auto *button = qobject_cast<QToolButton *>(bar->widgetForAction(action));
    QString name = action->text();
    name.remove(QLatin1Char('&'));
    button->setObjectName(action->objectName());
    button->setAccessibleName(name);
    button->setFocusPolicy(Qt::TabFocus);
}

QToolBar *commandBar(const ActionRegistry &actions, QWidget *parent)
{
    auto *bar = new QToolBar(Words::tr("Toolbar"), parent);
    bar->setObjectName(QStringLiteral("toolBar"));
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->setMovable(false);
    const QString ids = QStringLiteral("compose | reply replyAll forward | archive delete junk move tag");
    for (const QString &id : ids.split(QLatin1Char(' '))) {
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
    return bar;
}

QToolButton *menuButton(const ActionRegistry &actions, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(QStringLiteral("menuButton"));
    button->setAccessibleName(Words::tr("Menu"));
    button->setToolTip(Words::tr("Menu"));
    button->setIcon(actions.action(QStringLiteral("menuBar"))->icon());
    button->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(button);
    for (const MenuSpec &spec : menuSpecs) {
        fillMenu(menu->addMenu(Words::tr(spec.title)), actions, spec.actions);
    }
    button->setMenu(menu);
    return button;
}

} // namespace

void fillMenu(QMenu *menu, const ActionRegistry &actions, const char *ids)
{
    for (const QString &id : QString::fromLatin1(ids).split(QLatin1Char(' '))) {
        if (id == QLatin1String("|")) {
            menu->addSeparator();
        } else if (QAction *action = actions.action(id)) {
            menu->addAction(action);
        }
    }
}

void fillMenuBar(QMenuBar *bar, const ActionRegistry &actions)
{
    for (const MenuSpec &spec : menuSpecs) {
        fillMenu(bar->addMenu(Words::tr(spec.title)), actions, spec.actions);
    }
}

QWidget *buildToolBar(const ActionRegistry &actions, SearchField *search, PaneFolding *folding)
{
    QWidget *ground = layout::toolBarGround();
    QToolBar *bar = commandBar(actions, ground);
    auto *layout = new QHBoxLayout(ground);
    layout->setContentsMargins(8, 0, 8, 1);
    layout->setSpacing(4);
    layout->addWidget(folding->makeFoldersButton(ground));
    layout->addWidget(folding->makeBackButton(ground));
    layout->addWidget(bar, 3);
    layout->addWidget(search, 1);
    layout->addWidget(menuButton(actions, ground));
    folding->setToolBar(bar);
    return ground;
}

} // namespace waxwing::ui

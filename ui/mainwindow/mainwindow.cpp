#include "ui/mainwindow/mainwindow.h"

#include "ui/mainwindow/panefolding.h"
#include "ui/mainwindow/searchfield.h"
#include "ui/mainwindow/windowlayout.h"
#include "ui/mainwindow/windowmenus.h"
#include "ui/mainwindow/windowsettings.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QBoxLayout>
#include <QCloseEvent>
#include <QMenu>
#include <QMenuBar>
#include <QSplitter>
#include <QStackedWidget>

namespace waxwing::ui {

MainWindow::MainWindow(const QString &settingsFile)
    : m_settingsFile(settingsFile), m_actions(new ActionRegistry(this)), m_pages(new QStackedWidget(this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(tr("Waxwing"));
    setCentralWidget(m_pages);
}

// The panes go first: what they refer to, models and loader, may be children of the window too.
MainWindow::~MainWindow()
{
    delete takeCentralWidget();
}

QSplitter *MainWindow::splitter(const QString &name) const
{
    return m_pages->findChild<QSplitter *>(name);
}

void MainWindow::setPanes(const Panes &panes)
{
    m_panes = panes;
    m_content = layout::splitter(Qt::Horizontal, QStringLiteral("contentSplitter"));
    m_rows = layout::splitter(Qt::Vertical, QStringLiteral("activitySplitter"));
    m_columns = layout::splitter(Qt::Horizontal, QStringLiteral("folderSplitter"));
    layout::fill(m_content, panes.list, panes.reader);
    layout::stack(m_rows, m_content, panes.activity);
    QWidget *sidebar = layout::sidebar(panes.folders, panes.foot);
    layout::columns(m_columns, sidebar, m_rows);
    m_search = new SearchField;
    m_pages->addWidget(layout::page(m_columns));
    m_folding = new PaneFolding(m_columns, m_content, this);
    connect(m_folding, &PaneFolding::foldedChanged, this, &MainWindow::panesChanged);
    connect(m_folding, &PaneFolding::foldersShown, this,
            [this](bool shown) { m_actions->action(QStringLiteral("showFolders"))->setChecked(shown); });
}

void MainWindow::buildCommands()
{
    QWidget *bar = buildToolBar(*m_actions, m_search, m_folding);
    static_cast<QBoxLayout *>(m_pages->widget(0)->layout())->insertWidget(0, bar);
    fillMenuBar(menuBar(), *m_actions);
    menuBar()->setVisible(false);
}

void MainWindow::restore()
{
    restoreWindow(*this);
}

void MainWindow::setReaderPlace(ReaderPlace place)
{
    m_readerPlace = place;
    m_content->setOrientation(place == ReaderPlace::Below ? Qt::Vertical : Qt::Horizontal);
    m_folding->setReaderWanted(place != ReaderPlace::Off);
    for (const auto &[id, one] :
         {std::pair("readerRight", ReaderPlace::Right), std::pair("readerBelow", ReaderPlace::Below),
          std::pair("readerOff", ReaderPlace::Off)}) {
        if (QAction *action = m_actions->action(QString::fromLatin1(id))) {
            action->setChecked(one == place);
        }
    }
    Q_EMIT panesChanged();
}

void MainWindow::setMirrored(bool mirrored)
{
    const Qt::LayoutDirection text = layoutDirection();
    const Qt::LayoutDirection other = text == Qt::LeftToRight ? Qt::RightToLeft : Qt::LeftToRight;
    // What is in a splitter would take over its direction.
    for (QWidget *pane : {m_panes.folders->parentWidget(), m_panes.list, m_panes.reader, m_panes.activity}) {
        pane->setLayoutDirection(text);
    }
    for (QSplitter *splitter : {m_columns, m_content}) {
        const Qt::LayoutDirection wanted = mirrored ? other : text;
        if (splitter->layoutDirection() == wanted) {
            continue;
        }
        const QList<int> sizes = splitter->sizes();
        splitter->setLayoutDirection(wanted);
        if (splitter->isVisible()) { // before that it has no sizes yet
            splitter->setSizes(sizes); // it does not look at its direction by itself
        }
    }
}

void MainWindow::showActivity(bool shown)
{
    m_panes.activity->setVisible(shown);
    if (auto *button = qobject_cast<QAbstractButton *>(m_panes.foot)) {
        button->setChecked(shown);
    }
    m_actions->action(QStringLiteral("activity"))->setChecked(shown);
}

void MainWindow::showPage(QWidget *page)
{
    m_pages->setCurrentIndex(m_pages->addWidget(page));
}

void MainWindow::closePage(QWidget *page)
{
    m_pages->removeWidget(page);
    page->deleteLater();
    showMail();
}

void MainWindow::showMail()
{
    m_pages->setCurrentIndex(0);
}

bool MainWindow::isShowingMail() const
{
    return m_pages->currentIndex() == 0;
}

void MainWindow::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void MainWindow::raiseToUser()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::popUp(const char *ids, QAbstractScrollArea *area, const QPoint &point)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillMenu(menu, *m_actions, ids);
    menu->popup(area->viewport()->mapToGlobal(point));
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    if (m_folding) {
        m_folding->fit(event->size().width());
    }
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_mayClose && !m_mayClose()) {
        event->ignore();
        return;
    }
    save();
    Q_EMIT aboutToClose();
    event->accept();
}

void MainWindow::save()
{
    saveWindow(*this);
}

} // namespace waxwing::ui

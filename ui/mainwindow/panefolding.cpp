#include "ui/mainwindow/panefolding.h"

#include "ui/common/icons.h"
#include "ui/common/metrics.h"

#include <QApplication>
#include <QDragEnterEvent>
#include <QKeyEvent>
#include <QSplitter>
#include <QTimerEvent>
#include <QToolBar>
#include <QToolButton>

namespace waxwing::ui {

namespace {

constexpr int foldersNeed = 900; // folders, list and message side by side
constexpr int readerNeeds = 620; // list and message side by side
constexpr int springMs = 700;

} // namespace

PaneFolding::PaneFolding(QSplitter *columns, QSplitter *content, QWidget *window)
    : QObject(window)
    , m_columns(columns)
    , m_content(content)
    , m_sidebar(columns->widget(0))
    , m_sidebarWidth(metrics::folderPaneWidth)
{
    for (QSplitter *splitter : {columns, content}) {
        connect(splitter, &QSplitter::splitterMoved, this, &PaneFolding::remember);
    }
    m_sidebar->installEventFilter(this);
    m_columns->installEventFilter(this);
}

void PaneFolding::fit(int windowWidth)
{
    const Fold wanted = windowWidth >= foldersNeed ? Fold::None
        : windowWidth >= readerNeeds               ? Fold::Folders
                                                   : Fold::OnePane;
    if (wanted == m_fold) {
        remember();
        return;
    }
    if (m_fold == Fold::None) {
        foldFolders();
    } else if (wanted == Fold::None) {
        unfoldFolders();
    }
    m_fold = wanted;
    apply();
    if (wanted == Fold::None) {
        const Qt::Orientation orientation = m_content->orientation();
        m_content->restoreState(m_wideContent);
        m_content->setOrientation(orientation); // the reader's place may have been chosen anew
    }
    Q_EMIT foldedChanged();
}

// While the window is wide: when it has become narrow the splitters have shrunk already. And once it is seen: before
// that they have not been laid out.
void PaneFolding::remember()
{
    if (m_fold == Fold::None && m_sidebar->isVisible()) {
        m_wideColumns = m_columns->saveState();
        m_sidebarWidth = m_columns->sizes().value(0);
        m_wideContent = m_content->saveState();
    }
}

void PaneFolding::foldFolders()
{
    m_sidebar->setParent(m_columns->parentWidget()); // hides it too
}

void PaneFolding::unfoldFolders()
{
    m_columns->insertWidget(0, m_sidebar);
    m_columns->setStretchFactor(0, 0);
    m_columns->setStretchFactor(1, 1);
    m_sidebar->setVisible(!m_foldersHidden);
    m_columns->setSizes({m_sidebarWidth, m_columns->width() - m_sidebarWidth});
}

void PaneFolding::apply()
{
    const bool one = m_fold == Fold::OnePane && m_content->orientation() == Qt::Horizontal;
    m_readerOnTop = m_readerOnTop && one && m_readerWanted;
    m_content->widget(0)->setVisible(!m_readerOnTop);
    m_content->widget(1)->setVisible(m_readerWanted && (!one || m_readerOnTop));
    if (m_foldersButton) {
        m_foldersButton->setVisible(m_fold != Fold::None && !m_readerOnTop);
        m_foldersButton->setChecked(areFoldersVisible());
    }
    if (m_backButton) {
        m_backButton->setVisible(m_readerOnTop);
    }
    if (m_toolBar) {
        m_toolBar->setToolButtonStyle(m_fold == Fold::None ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
        // The main one keeps its word.
        if (auto *compose = m_toolBar->findChild<QToolButton *>(QStringLiteral("composeAction"))) {
            compose->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        }
    }
}

void PaneFolding::setReaderWanted(bool wanted)
{
    m_readerWanted = wanted;
    apply();
}

void PaneFolding::showReader(bool shown)
{
    if (m_fold != Fold::OnePane || !m_readerWanted || shown == m_readerOnTop) {
        return;
    }
    m_readerOnTop = shown;
    apply();
    m_content->widget(shown ? 1 : 0)->setFocus(Qt::OtherFocusReason);
    Q_EMIT foldedChanged();
}

void PaneFolding::showFolders(bool shown)
{
    if (m_fold == Fold::None) {
        m_foldersHidden = !shown;
    } else if (shown) {
        placeOverlay();
    }
    m_sidebar->setVisible(shown);
    if (m_foldersButton) {
        m_foldersButton->setChecked(shown);
    }
    Q_EMIT foldersShown(shown);
    if (shown && m_fold != Fold::None && !m_spring.isActive()) {
        m_sidebar->raise();
        m_sidebar->setFocus(Qt::OtherFocusReason);
    }
}

bool PaneFolding::areFoldersVisible() const
{
    return !m_sidebar->isHidden();
}

QByteArray PaneFolding::columnsState() const
{
    return m_fold == Fold::None ? m_columns->saveState() : m_wideColumns;
}

QByteArray PaneFolding::contentState() const
{
    return m_fold == Fold::None ? m_content->saveState() : m_wideContent;
}

void PaneFolding::placeOverlay()
{
    QRect place = m_columns->geometry();
    place.setWidth(qMin(place.width() - 40, metrics::folderPaneWidth + 40));
    if (m_columns->layoutDirection() == Qt::RightToLeft) {
        place.moveRight(m_columns->geometry().right());
    }
    m_sidebar->setGeometry(place);
    m_sidebar->raise();
}

QWidget *PaneFolding::makeFoldersButton(QWidget *parent)
{
    m_foldersButton = new QToolButton(parent);
    m_foldersButton->setObjectName(QStringLiteral("foldersButton"));
    m_foldersButton->setAccessibleName(tr("Show folders"));
    m_foldersButton->setToolTip(tr("Folders"));
    m_foldersButton->setIcon(icon(QStringLiteral("folder")));
    m_foldersButton->setCheckable(true);
    m_foldersButton->setAcceptDrops(true);
    m_foldersButton->installEventFilter(this);
    m_foldersButton->hide();
    connect(m_foldersButton, &QToolButton::clicked, this, &PaneFolding::showFolders);
    return m_foldersButton;
}

QWidget *PaneFolding::makeBackButton(QWidget *parent)
{
    m_backButton = new QToolButton(parent);
    m_backButton->setObjectName(QStringLiteral("backButton"));
    m_backButton->setAccessibleName(tr("Back to the list"));
    m_backButton->setToolTip(tr("Back to the list"));
    m_backButton->setIcon(icon(m_backButton->layoutDirection() == Qt::RightToLeft ? QStringLiteral("chevron-right")
                                                                                  : QStringLiteral("chevron-left")));
    m_backButton->hide();
    connect(m_backButton, &QToolButton::clicked, this, [this] { showReader(false); });
    return m_backButton;
}

bool PaneFolding::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_columns && event->type() == QEvent::Resize && m_fold != Fold::None && areFoldersVisible()) {
        placeOverlay();
    } else if (watched == m_sidebar && event->type() == QEvent::KeyPress && m_fold != Fold::None
               && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        showFolders(false);
        return true;
    } else if (watched == m_foldersButton && event->type() == QEvent::DragEnter) {
        // What is dragged may be on its way to a folder.
        m_spring.start(springMs, this);
        static_cast<QDragEnterEvent *>(event)->setDropAction(Qt::IgnoreAction);
        event->accept();
        return true;
    } else if (watched == m_foldersButton && (event->type() == QEvent::DragLeave || event->type() == QEvent::Drop)) {
        m_spring.stop();
    }
    return QObject::eventFilter(watched, event);
}

void PaneFolding::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_spring.timerId()) {
        m_spring.stop();
        showFolders(true);
    }
}

} // namespace waxwing::ui

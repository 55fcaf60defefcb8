// The window's frame: toolbar, menus, panes and where they stand. It knows its panes as widgets only; app/gui
// makes them and lets one answer the other.
#pragma once

#include "ui/mainwindow/actionregistry.h"

#include <QMainWindow>

#include <functional>

class QAbstractScrollArea;
class QSplitter;
class QStackedWidget;

namespace waxwing::ui {

class PaneFolding;
class SearchField;

enum class ReaderPlace { Right, Below, Off };

class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    struct Panes {
        QWidget *folders = nullptr;
        QWidget *foot = nullptr; // below the folders: the activity button
        QWidget *list = nullptr;
        QWidget *reader = nullptr;
        QWidget *activity = nullptr;
    };

    // settingsFile: the ini file where sizes and places are kept; empty: nowhere.
    explicit MainWindow(const QString &settingsFile);
    ~MainWindow() override;

    ActionRegistry &actions() { return *m_actions; }
    SearchField *search() const { return m_search; }
    PaneFolding *folding() const { return m_folding; }
    const QString &settingsFile() const { return m_settingsFile; }
    QSplitter *splitter(const QString &name) const; // folderSplitter, contentSplitter, activitySplitter

    // Once, in this order: the panes, which the window then owns; toolbar and menus, when every action is
    // registered; what was remembered.
    void setPanes(const Panes &panes);
    void buildCommands();
    void restore();

    // Asked before the window closes; false keeps it open.
    void setCloseGuard(std::function<bool()> mayClose) { m_mayClose = std::move(mayClose); }
    // The panes in the other order; the text in them runs as ever.
    void setMirrored(bool mirrored);
    void setReaderPlace(ReaderPlace place);
    ReaderPlace readerPlace() const { return m_readerPlace; }
    void showActivity(bool shown);
    // A page in place of the mail, the account set-up; owned by the window until it is closed.
    void showPage(QWidget *page);
    void closePage(QWidget *page);
    void showMail();
    bool isShowingMail() const;
    void focusSearch();
    void raiseToUser();
    // A context menu of actions by id, “|” between groups.
    void popUp(const char *ids, QAbstractScrollArea *area, const QPoint &point);

Q_SIGNALS:
    void panesChanged(); // the reader has another place, or a narrow window folded something
    void aboutToClose(); // what is remembered elsewhere is written now

protected:
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void save();

    QString m_settingsFile;
    ActionRegistry *m_actions;
    SearchField *m_search = nullptr;
    PaneFolding *m_folding = nullptr;
    Panes m_panes;
    QStackedWidget *m_pages; // the mail, or a page in its place
    QSplitter *m_columns = nullptr; // folders | the rest
    QSplitter *m_rows = nullptr; // list and reader / activity
    QSplitter *m_content = nullptr; // list | reader
    ReaderPlace m_readerPlace = ReaderPlace::Right;
    std::function<bool()> m_mayClose;
};

} // namespace waxwing::ui

// What a narrow window leaves out: first the folders, which then come over the list by a button, then the list
// or the message, one at a time. Wide again, everything stands where it stood.
#pragma once

#include <QBasicTimer>
#include <QByteArray>
#include <QObject>

class QSplitter;
class QToolBar;
class QToolButton;
class QWidget;

namespace waxwing::ui {

class PaneFolding : public QObject {
    Q_OBJECT
public:
    enum class Fold { None, Folders, OnePane };

    // columns: sidebar | rest; content: list | reader.
    PaneFolding(QSplitter *columns, QSplitter *content, QWidget *window);

    void fit(int windowWidth);
    Fold fold() const { return m_fold; }
    void setReaderWanted(bool wanted); // the user's setting
    // OnePane: the message in place of the list, or the list again. Otherwise nothing.
    void showReader(bool shown);
    bool isReaderInPlaceOfList() const { return m_fold == Fold::OnePane && m_readerOnTop; }
    // Folded: the folders over the list, or away again. Unfolded: the pane itself.
    void showFolders(bool shown);
    bool areFoldersVisible() const;
    // As the splitters stood when the window was last wide.
    QByteArray columnsState() const;
    QByteArray contentState() const;

    QWidget *makeFoldersButton(QWidget *parent);
    QWidget *makeBackButton(QWidget *parent);
    void setToolBar(QToolBar *bar) { m_toolBar = bar; }

Q_SIGNALS:
    void foldedChanged();
    void foldersShown(bool shown);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    void remember();
    void foldFolders();
    void unfoldFolders();
    void apply();
    void placeOverlay();

    QSplitter *m_columns;
    QSplitter *m_content;
    QWidget *m_sidebar;
    QToolButton *m_foldersButton = nullptr;
    QToolButton *m_backButton = nullptr;
    QToolBar *m_toolBar = nullptr;
    Fold m_fold = Fold::None;
    bool m_readerWanted = true;
    bool m_readerOnTop = false;
    bool m_foldersHidden = false; // by the user, in a wide window
    QByteArray m_wideColumns;
    int m_sidebarWidth; // when the window was last wide
    QByteArray m_wideContent;
    QBasicTimer m_spring; // something is dragged over the button
};

} // namespace waxwing::ui

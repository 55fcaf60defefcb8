// The icon in the desktop's tray (StatusNotifierItem where the desktop has it; Qt speaks it): how much is unread, and
// the few things one wants without the window. UI thread.
#pragma once

#include <QObject>

#include <memory>

class QMenu;
class QSystemTrayIcon;

namespace waxwing::ui {

class Tray : public QObject {
    Q_OBJECT
public:
    explicit Tray(QObject *parent = nullptr);
    ~Tray() override;

    // Whether the desktop has a tray: without one a hidden window could not be brought back.
    static bool isAvailable();
    void setShown(bool shown);
    bool isShown() const;
    void setUnread(qint64 unread);
    qint64 unread() const { return m_unread; }
    QString words() const; // “3 unread”: the tool tip

Q_SIGNALS:
    void windowRequested(); // shows it, or hides it when it is in front
    void composeRequested();
    void checkRequested();
    void quitRequested();

private:
    void paint();

    std::unique_ptr<QMenu> m_menu;
    std::unique_ptr<QSystemTrayIcon> m_icon;
    qint64 m_unread = 0;
};

// The program's icon with a count in its corner; count 0: the icon alone. size in device pixels.
QPixmap unreadPixmap(const QIcon &icon, qint64 count, int size);

} // namespace waxwing::ui

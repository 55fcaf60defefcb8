// The words below the pointer while something is dragged: what the drop would do, or why it cannot. A child of
// the window rather than a window of its own: Wayland lets no program place its windows.
#pragma once

#include <QWidget>

namespace waxwing::ui {

class DragCaption : public QWidget {
    Q_OBJECT
public:
    explicit DragCaption(QWidget *window);

    // pointer: in the window's coordinates. Empty text hides it.
    void say(const QString &text, bool allowed, const QPoint &pointer);
    QString text() const { return m_text; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
    bool m_allowed = false;
};

} // namespace waxwing::ui

// “Moved 3 messages to Clients · Undo” at the foot of a pane, for ten seconds; the line at its foot shows how
// long the offer still stands.
#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;

namespace waxwing::ui {

class Toast : public QWidget {
    Q_OBJECT
public:
    // host: the widget at whose foot it stands; it follows its size and owns the toast.
    explicit Toast(QWidget *host);

    // Replaces what was shown. Without undo there is no button.
    void offer(const QString &text, bool undoable);
    void dismiss();
    QString text() const;

Q_SIGNALS:
    void undoRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void place();
    void tick();
    void applyColors();

    QLabel *m_label;
    QPushButton *m_undo;
    QTimer m_frame;
    QElapsedTimer m_shown;
};

} // namespace waxwing::ui

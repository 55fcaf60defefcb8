// “Moved 3 messages to Clients · Undo” at the foot of a pane, for ten seconds; the line at its foot shows how
// long the offer still stands. What cannot be undone is gone sooner: it stands over rows one may want to read.
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
    // What went wrong: as long as an offer, for it must be read.
    void warn(const QString &text);
    // What is under way, until something else is shown. With a button to stop it.
    void work(const QString &text, int percent);
    void dismiss();
    // Another pane's foot, where the first is not shown.
    void setHost(QWidget *host);
    QString text() const;

Q_SIGNALS:
    void undoRequested();
    void stopRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void show(const QString &text, int lifetimeMs);
    void announce();
    void place();
    void tick();
    void applyColors();

    QLabel *m_label;
    QPushButton *m_undo;
    QPushButton *m_stop;
    QTimer m_frame;
    QElapsedTimer m_shown;
    int m_lifetimeMs = 0;
    int m_percent = -1; // of work under way; -1: there is none
};

} // namespace waxwing::ui

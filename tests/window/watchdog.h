// An application that measures what each event costs the UI thread: its own CPU time, which a busy machine does
// not change, and how long it was blocked in calls it made.
#pragma once

#include <QApplication>

namespace waxwing::test {

class WatchedApplication : public QApplication {
public:
    using QApplication::QApplication;

    bool notify(QObject *receiver, QEvent *event) override;
    // The costliest event since the last reset, in milliseconds of CPU, and what it was.
    double worst() const { return m_worst; }
    QString worstWhat() const { return m_what; }
    void resetWorst();

private:
    int m_depth = 0;
    double m_worst = 0;
    QString m_what;
};

} // namespace waxwing::test

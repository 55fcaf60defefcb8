// Writes the window's settings file while the window goes on: QSettings waits for the disk (fsync) and for another
// process that holds its lock. UI thread, as its maker; what is written runs in a thread of its own, in order.
#pragma once

#include <QThreadPool>

#include <functional>

class QSettings;

namespace waxwing::gui {

class SettingsWriter {
public:
    explicit SettingsWriter(QString file);
    // Waits for what is not written yet.
    ~SettingsWriter();

    // change must own what it writes.
    void write(std::function<void(QSettings &)> change);

private:
    QString m_file;
    QThreadPool m_thread;
};

} // namespace waxwing::gui

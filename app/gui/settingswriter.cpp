#include "app/gui/settingswriter.h"

#include <QSettings>

namespace waxwing::gui {

SettingsWriter::SettingsWriter(QString file) : m_file(std::move(file))
{
    m_thread.setMaxThreadCount(1);
}

SettingsWriter::~SettingsWriter()
{
    m_thread.waitForDone();
}

void SettingsWriter::write(std::function<void(QSettings &)> change)
{
    m_thread.start([file = m_file, change = std::move(change)] {
        QSettings settings(file, QSettings::IniFormat);
        change(settings);
    });
}

} // namespace waxwing::gui

#include "tests/window/programwindow.h"

namespace waxwing::test {

ProgramWindow::ProgramWindow(QString profile) : m_profile(std::move(profile)) { }

ProgramWindow::~ProgramWindow()
{
    stop();
}

void ProgramWindow::openCore(bool offline)
{
    app::CoreOptions options;
    options.profile = m_profile;
    options.offline = offline;
    m_core = std::make_unique<app::Core>(options);
}

void ProgramWindow::openWindow()
{
    m_senders = std::make_unique<ui::RemoteSenders>(QString());
    gui::WindowServices services;
    services.store = &m_core->store();
    services.commands = &m_core->engine();
    services.clock = &m_clock;
    services.senders = m_senders.get();
    services.settingsFile = m_profile + QStringLiteral("/window.ini");
    services.accounts = [this] { return m_core->accounts().accounts(); };
    services.setFolderRole
        = [this](const store::FolderRow &folder, store::Role role) { m_core->setFolderRole(folder, role); };
    services.setup = gui::setupServices(*m_core, m_scope);
    services.settings = gui::accountServices(*m_core, m_scope);
    m_assembly = std::make_unique<gui::WindowAssembly>(services);
    window().show();
}

void ProgramWindow::stop()
{
    if (m_assembly) {
        window().close();
    }
    m_assembly.reset();
    m_core.reset();
}

} // namespace waxwing::test

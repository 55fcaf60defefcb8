// The program as main() composes it, in this process, on any profile.
#pragma once

#include "app/common/core.h"
#include "app/gui/folderdesk.h"
#include "app/gui/messagedesk.h"
#include "app/gui/setup.h"
#include "app/gui/windowassembly.h"
#include "core/base/clock.h"
#include "ui/common/theme.h"
#include "ui/folders/foldertreeview.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/messagelist/messagelistpane.h"

#include <memory>

namespace waxwing::test {

class ProgramWindow {
public:
    explicit ProgramWindow(QString profile); // a folder
    ~ProgramWindow();
    ProgramWindow(const ProgramWindow &) = delete;
    ProgramWindow &operator=(const ProgramWindow &) = delete;

    void openCore(bool offline);
    // After openCore(); the window is not waited for.
    void openWindow();
    void stop();

    app::Core &core() { return *m_core; }
    gui::WindowAssembly &assembly() { return *m_assembly; }
    ui::MainWindow &window() { return m_assembly->window(); }
    gui::WindowParts &parts() { return m_assembly->parts(); }
    ui::FolderTreeView *tree() { return parts().tree; }
    ui::MessageListView *list() { return parts().list->view(); }
    models::MessageListModel *messages() { return parts().messages; }
    models::FolderTreeModel *folders() { return parts().folders; }
    template <class T> T *find(const char *name) { return window().findChild<T *>(QString::fromLatin1(name)); }

protected:
    bool hasWindow() const { return m_assembly != nullptr; }

private:
    const QString m_profile;
    SystemClock m_clock;
    CoroutineScope m_scope;
    std::unique_ptr<ui::RemoteSenders> m_senders;
    std::unique_ptr<app::Core> m_core;
    std::unique_ptr<gui::WindowAssembly> m_assembly;
};

} // namespace waxwing::test

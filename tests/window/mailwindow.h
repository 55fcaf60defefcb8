// The program as main() composes it, in this process, on a private Dovecot.
#pragma once

#include "app/common/core.h"
#include "app/gui/setup.h"
#include "core/base/clock.h"
#include "tests/support/testservers.h"
#include "ui/common/theme.h"
#include "ui/folders/foldertreeview.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/messagelist/messagelistpane.h"

#include <QTemporaryDir>

#include <memory>

namespace waxwing::test {

QByteArray sampleMessage(const QByteArray &subject, const QByteArray &from = "Ines Okafor <ines@rowanreed.example>",
                         const QByteArray &body = "Dear Mara,\r\n\r\nplease look at page 9.\r\n");

class MailWindow {
public:
    explicit MailWindow(TestServers &servers);
    ~MailWindow();

    // Makes the core and the window; with an account unless withAccount is false.
    void start(bool withAccount = true, bool offline = false);
    void stop();

    app::Core &core() { return *m_core; }
    ui::MainWindow &window() { return *m_window; }
    ui::FolderTreeView *tree() { return m_window->parts().tree; }
    ui::MessageListView *list() { return m_window->parts().list->view(); }
    models::MessageListModel *messages() { return m_window->parts().messages; }
    models::FolderTreeModel *folders() { return m_window->parts().folders; }
    template <class T> T *find(const char *name) { return m_window->findChild<T *>(QString::fromLatin1(name)); }

    FolderId folder(const QString &path);
    AccountId account() const { return m_account; }
    // Opens a folder and waits for this many messages in it; false: they did not come.
    bool open(const QString &path, int messages);
    // Everything that waits has reached the server.
    bool isFlushed();
    QPoint centreOfFolder(const QString &path); // on the screen
    QPoint centreOfRow(int row);
    void clickRow(int row, Qt::KeyboardModifiers modifiers = {});

    // What the server says, over another client.
    QStringList serverFolders();
    QStringList serverSubjects(const QString &folder);
    QByteArray serverFlags(const QString &folder, const QString &subject);

private:
    TestServers &m_servers;
    QTemporaryDir m_profile;
    SystemClock m_clock;
    AccountId m_account;
    CoroutineScope m_scope;
    std::unique_ptr<ui::RemoteSenders> m_senders;
    std::unique_ptr<app::Core> m_core;
    std::unique_ptr<ui::MainWindow> m_window;
};

} // namespace waxwing::test

// The program in this process, on a private Dovecot.
#pragma once

#include "tests/support/testservers.h"
#include "tests/window/programwindow.h"

#include <QTemporaryDir>

namespace waxwing::test {

QByteArray sampleMessage(const QByteArray &subject, const QByteArray &from = "Ines Okafor <ines@rowanreed.example>",
                         const QByteArray &body = "Dear Mara,\r\n\r\nplease look at page 9.\r\n");

// The folder of its profile is a base, so that it is there before the window and after it.
class MailWindow : private QTemporaryDir, public ProgramWindow {
public:
    explicit MailWindow(TestServers &servers);

    // Makes the core and the window; with an account unless withAccount is false.
    void start(bool withAccount = true, bool offline = false);

    // An account on the private servers, not added yet.
    accounts::Account accountOf(const QString &user, const QString &name) const;
    AccountId add(const accounts::Account &account);

    FolderId folder(const QString &path); // of the first account
    FolderId folder(AccountId account, const QString &path);
    AccountId account() const { return m_account; }
    // Opens a folder and waits for this many messages in it; false: they did not come.
    bool open(const QString &path, int messages);
    // Everything that waits has reached the server.
    bool isFlushed();
    QPoint centreOfFolder(const QString &path); // on the screen
    QPoint centreOf(const QModelIndex &folderRow); // in the tree, on the screen
    QPoint centreOfRow(int row);
    void clickRow(int row, Qt::KeyboardModifiers modifiers = {});

    // What the server says, over another client.
    QStringList serverFolders();
    QStringList serverSubjects(const QString &folder);
    QByteArray serverFlags(const QString &folder, const QString &subject);

private:
    TestServers &m_servers;
    AccountId m_account;
};

} // namespace waxwing::test

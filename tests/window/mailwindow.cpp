#include "tests/window/mailwindow.h"

#include <QSignalSpy>
#include <QTest>

namespace waxwing::test {

QByteArray sampleMessage(const QByteArray &subject, const QByteArray &from, const QByteArray &body)
{
    static int number = 0;
    return "From: " + from + "\r\nTo: Mara Lindqvist <demo@waxwing.test>\r\nSubject: " + subject
        + "\r\nDate: Tue, 24 Nov 2026 10:18:00 +0000\r\nMessage-ID: <sample" + QByteArray::number(++number)
        + "@rowanreed.example>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + body;
}

MailWindow::MailWindow(TestServers &servers) : ProgramWindow(QTemporaryDir::path()), m_servers(servers) { }

void MailWindow::start(bool withAccount, bool offline)
{
    openCore(offline);
    if (withAccount && core().accounts().accounts().isEmpty()) {
        m_account = core().addAccount(accountOf(QStringLiteral("demo"), QStringLiteral("Birchmere Studio")), {});
    }
    openWindow();
    QVERIFY(QTest::qWaitForWindowExposed(&window()) && QTest::qWaitForWindowActive(&window()));
    core().engine().checkMail({});
}

accounts::Account MailWindow::accountOf(const QString &user, const QString &name) const
{
    accounts::Account account;
    account.name = name;
    account.senderName = QStringLiteral("Mara Lindqvist");
    account.address = m_servers.address(user);
    account.user = user;
    account.incoming = {m_servers.host(), m_servers.imaps(), net::Security::Tls};
    account.outgoing = {m_servers.host(), m_servers.captures(), net::Security::Tls};
    account.caFile = m_servers.caFile();
    account.passwordSource = auth::PasswordSource::Command;
    account.passwordCommand = QStringLiteral("printf %s ") + m_servers.password(user);
    return account;
}

AccountId MailWindow::add(const accounts::Account &account)
{
    const AccountId id = core().addAccount(account, {});
    m_account = m_account.isValid() ? m_account : id;
    assembly().reloadAccounts();
    core().engine().checkMail({});
    return id;
}

FolderId MailWindow::folder(const QString &path)
{
    return folder(m_account, path);
}

FolderId MailWindow::folder(AccountId account, const QString &path)
{
    return folders()->folderByPath(account, path);
}

bool MailWindow::open(const QString &path, int count)
{
    if (!QTest::qWaitFor([&] { return folder(path).isValid(); }, 15000)) {
        return false;
    }
    assembly().folders().openFolder(folder(path));
    return QTest::qWaitFor(
        [&] {
            return messages()->query().spec.folder == folder(path) && messages()->rowCount() == count
                && (count == 0 || messages()->row(0));
        },
        15000);
}

bool MailWindow::isFlushed()
{
    models::PendingModel *pending = parts().pending;
    const bool flushed = QTest::qWaitFor([&] { return pending->rowCount() == 0; }, 15000);
    for (int row = 0; row < pending->rowCount(); ++row) {
        qWarning().noquote() << pending->index(row).data(Qt::AccessibleTextRole).toString()
                             << pending->intent(row)->technical;
    }
    return flushed;
}

QPoint MailWindow::centreOfFolder(const QString &path)
{
    return centreOf(folders()->indexOf(folder(path)));
}

QPoint MailWindow::centreOf(const QModelIndex &folderRow)
{
    tree()->scrollTo(folderRow);
    return tree()->viewport()->mapToGlobal(tree()->visualRect(folderRow).center());
}

QPoint MailWindow::centreOfRow(int row)
{
    list()->scrollTo(messages()->index(row, 0));
    return list()->viewport()->mapToGlobal(list()->visualRect(messages()->index(row, 0)).center());
}

void MailWindow::clickRow(int row, Qt::KeyboardModifiers modifiers)
{
    list()->scrollTo(messages()->index(row, 0));
    QTest::mouseClick(list()->viewport(), Qt::LeftButton, modifiers,
                      list()->visualRect(messages()->index(row, 0)).center());
}

QStringList MailWindow::serverFolders()
{
    const QByteArray answer = m_servers.doveadm(
        {QStringLiteral("mailbox"), QStringLiteral("list"), QStringLiteral("-u"), QStringLiteral("demo")});
    return QString::fromUtf8(answer).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
}

QStringList MailWindow::serverSubjects(const QString &folder)
{
    const QByteArray answer
        = m_servers.doveadm({QStringLiteral("-f"), QStringLiteral("flow"), QStringLiteral("fetch"),
                             QStringLiteral("-u"), QStringLiteral("demo"), QStringLiteral("hdr.subject"),
                             QStringLiteral("mailbox"), folder, QStringLiteral("not"), QStringLiteral("deleted")});
    QStringList subjects;
    for (const QByteArray &line : answer.split('\n')) {
        if (line.startsWith("hdr.subject=")) {
            subjects << QString::fromUtf8(line.mid(12));
        }
    }
    subjects.sort();
    return subjects;
}

QByteArray MailWindow::serverFlags(const QString &folder, const QString &subject)
{
    return m_servers.doveadm({QStringLiteral("-f"), QStringLiteral("flow"), QStringLiteral("fetch"),
                              QStringLiteral("-u"), QStringLiteral("demo"), QStringLiteral("flags"),
                              QStringLiteral("mailbox"), folder, QStringLiteral("header"), QStringLiteral("subject"),
                              subject});
}

} // namespace waxwing::test

// The contract suite on IMAP.
#include "tests/sync/backendcontract.h"

#include <algorithm>

using namespace waxwing;
using namespace waxwing::test;

class TestContractImap : public BackendContract {
    Q_OBJECT
private:
    AccountId makeAccount(app::Core &core) override
    {
        accounts::Account account;
        account.name = QStringLiteral("alice");
        account.address = m_servers.address(account.name);
        account.user = account.name;
        account.protocol = accounts::Protocol::Imap;
        account.incoming = net::Endpoint(m_servers.host(), m_servers.imap(), net::Security::Plain);
        account.passwordSource = auth::PasswordSource::Command;
        account.passwordCommand = QString(QStringLiteral("echo ") + m_servers.password(account.name));
        return core.addAccount(account, {});
    }
    void deliver(const QByteArray &message) override { m_servers.deliver(QStringLiteral("alice"), message); }
    void emptyMailbox() override
    {
        const QString user = QStringLiteral("alice");
        const QStringList every{QStringLiteral("mailbox"), QStringLiteral("*"), QStringLiteral("all")};
        m_servers.doveadm(QStringList{QStringLiteral("expunge"), QStringLiteral("-u"), user} + every);
        const QByteArray folders
            = m_servers.doveadm({QStringLiteral("mailbox"), QStringLiteral("list"), QStringLiteral("-u"), user});
        QByteArrayList names = folders.split('\n');
        std::sort(names.begin(), names.end(), std::greater<>());
        for (const QByteArray &name : std::as_const(names)) {
            if (!name.isEmpty() && name != "INBOX") {
                m_servers.doveadm({QStringLiteral("mailbox"), QStringLiteral("delete"), QStringLiteral("-u"), user,
                                   QString::fromUtf8(name)});
            }
        }
    }

    TestServers m_servers;
};

QTEST_GUILESS_MAIN(TestContractImap)
#include "tst_contract_imap.moc"

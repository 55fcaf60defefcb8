#include "tests/sync/otherclients.h"

#include <QDateTime>

namespace waxwing::sync::test {

namespace {

constexpr int clientCount = 3;
constexpr int fullFolder = 60; // above it messages go rather than come
constexpr int manyFolders = 8;

} // namespace

OtherClients::OtherClients(quint16 port, const QString &user, const QString &password, quint32 seed) : m_random(seed)
{
    for (int i = 0; i < clientCount; ++i) {
        Client client;
        client.imap = std::make_unique<waxwing::test::RawImap>(port);
        m_ready = client.imap->login(user, password) && m_ready;
        m_clients.push_back(std::move(client));
    }
}

int OtherClients::below(int limit)
{
    return int(m_random() % quint32(limit));
}

void OtherClients::change(int steps)
{
    for (int i = 0; i < steps; ++i) {
        changeOnce(m_clients[size_t(below(clientCount))]);
    }
}

void OtherClients::changeOnce(Client &client)
{
    const int kind = below(100);
    if (kind < 10) {
        changeFolders(client);
        return;
    }
    if (!select(client)) {
        return;
    }
    if (kind < 35) {
        arrive(client, 1 + below(3));
    } else if (kind < 70) {
        changeFlags(client);
    } else {
        changeMessages(client);
    }
}

// Most of the time the folder it stands in: then it is told by EXPUNGE and FETCH what the others did.
bool OtherClients::select(Client &client)
{
    if (!client.selected.isEmpty() && below(3) != 0) {
        client.imap->command("NOOP");
        if (client.imap->ok()) {
            return true;
        }
    }
    client.selected = anyFolder(client, true);
    client.imap->command("SELECT " + client.selected);
    if (!client.imap->ok()) {
        client.selected.clear();
    }
    return client.imap->ok();
}

QByteArrayList OtherClients::folders(Client &client)
{
    QByteArrayList names;
    const QByteArrayList rows = client.imap->command("LIST \"\" soak*");
    for (const QByteArray &row : rows) {
        if (row.startsWith("* LIST") && !row.contains("\\Noselect") && !row.contains("\\NonExistent")) {
            names.append(row.mid(row.lastIndexOf(' ') + 1));
        }
    }
    return names;
}

QByteArray OtherClients::anyFolder(Client &client, bool inboxToo)
{
    QByteArrayList names = folders(client);
    if (inboxToo || names.isEmpty()) {
        names.append("INBOX");
    }
    return names.at(below(int(names.size())));
}

// Some names come back, so that a folder with a new UIDVALIDITY stands where another stood.
QByteArray OtherClients::newName(Client &client)
{
    const QByteArray leaf = "f" + QByteArray::number(below(2) ? ++m_names : below(5));
    const QByteArray above = below(3) ? QByteArray("soak") : anyFolder(client, false);
    return (above == "INBOX" ? QByteArray("soak") : above) + '/' + leaf;
}

QByteArray OtherClients::someOf(const QByteArrayList &uids)
{
    if (uids.isEmpty()) {
        return {};
    }
    if (below(8) == 0) {
        return "1:*";
    }
    QByteArrayList chosen;
    const int count = 1 + below(6);
    for (int i = 0; i < count; ++i) {
        chosen.append(uids.at(below(int(uids.size()))));
    }
    return chosen.join(',');
}

QByteArray OtherClients::uidSet(Client &client)
{
    const QByteArray found = client.imap->command("UID SEARCH ALL").value(0);
    QByteArrayList uids = found.startsWith("* SEARCH") ? found.split(' ').mid(2) : QByteArrayList();
    uids.removeAll(QByteArray());
    return someOf(uids);
}

QByteArray OtherClients::anyFlag()
{
    static const QByteArrayList flags{"\\Seen",     "\\Flagged", "\\Answered", "\\Deleted",
                                      "$Forwarded", "work",      "$Label1"};
    return flags.at(below(int(flags.size())));
}

void OtherClients::changeFlags(Client &client)
{
    const QByteArray uids = uidSet(client);
    if (uids.isEmpty()) {
        return;
    }
    static const QByteArrayList modes{"+FLAGS", "-FLAGS", "FLAGS"};
    const QByteArray mode = modes.at(below(3));
    client.imap->command("UID STORE " + uids + ' ' + mode + " (" + anyFlag() + ' ' + anyFlag() + ')');
}

void OtherClients::changeMessages(Client &client)
{
    const QByteArray uids = uidSet(client);
    if (uids.isEmpty()) {
        return;
    }
    switch (below(4)) {
    case 0:
        client.imap->command("UID STORE " + uids + " +FLAGS.SILENT (\\Deleted)");
        client.imap->command("EXPUNGE");
        break;
    case 1: client.imap->command("UID COPY " + uids + ' ' + anyFolder(client, true)); break;
    default: client.imap->command("UID MOVE " + uids + ' ' + anyFolder(client, true)); break;
    }
}

void OtherClients::arrive(Client &client, int count)
{
    const QByteArray found = client.imap->command("UID SEARCH ALL").value(0);
    if (found.count(' ') > fullFolder) {
        client.imap->command("STORE 1:" + QByteArray::number(fullFolder / 2) + " +FLAGS.SILENT (\\Deleted)");
        client.imap->command("EXPUNGE");
    }
    for (int i = 0; i < count; ++i) {
        const QByteArray n = QByteArray::number(++m_messages);
        const QByteArray source = "From: Ana <ana@example.org>\r\nSubject: number " + n + "\r\nMessage-ID: <soak" + n
            + "@example.org>\r\nReferences: <thread@example.org>\r\n\r\ntext " + n + "\r\n";
        client.imap->append(client.selected, source, below(2) ? anyFlag() : QByteArray());
    }
}

// Dovecot's UIDVALIDITY is the second a mailbox was made in: one that is made, deleted and made again within a second
// is the same to every client, whatever is in it. That is against RFC 3501 2.3.1.1, and no client can see it.
void OtherClients::create(Client &client, const QByteArray &name)
{
    while (QDateTime::currentSecsSinceEpoch() <= m_validities.value(name)) {
        client.imap->command("NOOP");
    }
    client.imap->command("CREATE " + name);
}

void OtherClients::leave(Client &client, const QByteArray &name)
{
    const QByteArray status = client.imap->command("STATUS " + name + " (UIDVALIDITY)").value(0);
    QByteArray validity = status.mid(status.lastIndexOf(' ') + 1);
    validity.chop(1);
    m_validities[name] = qMin(validity.toLongLong(), QDateTime::currentSecsSinceEpoch());
}

void OtherClients::changeFolders(Client &client)
{
    const QByteArrayList present = folders(client);
    const QByteArray some = anyFolder(client, false);
    const int kind = present.isEmpty() ? 0 : below(4);
    if (kind == 0 && present.size() < manyFolders) {
        create(client, newName(client));
        return;
    }
    if (some == "INBOX" || some == "soak") {
        return;
    }
    leave(client, some);
    // Who has it selected finds out by itself.
    switch (kind) {
    case 1: client.imap->command("RENAME " + some + ' ' + newName(client)); break;
    case 2: client.imap->command("DELETE " + some); break;
    default:
        client.imap->command("DELETE " + some);
        create(client, some);
        client.imap->command("SELECT " + some);
        client.selected = client.imap->ok() ? some : QByteArray();
        if (client.imap->ok()) {
            arrive(client, 1 + below(4));
        }
        break;
    }
}

} // namespace waxwing::sync::test

// Other clients of the same account, who change whatever they like: flags, copies, moves, expunges, arrivals, and the
// folders themselves, UIDVALIDITY included (a folder deleted and made again). What they do follows from a seed; when
// it happens does not. Blocking; used from one thread at a time.
#pragma once

#include "tests/support/rawimap.h"

#include <QHash>
#include <QString>

#include <memory>
#include <random>
#include <vector>

namespace waxwing::sync::test {

class OtherClients {
public:
    OtherClients(quint16 port, const QString &user, const QString &password, quint32 seed);

    bool isReady() const { return m_ready; }
    // Only INBOX and the folders below "soak" are touched.
    void change(int steps);

private:
    struct Client {
        std::unique_ptr<waxwing::test::RawImap> imap;
        QByteArray selected;
    };

    void changeOnce(Client &client);
    void changeFlags(Client &client);
    void changeMessages(Client &client);
    void changeFolders(Client &client);
    void create(Client &client, const QByteArray &name);
    void leave(Client &client, const QByteArray &name);
    void arrive(Client &client, int count);
    bool select(Client &client);
    QByteArrayList folders(Client &client);
    QByteArray anyFolder(Client &client, bool inboxToo);
    QByteArray newName(Client &client);
    QByteArray someOf(const QByteArrayList &uids);
    QByteArray uidSet(Client &client);
    QByteArray anyFlag();
    int below(int limit);

    std::mt19937 m_random;
    std::vector<Client> m_clients;
    QHash<QByteArray, qint64> m_validities; // UIDVALIDITY of what stood there last
    int m_messages = 0;
    int m_names = 0;
    bool m_ready = true;
};

} // namespace waxwing::sync::test

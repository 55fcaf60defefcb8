// What the server holds, read over another client: every folder of some users with the subjects in it.
#pragma once

#include "tests/support/rawimap.h"
#include "tests/support/testservers.h"

#include <QMap>
#include <QStringList>

#include <memory>
#include <vector>

namespace waxwing::test {

// "demo/Clients/Halden Bakery" → the subjects in it, in order of the alphabet.
struct ServerPicture {
    QMap<QString, QStringList> folders;

    void add(const QString &folder, const QStringList &subjects);
    void remove(const QString &folder, const QStringList &subjects);
    // With what is below it.
    void rename(const QString &from, const QString &to);
    QString text() const; // for a failure
    bool operator==(const ServerPicture &) const = default;
};

// A connection a user, kept: looking again costs some milliseconds.
class ServerEyes {
public:
    ServerEyes(const TestServers &servers, const QStringList &users);
    ServerPicture look();

private:
    struct Eye {
        QString user;
        std::unique_ptr<RawImap> client;
    };
    void lookAt(Eye &eye, ServerPicture &picture);

    std::vector<Eye> m_eyes;
};

} // namespace waxwing::test

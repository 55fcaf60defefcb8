#include "tests/window/serverpicture.h"

namespace waxwing::test {

namespace {

// The last word of a LIST answer; this server's names are ASCII, quoted where they hold a blank.
QByteArray nameIn(const QByteArray &listed)
{
    if (listed.endsWith('"')) {
        return listed.mid(listed.lastIndexOf('"', -2) + 1).chopped(1);
    }
    return listed.mid(listed.lastIndexOf(' ') + 1);
}

} // namespace

void ServerPicture::add(const QString &folder, const QStringList &subjects)
{
    folders[folder] += subjects;
    folders[folder].sort();
}

void ServerPicture::remove(const QString &folder, const QStringList &subjects)
{
    for (const QString &subject : subjects) {
        folders[folder].removeOne(subject);
    }
}

void ServerPicture::rename(const QString &from, const QString &to)
{
    QMap<QString, QStringList> renamed;
    for (auto at = folders.cbegin(); at != folders.cend(); ++at) {
        const bool moves = at.key() == from || at.key().startsWith(QString(from + QLatin1Char('/')));
        renamed.insert(moves ? QString(to + at.key().mid(from.size())) : at.key(), at.value());
    }
    folders = renamed;
}

QString ServerPicture::text() const
{
    QStringList lines;
    for (auto at = folders.cbegin(); at != folders.cend(); ++at) {
        lines << QString(at.key() + QStringLiteral(": ") + at.value().join(QStringLiteral(", ")));
    }
    return lines.join(QLatin1Char('\n'));
}

ServerEyes::ServerEyes(const TestServers &servers, const QStringList &users)
{
    for (const QString &user : users) {
        auto client = std::make_unique<RawImap>(servers.imap());
        if (client->login(user, servers.password(user))) {
            m_eyes.push_back({user, std::move(client)});
        }
    }
}

ServerPicture ServerEyes::look()
{
    ServerPicture picture;
    for (Eye &eye : m_eyes) {
        lookAt(eye, picture);
    }
    return picture;
}

// Only folders with something in them are opened: with LIST-STATUS one command says which (RFC 5819).
void ServerEyes::lookAt(Eye &eye, ServerPicture &picture)
{
    QByteArrayList names;
    for (const QByteArray &answer : eye.client->command("LIST \"\" * RETURN (STATUS (MESSAGES))")) {
        if (answer.startsWith("* LIST")) {
            picture.folders[QString(eye.user + QLatin1Char('/') + QString::fromLatin1(nameIn(answer)))];
        } else if (answer.startsWith("* STATUS") && !answer.endsWith("(MESSAGES 0)")) {
            names << nameIn(answer.left(answer.lastIndexOf(" (MESSAGES")));
        }
    }
    for (const QByteArray &name : std::as_const(names)) {
        QStringList &subjects = picture.folders[QString(eye.user + QLatin1Char('/') + QString::fromLatin1(name))];
        eye.client->command("EXAMINE \"" + name + '"');
        for (const QByteArray &message : eye.client->command("FETCH 1:* (BODY.PEEK[HEADER.FIELDS (SUBJECT)])")) {
            const qsizetype at = message.indexOf("Subject: ");
            if (at >= 0) {
                subjects << QString::fromUtf8(message.mid(at + 9, message.indexOf('\r', at) - at - 9));
            }
        }
        subjects.sort();
    }
    eye.client->command("UNSELECT");
}

} // namespace waxwing::test

#include "ui/reader/remotesenders.h"

#include "core/base/error.h"

#include <QCoreApplication>
#include <QFile>
#include <QSaveFile>

namespace waxwing::ui {

namespace {

const QByteArray alwaysWord = QByteArrayLiteral("always ");
const QByteArray neverWord = QByteArrayLiteral("never ");

QString keyOf(const QString &address)
{
    const QString key = address.trimmed().toLower();
    return key.contains(u'\n') || key.contains(u'\r') ? QString() : key;
}

} // namespace

RemoteSenders::RemoteSenders(QString file) : m_file(std::move(file))
{
    read();
}

RemoteChoice RemoteSenders::choice(const QString &address) const
{
    return m_choices.value(keyOf(address), RemoteChoice::Ask);
}

void RemoteSenders::remember(const QString &address, RemoteChoice choice)
{
    const QString key = keyOf(address);
    if (key.isEmpty())
        return;
    if (choice == RemoteChoice::Ask)
        m_choices.remove(key);
    else
        m_choices.insert(key, choice);
    if (!m_file.isEmpty())
        write();
}

void RemoteSenders::read()
{
    QFile file(m_file);
    if (m_file.isEmpty() || !file.open(QIODevice::ReadOnly))
        return;
    while (!file.atEnd()) {
        const QByteArray line = file.readLine(1024).trimmed();
        if (line.startsWith(alwaysWord))
            m_choices.insert(QString::fromUtf8(line.mid(alwaysWord.size())), RemoteChoice::Always);
        else if (line.startsWith(neverWord))
            m_choices.insert(QString::fromUtf8(line.mid(neverWord.size())), RemoteChoice::Never);
    }
}

void RemoteSenders::write() const
{
    QStringList addresses = m_choices.keys();
    addresses.sort();
    QSaveFile file(m_file);
    bool written = file.open(QIODevice::WriteOnly);
    for (const QString &address : std::as_const(addresses)) {
        const QByteArray &word = m_choices.value(address) == RemoteChoice::Always ? alwaysWord : neverWord;
        const QByteArray line = word + address.toUtf8() + '\n';
        written = written && file.write(line) == line.size();
    }
    if (!written || !file.flush() || !file.commit()) {
        throw Error(ErrorKind::Storage,
                    QCoreApplication::translate("waxwing::ui::RemoteSenders",
                                                "The choice could not be remembered for the next start."),
                    file.errorString());
    }
}

} // namespace waxwing::ui

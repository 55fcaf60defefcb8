// Whose remote pictures the user always or never wants, one address a line in a text file of the profile. The
// address is the one that is shown as the sender's; allowing one says nothing about any other.
#pragma once

#include <QHash>
#include <QString>

namespace waxwing::ui {

enum class RemoteChoice { Ask, Always, Never };

class RemoteSenders {
public:
    // file: made when something is first remembered. Empty: remembered for this run only.
    explicit RemoteSenders(QString file);

    RemoteChoice choice(const QString &address) const;
    // Throws Error{Storage} when it cannot be written; the choice holds for this run all the same.
    void remember(const QString &address, RemoteChoice choice);

private:
    void read();
    void write() const;

    QString m_file;
    QHash<QString, RemoteChoice> m_choices; // by lower-case address
};

} // namespace waxwing::ui

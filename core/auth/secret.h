// A password or a token in memory, overwritten when the last who holds it lets it go.
#pragma once

#include <QByteArray>
#include <QString>

#include <memory>

namespace waxwing::auth {

// A value: copies share the octets, so that there is one place to overwrite however far it is handed on. What Qt's own
// classes make of it (an input field, a socket's buffer) is out of reach.
class Secret {
public:
    Secret() = default;
    // By itself, for what a person typed is a string. The string stays the caller's to wipe.
    Secret(const QString &text);
    // Out of a string of which nobody has another copy: that is overwritten.
    static Secret taken(QString &text);
    static Secret fromUtf8(QByteArrayView octets);

    bool isEmpty() const { return !m_octets; }
    bool operator==(const Secret &other) const;
    // A copy, for the caller to wipe.
    QByteArray toUtf8() const;
    QString toString() const;
    // No copy: valid as long as this is.
    QByteArray borrowed() const;

private:
    class Octets;
    std::shared_ptr<const Octets> m_octets; // null: empty
};

// Overwrites the characters, where no other copy shares them, before they are let go. Qt's containers copy on
// write: this reaches our own copies, not those of the libraries a secret was handed to.
void wipe(QString &secret);
void wipe(QByteArray &secret);

} // namespace waxwing::auth

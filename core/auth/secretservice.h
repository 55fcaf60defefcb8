// The desktop's Secret Service (org.freedesktop.secrets), as far as locking goes: QtKeychain says nothing of it, and
// takes a question that was declined for an entry that is not there.
#pragma once

#include <QObject>

#include <functional>

class QDBusMessage;
class QDBusVariant;

namespace waxwing::auth {

// Lives in one thread. Where no service is there nothing is ever locked: whoever asks it next finds out.
class SecretService : public QObject {
    Q_OBJECT
public:
    explicit SecretService(QObject *parent = nullptr);

    // Whether the collection that passwords go to is locked.
    void look(std::function<void(bool isLocked)> then);
    // The desktop's question. Whatever the answer is, it is not put again before unlocked() or mayAskAgain().
    void askToUnlock();
    void mayAskAgain();
    bool isAsking() const { return m_isAsking; }

Q_SIGNALS:
    void unlocked();
    void declined();

private Q_SLOTS:
    void somethingChanged();
    void promptCompleted(bool dismissed, const QDBusVariant &result);

private:
    void findCollection(std::function<void(QString path)> then);
    void takeLocked(bool isLocked);
    void prompt(const QString &path);
    void endAsking(bool isDeclined);

    QString m_collection; // object path; empty: not asked yet
    bool m_isLocked = false;
    bool m_isAsking = false;
    bool m_mayAsk = true;
};

} // namespace waxwing::auth

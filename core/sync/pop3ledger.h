// What is known of each message that was fetched from a POP3 server: enough to know it again when its UIDL
// changed, and to see that another message has its UIDL now. A text file that only grows until it is written anew;
// a line is written after the message is on the disk. Losing it costs fetching again what is left on the server
// (the Maildir's file names still tell what is here). Blocking; used in one thread. Throws Error{Storage}.
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QHash>
#include <QSet>
#include <QString>

#include <optional>

namespace waxwing::sync {

// Names of deliveries: "u" and the hash of the UIDL; "c" and the hash of the content, where there is no UIDL or
// one that does not tell messages apart.
QByteArray deliveryByUid(const QByteArray &uid);
QByteArray deliveryByContent(const QByteArray &hash);
// SHA-256 of everything up to the empty line, which TOP shows without the rest.
QByteArray headerHash(const QByteArray &source);

struct Fetched {
    QByteArray delivery; // the name in the Maildir
    QByteArray content; // SHA-256 of the whole; empty: only the beginning is here
    QByteArray header; // headerHash()
    qint64 listed = -1; // octets as LIST said; -1: it did not
    QDateTime when; // UTC
    // Shorter than the server said it is: what is here may not be all of it. Never deleted there.
    bool doubtful = false;
    bool isWhole() const { return !content.isEmpty(); }
};

class Pop3Ledger {
public:
    explicit Pop3Ledger(QString file);

    // name: by UIDL or by content, as the server lists it now.
    std::optional<Fetched> find(const QByteArray &name) const;
    // Messages with this content, or with this header and size: by name.
    QList<QByteArray> byContent(const QByteArray &hash) const { return m_byContent.values(hash); }
    QList<QByteArray> byHeader(const QByteArray &hash) const { return m_byHeader.values(hash); }
    // Durable when it returns.
    void note(const QList<std::pair<QByteArray, Fetched>> &entries);
    // Others are not on the server any more.
    void keepOnly(const QSet<QByteArray> &names);

private:
    void take(const QByteArray &name, const Fetched &fetched);
    void rewrite();

    QString m_file;
    QHash<QByteArray, Fetched> m_entries;
    QMultiHash<QByteArray, QByteArray> m_byContent;
    QMultiHash<QByteArray, QByteArray> m_byHeader;
};

} // namespace waxwing::sync

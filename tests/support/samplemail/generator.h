// Sample mail, the same for the same seed: for the demo, for tests and for benchmarks. All names are
// invented, all domains end in .example (RFC 2606). Message 0 is the newest; the first ones are written by
// hand, so that the first screenful looks like somebody's mail.
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QLatin1String>
#include <QStringList>

#include <cstdint>
#include <memory>

namespace samplemail {

inline constexpr char OwnerName[] = "Mara Lindqvist";
inline constexpr char OwnerAddress[] = "mara@birchmere.example";

struct Options {
    int count = 1000;
    std::uint64_t seed = 1;
    QDateTime now; // the newest message is some minutes older
    QString owner = QLatin1String(OwnerAddress); // whose mail it is
};

struct Message {
    QByteArray source; // CRLF line ends
    QDateTime delivered;
    QByteArray flags; // Maildir letters in ASCII order: D F R S T
    QString folder; // "INBOX", "Clients/Halden Bakery"
};

struct Placed;

class Generator {
public:
    explicit Generator(Options options);

    int count() const { return m_options.count; }
    // Random access: message index does not depend on the others having been made.
    Message at(int index) const;

private:
    Options m_options;
    std::shared_ptr<const QList<Placed>> m_byHand; // their pictures take a moment, so they are made once
};

// Every folder any message may be in, parents first, and those that stay empty.
QStringList folderNames();

} // namespace samplemail

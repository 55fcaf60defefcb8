// Mail files from elsewhere, message by message: mbox in the forms people have (RFC 4155; mboxrd's quoting undone),
// and files that hold one message. Lines come out ended by CRLF as RFC 5322 has them.
#pragma once

#include <QByteArray>

#include <optional>

class QIODevice;

namespace waxwing::mime {

class MboxReader {
public:
    // device: open for reading, and outlives this. A file that does not begin with “From ” is one message.
    explicit MboxReader(QIODevice &device);

    // The next message; nullopt at the end. One that is longer than any mail is passed over and counted.
    std::optional<QByteArray> next();
    int skipped() const { return m_skipped; }

private:
    QByteArray readLine();

    QIODevice &m_device;
    bool m_isMbox = false;
    bool m_begun = false;
    int m_skipped = 0;
};

} // namespace waxwing::mime

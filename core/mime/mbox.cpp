#include "core/mime/mbox.h"

#include <QIODevice>

namespace waxwing::mime {

namespace {

constexpr qint64 longestMessage = 128 * 1024 * 1024; // above what any server takes
constexpr qint64 longestLine = 1024 * 1024; // read in pieces from there on

// “>From ”, “>>From ”: one sign was put there by whoever wrote the file (mboxrd).
bool isQuotedFrom(const QByteArray &line)
{
    qsizetype signs = 0;
    while (signs < line.size() && line[signs] == '>') {
        ++signs;
    }
    return signs > 0 && line.mid(signs, 5) == "From ";
}

} // namespace

MboxReader::MboxReader(QIODevice &device) : m_device(device), m_isMbox(device.peek(5) == "From ") { }

QByteArray MboxReader::readLine()
{
    QByteArray line = m_device.readLine(longestLine);
    if (line.endsWith('\n')) {
        line.chop(line.endsWith("\r\n") ? 2 : 1);
        line += "\r\n";
    }
    return line;
}

std::optional<QByteArray> MboxReader::next()
{
    if (m_isMbox && !m_begun) {
        readLine(); // the first “From ” line; the following ones end the message before them
    }
    m_begun = true;
    while (!m_device.atEnd()) {
        QByteArray message;
        bool tooLong = false;
        bool afterBlank = false;
        while (!m_device.atEnd()) {
            QByteArray line = readLine();
            if (m_isMbox && afterBlank && line.startsWith("From ")) {
                message.chop(2); // the blank line belongs to the file, not to the message
                break;
            }
            afterBlank = line == "\r\n";
            if (m_isMbox && isQuotedFrom(line)) {
                line.remove(0, 1);
            }
            tooLong = tooLong || message.size() + line.size() > longestMessage;
            if (!tooLong) {
                message += line;
            }
        }
        if (!tooLong && !message.isEmpty()) {
            return message;
        }
        m_skipped += tooLong ? 1 : 0;
    }
    return std::nullopt;
}

} // namespace waxwing::mime

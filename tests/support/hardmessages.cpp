#include "tests/support/hardmessages.h"

namespace waxwing::test {

namespace {

constexpr qsizetype largest = 60 * 1024 * 1024;

QByteArray manyParts()
{
    QByteArray source("Subject: p\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n");
    for (int i = 0; i < 5000; ++i) {
        source += "--b\r\n\r\nx\r\n";
    }
    return source + "--b--\r\n";
}

QByteArray big()
{
    const QByteArray line = QByteArray(76, 'x') + "\r\n";
    return "Subject: big\r\n\r\n" + line.repeated(largest / line.size());
}

} // namespace

QList<HardMessage> hardMessages()
{
    return {{"without headers", "\r\nonly text\r\n"},
            {"8-bit header",
             "Subject: Gr\xfc\xdf"
             "e\r\nFrom: \xff\xfe <a@b>\r\n\r\nx\r\n"},
            {"unknown charset", "Subject: c\r\nContent-Type: text/plain; charset=klingon\r\n\r\nx\r\n"},
            {"broken base64", "Subject: b\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!=aGVs\r\n"},
            {"5000 parts", manyParts()},
            {"60 MB", big()}};
}

} // namespace waxwing::test

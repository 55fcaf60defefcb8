#include "core/pop3/response.h"

#include "core/base/error.h"

#include <QCoreApplication>

namespace waxwing::pop3 {

namespace {

// The keyword alone, or followed by a space: "+OKAY" is not "+OK".
bool hasStatus(const QByteArray &line, const char *status)
{
    const qsizetype length = qstrlen(status);
    return line.left(length).toUpper() == status && (line.size() == length || line[length] == ' ');
}

Response withCode(Status status, const QByteArray &text)
{
    Response response;
    response.status = status;
    response.text = text;
    const qsizetype end = text.indexOf(']');
    if (text.startsWith('[') && end > 1) {
        response.code = text.mid(1, end - 1).toUpper();
        response.text = text.mid(end + 1).trimmed();
    }
    return response;
}

} // namespace

bool Response::isTemporary() const
{
    return code == "SYS/TEMP" || code == "IN-USE" || code == "LOGIN-DELAY";
}

QString Response::toString() const
{
    QString result = QString::fromUtf8(code.isEmpty() ? text : QByteArray('[' + code + "] " + text));
    for (QChar &c : result) {
        if (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format) {
            c = QLatin1Char(' ');
        }
    }
    return result.trimmed();
}

Response Response::fromLine(const QByteArray &line)
{
    if (hasStatus(line, "+OK")) {
        return withCode(Status::Ok, line.mid(4));
    }
    if (hasStatus(line, "-ERR")) {
        return withCode(Status::Refused, line.mid(5));
    }
    if (hasStatus(line, "+")) {
        Response response;
        response.status = Status::Challenge;
        response.text = line.mid(2);
        return response;
    }
    const QString summary = QCoreApplication::translate("pop3::Response", "The server's answer cannot be understood.");
    throw Error(ErrorKind::Protocol, summary, QStringLiteral("neither +OK nor -ERR"));
}

} // namespace waxwing::pop3

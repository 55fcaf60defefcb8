#include "core/pop3/command.h"

#include "core/base/error.h"

#include <QCoreApplication>

namespace waxwing::pop3 {

namespace {

// The message says nothing of the argument: it may be the password.
QByteArray line(const char *keyword, const QByteArray &argument)
{
    if (argument.contains('\r') || argument.contains('\n') || argument.contains('\0')) {
        const QString summary = QCoreApplication::translate(
            "pop3::Command", "A user name or password with a line break in it cannot be sent.");
        throw Error(ErrorKind::Input, summary);
    }
    return keyword + (' ' + argument) + "\r\n";
}

} // namespace

QByteArray capa()
{
    return "CAPA\r\n";
}

QByteArray stls()
{
    return "STLS\r\n";
}

QByteArray user(const QByteArray &name)
{
    return line("USER", name);
}

QByteArray pass(const QByteArray &secret)
{
    return line("PASS", secret);
}

QByteArray stat()
{
    return "STAT\r\n";
}

QByteArray uidl()
{
    return "UIDL\r\n";
}

QByteArray list()
{
    return "LIST\r\n";
}

QByteArray top(int number, int lines)
{
    return line("TOP", QByteArray::number(number) + ' ' + QByteArray::number(lines));
}

QByteArray retr(int number)
{
    return line("RETR", QByteArray::number(number));
}

QByteArray dele(int number)
{
    return line("DELE", QByteArray::number(number));
}

QByteArray rset()
{
    return "RSET\r\n";
}

QByteArray noop()
{
    return "NOOP\r\n";
}

QByteArray utf8()
{
    return "UTF8\r\n";
}

QByteArray lang(const QByteArray &tag)
{
    return line("LANG", tag);
}

QByteArray quit()
{
    return "QUIT\r\n";
}

QByteArray auth(const QByteArray &mechanism, const std::optional<QByteArray> &initialResponse)
{
    if (!initialResponse) {
        return line("AUTH", mechanism);
    }
    const QByteArray encoded = initialResponse->isEmpty() ? QByteArray("=") : initialResponse->toBase64();
    return line("AUTH", mechanism + ' ' + encoded);
}

QByteArray authResponse(const QByteArray &response)
{
    return response.toBase64() + "\r\n";
}

QByteArray authCancel()
{
    return "*\r\n";
}

} // namespace waxwing::pop3

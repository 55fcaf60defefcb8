#include "core/session/imaperrors.h"

#include "core/auth/refusal.h"

#include <QCoreApplication>

namespace waxwing::session {

namespace {

struct Refusal {
    const char *code;
    Retry retry;
    const char *summary;
};

constexpr Refusal refusals[] = {
    {"OVERQUOTA", Retry::AfterUserAction, QT_TRANSLATE_NOOP("imap", "The mailbox on the server is full.")},
    {"ALREADYEXISTS", Retry::Never, QT_TRANSLATE_NOOP("imap", "There is a folder with this name already.")},
    {"NONEXISTENT", Retry::Never, QT_TRANSLATE_NOOP("imap", "The folder does not exist on the server.")},
    {"TRYCREATE", Retry::Never, QT_TRANSLATE_NOOP("imap", "The folder does not exist on the server.")},
    {"NOPERM", Retry::Never, QT_TRANSLATE_NOOP("imap", "The server does not permit this here.")},
    {"CANNOT", Retry::Never, QT_TRANSLATE_NOOP("imap", "The server cannot do this, and never will.")},
    {"LIMIT", Retry::Later, QT_TRANSLATE_NOOP("imap", "A limit of the server was reached.")},
    {"HASCHILDREN", Retry::Never, QT_TRANSLATE_NOOP("imap", "The folder has folders below it.")},
    {"INUSE", Retry::Later, QT_TRANSLATE_NOOP("imap", "Another program is using this at the moment.")},
    {"UNAVAILABLE", Retry::Later, QT_TRANSLATE_NOOP("imap", "A part of the mail server is not available now.")},
    {"SERVERBUG", Retry::Later, QT_TRANSLATE_NOOP("imap", "The mail server reports an error of its own.")},
    {"CORRUPTION", Retry::AfterUserAction, QT_TRANSLATE_NOOP("imap", "The mailbox on the server is damaged.")},
    {"EXPUNGEISSUED", Retry::Later, QT_TRANSLATE_NOOP("imap", "The messages are being deleted by another program.")},
    {"BADCHARSET", Retry::Never, QT_TRANSLATE_NOOP("imap", "The server cannot search for these characters.")},
};

const Refusal *refusalFor(const QByteArray &code)
{
    for (const Refusal &refusal : refusals) {
        if (code == refusal.code) {
            return &refusal;
        }
    }
    return nullptr;
}

// What the server wrote, for the details; long enough for any sentence, short enough for a dialog.
QString serverText(const imap::StatusResponse &status)
{
    return QString::fromUtf8(status.text.left(300)).simplified();
}

QString technicalText(const imap::StatusResponse &status, const QByteArray &command)
{
    const QString condition = status.condition == imap::Condition::Bad ? QStringLiteral("BAD") : QStringLiteral("NO");
    const QString code = status.code.name.isEmpty()
        ? QString()
        : QString(QStringLiteral(" [") + QString::fromLatin1(status.code.name) + QLatin1Char(']'));
    return QString::fromLatin1(command) + QStringLiteral(": ") + condition + code + QLatin1Char(' ')
        + serverText(status);
}

// RFC 5530 3: nothing wrong with the password, the server is just not ready for it. Some say it in words only.
bool isBusy(const imap::StatusResponse &status)
{
    if (status.code.name == "UNAVAILABLE" || status.code.name == "INUSE" || status.code.name == "LIMIT"
        || status.code.name == "SERVERBUG" || status.code.name == "CONTACTADMIN") {
        return true;
    }
    if (!status.code.name.isEmpty()) {
        return false;
    }
    const QByteArray text = status.text.toLower();
    return text.contains("too many") || text.contains("connection limit") || text.contains("temporar")
        || text.contains("try again later");
}

// Dovecot 2.3, "auto = create": of two sessions that open such a mailbox for the first time, one is told that it
// exists already, whatever it asked for. It can be opened the next time.
bool isBeingMade(const imap::StatusResponse &status, const QByteArray &command)
{
    return status.code.name == "ALREADYEXISTS" && command != "CREATE" && command != "RENAME";
}

} // namespace

Error imapRefusal(const imap::StatusResponse &status, const QByteArray &command)
{
    const QString technical = technicalText(status, command);
    if (status.condition == imap::Condition::Bad) {
        return Error(ErrorKind::Protocol,
                     QCoreApplication::translate("imap", "The mail server did not understand a command."), technical,
                     Retry::Never)
            .withCode(status.code.name);
    }
    if (isBeingMade(status, command)) {
        return Error(ErrorKind::Server,
                     QCoreApplication::translate("imap", "The mail server is making this folder at the moment."),
                     technical, Retry::Later)
            .withCode("INUSE");
    }
    if (const Refusal *const refusal = refusalFor(status.code.name)) {
        return Error(ErrorKind::Server, QCoreApplication::translate("imap", refusal->summary), technical,
                     refusal->retry)
            .withCode(status.code.name);
    }
    return Error(ErrorKind::Server, QCoreApplication::translate("imap", "The mail server refused."), technical)
        .withCode(status.code.name);
}

Error imapLoginRefusal(const imap::StatusResponse &status, const QByteArray &command)
{
    const QString technical = technicalText(status, command);
    if (status.condition == imap::Condition::Bad) {
        return imapRefusal(status, command);
    }
    if (isBusy(status)) {
        return Error(ErrorKind::Server,
                     QCoreApplication::translate("imap", "The mail server does not let anyone in at the moment."),
                     technical, Retry::Later)
            .withCode(status.code.name);
    }
    const QString special = auth::refusalSentence('[' + status.code.name + "] " + status.text);
    const QString summary
        = QCoreApplication::translate("imap", "The mail server does not accept this user name and password.");
    return Error(ErrorKind::Auth, special.isEmpty() ? summary : special, technical).withCode(status.code.name);
}

Error imapBye(const imap::StatusResponse &status)
{
    return Error(ErrorKind::Network, QCoreApplication::translate("imap", "The mail server ended the connection."),
                 QStringLiteral("BYE ") + serverText(status))
        .withCode(status.code.name);
}

} // namespace waxwing::session

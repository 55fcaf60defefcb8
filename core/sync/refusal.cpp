#include "core/sync/refusal.h"
#include "core/sync/words.h"

namespace waxwing::sync {

namespace {

using store::IntentKind;

bool says(const Error &error, const char *word)
{
    return error.technical().contains(QLatin1String(word), Qt::CaseInsensitive);
}

// RFC 5530 and 4314 codes first; servers without them are understood by their words.
QString reason(const Error &error)
{
    const QByteArray &code = error.code();
    if (code == "OVERQUOTA" || says(error, "quota")) {
        return Words::tr("The mailbox on the server is full.");
    }
    if (code == "READ-ONLY" || says(error, "read-only") || says(error, "read only")) {
        return Words::tr("The folder is read-only on the server.");
    }
    if (code == "ALREADYEXISTS" || says(error, "already exists")) {
        return Words::tr("A folder with this name exists already.");
    }
    if (code == "NOPERM" || code == "AUTHORIZATIONFAILED" || says(error, "permission")) {
        return Words::tr("The server does not allow this for your account.");
    }
    if (code == "CANNOT" || says(error, "invalid mailbox name") || says(error, "character not allowed")) {
        return Words::tr("The server does not allow this name.");
    }
    if (code == "NONEXISTENT" || code == "TRYCREATE" || says(error, "doesn't exist")) {
        return Words::tr("The folder is no longer on the server.");
    }
    if (error.kind() == ErrorKind::Server) {
        return Words::tr("The server refused.");
    }
    return error.summary();
}

QString consequence(IntentKind kind)
{
    switch (kind) {
    case IntentKind::ChangeFlags:
        return Words::tr("The messages are untouched; their marks are shown again as the server has them.");
    case IntentKind::Move: return Words::tr("The messages are still in the folder they were in.");
    case IntentKind::Copy: return Words::tr("The originals are untouched.");
    case IntentKind::Expunge: return Words::tr("Nothing was deleted.");
    case IntentKind::Append: return Words::tr("The message is kept on this computer.");
    case IntentKind::CreateFolder: return Words::tr("No folder was made; nothing else changed.");
    case IntentKind::MoveFolder: return Words::tr("The folder and its messages are where they were.");
    case IntentKind::DeleteFolder: return Words::tr("The folder and its messages are still there.");
    case IntentKind::SubscribeFolder: return Words::tr("Nothing else changed.");
    case IntentKind::Send: return Words::tr("The message is kept in the outbox.");
    }
    return {};
}

} // namespace

QString refusalSentence(const store::Intent &intent, const Error &error)
{
    QString sentence = reason(error) + QLatin1Char(' ') + consequence(intent.kind);
    return sentence;
}

bool mayMeanMissingFolder(const Error &error)
{
    const QByteArray &code = error.code();
    return error.kind() == ErrorKind::Server && (code.isEmpty() || code == "NONEXISTENT" || code == "TRYCREATE");
}

bool isPassing(const Error &error)
{
    switch (error.kind()) {
    case ErrorKind::Network:
    case ErrorKind::Tls:
    case ErrorKind::Auth:
    case ErrorKind::Storage:
    case ErrorKind::Cancelled: return true;
    case ErrorKind::Server:
        return error.code() == "UNAVAILABLE" || error.code() == "INUSE" || error.code() == "LIMIT"
            || error.code() == "SERVERBUG" || error.code() == "EXPIRED";
    case ErrorKind::Protocol: // BAD: the same command can only be BAD again
    case ErrorKind::Conflict:
    case ErrorKind::Input: return false;
    }
    return false;
}

} // namespace waxwing::sync

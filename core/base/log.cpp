#include "core/base/log.h"

namespace waxwing {

Q_LOGGING_CATEGORY(logBase, "waxwing.base", QtWarningMsg)
Q_LOGGING_CATEGORY(logMime, "waxwing.mime", QtWarningMsg)
Q_LOGGING_CATEGORY(logNet, "waxwing.net", QtWarningMsg)
Q_LOGGING_CATEGORY(logImap, "waxwing.imap", QtWarningMsg)
Q_LOGGING_CATEGORY(logSmtp, "waxwing.smtp", QtWarningMsg)
Q_LOGGING_CATEGORY(logPop3, "waxwing.pop3", QtWarningMsg)
Q_LOGGING_CATEGORY(logAuth, "waxwing.auth", QtWarningMsg)
Q_LOGGING_CATEGORY(logStore, "waxwing.store", QtWarningMsg)
Q_LOGGING_CATEGORY(logAccounts, "waxwing.accounts", QtWarningMsg)
Q_LOGGING_CATEGORY(logSync, "waxwing.sync", QtWarningMsg)
Q_LOGGING_CATEGORY(logUi, "waxwing.ui", QtWarningMsg)

QByteArray redacted(QByteArray text, const QList<QByteArray> &secrets)
{
    for (const QByteArray &secret : secrets) {
        // Shorter than three octets it would blank half of every log without hiding anything.
        if (secret.size() < 3) {
            continue;
        }
        QByteArray quoted = secret;
        quoted.replace('\\', "\\\\").replace('"', "\\\"");
        for (const QByteArray &form : {secret, quoted, secret.toBase64(), secret.toPercentEncoding()}) {
            text.replace(form, "[secret]");
        }
    }
    return text;
}

} // namespace waxwing

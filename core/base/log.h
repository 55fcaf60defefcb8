// Logging categories, and the one place where secrets are taken out of text before it is kept.
#pragma once

#include <QByteArray>
#include <QLoggingCategory>
#include <QString>

namespace waxwing {

Q_DECLARE_LOGGING_CATEGORY(logBase)
Q_DECLARE_LOGGING_CATEGORY(logMime)
Q_DECLARE_LOGGING_CATEGORY(logNet)
Q_DECLARE_LOGGING_CATEGORY(logImap)
Q_DECLARE_LOGGING_CATEGORY(logSmtp)
Q_DECLARE_LOGGING_CATEGORY(logPop3)
Q_DECLARE_LOGGING_CATEGORY(logAuth)
Q_DECLARE_LOGGING_CATEGORY(logStore)
Q_DECLARE_LOGGING_CATEGORY(logAccounts)
Q_DECLARE_LOGGING_CATEGORY(logSync)
Q_DECLARE_LOGGING_CATEGORY(logUi)

// Replaces every occurrence of each secret in text by "[secret]", also in base64 (as SASL sends it) and
// quoted (as LOGIN sends it). For text that comes back from a server: some echo the password in a refusal.
QByteArray redacted(QByteArray text, const QList<QByteArray> &secrets);

} // namespace waxwing

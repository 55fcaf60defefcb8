#include "core/base/error.h"

namespace waxwing {

namespace {

Retry defaultRetry(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Network:
    case ErrorKind::Protocol: return Retry::Later;
    case ErrorKind::Tls:
    case ErrorKind::Auth:
    case ErrorKind::Storage: return Retry::AfterUserAction;
    case ErrorKind::Server:
    case ErrorKind::Conflict:
    case ErrorKind::Cancelled:
    case ErrorKind::Input: return Retry::Never;
    }
    return Retry::Never;
}

} // namespace

Error::Error(ErrorKind kind, QString summary, QString technical)
    : Error(kind, std::move(summary), std::move(technical), defaultRetry(kind))
{
}

Error::Error(ErrorKind kind, QString summary, QString technical, Retry retry)
    : m_kind(kind)
    , m_retry(retry)
    , m_summary(std::move(summary))
    , m_technical(std::move(technical))
    , m_what(text().toUtf8())
{
}

Error Error::withCode(QByteArray code) const
{
    Error copy = *this;
    copy.m_code = std::move(code);
    return copy;
}

QString Error::text() const
{
    return m_technical.isEmpty() ? m_summary : m_summary + QStringLiteral(" (") + m_technical + QLatin1Char(')');
}

const char *Error::what() const noexcept
{
    return m_what.constData();
}

QString errorKindName(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Network: return QStringLiteral("network");
    case ErrorKind::Tls: return QStringLiteral("tls");
    case ErrorKind::Auth: return QStringLiteral("auth");
    case ErrorKind::Server: return QStringLiteral("server");
    case ErrorKind::Protocol: return QStringLiteral("protocol");
    case ErrorKind::Storage: return QStringLiteral("storage");
    case ErrorKind::Conflict: return QStringLiteral("conflict");
    case ErrorKind::Cancelled: return QStringLiteral("cancelled");
    case ErrorKind::Input: return QStringLiteral("input");
    }
    return QStringLiteral("unknown");
}

} // namespace waxwing

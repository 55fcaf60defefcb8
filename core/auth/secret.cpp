#include "core/auth/secret.h"

#include <cstring>

namespace waxwing::auth {

class Secret::Octets {
public:
    explicit Octets(QByteArrayView octets) : m_size(octets.size()), m_data(std::make_unique<char[]>(size_t(m_size)))
    {
        std::memcpy(m_data.get(), octets.data(), size_t(m_size));
    }
    ~Octets() { explicit_bzero(m_data.get(), size_t(m_size)); }
    Octets(const Octets &) = delete;
    Octets &operator=(const Octets &) = delete;

    QByteArrayView view() const { return QByteArrayView(m_data.get(), m_size); }

private:
    qsizetype m_size;
    std::unique_ptr<char[]> m_data;
};

Secret::Secret(const QString &text)
{
    QByteArray octets = text.toUtf8();
    *this = fromUtf8(octets);
    wipe(octets);
}

Secret Secret::taken(QString &text)
{
    Secret secret(text);
    wipe(text);
    return secret;
}

Secret Secret::fromUtf8(QByteArrayView octets)
{
    Secret secret;
    if (!octets.isEmpty()) {
        secret.m_octets = std::make_shared<const Octets>(octets);
    }
    return secret;
}

bool Secret::operator==(const Secret &other) const
{
    return m_octets == other.m_octets || (m_octets && other.m_octets && m_octets->view() == other.m_octets->view());
}

QByteArray Secret::toUtf8() const
{
    return m_octets ? m_octets->view().toByteArray() : QByteArray();
}

QString Secret::toString() const
{
    return m_octets ? QString::fromUtf8(m_octets->view()) : QString();
}

QByteArray Secret::borrowed() const
{
    return m_octets ? QByteArray::fromRawData(m_octets->view().data(), m_octets->view().size()) : QByteArray();
}

void wipe(QString &secret)
{
    if (secret.isDetached() && !secret.isEmpty()) {
        explicit_bzero(secret.data(), size_t(secret.size()) * sizeof(QChar));
    }
    secret.clear();
}

void wipe(QByteArray &secret)
{
    if (secret.isDetached() && !secret.isEmpty()) {
        explicit_bzero(secret.data(), size_t(secret.size()));
    }
    secret.clear();
}

} // namespace waxwing::auth

#include "core/store/body.h"

#include "core/base/error.h"
#include "core/store/bodystore.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QTemporaryFile>

namespace waxwing::store {

namespace {

constexpr qint64 kLargestInMemory = 1 << 20;

[[noreturn]] void failed(const QString &technical)
{
    throw Error(ErrorKind::Storage,
                QCoreApplication::translate("waxwing::store", "A message cannot be written to the disk."), technical);
}

} // namespace

Body::Body(QString folder)
    : m_folder(std::move(folder)), m_hash(std::make_unique<QCryptographicHash>(QCryptographicHash::Sha256))
{
}

Body::Body(Body &&) noexcept = default;
Body &Body::operator=(Body &&) noexcept = default;
Body::~Body() = default;

void Body::append(QByteArrayView chunk)
{
    m_hash->addData(chunk.toByteArray());
    m_size += chunk.size();
    if (!m_file && m_size <= kLargestInMemory) {
        m_bytes.append(chunk);
        return;
    }
    if (!m_file) {
        const QString staging = BodyStore::incoming(m_folder);
        QDir().mkpath(staging);
        m_file = std::make_unique<QTemporaryFile>(staging + QStringLiteral("/XXXXXX"));
        if (!m_file->open() || m_file->write(m_bytes) != m_bytes.size()) {
            failed(m_file->errorString());
        }
        m_bytes.clear();
    }
    if (m_file->write(chunk.data(), chunk.size()) != chunk.size()) {
        failed(m_file->errorString());
    }
}

QByteArray Body::contents()
{
    if (!m_file) {
        return m_bytes;
    }
    QFile file(m_file->fileName());
    if (!m_file->flush() || !file.open(QIODevice::ReadOnly)) {
        failed(file.errorString());
    }
    QByteArray all = file.readAll();
    if (all.size() != m_size) {
        failed(file.errorString());
    }
    return all;
}

QByteArray Body::hash() const
{
    return m_hash->result();
}

QString Body::takeFile()
{
    if (!m_file) {
        return {};
    }
    if (!m_file->flush()) {
        failed(m_file->errorString());
    }
    m_file->setAutoRemove(false);
    const QString name = m_file->fileName();
    m_file.reset();
    return name;
}

} // namespace waxwing::store

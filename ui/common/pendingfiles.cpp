#include "ui/common/pendingfiles.h"

namespace waxwing::ui {

namespace {

constexpr int patienceMs = 30; // below what anyone notices, and the files are mostly there already

} // namespace

void PendingFiles::finish(const QStringList &paths)
{
    {
        const QMutexLocker lock(&m_mutex);
        for (const QString &path : paths) {
            m_urls << QUrl::fromLocalFile(path);
        }
    }
    m_done.release();
}

void PendingFiles::fail()
{
    {
        const QMutexLocker lock(&m_mutex);
        m_failed = true;
    }
    m_done.release();
}

QList<QUrl> PendingFiles::take()
{
    if (m_done.tryAcquire(1, patienceMs)) {
        m_done.release(); // it stays done
    }
    const QMutexLocker lock(&m_mutex);
    return m_urls;
}

bool PendingFiles::hasFailed() const
{
    const QMutexLocker lock(&m_mutex);
    return m_failed;
}

QVariant FilesMime::retrieveData(const QString &format, QMetaType) const
{
    if (format != type()) {
        return {};
    }
    QVariantList urls;
    for (const QUrl &url : m_files->take()) {
        urls << url;
    }
    return urls;
}

} // namespace waxwing::ui

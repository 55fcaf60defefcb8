// A hundred thousand held messages: a file each against one database file, written, read at random and removed, in
// the same run. What decided where BodyStore keeps small ones.
#include "core/store/bodystore.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTextStream>

#include <sys/stat.h>

using namespace waxwing::store;

namespace {

// Like mail: headers that pack, words that pack less, and now and then something that does not.
QByteArray source(int n)
{
    QRandomGenerator random(static_cast<quint32>(n));
    QByteArray text = "Received: from mail.example.org by mx.example.net; Mon, 1 Jan 2024 00:00:00 +0000\r\nSubject: "
        + QByteArray::number(n) + "\r\n\r\n";
    const int words = int(random.bounded(200, 1500));
    for (int word = 0; word < words; ++word) {
        text += QByteArray::number(random.bounded(5000), 36) + ' ';
    }
    if (n % 10 == 0) {
        QByteArray noise(int(random.bounded(3000, 30'000)), '\0');
        for (char &octet : noise) {
            octet = char(random.bounded(256));
        }
        text += noise.toBase64();
    }
    return text;
}

// What the files take from the disk, blocks counted whole; and how many there are.
std::pair<qint64, qint64> usage(const QString &folder)
{
    qint64 octets = 0;
    qint64 files = 0;
    QDirIterator it(folder, QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        struct stat status = {};
        if (lstat(it.next().toLocal8Bit().constData(), &status) == 0) {
            octets += status.st_blocks * 512;
            ++files;
        }
    }
    return {octets, files};
}

void measure(const QString &name, const QString &folder, qsizetype fileFrom, int count)
{
    QTextStream out(stdout);
    BodyStore store(folder, BodyDatabase::Access::Write, fileFrom);
    QList<StoredBody> stored;
    QElapsedTimer timer;
    qint64 writing = 0;
    for (int n = 0; n < count; ++n) {
        Body body(folder);
        body.append(source(n));
        timer.start();
        stored << store.put(std::move(body));
        if (n % 50 == 49) { // a job of body fetching
            store.commit();
        }
        writing += timer.nsecsElapsed();
    }
    store.commit();
    const auto [octets, files] = usage(folder);
    QRandomGenerator random(1);
    constexpr int kReads = 5000;
    timer.start();
    for (int n = 0; n < kReads; ++n) {
        if (!store.read(stored[random.bounded(count)])) {
            qFatal("a body is missing");
        }
    }
    const double reading = double(timer.nsecsElapsed()) / kReads / 1e3;
    timer.start();
    for (int n = 0; n < count; n += 2) {
        store.remove(stored[n].hash);
    }
    store.commit();
    const double removing = double(timer.nsecsElapsed()) / (count / 2) / 1e3;
    out << name.leftJustified(24)
        << QStringLiteral("%1 us to write, %2 us to read, %3 us to remove, %4 MB, %5 files")
               .arg(double(writing) / count / 1e3, 0, 'f', 1)
               .arg(reading, 0, 'f', 1)
               .arg(removing, 0, 'f', 1)
               .arg(double(octets) / 1e6, 0, 'f', 0)
               .arg(files)
        << Qt::endl;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const int count = app.arguments().contains(QStringLiteral("--quick")) ? 10'000 : 100'000;
    const QTemporaryDir dir;
    for (const char *name : {"files", "database"}) {
        QDir(dir.path()).mkpath(QString::fromLatin1(name));
    }
    measure(QStringLiteral("a file each"), dir.path() + QStringLiteral("/files"), 0, count);
    measure(QStringLiteral("database"), dir.path() + QStringLiteral("/database"), BodyStore::smallestFile, count);
    return 0;
}

// Opening a folder costs the same whatever is in it: 100 messages and 100 000, first rows in the model, turn and
// turn about in one run. Exits 1 when the large one takes more than twice as long.
#include "core/base/clock.h"
#include "core/store/store.h"
#include "ui/models/messagelistmodel.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTextStream>

#include <algorithm>

using namespace waxwing;
using namespace waxwing::store;

namespace {

constexpr int rounds = 21;
constexpr int screenful = 20;

QList<FolderId> makeFolders(Store &store)
{
    return store
        .write(Priority::User,
               [](Writer &writer) {
                   QList<ServerFolder> folders;
                   for (const char *name : {"Small", "Large"}) {
                       ServerFolder folder;
                       folder.serverName = name;
                       folder.levels = QStringList{QString::fromLatin1(name)};
                       folder.delimiter = QStringLiteral("/");
                       folders.append(folder);
                   }
                   writer.setFolders(AccountId(1), folders, true);
                   return QList<FolderId>{writer.reader().folderByPath(AccountId(1), QStringLiteral("Small"))->id,
                                          writer.reader().folderByPath(AccountId(1), QStringLiteral("Large"))->id};
               })
        .result();
}

void fill(Store &store, FolderId folder, quint32 count)
{
    constexpr quint32 chunk = 2000;
    for (quint32 first = 1; first <= count; first += chunk) {
        QList<NewMessage> messages;
        for (quint32 uid = first; uid < first + chunk && uid <= count; ++uid) {
            NewMessage message;
            message.uid = Uid(uid);
            message.subject = QStringLiteral("Minutes of meeting %1").arg(uid);
            message.fromAddress = QStringLiteral("person%1@example.org").arg(uid % 977);
            message.messageId
                = '<' + QByteArray::number(uid) + '.' + QByteArray::number(folder.value()) + "@example.org>";
            message.internalDate = QDateTime::fromMSecsSinceEpoch(1'500'000'000'000 + qint64(uid) * 61'000, Qt::UTC);
            messages.append(message);
        }
        store.write(Priority::Background, [&](Writer &writer) { writer.insertMessages(folder, messages); })
            .waitForFinished();
    }
}

// Milliseconds until the first screenful is in the model.
double open(models::MessageListModel &model, FolderId folder)
{
    QElapsedTimer timer;
    timer.start();
    QSignalSpy loaded(&model, &models::MessageListModel::loaded);
    models::Query query;
    query.spec.folder = folder;
    model.setQuery(query, false);
    loaded.wait(10'000);
    for (int row = 0; row < screenful; ++row) {
        while (!model.row(row)) {
            QSignalSpy arrived(&model, &QAbstractItemModel::dataChanged);
            if (!arrived.wait(10'000)) {
                qFatal("row %d never came", row);
            }
        }
    }
    return double(timer.nsecsElapsed()) / 1e6;
}

double median(QList<double> values)
{
    std::sort(values.begin(), values.end());
    return values.at(values.size() / 2);
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QTemporaryDir profile;
    Store store(StorePaths::below(profile.path()));
    const QList<FolderId> folders = makeFolders(store);
    fill(store, folders.at(0), 100);
    fill(store, folders.at(1), 100'000);
    const SystemClock clock;
    models::MessageListModel model(store, clock);
    QList<double> small;
    QList<double> large;
    for (int i = 0; i < rounds; ++i) {
        small.append(open(model, folders.at(0)));
        large.append(open(model, folders.at(1)));
    }
    const double ratio = median(large) / median(small);
    QTextStream(stdout) << "open 100 messages: " << median(small) << " ms, 100 000: " << median(large)
                        << " ms (medians of " << rounds << "), ratio " << ratio << Qt::endl;
    return ratio <= 2 ? 0 : 1;
}

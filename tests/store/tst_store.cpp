#include "core/store/store.h"

#include <QTemporaryDir>
#include <QTest>

using namespace waxwing;
using namespace waxwing::store;

class TestStore : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void opens()
    {
        QTemporaryDir dir;
        Store store(StorePaths::below(dir.path()));
        QCOMPARE(store.openingNotes(), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestStore)
#include "tst_store.moc"

// The tray's picture and words.
#include "ui/desktop/tray.h"

#include <QApplication>
#include <QIcon>
#include <QTest>

using namespace waxwing;

class TestTray : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QPixmap blank(64, 64);
        blank.fill(Qt::white);
        QApplication::setWindowIcon(QIcon(blank));
    }

    void nothingUnreadIsTheIconAlone()
    {
        const QPixmap pixmap = ui::unreadPixmap(QApplication::windowIcon(), 0, 22);
        QCOMPARE(pixmap.toImage().pixelColor(18, 18), QColor(Qt::white));
    }

    void aCountCoversTheCornerAndNeverMoreThanTheIcon_data()
    {
        QTest::addColumn<qint64>("count");
        QTest::newRow("one") << qint64(1);
        QTest::newRow("two digits") << qint64(42);
        QTest::newRow("very many") << qint64(1'000'000);
    }

    void aCountCoversTheCornerAndNeverMoreThanTheIcon()
    {
        QFETCH(qint64, count);
        for (const int size : {16, 22, 64}) {
            const QImage image = ui::unreadPixmap(QApplication::windowIcon(), count, size).toImage();
            QCOMPARE(image.size(), QSize(size, size));
            QVERIFY(image.pixelColor(size - 3, size - size / 4) != QColor(Qt::white));
            QCOMPARE(image.pixelColor(size / 2, 1), QColor(Qt::white)); // what is above stays to be seen
        }
    }

    void theWordsSayTheNumber()
    {
        ui::Tray tray;
        QVERIFY(tray.words().contains(QStringLiteral("nothing unread")));
        tray.setUnread(12);
        QVERIFY(tray.words().contains(QStringLiteral("12 unread")));
    }
};

QTEST_MAIN(TestTray)
#include "tst_tray.moc"

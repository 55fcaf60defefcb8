#include "app/gui/arguments.h"
#include "app/gui/instance.h"
#include "core/base/error.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace waxwing;
using gui::Arguments;

class TestArguments : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyFormIsUnderstood()
    {
        const Arguments arguments
            = gui::parseArguments({QStringLiteral("--profile"), QStringLiteral("/tmp/p"), QStringLiteral("--compose"),
                                   QStringLiteral("mailto:ann@example.org"), QStringLiteral("/tmp/a.eml"),
                                   QStringLiteral("--"), QStringLiteral("--odd.eml")});
        QCOMPARE(arguments.profile, QStringLiteral("/tmp/p"));
        QVERIFY(arguments.compose);
        QCOMPARE(arguments.mailto, QStringLiteral("mailto:ann@example.org"));
        QCOMPARE(arguments.files.size(), 2);
        QCOMPARE(arguments.files.first(), QStringLiteral("/tmp/a.eml"));
        QVERIFY(arguments.files.last().endsWith(QStringLiteral("/--odd.eml")));
    }

    void unknownOptionsAreRefused()
    {
        QVERIFY_EXCEPTION_THROWN(gui::parseArguments({QStringLiteral("--nonsense")}), Error);
        QVERIFY_EXCEPTION_THROWN(gui::parseArguments({QStringLiteral("--profile")}), Error);
    }

    void aLineCarriesThem()
    {
        Arguments arguments;
        arguments.compose = true;
        arguments.files = {QStringLiteral("/tmp/ä b.eml")};
        QCOMPARE(gui::fromLine(gui::toLine(arguments)), arguments);
        QCOMPARE(gui::fromLine("\xff\x00 nonsense\n"), Arguments());
    }

    void theSecondStartHandsOver()
    {
        QTemporaryDir folder;
        const QString socket = folder.filePath(QStringLiteral("socket"));
        Arguments arguments;
        arguments.mailto = QStringLiteral("mailto:ann@example.org");
        QVERIFY(!gui::Instance::handOver(socket, arguments)); // nobody is there
        gui::Instance instance;
        QVERIFY(instance.listen(socket));
        QList<Arguments> received;
        connect(&instance, &gui::Instance::received, this, [&](const Arguments &got) { received << got; });
        bool handed = false;
        std::thread second([&] { handed = gui::Instance::handOver(socket, arguments); });
        QTRY_COMPARE(received.size(), 1);
        second.join();
        QVERIFY(handed);
        QCOMPARE(received.first(), arguments);
    }
};

QTEST_GUILESS_MAIN(TestArguments)
#include "tst_arguments.moc"

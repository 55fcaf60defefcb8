// The step hook: inert unless armed, counts over all threads, dies where it is told to.
#include "core/base/step.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/wait.h>
#include <thread>

using namespace waxwing;

namespace {

constexpr char childArgument[] = "--take-steps";

// What the child does: three pairs, the last from another thread.
int takeSteps()
{
    stepBefore("one");
    stepAfter("one");
    stepBefore("two");
    stepAfter("two");
    std::thread([] {
        stepBefore("three");
        stepAfter("three");
    }).join();
    return stepsArmed ? 0 : 7;
}

} // namespace

class TestStep : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void inertWithoutEnvironment()
    {
        QVERIFY(!stepsArmed);
        stepBefore("anything");
        const std::unique_ptr<QProcess> child = run({});
        QCOMPARE(child->exitCode(), 7);
    }

    void logsEveryStep()
    {
        const QTemporaryDir folder;
        const QString log = folder.filePath(QStringLiteral("steps"));
        const std::unique_ptr<QProcess> child = run({{"WAXWING_STEP_LOG", log.toUtf8()}});
        QCOMPARE(child->exitCode(), 0);
        QCOMPARE(readAll(log),
                 QByteArray("1 before one\n2 after one\n3 before two\n4 after two\n"
                            "5 before three\n6 after three\n"));
    }

    void exitsAtTheStep()
    {
        const QTemporaryDir folder;
        const QString log = folder.filePath(QStringLiteral("steps"));
        const std::unique_ptr<QProcess> child
            = run({{"WAXWING_STEP_LOG", log.toUtf8()}, {"WAXWING_STEP_DIE", "3"}, {"WAXWING_STEP_DIE_BY", "exit"}});
        QCOMPARE(child->exitStatus(), QProcess::NormalExit);
        QCOMPARE(child->exitCode(), 86);
        QCOMPARE(readAll(log), QByteArray("1 before one\n2 after one\n3 before two\n"));
    }

    void isKilledAtTheStep()
    {
        const std::unique_ptr<QProcess> child = run({{"WAXWING_STEP_DIE", "5"}, {"WAXWING_STEP_DIE_BY", "kill"}});
        QCOMPARE(child->exitStatus(), QProcess::CrashExit);
    }

    void aNumberBeyondTheLastIsNeverReached()
    {
        const std::unique_ptr<QProcess> child = run({{"WAXWING_STEP_DIE", "7"}, {"WAXWING_STEP_DIE_BY", "kill"}});
        QCOMPARE(child->exitStatus(), QProcess::NormalExit);
        QCOMPARE(child->exitCode(), 0);
    }

    void stopsAndGoesOn()
    {
        const std::unique_ptr<QProcess> child = start({{"WAXWING_STEP_DIE", "2"}, {"WAXWING_STEP_DIE_BY", "stop"}});
        siginfo_t state{};
        // Waits for the stop, and leaves the child for QProcess to reap.
        QCOMPARE(::waitid(P_PID, id_t(child->processId()), &state, WSTOPPED | WNOWAIT), 0);
        QCOMPARE(state.si_code, CLD_STOPPED);
        ::kill(pid_t(child->processId()), SIGCONT);
        QVERIFY(child->waitForFinished());
        QCOMPARE(child->exitCode(), 0);
    }

private:
    using Variables = QList<std::pair<QByteArray, QByteArray>>;

    static std::unique_ptr<QProcess> start(const Variables &variables)
    {
        auto child = std::make_unique<QProcess>();
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const auto &[name, value] : variables) {
            environment.insert(QString::fromLatin1(name), QString::fromUtf8(value));
        }
        child->setProcessEnvironment(environment);
        child->start(QCoreApplication::applicationFilePath(), {QString::fromLatin1(childArgument)});
        child->waitForStarted();
        return child;
    }

    static std::unique_ptr<QProcess> run(const Variables &variables)
    {
        std::unique_ptr<QProcess> child = start(variables);
        child->waitForFinished();
        return child;
    }

    static QByteArray readAll(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

int main(int argc, char **argv)
{
    if (argc > 1 && qstrcmp(argv[1], childArgument) == 0) {
        return takeSteps();
    }
    QCoreApplication application(argc, argv);
    TestStep test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_step.moc"

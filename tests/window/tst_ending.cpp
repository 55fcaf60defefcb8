// The program asked to end by its session: what is being written, typed a moment ago, is a draft afterwards.
#include "app/common/core.h"
#include "core/mime/document.h"
#include "core/store/reader.h"
#include "tests/window/pointer.h"

#include <QElapsedTimer>
#include <QGuiApplication>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace waxwing;
using namespace waxwing::test;

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

QStringList words(const char *text)
{
    return s(text).split(QLatin1Char(' '));
}

app::CoreOptions offline(const QString &profile)
{
    app::CoreOptions options;
    options.profile = profile;
    options.offline = true;
    return options;
}

} // namespace

class TestEnding : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        app::Core core(offline(profile()));
        accounts::Account account;
        account.name = account.user = s("mara");
        account.address = s("mara@birchmere.example");
        account.incoming = net::Endpoint(s("localhost"), 9, net::Security::Plain);
        account.passwordSource = auth::PasswordSource::Session;
        core.addAccount(account, {});
    }

    void keepsWhatIsBeingWritten_data()
    {
        QTest::addColumn<int>("number");
        QTest::newRow("SIGTERM") << SIGTERM;
        QTest::newRow("SIGINT") << SIGINT;
        QTest::newRow("SIGHUP") << SIGHUP;
    }
    void keepsWhatIsBeingWritten();
    void endsAtOnceWithNothingWritten();

private:
    QString profile() const { return m_folder->filePath(s("profile")); }
    void start(QProcess &program, const QStringList &more)
    {
        program.setProcessChannelMode(QProcess::ForwardedChannels);
        program.start(s(WAXWING_BIN_DIR "/waxwing"), QStringList{s("--profile"), profile(), s("--offline")} + more);
        QVERIFY(program.waitForStarted());
    }
    void end(QProcess &program, int number)
    {
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(::kill(pid_t(program.processId()), number), 0);
        QVERIFY(program.waitForFinished(20'000));
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QCOMPARE(program.exitCode(), 0);
        qInfo("ended after %lld ms", timer.elapsed());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestEnding::keepsWhatIsBeingWritten()
{
    QFETCH(int, number);
    QProcess program;
    start(program, {s("--compose")});
    QVERIFY(xdotool(words("search --sync --onlyvisible --name ^New.message$ windowactivate --sync")));
    // The first empty field has the focus: the recipient's. Before three seconds are over nothing is saved by itself.
    QVERIFY(xdotool(words("type --delay 5 ines@rowanreed.example")));
    QVERIFY(xdotool(words("key Tab type --delay 5 Minutes")));
    QVERIFY(xdotool(words("search --sync --onlyvisible --name ^Minutes$")));
    end(program, number);

    app::Core core(offline(profile()));
    const auto job = [](store::Reader &reader) {
        store::ListSpec spec;
        const auto drafts = reader.folderByRole(AccountId(1), store::Role::Drafts);
        spec.folder = drafts ? drafts->id : FolderId();
        QList<QByteArray> sources;
        const QList<store::MessageRow> rows = drafts ? reader.window(spec, 0, 10) : QList<store::MessageRow>();
        for (const store::MessageRow &row : rows) {
            sources << reader.body(row.id).value_or(QByteArray());
        }
        return sources;
    };
    const QList<QByteArray> drafts = core.store().read(job).result();
    QCOMPARE(drafts.size(), 1);
    const mime::Document draft = mime::parseMessage(drafts.constFirst());
    QCOMPARE(draft.envelope.subject, s("Minutes"));
    QCOMPARE(draft.envelope.to.size(), 1);
    QCOMPARE(draft.envelope.to.constFirst().address, s("ines@rowanreed.example"));
}

void TestEnding::endsAtOnceWithNothingWritten()
{
    QProcess program;
    start(program, {});
    QVERIFY(xdotool(words("search --sync --onlyvisible --name Waxwing$")));
    end(program, SIGTERM);
}

int main(int argc, char **argv)
{
    QGuiApplication application(argc, argv);
    TestEnding test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_ending.moc"

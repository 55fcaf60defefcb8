// The window with a million messages: start, opening, scrolling, arrivals, everything starred, memory. Prints one
// line a measure; exits 1 where a goal of the project is missed.
#include "madeup.h"
#include "measures.h"
#include "tests/window/programwindow.h"
#include "tests/window/watchdog.h"
#include "ui/reader/mailscheme.h"
#include "windowwork.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTextStream>

#include <ctime>

using namespace waxwing;
using namespace waxwing::bench;

namespace {

constexpr int patienceMs = 600'000;

void fill(const QString &profile, quint32 million)
{
    test::ProgramWindow program(profile);
    program.openCore(true);
    accounts::Account account;
    account.name = QStringLiteral("Birchmere Studio");
    account.address = QStringLiteral("mara@birchmere.example");
    account.user = QStringLiteral("mara");
    account.incoming = {QStringLiteral("127.0.0.1"), 9, net::Security::Tls};
    account.passwordSource = auth::PasswordSource::Session;
    const AccountId id = program.core().addAccount(account, {});
    store::Store &store = program.core().store();
    const FolderId inbox = inboxOf(store, id);
    const FolderId other = otherOf(store, id);
    constexpr quint32 chunk = 2000;
    for (quint32 first = 1; first <= million; first += chunk) {
        const QList<store::NewMessage> rows = madeUp(first, chunk);
        store.write(store::Priority::Background, [&](store::Writer &w) { w.insertMessages(inbox, rows); })
            .waitForFinished();
    }
    const QList<store::NewMessage> few = madeUp(30'000'000, 100);
    store.write(store::Priority::Background, [&](store::Writer &w) { w.insertMessages(other, few); }).waitForFinished();
}

// The first line of this program run with these arguments.
double answerOf(const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QCoreApplication::applicationFilePath(), arguments);
    while (!process.canReadLine() && process.waitForReadyRead(patienceMs)) { }
    const double answer = process.readLine().trimmed().toDouble();
    process.waitForFinished(patienceMs);
    return answer;
}

double startOnce(const QString &profile)
{
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    const double before = double(now.tv_sec) * 1e9 + double(now.tv_nsec);
    return (answerOf({QStringLiteral("--start"), profile}) - before) / 1e6;
}

void starting(const QString &large, const QString &empty)
{
    std::vector<double> ofLarge;
    std::vector<double> ofEmpty;
    startOnce(empty); // made
    startOnce(large); // checked after the bench's own end
    for (int n = 0; n < 9; ++n) {
        ofEmpty.push_back(startOnce(empty));
        ofLarge.push_back(startOnce(large));
    }
    report(QStringLiteral("exec to first page, empty profile"), median(ofEmpty), QStringLiteral("ms"), true);
    report(QStringLiteral("exec to usable list, 1 000 000 messages"), median(ofLarge), QStringLiteral("ms"), true);
    const double ratio = median(ofLarge) / median(ofEmpty);
    report(QStringLiteral("  ratio (goal 1.5)"), ratio, QStringLiteral("x"), ratio <= 1.5);
}

} // namespace

int main(int argc, char **argv)
{
    ui::registerSchemes();
    test::WatchedApplication app(argc, argv);
    const ui::Theme theme(ui::Appearance::Light);
    const QStringList arguments = QCoreApplication::arguments();
    const QString mode = arguments.value(1);
    if (mode == QLatin1String("--start")) {
        return startAndSay(arguments.value(2));
    }
    if (mode == QLatin1String("--empty-window")) {
        return sayEmptyWindow();
    }
    if (mode == QLatin1String("--work")) {
        return workInWindow(app, arguments.value(2), arguments.value(3).toDouble());
    }
    const QTemporaryDir dir(QDir::currentPath() + QStringLiteral("/window-XXXXXX")); // on a disk, not in memory
    const QString large = dir.filePath(QStringLiteral("large"));
    fill(large, mode == QLatin1String("--quick") ? 100'000 : 1'000'000);
    starting(large, dir.filePath(QStringLiteral("empty")));
    const double empty = answerOf({QStringLiteral("--empty-window")});
    QProcess work;
    work.setProcessChannelMode(QProcess::ForwardedChannels);
    work.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--work"), large, QString::number(empty)});
    work.waitForFinished(2 * patienceMs);
    return work.exitStatus() == QProcess::NormalExit && work.exitCode() == 0 ? exitCode() : 1;
}

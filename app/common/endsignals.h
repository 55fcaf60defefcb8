// SIGTERM, SIGINT and SIGHUP while someone listens: a login session that ends, a service manager, Ctrl+C. A second one
// ends the program at once; one that is ignored (nohup) stays so.
#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <array>
#include <csignal>

namespace waxwing::app {

class EndSignals : public QObject {
    Q_OBJECT
public:
    explicit EndSignals(QObject *parent = nullptr); // one at a time
    ~EndSignals() override; // they do again what they did before

    // The one that came; 0: none.
    static int number();
    // Readable once one came, and from then on; for poll(2), in any thread.
    static int descriptor();
    // Ends the program by the one that came, so that who started it sees what it was.
    [[noreturn]] static void die();

Q_SIGNALS:
    void came();

private:
    static constexpr std::array numbers{SIGTERM, SIGINT, SIGHUP};

    QSocketNotifier m_notifier;
    std::array<struct sigaction, numbers.size()> m_before;
};

} // namespace waxwing::app

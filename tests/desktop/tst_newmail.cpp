// New mail on a real notification service (dunst): what is told, what is not, and that its buttons act.
#include "tests/models/livestore.h"
#include "tests/window2/recordingcommands.h"
#include "ui/desktop/newmail.h"

#include <QApplication>
#include <QDBusConnectionInterface>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

using namespace waxwing;

namespace {

class FixedClock : public Clock {
public:
    QDateTime now() const override { return time; }
    std::chrono::milliseconds steady() const override { return {}; }
    QDateTime time = QDateTime(QDate(2026, 11, 24), QTime(12, 0)).toUTC();
};

class Commands : public test::RecordingCommands {
public:
    QList<PlacementId> archived;
    QFuture<sync::Applied> archive(QList<PlacementId> messages) override
    {
        archived += messages;
        return RecordingCommands::archive(messages);
    }
};

// The service of a desktop; its menu of actions chooses the one that the file "choice" names.
class Dunst {
public:
    Dunst()
    {
        write(QStringLiteral("choose"), "#!/bin/sh\nexec grep -m 1 -F -f \"$(dirname \"$0\")/choice\"\n");
        QFile::setPermissions(file(QStringLiteral("choose")), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        // A notification that goes away by itself, after ten seconds, may be gone before a busy machine clicks it.
        write(QStringLiteral("dunstrc"),
              "[global]\ndmenu = " + file(QStringLiteral("choose")).toLocal8Bit()
                  + "\nmarkup = full\n[urgency_normal]\ntimeout = 0\n");
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(QStringLiteral("dunst"),
                        {QStringLiteral("-conf"), file(QStringLiteral("dunstrc")), QStringLiteral("-print")});
    }
    ~Dunst()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    bool isThere() const
    {
        return QDBusConnection::sessionBus().interface()->isServiceRegistered(
            QStringLiteral("org.freedesktop.Notifications"));
    }
    QString printed()
    {
        m_printed += QString::fromUtf8(m_process.readAll());
        return m_printed;
    }
    int displayed() const { return control({QStringLiteral("count"), QStringLiteral("displayed")}).toInt(); }
    void click() const { control({QStringLiteral("action"), QStringLiteral("0")}); }
    void choose(const QByteArray &label)
    {
        write(QStringLiteral("choice"), label);
        control({QStringLiteral("context")});
    }

private:
    QString file(const QString &name) const { return m_folder.filePath(name); }
    void write(const QString &name, const QByteArray &text)
    {
        QFile out(file(name));
        if (out.open(QIODevice::WriteOnly | QIODevice::Truncate)) {
            out.write(text);
        }
    }
    static QByteArray control(const QStringList &arguments)
    {
        QProcess process;
        process.start(QStringLiteral("dunstctl"), arguments);
        process.waitForFinished();
        return process.readAllStandardOutput().trimmed();
    }

    QTemporaryDir m_folder;
    QProcess m_process;
    QString m_printed;
};

} // namespace

class TestNewMail : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setApplicationDisplayName(QStringLiteral("Waxwing"));
        m_dunst = std::make_unique<Dunst>();
        QTRY_VERIFY_WITH_TIMEOUT(m_dunst->isThere(), 20'000);
    }

    void cleanupTestCase() { m_dunst.reset(); }

    void init()
    {
        m_live = std::make_unique<test::LiveStore>(
            QList{store::folder(QStringLiteral("INBOX"), store::Role::Inbox), store::folder(QStringLiteral("Lists"))});
        m_commands = std::make_unique<Commands>();
        m_newMail = std::make_unique<ui::NewMail>(m_live->store(), *m_commands, m_clock, ui::NotificationRules());
    }

    void cleanup()
    {
        m_newMail.reset();
        m_live.reset();
        QProcess::execute(QStringLiteral("dunstctl"), {QStringLiteral("close-all")});
        QTRY_COMPARE_WITH_TIMEOUT(m_dunst->displayed(), 0, 10'000);
    }

    void oneMessageSaysWhoAndWhat()
    {
        arrive(QStringLiteral("INBOX"), {fresh(1, QStringLiteral("Tea <b>at</b> four & cake"))});
        QTRY_VERIFY_WITH_TIMEOUT(m_dunst->displayed() == 1, 20'000);
        QTRY_VERIFY(m_dunst->printed().contains(QStringLiteral("summary: 'Ann'")));
        // Markup of a stranger is shown as it stands.
        QVERIFY2(m_dunst->printed().contains(QStringLiteral("Tea &lt;b&gt;at&lt;/b&gt; four &amp; cake")),
                 qPrintable(m_dunst->printed()));
    }

    void whatIsOldReadOrElsewhereIsNotTold()
    {
        arrive(QStringLiteral("INBOX"), {store::message(1)}); // of 2020: a first sync finds it
        arrive(QStringLiteral("INBOX"), {fresh(2, QStringLiteral("read"), store::Flag::Seen)});
        arrive(QStringLiteral("Lists"), {fresh(1, QStringLiteral("list"))});
        m_newMail->setSeenFolder(m_live->id(QStringLiteral("INBOX")));
        arrive(QStringLiteral("INBOX"), {fresh(3, QStringLiteral("before one's eyes"))});
        m_newMail->setSeenFolder({});
        arrive(QStringLiteral("INBOX"), {fresh(4, QStringLiteral("the last one is told"))});
        QTRY_VERIFY_WITH_TIMEOUT(m_dunst->printed().contains(QStringLiteral("the last one is told")), 20'000);
        QCOMPARE(m_dunst->displayed(), 1);
    }

    void severalAreOneNotification()
    {
        arrive(QStringLiteral("INBOX"), {fresh(1, QStringLiteral("a")), fresh(2, QStringLiteral("b"))});
        QTRY_VERIFY_WITH_TIMEOUT(m_dunst->printed().contains(QStringLiteral("2 new messages in Inbox")), 20'000);
        QCOMPARE(m_dunst->displayed(), 1);
    }

    void theQuietHoursAreQuiet()
    {
        ui::NotificationRules rules;
        rules.quiet = true;
        rules.quietFrom = m_clock.now().toLocalTime().time().addSecs(-60);
        rules.quietUntil = rules.quietFrom.addSecs(3600);
        m_newMail->setRules(rules);
        arrive(QStringLiteral("INBOX"), {fresh(1, QStringLiteral("at night"))});
        m_newMail->setRules({});
        arrive(QStringLiteral("INBOX"), {fresh(2, QStringLiteral("in the morning"))});
        QTRY_VERIFY_WITH_TIMEOUT(m_dunst->printed().contains(QStringLiteral("in the morning")), 20'000);
        QVERIFY(!m_dunst->printed().contains(QStringLiteral("at night")));
    }

    void aClickOpensIt()
    {
        const QSignalSpy opened(m_newMail.get(), &ui::NewMail::openRequested);
        const PlacementId id = arrive(QStringLiteral("INBOX"), {fresh(1, QStringLiteral("click me"))}).first();
        QTRY_VERIFY_WITH_TIMEOUT(m_dunst->displayed() == 1, 20'000);
        m_dunst->click();
        QTRY_COMPARE_WITH_TIMEOUT(opened.size(), 1, 20'000);
        QCOMPARE(opened.first().at(1).value<PlacementId>(), id);
    }

    void theButtonsAct()
    {
        const PlacementId id = arrive(QStringLiteral("INBOX"), {fresh(1, QStringLiteral("put away"))}).first();
        QTRY_VERIFY_WITH_TIMEOUT(m_dunst->displayed() == 1, 20'000);
        m_dunst->choose("Archive");
        QTRY_COMPARE_WITH_TIMEOUT(m_commands->archived, QList<PlacementId>{id}, 20'000);
    }

    void whatWasReadElsewhereGoesAway()
    {
        arrive(QStringLiteral("INBOX"), {fresh(1, QStringLiteral("read on the phone"))});
        QTRY_VERIFY_WITH_TIMEOUT(m_dunst->displayed() == 1, 20'000);
        const FolderId inbox = m_live->id(QStringLiteral("INBOX"));
        m_live->write([inbox](store::Writer &writer) {
            store::FlagUpdate seen;
            seen.uid = Uid(1);
            seen.flags = store::Flag::Seen;
            writer.updateFlags(inbox, {seen});
            return true;
        });
        QTRY_COMPARE_WITH_TIMEOUT(m_dunst->displayed(), 0, 20'000);
    }

private:
    // Arrived after the program's start, each later than the one before.
    store::NewMessage fresh(quint32 uid, const QString &subject, store::Flags flags = {})
    {
        store::NewMessage message = store::message(uid, subject, flags);
        message.internalDate = m_clock.now().addSecs(++m_seconds);
        return message;
    }

    QList<PlacementId> arrive(const QString &path, const QList<store::NewMessage> &messages)
    {
        const QList<PlacementId> ids = m_live->insert(path, messages);
        // Its change set has been handled, and the question it led to has been answered.
        m_live->read([](store::Reader &) { return true; });
        QCoreApplication::sendPostedEvents();
        m_live->read([](store::Reader &) { return true; });
        QCoreApplication::processEvents();
        return ids;
    }

    FixedClock m_clock;
    int m_seconds = 0;
    std::unique_ptr<Dunst> m_dunst;
    std::unique_ptr<test::LiveStore> m_live;
    std::unique_ptr<Commands> m_commands;
    std::unique_ptr<ui::NewMail> m_newMail;
};

QTEST_MAIN(TestNewMail)
#include "tst_newmail.moc"

// What is said of a verb: how far the long ones are, and nothing of the others but how they ended.
#include "ui/common/reporter.h"

#include <QPromise>
#include <QSignalSpy>
#include <QTest>

using namespace waxwing;

class TestReporter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_promise = QPromise<sync::Applied>();
        m_promise.start();
    }

    // Else “100 %” would stand where Undo was offered, for as long as the window is open.
    void onePieceIsNoWorkUnderWay()
    {
        m_reporter.followQuietly(m_promise.future());
        QPromise<sync::Applied> ended;
        ended.start();
        m_reporter.follow(ended.future());
        m_promise.addResult(sync::Applied());
        m_promise.finish();
        ended.addResult(sync::Applied());
        ended.finish();
        QTRY_COMPARE(m_applied.size(), 1);
        QCOMPARE(m_working.size(), 0);
    }

    void severalPiecesAre()
    {
        m_reporter.followQuietly(m_promise.future());
        m_promise.setProgressRange(0, 4);
        m_promise.setProgressValueAndText(1, QStringLiteral("Marking"));
        QTRY_VERIFY(!m_working.isEmpty());
        QCOMPARE(m_working.last(), (QVariantList{QStringLiteral("Marking"), 25}));
        m_promise.addResult(sync::Applied());
        m_promise.finish();
        QTRY_COMPARE(m_applied.size(), 1);
    }

    void cleanup()
    {
        m_working.clear();
        m_applied.clear();
    }

private:
    ui::Reporter m_reporter;
    QSignalSpy m_working{&m_reporter, &ui::Reporter::working};
    QSignalSpy m_applied{&m_reporter, &ui::Reporter::applied};
    QPromise<sync::Applied> m_promise;
};

QTEST_GUILESS_MAIN(TestReporter)
#include "tst_reporter.moc"

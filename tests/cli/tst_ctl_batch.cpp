// Many commands by one program: each answered in order, a failure does not end the rest.
#include "tests/cli/ctl.h"

#include <QTest>

using namespace waxwing::test;

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

QList<int> exits(const CtlResult &result)
{
    QList<int> codes;
    for (const QJsonObject &row : result.rows) {
        if (row.contains(s("exit"))) {
            codes.append(row.value(s("exit")).toInt());
        }
    }
    return codes;
}

} // namespace

class TestCtlBatch : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_ctl = std::make_unique<Ctl>();
        CTL(added, 0,
            {s("account"), s("add"), s("--address"), s("ana@example.org"), s("--user"), s("ana"), s("--imap"),
             s("localhost:1,plain"), s("--password-command"), s("echo x")});
    }
    void cleanup() { m_ctl.reset(); }

    void answersInOrder()
    {
        const CtlResult result
            = m_ctl->run({s("--offline"), s("batch")}, "# a remark\n\naccount list\nfolder list\npending list\n");
        QVERIFY2(result.code == 0, result.report.constData());
        QCOMPARE(exits(result), (QList<int>{0, 0, 0}));
        QCOMPARE(result.rows.constFirst().value(s("address")).toString(), s("ana@example.org"));
        QCOMPARE(result.rows.constLast().value(s("command")).toString(), s("pending list"));
    }

    void goesOnAfterAFailureAndExitsAsTheFirst()
    {
        const CtlResult result
            = m_ctl->run({s("--offline"), s("batch")}, "account list\nlist Nowhere\nno such command\naccount list\n");
        QVERIFY2(result.code == 2, result.report.constData());
        QCOMPARE(exits(result), (QList<int>{0, 2, 1, 0}));
        QVERIFY(result.err.contains("Nowhere"));
    }

    void wordsInQuotesAndAsJson()
    {
        const CtlResult result = m_ctl->run({s("--offline"), s("batch")},
                                            "folder create \"Two words\"\n[\"folder\",\"create\",\"a \\\"b\\\" c\"]\n");
        QVERIFY2(result.code == 75, result.report.constData());
        const CtlResult folders = m_ctl->offline({s("folder"), s("list")});
        QVERIFY(!Ctl::find(folders.rows, s("path"), s("Two words")).isEmpty());
        QVERIFY(!Ctl::find(folders.rows, s("path"), s("a \"b\" c")).isEmpty());
    }

    void isNotItsOwnCommand()
    {
        const CtlResult result = m_ctl->run({s("--offline"), s("batch")}, "batch\n");
        QVERIFY2(result.code == 1, result.report.constData());
        CTL(words, 1, {s("batch"), s("account"), s("list")});
    }

private:
    std::unique_ptr<Ctl> m_ctl;
};

QTEST_GUILESS_MAIN(TestCtlBatch)
#include "tst_ctl_batch.moc"

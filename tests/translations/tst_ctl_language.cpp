// waxwingctl in another language: what scripts read stays, what people read changes.
#include "tests/cli/ctl.h"

#include <QTest>

using namespace waxwing::test;

namespace {

// What every language must say alike: the rows but for the sentences in them, and how each command ended.
struct Answers {
    QList<QJsonObject> rows;
    QList<int> codes;
    QByteArray said; // on stderr
};

Answers answersIn(const char *language)
{
    qputenv("LANGUAGE", language);
    const Ctl ctl;
    Answers answers;
    const auto run = [&](const QStringList &arguments) {
        const CtlResult result = ctl.offline(arguments);
        for (QJsonObject row : result.rows) {
            row.remove(QStringLiteral("what"));
            answers.rows << row;
        }
        answers.codes << result.code;
        answers.said += result.err;
    };
    const QString folder = QStringLiteral("folder");
    run({folder, QStringLiteral("create"), QStringLiteral("On this computer:Projects")});
    run({folder, QStringLiteral("list")});
    run({folder, QStringLiteral("policy"), QStringLiteral("Projects")});
    run({QStringLiteral("list"), QStringLiteral("Projects")});
    run({QStringLiteral("list"), QStringLiteral("Nowhere")});
    run({QStringLiteral("pending"), QStringLiteral("list")});
    run({QStringLiteral("nonsense")});
    run({QStringLiteral("undo")});
    qputenv("LANGUAGE", "en");
    return answers;
}

} // namespace

class TestCtlLanguage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void scriptsReadTheSame()
    {
        const Answers english = answersIn("en");
        const Answers german = answersIn("de");
        QVERIFY(!english.rows.isEmpty());
        QCOMPARE(german.rows, english.rows);
        QCOMPARE(german.codes, english.codes);
        QVERIFY2(english.said.contains("There is no folder “Nowhere”."), english.said.constData());
        QVERIFY2(german.said.contains("Es gibt keinen Ordner „Nowhere“."), german.said.constData());
    }
};

QTEST_GUILESS_MAIN(TestCtlLanguage)
#include "tst_ctl_language.moc"

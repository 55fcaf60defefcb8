#include "ui/folders/filingmemory.h"

#include <QTest>

using waxwing::ui::FilingMemory;

namespace {

const QString inbox = QStringLiteral("1/INBOX");
const QString clients = QStringLiteral("1/Clients");
const QString bills = QStringLiteral("1/Bills and more");
const QString ines = QStringLiteral("ines@rowanreed.example");
const QString tomasz = QStringLiteral("tomasz@wrona.example");

} // namespace

class TestFilingMemory : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSendersFolderComesFirst()
    {
        FilingMemory memory;
        QVERIFY(memory.likely(ines, inbox).isEmpty());
        memory.learn(ines, inbox, clients);
        memory.learn(tomasz, inbox, bills);
        memory.learn(tomasz, inbox, bills);
        QCOMPARE(memory.likely(ines, inbox), (QStringList{clients, bills}));
        QCOMPARE(memory.likely(ines.toUpper(), inbox).value(0), clients);
        // From nobody known: as the folder's mail goes.
        QCOMPARE(memory.likely(QStringLiteral("new@example.org"), inbox), (QStringList{bills, clients}));
        QVERIFY(memory.likely(QStringLiteral("new@example.org"), clients).isEmpty());
    }

    void whatIsChosenLatelyWeighsMore()
    {
        FilingMemory memory;
        for (int n = 0; n < 4; ++n) {
            memory.learn(ines, inbox, clients);
        }
        for (int n = 0; n < 3; ++n) {
            memory.learn(ines, inbox, bills);
        }
        QCOMPARE(memory.likely(ines, inbox), (QStringList{bills, clients}));
        for (int n = 0; n < 20; ++n) {
            memory.learn(ines, inbox, bills);
        }
        QCOMPARE(memory.likely(ines, inbox), QStringList{bills}); // the other is forgotten
    }

    void itIsKeptAndNamesNobody()
    {
        FilingMemory memory;
        memory.learn(ines, inbox, clients);
        memory.learn(tomasz, inbox, bills);
        const QStringList texts = memory.toTexts();
        QVERIFY(!texts.join(u' ').contains(QStringLiteral("ines"), Qt::CaseInsensitive));
        const FilingMemory again = FilingMemory::fromTexts(texts);
        QCOMPARE(again.likely(ines, inbox), memory.likely(ines, inbox));
        QCOMPARE(again.toTexts(), texts);
        QVERIFY(FilingMemory::fromTexts({QString(), QStringLiteral("a b c"), QStringLiteral("0123456789abcdef x y"),
                                         QStringLiteral("0123456789abcdef 1.0 "),
                                         QStringLiteral("0123456789abcdef nan 1/A")})
                    .toTexts()
                    .isEmpty());
    }

    void itDoesNotGrowWithoutEnd()
    {
        FilingMemory memory;
        for (int n = 0; n < 5000; ++n) {
            memory.learn(QString::number(n), inbox, QStringLiteral("1/%1").arg(n));
        }
        QVERIFY(memory.toTexts().size() < 1000);
        QCOMPARE(memory.likely(QStringLiteral("4999"), inbox).size(), 5);
    }
};

QTEST_GUILESS_MAIN(TestFilingMemory)
#include "tst_filingmemory.moc"

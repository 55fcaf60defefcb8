// The dialog of the keys: finding, changing, a key that is taken, the way back.
#include "tests/window2/shots.h"
#include "ui/settings/shortcutdialog.h"

#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

using namespace waxwing;
using namespace waxwing::ui;

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

using Keys = QList<QKeySequence>;

} // namespace

class TestShortcuts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        const QList<Shortcut> all{
            {s("archive"), s("Archive"), Keys{Qt::Key_A}, Keys{Qt::Key_A}},
            {s("find"), s("Search mail"), Keys{Qt::CTRL | Qt::Key_F, Qt::Key_Slash},
             Keys{Qt::CTRL | Qt::Key_F, Qt::Key_Slash}},
            {s("moveFolder"), s("Move folder"), Keys{}, Keys{}},
        };
        m_dialog = new ShortcutDialog(all, nullptr);
        m_chosen = std::make_unique<QSignalSpy>(m_dialog.data(), &ShortcutDialog::chosen);
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_dialog) && QTest::qWaitForWindowActive(m_dialog));
    }
    void cleanup() { delete m_dialog; }

    void aKeyIsPressed()
    {
        select(2);
        press(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(m_chosen->size(), 1);
        QCOMPARE(m_chosen->constFirst().at(0).toString(), s("moveFolder"));
        QCOMPARE(keysAt(2), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_M).toString(QKeySequence::NativeText));
        test::shoot(m_dialog, s("shortcuts"));
    }

    // The other key of the action stays.
    void theFirstOfTwoIsReplaced()
    {
        select(1);
        press(Qt::Key_L, Qt::ControlModifier);
        QCOMPARE(m_chosen->constLast().at(1).value<Keys>(), (Keys{Qt::CTRL | Qt::Key_L, Qt::Key_Slash}));
    }

    void aTakenKeyIsAskedAbout()
    {
        select(2);
        press(Qt::Key_A);
        QCOMPARE(m_chosen->size(), 0);
        QVERIFY(child<QLabel>("shortcutMessage")->text().contains(s("Archive")));
        test::shoot(m_dialog, s("shortcut-taken"));
        click("shortcutTake");
        QCOMPARE(m_chosen->size(), 2);
        QCOMPARE(keysAt(0), QString());
        QCOMPARE(keysAt(2), s("A"));
        // The way back does not take it from the action that has it now.
        select(0);
        click("shortcutDefault");
        QCOMPARE(keysAt(0), QString());
        QVERIFY(child<QLabel>("shortcutMessage")->text().contains(s("Move folder")));
        click("shortcutDefaults");
        QCOMPARE(keysAt(0), s("A"));
        QCOMPARE(keysAt(2), QString());
    }

    void aKeyIsTakenAway()
    {
        select(0);
        click("shortcutNone");
        QCOMPARE(m_chosen->constLast().at(1).value<Keys>(), Keys{});
        click("shortcutDefault");
        QCOMPARE(keysAt(0), s("A"));
    }

    void actionsAreFoundByNameAndKey()
    {
        for (const auto &[typed, found] :
             {std::pair(s("search"), 1), std::pair(s("ctrl+f"), 1), std::pair(s("fold"), 2)}) {
            child<QLineEdit>("shortcutSearch")->clear();
            QTest::keyClicks(child<QLineEdit>("shortcutSearch"), typed);
            for (int row = 0; row < 3; ++row)
                QCOMPARE(list()->topLevelItem(row)->isHidden(), row != found);
            QCOMPARE(list()->indexOfTopLevelItem(list()->currentItem()), found);
        }
    }

private:
    template <class T> T *child(const char *name) { return m_dialog->findChild<T *>(QLatin1String(name)); }
    QTreeWidget *list() { return child<QTreeWidget>("shortcutList"); }
    void click(const char *button) { QTest::mouseClick(child<QPushButton>(button), Qt::LeftButton); }
    void select(int row)
    {
        const QRect place = list()->visualItemRect(list()->topLevelItem(row));
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, place.center());
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        auto *edit = child<QLineEdit>("shortcutKey");
        edit->setFocus();
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    QString keysAt(int row) { return list()->topLevelItem(row)->text(1); }

    QPointer<ShortcutDialog> m_dialog;
    std::unique_ptr<QSignalSpy> m_chosen;
};

QTEST_MAIN(TestShortcuts)
#include "tst_shortcuts.moc"

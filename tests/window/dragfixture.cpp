#include "tests/window/dragfixture.h"

#include "tests/window/pointer.h"
#include "ui/common/toast.h"
#include "ui/folders/dragcaption.h"

#include <QPushButton>
#include <QTest>

namespace waxwing::test {

namespace {

const QString demo = QStringLiteral("demo");
const QString aliceUser = QStringLiteral("alice");

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

} // namespace

void DragFixture::start()
{
    QVERIFY2(m_servers.isRunning(), qPrintable(m_servers.error()));
    for (const char *folder :
         {"Clients", "Clients/Halden Bakery", "Clients/Orrery", "Invoices", "Travel", "Travel/Orrery"}) {
        m_servers.doveadm({s("mailbox"), s("create"), s("-s"), s("-u"), demo, s(folder)});
    }
    for (int i = 1; i <= 4; ++i) {
        m_servers.deliver(demo, sampleMessage("Letter " + QByteArray::number(i)));
    }
    for (const char *subject : {"Plan", "Re: Plan"}) {
        m_servers.deliver(demo, "References: <plan@rowanreed.example>\r\n" + sampleMessage(subject));
    }
    m_servers.deliver(aliceUser, sampleMessage("For Alice"));
    m_mail = std::make_unique<MailWindow>(m_servers);
    m_mail->start();
    m_alice = m_mail->add(m_mail->accountOf(aliceUser, s("Home")));
    QTRY_VERIFY_WITH_TIMEOUT(m_mail->folder(m_alice, s("Archive")).isValid(), 15000);
    QVERIFY(m_mail->open(s("INBOX"), 6));
    m_mail->folders()->setFavourite(m_mail->folder(s("Clients")), true);
    m_source.setGeometry(1400, 100, 160, 120);
    m_source.show();
    m_mail->window().move(0, 0);
    m_mail->window().resize(1280, 800);
    m_mail->window().raiseToUser();
    QVERIFY(QTest::qWaitForWindowActive(&m_mail->window()));
    m_eyes = std::make_unique<ServerEyes>(m_servers, QStringList{demo, aliceUser});
    m_before = m_eyes->look();
    m_order = order();
}

// What was undone on the server is undone in the window, too, before anything is taken up by its place there.
void DragFixture::settle()
{
    QTRY_COMPARE_WITH_TIMEOUT(order(), m_order, 15000);
    QTRY_VERIFY(!m_mail->messages()->isLoading());
}

void DragFixture::stop()
{
    qInfo("%-18s | %-28s | %-5s | %-62s | %-22s | %s", "source", "target", "key", "said", "on the server", "undone");
    for (const QString &row : std::as_const(m_matrix)) {
        qInfo("%s", qPrintable(row));
    }
    m_eyes.reset();
    m_mail.reset();
}

// New ones each time: what is in a folder already is not taken in again.
void DragFixture::writeFiles()
{
    QFile eml(m_files.filePath(s("letter.eml")));
    QVERIFY(eml.open(QIODevice::WriteOnly));
    eml.write(sampleMessage("From a file"));
    eml.close();
    QFile mbox(m_files.filePath(s("old.mbox")));
    QVERIFY(mbox.open(QIODevice::WriteOnly));
    for (const char *subject : {"Old 1", "Old 2"}) {
        QByteArray mail = sampleMessage(subject);
        mbox.write("From ines@rowanreed.example Tue Nov 24 10:18:00 2026\n" + mail.replace("\r\n", "\n") + "\n");
    }
    mbox.close();
}

DragSpot DragFixture::spot(const QString &target)
{
    const models::FolderTreeModel *tree = m_mail->folders();
    const auto of = [this](const char *folder) { return m_mail->centreOfFolder(s(folder)); };
    if (target == s("folder")) {
        return {of("Travel"), s("demo/Travel"), s("Travel"), {}};
    }
    if (target == s("special folder")) {
        return {of("Archive"), s("demo/Archive"), s("Archive"), {}};
    }
    if (target == s("its own folder")) {
        return {of("INBOX"), s("demo/INBOX"), s("Inbox"), {}};
    }
    if (target == s("favourite")) {
        return {m_mail->centreOf(tree->index(0, 0, tree->favourites())), s("demo/Clients"), s("Clients"), {}};
    }
    if (target == s("other account's folder")) {
        const QPoint at = m_mail->centreOf(tree->indexOf(m_mail->folder(m_alice, s("Archive"))));
        return {at, s("alice/Archive"), s("Archive"), {}};
    }
    if (target == s("line between siblings")) { // only folders have an order: it goes onto the row
        return {above(s("Invoices")), s("demo/Invoices"), s("Invoices"), {}};
    }
    if (target == s("All Inboxes")) {
        return {m_mail->centreOf(tree->allInboxes()), {}, {}, s("Choose the inbox of one account")};
    }
    return {m_mail->centreOf(tree->indexOf(m_mail->account())), {}, {}, s("Choose a folder")};
}

// Letters are rows 2 to 5 of the flat list, the two plans the first row of the list by conversation.
DragGrip DragFixture::grip(const QString &source)
{
    models::MessageListModel *list = m_mail->messages();
    const bool threaded = source == s("conversation");
    m_mail->parts().list->setThreaded(threaded);
    if (!QTest::qWaitFor(
            [&] { return !list->isLoading() && list->rowCount() == (threaded ? 5 : 6) && list->row(0); })) {
        return {};
    }
    const auto subject = [list](int row) { return list->row(row)->subject; };
    if (threaded) {
        int row = 0;
        while (row < list->rowCount() && !list->isConversation(row)) {
            ++row;
        }
        m_mail->clickRow(row);
        return {m_mail->centreOfRow(row), {s("Plan"), s("Re: Plan")}, s("2 messages")};
    }
    m_mail->clickRow(3);
    if (source == s("3 messages")) {
        m_mail->clickRow(5, Qt::ShiftModifier);
        return {m_mail->centreOfRow(4), {subject(3), subject(4), subject(5)}, source};
    }
    return {m_mail->centreOfRow(3), {subject(3)}, s("“%1”").arg(subject(3))};
}

void DragFixture::run(const QPoint &from, const QPoint &to, const QString &key, const QString &wanted,
                      const ServerPicture &after, const ServerPicture &undone)
{
    m_said = wanted;
    QString said;
    const bool wasSaid = dragUntil(from, to, key == s("none") ? QString() : key.toLower(), [&] {
        said = caption();
        return said == wanted;
    });
    QVERIFY2(wasSaid,
             qPrintable(QStringLiteral("“%1” was said, not “%2”; %3").arg(said, wanted, order().join(s(", ")))));
    QTRY_COMPARE(caption(), QString());
    QVERIFY2(comesTo(after), qPrintable(m_eyes->look().text()));
    if (after == m_before) {
        return;
    }
    QVERIFY(m_mail->isFlushed());
    undo();
    QVERIFY2(comesTo(undone), qPrintable(m_eyes->look().text()));
    QVERIFY(m_mail->isFlushed());
}

void DragFixture::undo()
{
    auto *button = m_mail->find<QPushButton>("undoButton");
    const ui::Toast *toast = m_mail->parts().list->toast();
    const bool offered = QTest::qWaitFor([&] { return button->isVisible() && toast->text().contains(m_about); });
    QVERIFY2(offered, qPrintable(QStringLiteral("undo is not offered, but “%1” said").arg(toast->text())));
    QTest::mouseClick(button, Qt::LeftButton);
}

bool DragFixture::comesTo(const ServerPicture &wanted)
{
    return QTest::qWaitFor([&] { return m_eyes->look() == wanted; }, 15000);
}

QString DragFixture::caption()
{
    auto *found = m_mail->find<ui::DragCaption>("dragCaption");
    return found ? found->text() : QString();
}

// Every folder's row as it stands, favourites included.
QStringList DragFixture::order()
{
    QStringList names;
    const models::FolderTreeModel *tree = m_mail->folders();
    const std::function<void(const QModelIndex &)> walk = [&](const QModelIndex &parent) {
        for (int row = 0; row < tree->rowCount(parent); ++row) {
            const QModelIndex index = tree->index(row, 0, parent);
            names << index.data().toString();
            walk(index);
        }
    };
    walk({});
    return names;
}

void DragFixture::report(const QString &result, const QString &undone)
{
    const QStringList cell = QString::fromUtf8(QTest::currentDataTag()).split(s(" | "));
    m_matrix << QStringLiteral("%1 | %2 | %3 | %4 | %5 | %6")
                    .arg(cell[0], -18)
                    .arg(cell[1], -28)
                    .arg(cell[2], -5)
                    .arg(m_said, -62)
                    .arg(result, -22)
                    .arg(undone);
}

} // namespace waxwing::test

// A launcher and a file manager reach the running program over the session bus.
#include "app/gui/activation.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCall>
#include <QSignalSpy>
#include <QTest>

using namespace waxwing;
using gui::Arguments;

class TestActivation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_activation.listen());
        connect(&m_activation, &gui::Activation::received, this, [this](const Arguments &got) { m_received << got; });
    }

    void init() { m_received.clear(); }

    void activateRaises()
    {
        call("Activate", {QVariantMap()});
        QTRY_COMPARE(m_received, QList{Arguments()});
    }

    void openTakesAddressesAndFilesButNoOptions()
    {
        const QStringList uris{QStringLiteral("mailto:ann@example.org"), QStringLiteral("file:///tmp/a%20b.eml"),
                               QStringLiteral("--offline")};
        call("Open", {uris, QVariantMap()});
        QTRY_COMPARE(m_received.size(), 1);
        QCOMPARE(m_received.first().mailto, QStringLiteral("mailto:ann@example.org"));
        QCOMPARE(m_received.first().files.first(), QStringLiteral("/tmp/a b.eml"));
        QVERIFY(!m_received.first().offline);
    }

    void theDesktopFilesActionComposes()
    {
        call("ActivateAction", {QStringLiteral("compose"), QVariantList(), QVariantMap()});
        QTRY_COMPARE(m_received.size(), 1);
        QVERIFY(m_received.first().compose);
    }

    void anotherProgramWithTheNameIsLeftAlone()
    {
        gui::Activation second;
        QVERIFY(!second.listen());
        call("Activate", {QVariantMap()});
        QTRY_COMPARE(m_received.size(), 1);
    }

private:
    void call(const char *method, const QVariantList &arguments)
    {
        QDBusConnection other = QDBusConnection::connectToBus(QDBusConnection::SessionBus, QStringLiteral("launcher"));
        QDBusMessage message = QDBusMessage::createMethodCall(
            QStringLiteral("org.waxwing.Waxwing"), QStringLiteral("/org/waxwing/Waxwing"),
            QStringLiteral("org.freedesktop.Application"), QString::fromLatin1(method));
        message.setArguments(arguments);
        other.asyncCall(message);
    }

    gui::Activation m_activation;
    QList<Arguments> m_received;
};

QTEST_GUILESS_MAIN(TestActivation)
#include "tst_activation.moc"

#include "ui/common/theme.h"

#include "ui/common/colors.h"
#include "ui/common/style.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QStyleHints>

namespace waxwing::ui {

namespace {

const QString portalService = QStringLiteral("org.freedesktop.portal.Desktop");
const QString portalPath = QStringLiteral("/org/freedesktop/portal/desktop");
const QString portalInterface = QStringLiteral("org.freedesktop.portal.Settings");
const QString appearanceGroup = QStringLiteral("org.freedesktop.appearance");
const QString colorSchemeKey = QStringLiteral("color-scheme");
// The portal's values: 0 no preference, 1 prefer dark, 2 prefer light.
constexpr uint preferDark = 1;
constexpr uint preferLight = 2;

// Without a desktop's own settings Qt falls back to 9 pt, which is too small at 96 dpi.
void useReadableFont()
{
    QFont font = QApplication::font();
    if (qEnvironmentVariableIsEmpty("XDG_CURRENT_DESKTOP") && font.pointSizeF() < 10) {
        font.setPointSizeF(10);
        QApplication::setFont(font);
    }
}

} // namespace

Appearance appearanceNamed(const QString &name)
{
    return name == QLatin1String("dark") ? Appearance::Dark
        : name == QLatin1String("light") ? Appearance::Light
                                         : Appearance::System;
}

QString appearanceName(Appearance appearance)
{
    switch (appearance) {
    case Appearance::System: return QStringLiteral("system");
    case Appearance::Light: return QStringLiteral("light");
    case Appearance::Dark: return QStringLiteral("dark");
    }
    return {};
}

Theme::Theme(Appearance appearance, QObject *parent)
    : QObject(parent)
    , m_appearance(appearance)
    , m_systemDark(QApplication::palette().color(QPalette::Window).lightness() < 128)
{
    useReadableFont();
    QApplication::setStyle(new Style);
    watchSystem();
    apply();
}

void Theme::setAppearance(Appearance appearance)
{
    m_appearance = appearance;
    apply();
}

bool Theme::isDark() const
{
    return m_appearance == Appearance::System ? m_systemDark : m_appearance == Appearance::Dark;
}

void Theme::watchSystem()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    QStyleHints *hints = QGuiApplication::styleHints();
    if (hints->colorScheme() != Qt::ColorScheme::Unknown) {
        m_systemDark = hints->colorScheme() == Qt::ColorScheme::Dark;
    }
    connect(hints, &QStyleHints::colorSchemeChanged, this,
            [this](Qt::ColorScheme scheme) { setSystemDark(scheme == Qt::ColorScheme::Dark); });
#else
    askPortal();
#endif
}

// Asynchronous: the first paint does not wait for the session bus.
void Theme::askPortal()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        return;
    }
    bus.connect(portalService, portalPath, portalInterface, QStringLiteral("SettingChanged"), this,
                SLOT(portalSettingChanged(QString, QString, QDBusVariant)));
    QDBusMessage call
        = QDBusMessage::createMethodCall(portalService, portalPath, portalInterface, QStringLiteral("Read"));
    call << appearanceGroup << colorSchemeKey;
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        watcher->deleteLater();
        if (reply.isValid()) {
            portalSettingChanged(appearanceGroup, colorSchemeKey, reply.value());
        }
    });
}

void Theme::portalSettingChanged(const QString &group, const QString &key, const QDBusVariant &value)
{
    if (group != appearanceGroup || key != colorSchemeKey) {
        return;
    }
    // Read wraps its answer in a second variant, the signal does not.
    QVariant inner = value.variant();
    if (inner.canConvert<QDBusVariant>()) {
        inner = inner.value<QDBusVariant>().variant();
    }
    const uint scheme = inner.toUInt();
    if (scheme == preferDark || scheme == preferLight) {
        setSystemDark(scheme == preferDark);
    }
}

void Theme::setSystemDark(bool dark)
{
    m_systemDark = dark;
    apply();
}

void Theme::apply()
{
    const bool dark = isDark();
    if (m_applied && dark == m_appliedDark) {
        return;
    }
    m_applied = true;
    m_appliedDark = dark;
    QApplication::setPalette((dark ? Colors::darkTable() : Colors::light()).palette());
    Q_EMIT changed(dark);
}

} // namespace waxwing::ui

// Light or dark as the system says, and changed while running when the system changes. One object, made by the
// program after its QApplication; it sets the application's style, palette and base font and nothing else
// refers to it.
#pragma once

#include <QDBusVariant>
#include <QObject>

namespace waxwing::ui {

enum class Appearance { System, Light, Dark };
// As the settings keep it; what is unknown is the system's.
Appearance appearanceNamed(const QString &name);
QString appearanceName(Appearance appearance);

class Theme : public QObject {
    Q_OBJECT
public:
    explicit Theme(Appearance appearance = Appearance::System, QObject *parent = nullptr);

    Appearance appearance() const { return m_appearance; }
    void setAppearance(Appearance appearance);
    bool isDark() const;

Q_SIGNALS:
    void changed(bool dark);

private Q_SLOTS:
    // org.freedesktop.portal.Settings, SettingChanged
    void portalSettingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void watchSystem();
    void askPortal();
    void setSystemDark(bool dark);
    void apply();

    Appearance m_appearance;
    bool m_systemDark = false;
    bool m_appliedDark = false;
    bool m_applied = false;
};

} // namespace waxwing::ui

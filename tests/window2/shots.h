// Pictures of what a test shows, to be looked at: written only when WAXWING_SHOTS names a folder. Once light,
// once dark.
#pragma once

#include "ui/common/colors.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QWidget>

#include <functional>

namespace waxwing::test {

// Also brings events up to date, so that the widget is drawn in the other palette too.
// settle: waits until what is asynchronous in it is drawn again.
inline void shoot(
    QWidget *widget, const QString &name, const std::function<void()> &settle = [] {})
{
    const QString folder = qEnvironmentVariable("WAXWING_SHOTS");
    if (folder.isEmpty())
        return;
    for (const ui::Colors *colors : {&ui::Colors::darkTable(), &ui::Colors::light()}) {
        QApplication::setPalette(colors->palette());
        QCoreApplication::processEvents(QEventLoop::AllEvents, 200);
        settle();
        const QString look = colors->dark ? QStringLiteral("-dark.png") : QStringLiteral("-light.png");
        widget->grab().save(QString(folder + QStringLiteral("/") + name + look));
    }
    QCoreApplication::processEvents();
}

} // namespace waxwing::test

// waxwing [--profile DIR] [--offline] [--hidden] [--compose | mailto:… | FILE.eml …]
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace waxwing::gui {

struct Arguments {
    QString profile; // empty: the default
    bool offline = false;
    bool compose = false;
    bool hidden = false; // starts without showing the window: at login, and when the bus starts it
    QString mailto;
    QStringList files; // absolute: the running program has another working folder

    bool operator==(const Arguments &) const = default;
};

// Throws Error{Input} for an option that is not known or lacks its value.
Arguments parseArguments(const QStringList &words);

// What a second start hands to the first; profile and offline stay behind.
QByteArray toLine(const Arguments &arguments);
// Anything else than such a line gives arguments that do nothing but raise the window.
Arguments fromLine(const QByteArray &line);

} // namespace waxwing::gui

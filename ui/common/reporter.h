// Follows what was asked of MailCommands and says how it ended: the toast's words, or a sentence of error.
#pragma once

#include "core/sync/mailcommands.h"

#include <QFuture>
#include <QObject>

namespace waxwing::ui {

class Reporter : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    void follow(QFuture<sync::Applied> future);
    // For what is seen on the row itself, a star or a read message: only failures are told, and what took long.
    void followQuietly(QFuture<sync::Applied> future);
    // Before its messages are known: a million take a moment to be listed. Of few nothing is said.
    void begin(int messages);
    // They could not be told: nothing was done.
    void giveUp();

Q_SIGNALS:
    void applied(const waxwing::sync::Applied &applied);
    void failed(const QString &sentence);
    void working(const QString &what, int percent);

private:
    void watch(const QFuture<sync::Applied> &future);
    void tell(const Error &error);
};

} // namespace waxwing::ui

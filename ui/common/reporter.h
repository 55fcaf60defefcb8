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
    // For what is seen on the row itself, a star or a read message: only failures are told.
    void followQuietly(QFuture<sync::Applied> future);

Q_SIGNALS:
    void applied(const waxwing::sync::Applied &applied);
    void failed(const QString &sentence);

private:
    void tell(const Error &error);
};

} // namespace waxwing::ui

// Asks for a password in a dialog. The engine asks in its own thread and waits there; the dialog is in the
// window's.
#pragma once

#include "core/auth/credentialstore.h"
#include "core/base/wakeup.h"

#include <QObject>

#include <memory>
#include <vector>

namespace waxwing::gui {

class Prompt : public QObject, public auth::PasswordPrompt {
    Q_OBJECT
public:
    // Lives in the UI thread.
    Prompt();

    // Engine thread.
    QCoro::Task<auth::PasswordAnswer> ask(auth::PasswordQuestion question) override;
    // Every question that is open counts as declined, and every later one: the program ends.
    void close();

private:
    // Written in the engine thread only.
    struct Asked {
        Wakeup wakeup;
        bool done = false;
        bool declined = false;
        auth::PasswordAnswer answer;
    };

    void show(const auth::PasswordQuestion &question, const std::shared_ptr<Asked> &asked);
    static void settle(const std::shared_ptr<Asked> &asked, bool declined, const auth::Secret &secret, bool store);

    std::vector<std::weak_ptr<Asked>> m_open;
    bool m_closed = false;
};

} // namespace waxwing::gui

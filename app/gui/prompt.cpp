#include "app/gui/prompt.h"

#include "ui/accounts/passworddialog.h"

#include <QApplication>
#include <QCoreApplication>

namespace waxwing::gui {

Prompt::Prompt() = default;

QCoro::Task<auth::PasswordAnswer> Prompt::ask(auth::PasswordQuestion question)
{
    const auto asked = std::make_shared<Asked>();
    QMetaObject::invokeMethod(
        this, [this, question, asked] { show(question, asked); }, Qt::QueuedConnection);
    while (!asked->done) {
        QCoro::Task<bool> woken = asked->wakeup.wait();
        co_await woken;
    }
    if (asked->declined) {
        throw Error(ErrorKind::Cancelled,
                    QCoreApplication::translate("waxwing::gui::Prompt", "No password was given."));
    }
    co_return asked->answer;
}

void Prompt::show(const auth::PasswordQuestion &question, const std::shared_ptr<Asked> &asked)
{
    if (m_closed) {
        settle(asked, true, {}, false);
        return;
    }
    m_open.push_back(asked);
    auto *dialog
        = new ui::PasswordDialog(question.accountName, question.user, question.host, question.refusal,
                                 question.source == auth::PasswordSource::Keyring, QApplication::activeWindow());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ui::PasswordDialog::answered, this,
            [asked](const QString &password, bool store) { settle(asked, false, auth::Secret(password), store); });
    connect(dialog, &ui::PasswordDialog::declined, this, [asked] { settle(asked, true, {}, false); });
    dialog->open();
}

void Prompt::settle(const std::shared_ptr<Asked> &asked, bool declined, const auth::Secret &secret, bool store)
{
    if (!asked) {
        return;
    }
    // In the thread that waits: its wake-up belongs to it.
    QMetaObject::invokeMethod(
        &asked->wakeup,
        [asked, declined, secret, store] {
            asked->done = true;
            asked->declined = declined;
            asked->answer.secret = secret;
            asked->answer.store = store;
            asked->wakeup.wake();
        },
        Qt::QueuedConnection);
}

void Prompt::close()
{
    m_closed = true;
    for (const std::weak_ptr<Asked> &open : m_open) {
        settle(open.lock(), true, {}, false);
    }
    m_open.clear();
}

} // namespace waxwing::gui

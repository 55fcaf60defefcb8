#include "ui/composer/composers.h"

#include "core/base/onpool.h"
#include "ui/composer/composerwindow.h"
#include "ui/models/whenready.h"

namespace waxwing::ui {

Composers::Composers(sync::MailCommands *commands, FindDraft findDraft, QObject *parent)
    : QObject(parent), m_commands(commands), m_findDraft(std::move(findDraft))
{
}

void Composers::setIdentities(const QList<ComposerIdentity> &identities)
{
    m_identities = identities;
}

ComposerWindow *Composers::open(const Composition &composition)
{
    if (!canCompose()) {
        Q_EMIT notice(tr("Set up an account before writing a message."));
        return nullptr;
    }
    auto *window = new ComposerWindow(m_commands, m_findDraft, m_identities, composition);
    m_windows.removeAll(QPointer<ComposerWindow>());
    m_windows.append(window);
    connect(window, &ComposerWindow::sent, this, &Composers::sent);
    window->show();
    Q_EMIT opened(window);
    return window;
}

ComposerWindow *Composers::compose(AccountId account)
{
    Composition composition;
    for (const ComposerIdentity &identity : m_identities) {
        if (identity.account == account) {
            composition.outgoing.from = {identity.name, identity.address};
            break; // the one its new mail is written as comes first
        }
    }
    return open(composition);
}

ComposerWindow *Composers::composeMailto(const QString &url)
{
    Composition composition;
    composition.outgoing = mime::fromMailto(url);
    return open(composition);
}

// The account the message came to first: where it was addressed to nobody of ours, that one answers.
QList<mime::Identity> Composers::identitiesFor(const models::MessagePtr &message) const
{
    const AccountId account = message->detail ? message->detail->account : AccountId();
    QList<mime::Identity> own;
    QList<mime::Identity> others;
    for (const ComposerIdentity &identity : m_identities)
        (identity.account == account ? own : others).append({identity.name, identity.address});
    return own + others;
}

void Composers::openWhenMade(const QFuture<Composition> &composition)
{
    models::whenReady(
        this, composition, [this](const Composition &made) { open(made); },
        [this](const Error &error) { Q_EMIT notice(error.summary()); });
}

void Composers::reply(const models::MessagePtr &message, mime::ReplyTo mode)
{
    openWhenMade(onPool([message, mode, identities = identitiesFor(message)] {
        Composition composition;
        composition.outgoing = mime::reply(message->document, identities, mode);
        composition.original = message->placement;
        return composition;
    }));
}

void Composers::forward(const models::MessagePtr &message)
{
    const auto make = [message, identities = identitiesFor(message)](const QByteArray &source) {
        const mime::Document document = message->isWhole ? message->document : mime::parseMessage(source);
        Composition composition;
        composition.outgoing = mime::forward(document, source, identities);
        composition.original = message->placement;
        composition.forward = true;
        return composition;
    };
    openWhenMade(models::onPoolWhenReady(models::wholeSource(message), make));
}

void Composers::editDraft(const models::MessagePtr &message)
{
    const auto make = [message](const QByteArray &source) {
        Composition composition;
        composition.outgoing = mime::outgoingFromSource(source);
        composition.draft = message->placement;
        return composition;
    };
    openWhenMade(models::onPoolWhenReady(models::wholeSource(message), make));
}

bool Composers::closeAll()
{
    bool all = true;
    for (const QPointer<ComposerWindow> &window : std::as_const(m_windows))
        all = (!window || window->close()) && all;
    return all;
}

void Composers::keepAll()
{
    const auto waited = std::make_shared<int>(1);
    const auto settle = [this, waited] {
        if (--*waited == 0)
            Q_EMIT kept();
    };
    for (const QPointer<ComposerWindow> &window : std::as_const(m_windows)) {
        if (!window || window->isSafeToClose())
            continue;
        ++*waited;
        connect(window, &ComposerWindow::settled, this, settle, Qt::SingleShotConnection);
        window->keep();
    }
    settle();
}

} // namespace waxwing::ui

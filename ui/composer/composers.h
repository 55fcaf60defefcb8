// The composer windows of the program: what starts one, and whether all may be closed. UI thread.
#pragma once

#include "core/sync/mailcommands.h"
#include "ui/composer/composition.h"
#include "ui/models/messageloader.h"

#include <QObject>
#include <QPointer>

namespace waxwing::ui {

class ComposerWindow;

class Composers : public QObject {
    Q_OBJECT
public:
    // commands outlives this.
    Composers(sync::MailCommands *commands, FindDraft findDraft, QObject *parent = nullptr);

    void setIdentities(const QList<ComposerIdentity> &identities);
    bool canCompose() const { return !m_identities.isEmpty(); }
    // account: whose first identity writes; invalid: the first of all. Null when there is no account.
    ComposerWindow *compose(AccountId account = {});
    // RFC 6068; its attach field is ignored, its bcc is shown.
    ComposerWindow *composeMailto(const QString &url);
    // These three may take a moment (a large message is decoded on the pool); opened() tells the window.
    void reply(const models::MessagePtr &message, mime::ReplyTo mode);
    void forward(const models::MessagePtr &message);
    void editDraft(const models::MessagePtr &message);
    // Asks each window to close. False when one has to ask the person first.
    bool closeAll();
    // The program has to end: what is written is saved without a question. kept() follows when nothing more can be.
    void keepAll();

Q_SIGNALS:
    void opened(waxwing::ui::ComposerWindow *window);
    void sent(const waxwing::sync::Applied &applied);
    void notice(const QString &sentence);
    void kept();

private:
    ComposerWindow *open(const Composition &composition);
    void openWhenMade(const QFuture<Composition> &composition);
    QList<mime::Identity> identitiesFor(const models::MessagePtr &message) const;

    sync::MailCommands *m_commands;
    FindDraft m_findDraft;
    QList<ComposerIdentity> m_identities;
    QList<QPointer<ComposerWindow>> m_windows;
};

} // namespace waxwing::ui

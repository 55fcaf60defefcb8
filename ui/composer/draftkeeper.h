// Keeps what is being written: saved a few seconds after a change and when the text loses the focus, so that at
// most five seconds of typing can be lost. One save at a time; the newest version wins. UI thread.
#pragma once

#include "core/sync/mailcommands.h"
#include "ui/composer/composition.h"

#include <QObject>
#include <QTimer>

namespace waxwing::ui {

class DraftKeeper : public QObject {
    Q_OBJECT
public:
    struct Version {
        AccountId account;
        mime::Outgoing outgoing;
        std::shared_ptr<void> keepAlive; // whatever the attachments' paths need to stay
    };
    using Collect = std::function<Version()>;

    // commands outlives this. draft: the row that is edited; invalid: none yet.
    DraftKeeper(sync::MailCommands *commands, FindDraft findDraft, Collect collect, PlacementId draft,
                QObject *parent = nullptr);

    void noteChange(); // something differs from what is saved
    void saveSoon(); // focus lost: without waiting
    void save(); // the user's own wish: also when nothing changed
    // No more saving: the message is sent or thrown away.
    void stop();
    void resume(); // it was not sent after all
    bool isDirty() const { return m_revision != m_savedRevision; }
    bool isSaving() const { return m_saving; }
    // Where the newest saved version is; invalid: nowhere yet.
    PlacementId draft() const { return m_draft; }
    AccountId draftAccount() const { return m_draftAccount; }

Q_SIGNALS:
    void saved(const QDateTime &when);
    void failed(const QString &sentence);
    // Nothing is being saved any more (right or wrong).
    void settled();

private:
    void build();
    void store(const Version &version, sync::DraftMail draft);
    void locate(const Version &version, const QByteArray &messageId);
    void finished();
    void fail(const Error &error);
    void leaveOldAccount(AccountId account);

    sync::MailCommands *m_commands;
    FindDraft m_findDraft;
    Collect m_collect;
    QTimer m_timer;
    PlacementId m_draft;
    AccountId m_draftAccount; // invalid: of the draft that was opened, or none
    quint64 m_revision = 0;
    quint64 m_savedRevision = 0;
    quint64 m_savingRevision = 0;
    bool m_saving = false;
    bool m_again = false;
    bool m_stopped = false;
};

} // namespace waxwing::ui

// A message being written, in a window of its own. It puts the parts together: fields, text, attachments, draft
// keeping and sending each live in a class of theirs. UI thread.
#pragma once

#include "core/sync/mailcommands.h"
#include "ui/composer/composition.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace waxwing::ui {

class AttachmentBar;
class Attachments;
class BodyEdit;
class ComposerFields;
class DraftKeeper;
class InfoBar;
class SendFlow;

class ComposerWindow : public QWidget {
    Q_OBJECT
public:
    // commands outlives this; identities is not empty. Deletes itself when closed.
    ComposerWindow(sync::MailCommands *commands, FindDraft findDraft, const QList<ComposerIdentity> &identities,
                   const Composition &composition, QWidget *parent = nullptr);
    ~ComposerWindow() override;

    void attachFiles(const QStringList &paths);
    // True when nothing would be lost by closing now.
    bool isSafeToClose() const;
    // The program has to end: saves what is not saved, without a question. settled() follows when isSafeToClose() is
    // false now; what is being sent is waited for, or saved where it cannot be.
    void keep();

public Q_SLOTS:
    void send();
    void saveDraft();
    void discard();

Q_SIGNALS:
    void sent(const waxwing::sync::Applied &applied);
    void settled();

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *makeToolBar();
    void layOut();
    void connectParts();
    void start();
    mime::Outgoing collect() const;
    bool isEmpty() const;
    void changed();
    void chooseFiles();
    void confirmWarnings(const QStringList &warnings);
    void sendNow();
    void sendWhenSettled();
    void afterQueued(const sync::Applied &applied);
    void markOriginal();
    void throwAway();
    void askBeforeClosing();
    void setBusy(bool busy);
    void showNotice(const QString &sentence);
    void showStatus(const QString &text, const QString &iconName);
    void colorLabels();
    void placeSignature();
    void updateCount();
    void updateTitle();

    sync::MailCommands *m_commands;
    Composition m_composition;
    ComposerFields *m_fields;
    InfoBar *m_notice;
    BodyEdit *m_body;
    Attachments *m_attachments;
    AttachmentBar *m_attachmentBar;
    DraftKeeper *m_keeper;
    SendFlow *m_sender;
    QPushButton *m_send;
    QPushButton *m_attach;
    QPushButton *m_save;
    QPushButton *m_discard;
    QLabel *m_statusIcon;
    QLabel *m_status;
    QLabel *m_count = nullptr;
    bool m_started = false; // filled in: from here on a change is the person's
    bool m_touched = false;
    QString m_signature; // the one at the end of the text
    bool m_sending = false;
    bool m_closing = false; // decided: close without asking
};

} // namespace waxwing::ui

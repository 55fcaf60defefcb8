// The message pane: header card, what was left out, body, attachments; and what it says when there is no message,
// not yet, not here, or none that can be shown. UI thread.
#pragma once

#include "ui/models/messageloader.h"
#include "ui/reader/htmlpage.h"
#include "ui/reader/remotesenders.h"

#include <QWidget>

class QAction;
class QStackedWidget;

namespace waxwing::ui {

class AttachmentStrip;
class HeaderCard;
class InfoBar;
class LinkHint;
class MessageBody;
class ReaderConversation;
class RestBar;
class EmptyState;

class ReaderView : public QWidget {
    Q_OBJECT
public:
    // Both outlive this. The loader is used by this view alone.
    ReaderView(models::MessageLoader *loader, RemoteSenders *senders, QWidget *parent = nullptr);
    ~ReaderView() override;

    void setOwnAddresses(const QStringList &addresses);
    // A message of the conversation on the screen opens in it; any other ends it.
    void showMessage(PlacementId placement);
    // What stands folded around the message on the screen, itself included; oldest first.
    void setConversation(const QList<store::MessageRow> &messages);
    // Bytes of a file; there is nothing to star.
    void showSource(const QByteArray &source);
    void clear();
    // Says so in place of the message.
    void showProblem(const Error &error);
    // The star of the message on the screen changed in the store.
    void setStarred(bool starred);

    PlacementId current() const;
    // What is on the screen, null until it is; what reply and forward work from.
    models::MessagePtr message() const { return m_message; }
    MessageBody *body() const { return m_body; }
    // A page further down; false at the end.
    bool scrollPage();

public Q_SLOTS:
    void viewSource();
    void zoomIn();
    void zoomOut();
    void zoomNormal();

Q_SIGNALS:
    void messageShown(const waxwing::models::MessagePtr &message);
    void starClicked(waxwing::PlacementId placement, bool starred);
    void mailtoActivated(const QString &url);
    void notice(const QString &sentence); // for a toast

private:
    void makeMessagePage();
    void makeBars();
    void makeMenu();
    void showEmpty();
    void showMissing();
    void showFetching();
    void showNoText();
    void hideBars();
    void showBars();
    void showEnvelope(const store::MessageDetail &detail);
    void showLoaded(const models::MessagePtr &message);
    void showPrepared(const HtmlPage &page);
    void showNotes(bool truncated);
    void allowRemote(RemoteChoice remember);
    void neverRemote();
    void rememberChoice(RemoteChoice choice);
    // The one sender that a choice can be kept for; empty where From is not exactly one address.
    QString senderAddress() const;
    void openLink(const QString &target, const QString &warning);
    void updateMenu();
    void retry();

    models::MessageLoader *m_loader;
    RemoteSenders *m_senders;
    models::MessagePtr m_message;
    QStackedWidget *m_stack;
    EmptyState *m_state;
    QWidget *m_page;
    ReaderConversation *m_conversation;
    HeaderCard *m_header;
    QWidget *m_bars;
    InfoBar *m_remoteBar;
    InfoBar *m_noteBar;
    InfoBar *m_engineBar;
    RestBar *m_restBar;
    QStackedWidget *m_bodyStack;
    EmptyState *m_bodyState;
    MessageBody *m_body;
    AttachmentStrip *m_attachments;
    LinkHint *m_linkHint;
    QAction *m_asText;
    QAction *m_original;
    QAction *m_source;
};

} // namespace waxwing::ui

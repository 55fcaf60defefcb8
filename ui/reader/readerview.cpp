#include "ui/reader/readerview.h"

#include "ui/common/emptystate.h"
#include "ui/common/icons.h"
#include "ui/common/infobar.h"
#include "ui/common/metrics.h"
#include "ui/models/whenready.h"
#include "ui/reader/attachmentstrip.h"
#include "ui/reader/headercard.h"
#include "ui/reader/linkhint.h"
#include "ui/reader/messagebody.h"
#include "ui/reader/openlink.h"
#include "ui/reader/readerconversation.h"
#include "ui/reader/restbar.h"
#include "ui/reader/sourcewindow.h"

#include <QAction>
#include <QMenu>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace waxwing::ui {

ReaderView::ReaderView(models::MessageLoader *loader, RemoteSenders *senders, QWidget *parent)
    : QWidget(parent)
    , m_loader(loader)
    , m_senders(senders)
    , m_stack(new QStackedWidget(this))
    , m_state(new EmptyState(this))
    , m_page(new QWidget(this))
    , m_conversation(new ReaderConversation(m_page))
    , m_header(new HeaderCard(m_page))
    , m_bars(new QWidget(m_page))
    , m_remoteBar(new InfoBar(QStringLiteral("remote-blocked"), m_bars))
    , m_noteBar(new InfoBar(QStringLiteral("info"), m_bars))
    , m_engineBar(new InfoBar(QStringLiteral("info"), m_bars))
    , m_restBar(new RestBar(m_bars))
    , m_bodyStack(new QStackedWidget(m_page))
    , m_bodyState(new EmptyState(m_page))
    , m_body(new MessageBody(m_page))
    , m_attachments(new AttachmentStrip(m_page))
    , m_linkHint(new LinkHint(m_bodyStack))
{
    setObjectName(QStringLiteral("reader"));
    setAccessibleName(tr("Message"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    makeMessagePage();
    makeMenu();
    connect(m_loader, &models::MessageLoader::envelopeReady, this, &ReaderView::showEnvelope);
    connect(m_loader, &models::MessageLoader::fetching, this, &ReaderView::showFetching);
    connect(m_loader, &models::MessageLoader::ready, this, &ReaderView::showLoaded);
    connect(m_loader, &models::MessageLoader::missing, this, &ReaderView::showMissing);
    connect(m_loader, &models::MessageLoader::failed, this, &ReaderView::showProblem);
    showEmpty();
}

ReaderView::~ReaderView()
{
    m_loader->cancel();
}

void ReaderView::makeMessagePage()
{
    makeBars();
    m_bodyStack->addWidget(m_body);
    m_bodyStack->addWidget(m_bodyState);
    auto *layout = new QVBoxLayout(m_page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_bars);
    layout->addWidget(m_bodyStack, 1);
    layout->addWidget(m_conversation->after());
    m_header->setBetween(m_conversation->before());
    layout->addWidget(m_attachments);
    m_stack->addWidget(m_state);
    m_stack->addWidget(m_page);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_stack);

    connect(m_conversation, &ReaderConversation::chosen, this, &ReaderView::showMessage);
    connect(m_conversation, &ReaderConversation::changed, this,
            [this] { m_header->setMessageCount(m_conversation->count()); });
    connect(m_body, &MessageBody::prepared, this, &ReaderView::showPrepared);
    connect(m_body, &MessageBody::engineProblem, this, [this](const QString &sentence) {
        m_engineBar->setText(sentence);
        m_engineBar->show();
        m_bars->show();
    });
    connect(m_body, &MessageBody::linkHovered, m_linkHint, &LinkHint::showTarget);
    connect(m_body, &MessageBody::linkActivated, this, &ReaderView::openLink);
    connect(m_attachments, &AttachmentStrip::notice, this, &ReaderView::notice);
    connect(m_bodyState, &EmptyState::actionRequested, this, &ReaderView::retry);
    connect(m_state, &EmptyState::actionRequested, this, &ReaderView::retry);
    connect(m_header, &HeaderCard::starClicked, this,
            [this](bool starred) { Q_EMIT starClicked(m_loader->current(), starred); });
}

void ReaderView::makeBars()
{
    m_remoteBar->setObjectName(QStringLiteral("readerRemoteBar"));
    m_noteBar->setObjectName(QStringLiteral("readerNoteBar"));
    m_engineBar->setObjectName(QStringLiteral("readerEngineBar"));
    m_remoteBar->addChoice(tr("Show once"), QStringLiteral("remoteOnce"), [this] { allowRemote(RemoteChoice::Ask); });
    m_remoteBar->addChoice(tr("Always for this sender"), QStringLiteral("remoteAlways"),
                           [this] { allowRemote(RemoteChoice::Always); });
    m_remoteBar->addChoice(tr("Never"), QStringLiteral("remoteNever"), [this] { neverRemote(); });
    auto *layout = new QVBoxLayout(m_bars);
    layout->setContentsMargins(metrics::readerMargin, 12, metrics::readerMargin, 0);
    layout->setSpacing(8);
    for (InfoBar *bar : {static_cast<InfoBar *>(m_restBar), m_remoteBar, m_noteBar, m_engineBar})
        layout->addWidget(bar);
    connect(m_restBar, &RestBar::arrived, this, &ReaderView::showMessage);
    connect(m_restBar, &RestBar::notice, this, &ReaderView::notice);
}

void ReaderView::makeMenu()
{
    QMenu *menu = m_header->menu();
    m_asText = menu->addAction(tr("Show as text"));
    m_asText->setCheckable(true);
    connect(m_asText, &QAction::toggled, m_body, &MessageBody::setAsText);
    m_original = menu->addAction(tr("Light background"));
    m_original->setCheckable(true);
    connect(m_original, &QAction::toggled, m_body, &MessageBody::setOriginalColors);
    menu->addSeparator();
    menu->addAction(icon(QStringLiteral("zoom-in")), tr("Larger"), this, &ReaderView::zoomIn);
    menu->addAction(icon(QStringLiteral("zoom-out")), tr("Smaller"), this, &ReaderView::zoomOut);
    menu->addAction(tr("Normal size"), this, &ReaderView::zoomNormal);
    menu->addSeparator();
    m_source = menu->addAction(icon(QStringLiteral("source")), tr("View source"), this, &ReaderView::viewSource);
    connect(menu, &QMenu::aboutToShow, this, &ReaderView::updateMenu);
}

void ReaderView::updateMenu()
{
    m_asText->setEnabled(m_message && m_body->isHtml());
    m_asText->setChecked(m_body->asText());
    m_original->setVisible(palette().color(QPalette::Base).lightness() < 128);
    m_original->setEnabled(m_message && m_body->isHtml() && !m_body->asText());
    m_original->setChecked(m_body->originalColors());
    m_source->setEnabled(m_message != nullptr);
}

void ReaderView::setOwnAddresses(const QStringList &addresses)
{
    m_header->setOwnAddresses(addresses);
    m_conversation->setOwnAddresses(addresses);
}

PlacementId ReaderView::current() const
{
    return m_loader->current();
}

void ReaderView::showMessage(PlacementId placement)
{
    if (!placement.isValid()) {
        clear();
        return;
    }
    m_message.reset();
    m_body->letGo();
    m_conversation->open(placement);
    m_loader->load(placement);
}

void ReaderView::setConversation(const QList<store::MessageRow> &messages)
{
    m_conversation->setMessages(messages, m_loader->current());
}

void ReaderView::showSource(const QByteArray &source)
{
    m_message.reset();
    m_body->letGo();
    m_header->setStarVisible(false);
    m_loader->loadSource(source);
}

void ReaderView::clear()
{
    m_loader->cancel();
    m_message.reset();
    m_body->clear();
    m_attachments->setMessage({});
    showEmpty();
}

void ReaderView::setStarred(bool starred)
{
    m_header->setStarred(starred);
}

void ReaderView::showEmpty()
{
    m_state->setContent(QStringLiteral("read"), tr("No message selected"),
                        tr("Choose one in the list to read it here."));
    m_stack->setCurrentWidget(m_state);
}

void ReaderView::showMissing()
{
    m_state->setContent(QStringLiteral("info"), tr("This message is no longer here"),
                        tr("It was moved or deleted, here or in another program."));
    m_stack->setCurrentWidget(m_state);
}

// The head of the message is here before its body: shown at once, so that a slow line costs only the body.
void ReaderView::showEnvelope(const store::MessageDetail &detail)
{
    m_header->setStarVisible(true);
    m_header->setStarred(detail.row.flags.testFlag(store::Flag::Flagged));
    m_header->setEnvelope(envelopeOf(detail), detail.row.received);
    m_stack->setCurrentWidget(m_page);
}

void ReaderView::showFetching()
{
    hideBars();
    m_attachments->setMessage({});
    m_bodyState->setContent(QStringLiteral("clock"), tr("Fetching this message"),
                            tr("It is not held on this computer yet."));
    m_bodyStack->setCurrentWidget(m_bodyState);
}

void ReaderView::hideBars()
{
    for (InfoBar *bar : m_bars->findChildren<InfoBar *>())
        bar->hide();
    m_bars->hide();
}

void ReaderView::showLoaded(const models::MessagePtr &message)
{
    m_message = message;
    hideBars();
    const QDateTime received = message->detail ? message->detail->row.received : QDateTime();
    m_header->setEnvelope(message->document.envelope, received);
    m_attachments->setMessage(message);
    m_restBar->setMessage(message);
    const bool allowed = m_senders->choice(senderAddress()) == RemoteChoice::Always;
    m_body->setMessage(message, allowed);
    showNotes(false);
    if (message->document.blocks.isEmpty())
        showNoText();
    else
        m_bodyStack->setCurrentWidget(m_body);
    m_stack->setCurrentWidget(m_page);
    Q_EMIT messageShown(message);
}

void ReaderView::showNoText()
{
    const bool attachments = !m_message->document.attachments.isEmpty();
    m_bodyState->setContent(QStringLiteral("file-text"), tr("This message has no text"),
                            attachments ? tr("Its attachments are below.") : QString());
    m_bodyStack->setCurrentWidget(m_bodyState);
}

void ReaderView::showProblem(const Error &error)
{
    const bool offline = error.kind() == ErrorKind::Network || error.kind() == ErrorKind::Cancelled;
    const QString iconName = offline ? QStringLiteral("offline") : QStringLiteral("problem");
    const QString title = offline ? tr("Not on this computer yet") : tr("This message could not be shown");
    const QString sentence = offline
        ? tr("The text of this message is still on the server only. %1").arg(error.summary())
        : error.summary();
    hideBars();
    m_attachments->setMessage({});
    EmptyState *page = m_stack->currentWidget() == m_page ? m_bodyState : m_state;
    page->setContent(iconName, title, sentence, tr("Try again"));
    if (page == m_bodyState)
        m_bodyStack->setCurrentWidget(m_bodyState);
}

void ReaderView::showPrepared(const HtmlPage &page)
{
    m_attachments->setMessage(m_message, page.usedContentIds);
    const bool ask = page.blockedRemote > 0 && m_senders->choice(senderAddress()) != RemoteChoice::Never;
    m_remoteBar->setText(tr("%n remote picture(s) not shown", nullptr, page.blockedRemote));
    if (QWidget *always = m_remoteBar->findChild<QWidget *>(QStringLiteral("remoteAlways")))
        always->setVisible(!senderAddress().isEmpty());
    m_remoteBar->setVisible(ask && !m_body->remoteAllowed());
    m_engineBar->hide();
    showNotes(page.truncated);
}

void ReaderView::showNotes(bool truncated)
{
    QStringList notes = m_message->document.notes;
    if (truncated && !m_message->document.tooComplex)
        notes.append(tr("This message is too complex to show in full. Its source is complete."));
    m_noteBar->setText(notes.join(u'\n'));
    m_noteBar->setVisible(!notes.isEmpty());
    showBars();
}

void ReaderView::showBars()
{
    const QList<InfoBar *> bars = m_bars->findChildren<InfoBar *>();
    m_bars->setVisible(std::any_of(bars.begin(), bars.end(), [](InfoBar *bar) { return !bar->isHidden(); }));
}

QString ReaderView::senderAddress() const
{
    const QList<mime::Mailbox> from = m_message ? m_message->document.envelope.from : QList<mime::Mailbox>();
    return from.size() == 1 ? from.first().address : QString();
}

void ReaderView::allowRemote(RemoteChoice remember)
{
    if (!m_message)
        return;
    if (remember == RemoteChoice::Always && !senderAddress().isEmpty())
        rememberChoice(remember);
    m_remoteBar->hide();
    m_body->setMessage(m_message, true);
}

void ReaderView::neverRemote()
{
    rememberChoice(RemoteChoice::Never);
    m_remoteBar->hide();
    showBars();
}

void ReaderView::rememberChoice(RemoteChoice choice)
{
    try {
        m_senders->remember(senderAddress(), choice);
    } catch (const Error &error) {
        Q_EMIT notice(error.summary());
    }
}

void ReaderView::openLink(const QString &target, const QString &warning)
{
    if (target.startsWith(QLatin1String("mailto:"), Qt::CaseInsensitive))
        Q_EMIT mailtoActivated(target);
    else
        openWebLink(target, warning, this);
}

bool ReaderView::scrollPage()
{
    return m_message && m_body->scrollPage();
}

void ReaderView::viewSource()
{
    if (!m_message)
        return;
    const auto open = [this, subject = m_message->document.envelope.subject](const QByteArray &source) {
        SourceWindow::open(source, subject, this);
    };
    if (m_message->isWhole)
        open(m_message->source);
    else
        models::whenReady(this, models::wholeSource(m_message), open,
                          [this](const Error &error) { Q_EMIT notice(error.summary()); });
}

void ReaderView::zoomIn()
{
    m_body->zoom(1);
}

void ReaderView::zoomOut()
{
    m_body->zoom(-1);
}

void ReaderView::zoomNormal()
{
    m_body->zoom(0);
}

void ReaderView::retry()
{
    if (m_loader->current().isValid())
        showMessage(m_loader->current());
}

} // namespace waxwing::ui

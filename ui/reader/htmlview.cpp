#include "ui/reader/htmlview.h"

#include "core/base/log.h"
#include "ui/common/colors.h"
#include "ui/reader/mailscheme.h"
#include "ui/reader/webguards.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QVBoxLayout>
#include <QWebEngineContextMenuRequest>
#include <QWebEngineCookieStore>
#include <QWebEngineDownloadRequest>
#include <QWebEngineProfile>
#include <QWebEngineView>

namespace waxwing::ui {

namespace {

// A page that ends its process this often does so by itself.
constexpr int maxRestarts = 3;

} // namespace

HtmlView::HtmlView(QWidget *parent) : QWidget(parent), m_view(new QWebEngineView(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    setFocusProxy(m_view);
    m_view->setObjectName(QStringLiteral("messageHtml"));
    m_view->setAccessibleName(tr("Message text"));
    m_view->setAcceptDrops(false);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_view, &QWidget::customContextMenuRequested, this, &HtmlView::showContextMenu);
}

HtmlView::~HtmlView()
{
    clear();
}

QWebEngineProfile *HtmlView::makeProfile(const models::MessagePtr &message, const QByteArray &page, bool allowPictures)
{
    auto *profile = new QWebEngineProfile(this); // without a name: off the record
    profile->setHttpCacheType(QWebEngineProfile::NoCache);
    profile->setPersistentCookiesPolicy(QWebEngineProfile::NoPersistentCookies);
    profile->cookieStore()->setCookieFilter([](const QWebEngineCookieStore::FilterRequest &) { return false; });
    profile->setSpellCheckEnabled(false);
    // A reader of pictures tells nothing of itself, not even its version.
    profile->setHttpUserAgent(QStringLiteral("Mozilla/5.0"));
    profile->setHttpAcceptLanguage(QStringLiteral("en"));
    profile->setUrlRequestInterceptor(new DenyInterceptor(allowPictures, profile));
    profile->installUrlSchemeHandler(MailScheme, new MailSchemeHandler(message, page, profile));
    connect(profile, &QWebEngineProfile::downloadRequested, profile,
            [](QWebEngineDownloadRequest *download) { download->cancel(); });
    return profile;
}

void HtmlView::setMessage(const models::MessagePtr &message, const HtmlPage &page, bool allowPictures)
{
    m_restarts = 0;
    m_warnings = page.linkWarnings;
    QWebEngineProfile *profile = makeProfile(message, page.html, allowPictures);
    auto *mailPage = new MailPage(profile, this);
    mailPage->setBackgroundColor(Colors::of(palette()).base);
    connect(mailPage, &MailPage::linkActivated, this,
            [this](const QString &target) { Q_EMIT linkActivated(target, m_warnings.value(target)); });
    connect(mailPage, &QWebEnginePage::linkHovered, this, &HtmlView::linkHovered);
    connect(mailPage, &QWebEnginePage::loadFinished, this, &HtmlView::shown);
    connect(mailPage, &QWebEnginePage::renderProcessTerminated, this, &HtmlView::processEnded);
    replacePage(mailPage, profile);
    mailPage->loadMessage();
}

// The page goes before its profile, or the engine complains and keeps both.
void HtmlView::replacePage(MailPage *page, QWebEngineProfile *profile)
{
    MailPage *oldPage = std::exchange(m_page, page);
    QWebEngineProfile *oldProfile = std::exchange(m_profile, profile);
    m_view->setPage(page);
    if (QWidget *target = m_view->focusProxy())
        target->installEventFilter(this);
    delete oldPage;
    delete oldProfile;
}

void HtmlView::clear()
{
    replacePage(nullptr, nullptr);
}

void HtmlView::processEnded()
{
    qCWarning(logUi) << "the process that shows a message ended; restarts:" << m_restarts;
    if (++m_restarts > maxRestarts) {
        Q_EMIT failed();
        return;
    }
    QMetaObject::invokeMethod(
        m_page, [page = m_page] { page->loadMessage(); }, Qt::QueuedConnection);
}

void HtmlView::copySelection()
{
    if (hasSelection())
        QGuiApplication::clipboard()->setText(m_page->selectedText());
}

void HtmlView::selectAll()
{
    if (m_page)
        m_page->triggerAction(QWebEnginePage::SelectAll);
}

bool HtmlView::hasSelection() const
{
    return m_page && m_page->hasSelection();
}

// Without scripts the engine scrolls only as a person's key makes it.
bool HtmlView::scrollPage()
{
    QWidget *target = m_view->focusProxy();
    const qreal below = m_page ? m_page->contentsSize().height() - m_page->scrollPosition().y() : 0;
    if (!target || below <= m_view->height() + 1)
        return false;
    QKeyEvent press(QEvent::KeyPress, Qt::Key_PageDown, Qt::NoModifier);
    QKeyEvent release(QEvent::KeyRelease, Qt::Key_PageDown, Qt::NoModifier);
    QCoreApplication::sendEvent(target, &press);
    QCoreApplication::sendEvent(target, &release);
    return true;
}

void HtmlView::setZoom(qreal factor)
{
    m_view->setZoomFactor(factor);
}

void HtmlView::showContextMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Copy"), this, &HtmlView::copySelection)->setEnabled(hasSelection());
    menu->addAction(tr("Select all"), this, &HtmlView::selectAll);
    const QWebEngineContextMenuRequest *request = m_view->lastContextMenuRequest();
    const QUrl link = request ? request->linkUrl() : QUrl();
    if (!link.isEmpty()) {
        menu->addAction(tr("Copy link"), this,
                        [link] { QGuiApplication::clipboard()->setText(link.toString(QUrl::FullyEncoded)); });
    }
    menu->popup(m_view->mapToGlobal(position));
}

// Files dropped on the view would be opened by the engine; they are nobody's business here.
bool HtmlView::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::DragEnter || event->type() == QEvent::Drop)
        return true;
    return QWidget::eventFilter(watched, event);
}

} // namespace waxwing::ui

#include "ui/reader/webguards.h"

#include "core/base/onpool.h"
#include "core/mime/document.h"
#include "ui/models/whenready.h"
#include "ui/reader/mailscheme.h"

#include <QBuffer>
#include <QPointer>
#include <QWebEngineCertificateError>
#include <QWebEngineProfile>
#include <QWebEngineSettings>
#include <QWebEngineUrlRequestInfo>
#include <QWebEngineUrlRequestJob>

namespace waxwing::ui {

namespace {

const QUrl &pageUrl()
{
    static const QUrl url(
        QString(QLatin1String(MailScheme) + QStringLiteral("://") + QLatin1String(PageHost) + QStringLiteral("/")));
    return url;
}

bool isWeb(const QUrl &url)
{
    return url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
}

// Only what the engine draws as a picture; SVG is left out, it is a document of its own.
bool isServedType(const QByteArray &type)
{
    static const QList<QByteArray> types{"image/png",  "image/jpeg", "image/jpg",   "image/gif",
                                         "image/webp", "image/bmp",  "image/x-icon"};
    return types.contains(type);
}

void lockDown(QWebEngineSettings *settings)
{
    using S = QWebEngineSettings;
    for (S::WebAttribute off : {S::JavascriptEnabled,
                                S::JavascriptCanOpenWindows,
                                S::JavascriptCanAccessClipboard,
                                S::PluginsEnabled,
                                S::LocalStorageEnabled,
                                S::LocalContentCanAccessRemoteUrls,
                                S::LocalContentCanAccessFileUrls,
                                S::XSSAuditingEnabled,
                                S::HyperlinkAuditingEnabled,
                                S::ErrorPageEnabled,
                                S::FullScreenSupportEnabled,
                                S::ScreenCaptureEnabled,
                                S::WebGLEnabled,
                                S::Accelerated2dCanvasEnabled,
                                S::AutoLoadIconsForPage,
                                S::AllowRunningInsecureContent,
                                S::AllowGeolocationOnInsecureOrigins,
                                S::PdfViewerEnabled,
                                S::NavigateOnDropEnabled,
                                S::FocusOnNavigationEnabled,
                                S::AllowWindowActivationFromJavaScript,
                                S::DnsPrefetchEnabled}) {
        settings->setAttribute(off, false);
    }
    settings->setAttribute(S::AutoLoadImages, true);
    settings->setAttribute(S::PlaybackRequiresUserGesture, true);
    settings->setUnknownUrlSchemePolicy(S::DisallowUnknownUrlSchemes);
}

} // namespace

DenyInterceptor::DenyInterceptor(bool allowPictures, QObject *parent)
    : QWebEngineUrlRequestInterceptor(parent), m_allowPictures(allowPictures)
{
}

void DenyInterceptor::interceptRequest(QWebEngineUrlRequestInfo &info)
{
    const QUrl url = info.requestUrl();
    const bool picture = info.resourceType() == QWebEngineUrlRequestInfo::ResourceTypeImage;
    const bool own = url.scheme() == QLatin1String(MailScheme)
        && (picture ? url.host() == QLatin1String(PartHost) : url == pageUrl());
    const bool allowed = m_allowPictures && picture && isWeb(url) && info.requestMethod() == "GET";
    info.block(!own && !allowed);
}

MailSchemeHandler::MailSchemeHandler(models::MessagePtr message, QByteArray page, QObject *parent)
    : QWebEngineUrlSchemeHandler(parent), m_message(std::move(message)), m_page(std::move(page))
{
}

void MailSchemeHandler::requestStarted(QWebEngineUrlRequestJob *job)
{
    const QUrl url = job->requestUrl();
    if (url == pageUrl()) {
        auto *device = new QBuffer(job);
        device->setData(m_page);
        device->open(QIODevice::ReadOnly);
        job->reply(QByteArrayLiteral("text/html;charset=utf-8"), device);
    } else if (url.host() == QLatin1String(PartHost)) {
        servePart(job, QByteArray::fromPercentEncoding(url.path(QUrl::FullyEncoded).mid(1).toLatin1()));
    } else {
        job->fail(QWebEngineUrlRequestJob::UrlNotFound);
    }
}

void MailSchemeHandler::servePart(QWebEngineUrlRequestJob *job, const QByteArray &contentId)
{
    const QList<mime::Part> &parts = m_message->document.parts;
    const auto part = std::find_if(parts.begin(), parts.end(), [&contentId](const mime::Part &candidate) {
        return candidate.contentId == contentId && candidate.held && isServedType(candidate.type);
    });
    if (contentId.isEmpty() || part == parts.end()) {
        job->fail(QWebEngineUrlRequestJob::UrlNotFound);
        return;
    }
    const QPointer<QWebEngineUrlRequestJob> waiting(job);
    const auto decode
        = [message = m_message, number = part->number] { return mime::partBody(message->shown(), number); };
    models::whenReady(
        this, onPool(decode),
        [waiting, type = part->type](const QByteArray &bytes) {
            if (!waiting)
                return;
            auto *device = new QBuffer(waiting);
            device->setData(bytes);
            device->open(QIODevice::ReadOnly);
            waiting->reply(type, device);
        },
        [waiting](const Error &) {
            if (waiting)
                waiting->fail(QWebEngineUrlRequestJob::RequestFailed);
        });
}

MailPage::MailPage(QWebEngineProfile *profile, QObject *parent) : QWebEnginePage(profile, parent)
{
    lockDown(settings());
    connect(this, &QWebEnginePage::featurePermissionRequested, this, [this](const QUrl &origin, Feature feature) {
        setFeaturePermission(origin, feature, PermissionDeniedByUser);
    });
    connect(this, &QWebEnginePage::certificateError, this,
            [](QWebEngineCertificateError error) { error.rejectCertificate(); });
}

void MailPage::loadMessage()
{
    m_loading = true;
    load(pageUrl());
}

bool MailPage::acceptNavigationRequest(const QUrl &url, NavigationType type, bool isMainFrame)
{
    if (m_loading && isMainFrame && url == pageUrl()) {
        m_loading = false;
        return true;
    }
    // A refused meta refresh must not replace the mail with an error page, so it is refused here too.
    const bool person = type == NavigationTypeLinkClicked && isMainFrame;
    if (person && (isWeb(url) || url.scheme() == QLatin1String("mailto")))
        Q_EMIT linkActivated(url.toString(QUrl::FullyEncoded));
    return false;
}

QWebEnginePage *MailPage::createWindow(WebWindowType)
{
    return nullptr;
}

bool MailPage::javaScriptConfirm(const QUrl &, const QString &)
{
    return false;
}

void MailPage::javaScriptAlert(const QUrl &, const QString &) { }

QStringList MailPage::chooseFiles(FileSelectionMode, const QStringList &, const QStringList &)
{
    return {};
}

} // namespace waxwing::ui

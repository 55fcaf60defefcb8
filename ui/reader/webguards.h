// What stands between a message and the world inside the HTML engine: who may be asked (nobody, or pictures the
// user allowed), what is served (this message), where it may go (nowhere). UI thread.
#pragma once

#include "ui/models/messageloader.h"

#include <QHash>
#include <QWebEnginePage>
#include <QWebEngineUrlRequestInterceptor>
#include <QWebEngineUrlSchemeHandler>

namespace waxwing::ui {

// Default-deny: 217 tracking tricks cost no packet behind it; any list of what to deny leaks.
class DenyInterceptor : public QWebEngineUrlRequestInterceptor {
    Q_OBJECT
public:
    DenyInterceptor(bool allowPictures, QObject *parent);
    void interceptRequest(QWebEngineUrlRequestInfo &info) override;

private:
    bool m_allowPictures;
};

class MailSchemeHandler : public QWebEngineUrlSchemeHandler {
    Q_OBJECT
public:
    MailSchemeHandler(models::MessagePtr message, QByteArray page, QObject *parent);
    void requestStarted(QWebEngineUrlRequestJob *job) override;

private:
    void servePart(QWebEngineUrlRequestJob *job, const QByteArray &contentId);

    models::MessagePtr m_message;
    QByteArray m_page;
};

// A page that shows what it was given and never navigates. Everything a page may ask for is refused.
class MailPage : public QWebEnginePage {
    Q_OBJECT
public:
    MailPage(QWebEngineProfile *profile, QObject *parent);
    void loadMessage();

Q_SIGNALS:
    void linkActivated(const QString &target);

protected:
    bool acceptNavigationRequest(const QUrl &url, NavigationType type, bool isMainFrame) override;
    QWebEnginePage *createWindow(WebWindowType type) override;
    bool javaScriptConfirm(const QUrl &origin, const QString &text) override;
    void javaScriptAlert(const QUrl &origin, const QString &text) override;
    QStringList chooseFiles(FileSelectionMode mode, const QStringList &old, const QStringList &types) override;

private:
    bool m_loading = false; // our own first load, the only one that passes
};

} // namespace waxwing::ui

// One message as HTML in a locked-down engine. A profile of its own for every message, kept in memory only, so
// that nothing is shared between two. Made only when htmlEngineProblem() is empty. UI thread.
#pragma once

#include "ui/models/messageloader.h"
#include "ui/reader/htmlpage.h"

#include <QWidget>

class QWebEngineView;
class QWebEngineProfile;

namespace waxwing::ui {

class MailPage;

class HtmlView : public QWidget {
    Q_OBJECT
public:
    explicit HtmlView(QWidget *parent = nullptr);
    ~HtmlView() override;

    void setMessage(const models::MessagePtr &message, const HtmlPage &page, bool allowPictures);
    void clear();
    void copySelection();
    void selectAll();
    void setZoom(qreal factor);
    bool hasSelection() const;
    // False at the end of the message.
    bool scrollPage();

Q_SIGNALS:
    void shown(); // the page is there
    void failed(); // the engine's process ended again and again
    void linkHovered(const QString &target);
    void linkActivated(const QString &target, const QString &warning);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWebEngineProfile *makeProfile(const models::MessagePtr &message, const QByteArray &page, bool allowPictures);
    void replacePage(MailPage *page, QWebEngineProfile *profile);
    void showContextMenu(const QPoint &position);
    void processEnded();

    QWebEngineView *m_view;
    MailPage *m_page = nullptr;
    QWebEngineProfile *m_profile = nullptr;
    QHash<QString, QString> m_warnings;
    int m_restarts = 0;
};

} // namespace waxwing::ui

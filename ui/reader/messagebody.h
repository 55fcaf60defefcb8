// The body of a message: text at once, HTML in the engine as soon as that can be had. The engine is started only
// after the first text was painted, because starting it takes longer than a person should wait for words.
#pragma once

#include "ui/models/messageloader.h"
#include "ui/reader/htmlpage.h"

#include <QStackedWidget>

namespace waxwing::ui {

class HtmlView;
class TextView;

class MessageBody : public QStackedWidget {
    Q_OBJECT
public:
    explicit MessageBody(QWidget *parent = nullptr);

    void setMessage(const models::MessagePtr &message, bool allowRemote);
    void clear();
    // Another message is coming: what is seen stays until then, but nothing more of this one is prepared or shown.
    void letGo();
    bool remoteAllowed() const { return m_allowRemote; }
    bool isHtml() const { return m_isHtml; }
    bool showsHtml() const;
    // Words only, for this message.
    void setAsText(bool asText);
    bool asText() const { return m_asText; }
    // The message's own light colours in a dark window, for this message.
    void setOriginalColors(bool original);
    bool originalColors() const { return m_original; }
    // True while there is more below; false at the end.
    bool scrollPage();
    void zoom(int steps); // 0: back to normal
    TextView *textView() const { return m_text; }

Q_SIGNALS:
    void prepared(const waxwing::ui::HtmlPage &page); // HTML messages only: what was left out
    void htmlShown();
    void engineProblem(const QString &sentence); // HTML shown as text
    void linkHovered(const QString &target);
    void linkActivated(const QString &target, const QString &warning);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Prepared {
        QString text;
        HtmlPage page;
    };
    void prepare();
    void take(const Prepared &prepared);
    void startEngine();
    void showPage();
    PageStyle style() const;
    void restyle();

    models::MessagePtr m_message;
    TextView *m_text;
    HtmlView *m_html = nullptr;
    HtmlPage m_page;
    quint64 m_request = 0;
    qreal m_zoom = 1;
    bool m_allowRemote = false;
    bool m_isHtml = false;
    bool m_asText = false;
    bool m_original = false;
    bool m_pagePending = false; // the engine is to be started once the text is painted
    bool m_engineFailed = false; // for this message
};

} // namespace waxwing::ui

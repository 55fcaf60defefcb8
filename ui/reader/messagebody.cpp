#include "ui/reader/messagebody.h"

#include "core/base/onpool.h"
#include "core/mime/sanitiser.h"
#include "ui/common/colors.h"
#include "ui/common/fonts.h"
#include "ui/common/looks.h"
#include "ui/models/whenready.h"
#include "ui/reader/htmlview.h"
#include "ui/reader/sandbox.h"
#include "ui/reader/textview.h"

#include <QEvent>
#include <QFontInfo>
#include <QScrollBar>

namespace waxwing::ui {

MessageBody::MessageBody(QWidget *parent) : QStackedWidget(parent), m_text(new TextView(this))
{
    addWidget(m_text);
    connect(&Looks::get(), &Looks::changed, this, &MessageBody::restyle);
    connect(m_text, &TextView::linkHovered, this, &MessageBody::linkHovered);
    connect(m_text, &TextView::linkActivated, this, [this](const QString &target, const QString &text) {
        Q_EMIT linkActivated(target, mime::linkWarning(text, target));
    });
    connect(m_text, &TextView::painted, this, [this] {
        if (m_pagePending)
            startEngine();
    });
}

PageStyle MessageBody::style() const
{
    const Colors &colors = Colors::of(palette());
    const QFontInfo sans(Looks::get().font(FontPlace::Reader, font()));
    PageStyle style;
    style.base = colors.base;
    style.text = colors.text;
    style.text2 = colors.text2;
    style.line = colors.line;
    style.edge = colors.edge;
    style.link = colors.link;
    std::copy(colors.quotes.begin(), colors.quotes.end(), style.quotes);
    style.sansFamily = sans.family();
    style.fixedFamily = QFontInfo(fixedFont(font())).family();
    style.pixelSize = sans.pixelSize();
    style.dark = colors.dark;
    style.original = m_original;
    return style;
}

void MessageBody::setMessage(const models::MessagePtr &message, bool allowRemote)
{
    if (m_message != message) {
        m_asText = false;
        m_original = false;
        m_engineFailed = false;
    }
    m_message = message;
    m_allowRemote = allowRemote;
    m_isHtml = hasHtml(message->document);
    m_pagePending = false;
    ++m_request;
    if (m_isHtml) {
        prepare();
    } else {
        m_text->setMessageText(textOf(message->document));
        setCurrentWidget(m_text);
        if (m_html)
            m_html->clear();
    }
}

void MessageBody::letGo()
{
    ++m_request;
    m_message.reset();
    m_pagePending = false;
}

void MessageBody::clear()
{
    letGo();
    m_text->setMessageText({});
    if (m_html)
        m_html->clear();
}

void MessageBody::prepare()
{
    if (!m_message)
        return; // let go of, and the next is not there yet
    const auto work = [message = m_message, style = style(), allow = m_allowRemote, text = !m_html || m_asText] {
        return Prepared{text ? textOf(message->document) : QString(), composeHtmlPage(message->document, style, allow)};
    };
    models::whenReady(
        this, onPool(work),
        [this, request = m_request](const Prepared &prepared) {
            if (request == m_request)
                take(prepared);
        },
        [](const Error &) { /* pure work over a parsed message: nothing in it throws */ });
}

void MessageBody::take(const Prepared &prepared)
{
    m_page = prepared.page;
    Q_EMIT this->prepared(m_page);
    const QString problem = m_engineFailed ? tr("Shown as text: the part of Waxwing that shows formatted mail ended "
                                                "unexpectedly, again and again.")
                                           : htmlEngineProblem();
    if (m_html && !m_asText && problem.isEmpty()) {
        showPage();
        return;
    }
    m_pagePending = !m_asText && problem.isEmpty();
    m_text->setMessageText(prepared.text);
    setCurrentWidget(m_text);
    if (!problem.isEmpty())
        Q_EMIT engineProblem(problem);
}

void MessageBody::startEngine()
{
    m_pagePending = false;
    if (!m_html) {
        m_html = new HtmlView(this);
        m_html->setZoom(m_zoom);
        addWidget(m_html);
        connect(m_html, &HtmlView::linkHovered, this, &MessageBody::linkHovered);
        connect(m_html, &HtmlView::linkActivated, this, &MessageBody::linkActivated);
        connect(m_html, &HtmlView::shown, this, [this] {
            if (!m_isHtml || m_asText || m_engineFailed)
                return;
            setCurrentWidget(m_html);
            Q_EMIT htmlShown();
        });
        connect(m_html, &HtmlView::failed, this, [this] {
            m_engineFailed = true;
            m_html->deleteLater();
            m_html = nullptr;
            prepare();
        });
    }
    showPage();
}

void MessageBody::showPage()
{
    m_html->setMessage(m_message, m_page, m_allowRemote);
}

bool MessageBody::showsHtml() const
{
    return m_html && currentWidget() == m_html;
}

void MessageBody::setAsText(bool asText)
{
    if (m_asText == asText || !m_isHtml)
        return;
    m_asText = asText;
    ++m_request;
    prepare();
}

void MessageBody::setOriginalColors(bool original)
{
    if (m_original == original || !m_isHtml)
        return;
    m_original = original;
    ++m_request;
    prepare();
}

bool MessageBody::scrollPage()
{
    if (showsHtml())
        return m_html->scrollPage();
    QScrollBar *bar = m_text->verticalScrollBar();
    const int before = bar->value();
    bar->triggerAction(QAbstractSlider::SliderPageStepAdd);
    return bar->value() != before;
}

void MessageBody::zoom(int steps)
{
    m_zoom = steps == 0 ? 1 : qBound(0.5, m_zoom + steps * 0.1, 3.0);
    m_text->setScale(m_zoom);
    if (m_html)
        m_html->setZoom(m_zoom);
}

void MessageBody::changeEvent(QEvent *event)
{
    QStackedWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        restyle();
    }
}

// In other colours or another font.
void MessageBody::restyle()
{
    if (m_message && m_isHtml) {
        ++m_request;
        prepare();
    }
}

} // namespace waxwing::ui

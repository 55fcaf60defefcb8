#include "ui/reader/restbar.h"

#include "ui/models/texts.h"
#include "ui/models/whenready.h"

#include <QPushButton>

namespace waxwing::ui {

RestBar::RestBar(QWidget *parent) : InfoBar(QStringLiteral("info"), parent)
{
    setObjectName(QStringLiteral("readerRestBar"));
    addChoice(tr("Download the rest"), QStringLiteral("downloadRest"), [this] { fetch(); });
    m_button = findChild<QPushButton *>(QStringLiteral("downloadRest"));
}

void RestBar::setMessage(const models::MessagePtr &message)
{
    m_message = message && message->isBeginning() ? message : nullptr;
    setVisible(m_message != nullptr);
    if (m_message)
        sayHowMuch();
}

void RestBar::sayHowMuch()
{
    const qint64 here = m_message->shownSource.size();
    const qint64 whole = m_message->detail ? m_message->detail->row.size : 0;
    setText(whole > here ? tr("Only the beginning of this message is here (%1 of %2).")
                               .arg(models::sizeText(here), models::sizeText(whole))
                         : tr("Only the beginning of this message is here."));
    m_button->setEnabled(true);
}

// Whoever looks at another message meanwhile gets it all the same: it is there when they come back.
void RestBar::fetch()
{
    setText(tr("Downloading the rest of this message"));
    m_button->setEnabled(false);
    const models::MessagePtr message = m_message;
    models::whenReady(
        this, models::wholeSource(message),
        [this, message](const QByteArray &) {
            if (message == m_message)
                Q_EMIT arrived(message->placement);
        },
        [this, message](const Error &error) {
            if (message == m_message)
                sayHowMuch();
            Q_EMIT notice(error.summary());
        });
}

} // namespace waxwing::ui

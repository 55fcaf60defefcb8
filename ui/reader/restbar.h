// Says that only the beginning of a message is here, and fetches the rest when the person wants it.
#pragma once

#include "ui/common/infobar.h"
#include "ui/models/messageloader.h"

class QPushButton;

namespace waxwing::ui {

class RestBar : public InfoBar {
    Q_OBJECT
public:
    explicit RestBar(QWidget *parent = nullptr);

    // Shown for a message that is only begun to be here; hidden for any other.
    void setMessage(const models::MessagePtr &message);

Q_SIGNALS:
    void arrived(waxwing::PlacementId message); // it is here whole now
    void notice(const QString &sentence);

private:
    void sayHowMuch();
    void fetch();

    models::MessagePtr m_message;
    QPushButton *m_button;
};

} // namespace waxwing::ui

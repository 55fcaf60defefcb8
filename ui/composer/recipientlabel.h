// One recipient as a removable label; marked with an icon and a reason where mail cannot go.
#pragma once

#include "core/mime/address.h"

#include <QWidget>

namespace waxwing::ui {

class RecipientLabel : public QWidget {
    Q_OBJECT
public:
    explicit RecipientLabel(const mime::Mailbox &mailbox, QWidget *parent = nullptr);
    const mime::Mailbox &mailbox() const { return m_mailbox; }
    bool isSendable() const { return m_sendable; }
    QSize sizeHint() const override;

Q_SIGNALS:
    void removeRequested();
    void editRequested(); // back to text, to be corrected

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QRect crossRect() const;

    mime::Mailbox m_mailbox;
    QString m_text;
    bool m_sendable;
};

} // namespace waxwing::ui

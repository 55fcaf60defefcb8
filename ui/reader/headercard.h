// The card above a message: subject, who wrote it (name and real address, always), to whom, when, and whatever is
// odd about that.
#pragma once

#include "core/mime/header.h"

#include <QWidget>

class QLabel;
class QMenu;
class QScrollArea;
class QToolButton;
class QVBoxLayout;

namespace waxwing::store {
struct MessageDetail;
}

namespace waxwing::ui {

class Avatar;
class ElidedLabel;
class Outdent;

class HeaderCard : public QWidget {
    Q_OBJECT
public:
    explicit HeaderCard(QWidget *parent = nullptr);

    // The user's own addresses are shown as "you".
    void setOwnAddresses(const QStringList &addresses);
    void setEnvelope(const mime::Envelope &envelope, const QDateTime &received);
    void setStarred(bool starred);
    void setStarVisible(bool visible);
    // Between the subject and who wrote the message.
    void setBetween(QWidget *widget);
    void setMessageCount(int count); // of the conversation; below 2: nothing is said
    // The menu behind the three dots; owned by this.
    QMenu *menu() const { return m_menu; }

Q_SIGNALS:
    void starClicked(bool starred);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *makeSubjectRow();
    QWidget *makeSenderRow();
    void showSender();
    void showRecipients();
    void showNotes();
    void showDate();
    void setExpanded(bool expanded);
    QString person(const mime::Mailbox &mailbox) const;
    QString recipientLine() const;
    QString recipientDetails() const;
    void colorTexts();

    QStringList m_own;
    mime::Envelope m_envelope;
    QDateTime m_received;
    QStringList m_notes;
    QWidget *m_subjectRow = nullptr;
    ElidedLabel *m_subject;
    QLabel *m_count;
    QToolButton *m_star;
    QToolButton *m_more;
    QMenu *m_menu;
    Avatar *m_avatar;
    QLabel *m_name;
    ElidedLabel *m_address;
    QLabel *m_date;
    QToolButton *m_recipients;
    Outdent *m_recipientsHolder;
    QScrollArea *m_detailsArea;
    QLabel *m_details;
    QWidget *m_noteRow;
    QLabel *m_noteIcon;
    QLabel *m_noteText;
};

// "Today, 10:18", "Yesterday, 10:18", "Fri 20 Nov, 10:18", "20 Nov 2024, 10:18".
QString shortDate(const QDateTime &when, const QDateTime &now);

// Out of what the list knows, before the message itself is here.
mime::Envelope envelopeOf(const store::MessageDetail &detail);

} // namespace waxwing::ui

// The attachments at the foot of a composer, each removable, with what they come to.
#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QScrollArea;

namespace waxwing::ui {

class Attachments;

class AttachmentBar : public QWidget {
    Q_OBJECT
public:
    // attachments outlives this.
    explicit AttachmentBar(Attachments *attachments, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();

    Attachments *m_attachments;
    QWidget *m_row;
    QHBoxLayout *m_chips;
    QLabel *m_total;
};

} // namespace waxwing::ui

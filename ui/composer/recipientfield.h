// Recipients of one header field: typed, pasted or given, shown as removable labels with a line to type more.
#pragma once

#include "core/mime/address.h"

#include <QScrollArea>

class QKeyEvent;
class QLineEdit;

namespace waxwing::ui {

class FlowLayout;
class RecipientLabel;

class RecipientField : public QScrollArea {
    Q_OBJECT
public:
    // name: accessible name of the line; objectName: its object name.
    RecipientField(const QString &name, const QString &objectName, QWidget *parent = nullptr);

    QList<mime::Mailbox> mailboxes() const; // what is still being typed included
    void setMailboxes(const QList<mime::Mailbox> &mailboxes);
    // Turns what is being typed into labels.
    void commit();
    // The first recipient that mail cannot go to; null: none.
    const RecipientLabel *firstWrong() const;
    bool isEmpty() const;
    QLineEdit *line() const { return m_line; }

Q_SIGNALS:
    void changed();
    void focusChanged(bool focused);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

private:
    void add(const mime::Mailbox &mailbox);
    void remove(RecipientLabel *label);
    void edit(RecipientLabel *label);
    void textEdited(const QString &text);
    bool lineKey(QKeyEvent *event);
    void fitHeight();

    QWidget *m_inner;
    FlowLayout *m_flow;
    QLineEdit *m_line;
    QList<RecipientLabel *> m_labels;
    int m_height;
};

} // namespace waxwing::ui

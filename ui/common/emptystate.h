// What a pane shows when it has nothing to show: an icon, a sentence, what can be done.
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace waxwing::ui {

class EmptyState : public QWidget {
    Q_OBJECT
public:
    explicit EmptyState(QWidget *parent = nullptr);

    // action: text of the button; empty: none. foot: a smaller last line; may be empty.
    void setContent(const QString &icon, const QString &title, const QString &text, const QString &action = {},
                    const QString &foot = {});
    QString title() const;

Q_SIGNALS:
    void actionRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyColors();

    QString m_icon;
    QWidget *m_picture;
    QLabel *m_title;
    QLabel *m_text;
    QPushButton *m_button;
    QLabel *m_foot;
};

} // namespace waxwing::ui

// What a pane shows when there is nothing to show in it: an icon, what is so, what can be done.
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace waxwing::ui {

class StatePage : public QWidget {
    Q_OBJECT
public:
    explicit StatePage(QWidget *parent = nullptr);
    // action: text of the button; empty: none.
    void setState(const QString &iconName, const QString &title, const QString &sentence, const QString &action = {});
    QString title() const;

Q_SIGNALS:
    void actionTriggered();

protected:
    void changeEvent(QEvent *event) override;

private:
    void colorTexts();

    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_sentence;
    QPushButton *m_action;
    QString m_iconName;
};

} // namespace waxwing::ui

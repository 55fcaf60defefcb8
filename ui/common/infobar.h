// A quiet line above the message: what was left out and what can be done about it. Its marks live in the
// window's own chrome, where no message can imitate them.
#pragma once

#include <QFrame>

#include <functional>

class QHBoxLayout;
class QLabel;

namespace waxwing::ui {

class InfoBar : public QFrame {
    Q_OBJECT
public:
    enum class Tone { Info, Problem };

    explicit InfoBar(const QString &iconName, QWidget *parent = nullptr, Tone tone = Tone::Info);
    void setText(const QString &text);
    QString text() const;
    // objectName: for tests and screen readers to find it by.
    void addChoice(const QString &text, const QString &objectName, const std::function<void()> &chosen);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void tintIcon();

    QLabel *m_icon;
    QLabel *m_text;
    QHBoxLayout *m_layout;
    QString m_iconName;
    Tone m_tone;
};

} // namespace waxwing::ui

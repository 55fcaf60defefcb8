// The round mark of a sender: initials on a ground that is always the same for the same address.
#pragma once

#include <QWidget>

namespace waxwing::ui {

class Avatar : public QWidget {
    Q_OBJECT
public:
    explicit Avatar(QWidget *parent = nullptr);
    void setPerson(const QString &name, const QString &address);
    QSize sizeHint() const override { return {36, 36}; }
    // At most two letters, upper case; "?" when there is nothing to take them from.
    static QString initials(const QString &name, const QString &address);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_initials;
    QString m_key;
};

} // namespace waxwing::ui

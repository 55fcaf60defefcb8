// One account's health in the activity panel.
#pragma once

#include "core/sync/mailcommands.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace waxwing::ui {

class AccountRow : public QWidget {
    Q_OBJECT
public:
    explicit AccountRow(QWidget *parent = nullptr);

    void show(const QString &name, const sync::AccountStatus &status, const QDateTime &now);

Q_SIGNALS:
    void passwordRequested(waxwing::AccountId account);
    void signInRequested(waxwing::AccountId account);
    void certificateRequested(waxwing::AccountId account);
    void stopRequested(waxwing::AccountId account);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void layOut();

    AccountId m_account;
    QString m_icon;
    bool m_problem = false;
    QLabel *m_name;
    QLabel *m_text;
    QProgressBar *m_progress;
    QPushButton *m_stop;
    QPushButton *m_password;
    QPushButton *m_signIn;
    QPushButton *m_certificate;
};

} // namespace waxwing::ui

// What only a POP3 account has: how often it is looked at, what stays on the server, what comes whole.
#pragma once

#include "core/accounts/account.h"

#include <QWidget>

class QComboBox;
class QSpinBox;

namespace waxwing::ui {

class Pop3Form : public QWidget {
    Q_OBJECT
public:
    explicit Pop3Form(QWidget *parent = nullptr);
    void set(const accounts::Account &account);
    // Writes leaveOnServer, previewAbove and checkEvery: for another protocol what a new account has.
    void fill(accounts::Account &account) const;

Q_SIGNALS:
    void changed();

private:
    void addLeave();
    QSpinBox *addNumber(const char *name, const QString &label, const QString &hint);
    void showWhatMatters();

    QComboBox *m_leave;
    QSpinBox *m_leaveDays;
    QSpinBox *m_checkEvery;
    QSpinBox *m_previewAbove;
};

} // namespace waxwing::ui

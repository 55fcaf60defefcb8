// “Move “Invoices” into “Clients”?”: asked after a drop, for those who set it so.
#pragma once

#include <QMessageBox>

class QCheckBox;

namespace waxwing::ui {

class DropQuestion : public QMessageBox {
    Q_OBJECT
public:
    // caption: what the drag said it would do. Deletes itself when it is closed.
    DropQuestion(const QString &caption, QWidget *window);

Q_SIGNALS:
    void agreed(bool askAgain);
};

} // namespace waxwing::ui

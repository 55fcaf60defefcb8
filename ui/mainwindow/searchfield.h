// The search field of the toolbar: filters the open folder as one types; Esc empties it and gives the keyboard
// back to the list.
#pragma once

#include <QLineEdit>

namespace waxwing::ui {

class SearchField : public QLineEdit {
    Q_OBJECT
public:
    explicit SearchField(QWidget *parent = nullptr);

Q_SIGNALS:
    void leaveRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
};

} // namespace waxwing::ui

// Which columns the table has, in which order and how wide, by the keyboard. What is chosen holds at once.
#pragma once

#include "ui/messagelist/listheaderview.h"

#include <QDialog>
#include <QPointer>

class QListWidget;
class QSpinBox;

namespace waxwing::ui {

class ColumnsDialog : public QDialog {
    Q_OBJECT
public:
    // Deletes itself when it is closed.
    ColumnsDialog(ListHeaderView *header, QWidget *parent);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QLayout *makeWidth();
    QWidget *makeButtons();
    void fill(int current);
    void move(int by);
    void takeChecks();
    void apply();
    void showCurrent();

    QPointer<ListHeaderView> m_header;
    QList<ColumnChoice> m_choices;
    QListWidget *m_list;
    QSpinBox *m_width;
};

} // namespace waxwing::ui

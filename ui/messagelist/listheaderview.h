// The header of the message table: icons where a column is an icon, an arrow where it sorts.
#pragma once

#include <QHeaderView>

namespace waxwing::ui {

class ListHeaderView : public QHeaderView {
    Q_OBJECT
public:
    explicit ListHeaderView(QWidget *parent);

    // Widths and behaviour from the column table; call once a model is set.
    void arrange();

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;
};

} // namespace waxwing::ui

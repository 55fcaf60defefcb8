// Where the rows of the list stand: all of one height, with headings of another between them. A few dozen headings at
// most, so that both ways are arithmetic and one look through these, however many rows there are. A value.
#pragma once

#include "ui/models/dategroups.h"

namespace waxwing::ui {

class RowPlaces {
public:
    void setHeights(int row, int heading);
    int rowHeight() const { return m_rowHeight; }
    // By row; its heading stands above it.
    void setHeadings(const QList<models::DateGroup> &headings) { m_headings = headings; }
    const QList<models::DateGroup> &headings() const { return m_headings; }

    qint64 top(int row) const; // of the row itself, from the top of the list
    qint64 topWithHeading(int row) const;
    qint64 height(int rows) const;
    // The row at this height, or the one below the heading that is there; may be more than there are.
    int rowAt(qint64 y) const;
    int headingAt(qint64 y) const; // index into headings(); -1: a row
    qint64 topOfHeading(int heading) const;
    int headingOf(int row) const; // of the group it belongs to; -1: none

private:
    int m_rowHeight = 1;
    int m_headingHeight = 1;
    QList<models::DateGroup> m_headings;
};

} // namespace waxwing::ui

#include "ui/messagelist/rowplaces.h"

#include <algorithm>

namespace waxwing::ui {

void RowPlaces::setHeights(int row, int heading)
{
    m_rowHeight = row;
    m_headingHeight = heading;
}

int RowPlaces::headingOf(int row) const
{
    const auto after = std::partition_point(m_headings.cbegin(), m_headings.cend(),
                                            [row](const models::DateGroup &group) { return group.row <= row; });
    return int(std::distance(m_headings.cbegin(), after)) - 1;
}

qint64 RowPlaces::top(int row) const
{
    return qint64(row) * m_rowHeight + qint64(headingOf(row) + 1) * m_headingHeight;
}

qint64 RowPlaces::topWithHeading(int row) const
{
    const int heading = headingOf(row);
    return heading >= 0 && m_headings[heading].row == row ? topOfHeading(heading) : top(row);
}

qint64 RowPlaces::height(int rows) const
{
    return qint64(rows) * m_rowHeight + qint64(headingOf(rows - 1) + 1) * m_headingHeight;
}

qint64 RowPlaces::topOfHeading(int heading) const
{
    return m_headings[heading].row * m_rowHeight + qint64(heading) * m_headingHeight;
}

int RowPlaces::headingAt(qint64 y) const
{
    for (int heading = 0; heading < int(m_headings.size()); ++heading) {
        const qint64 top = topOfHeading(heading);
        if (y >= top && y < top + m_headingHeight) {
            return heading;
        }
    }
    return -1;
}

int RowPlaces::rowAt(qint64 y) const
{
    int above = 0;
    for (; above < int(m_headings.size()) && topOfHeading(above) <= y; ++above) {
        if (y < topOfHeading(above) + m_headingHeight) {
            return int(m_headings[above].row);
        }
    }
    return int((y - qint64(above) * m_headingHeight) / m_rowHeight);
}

} // namespace waxwing::ui

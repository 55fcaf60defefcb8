// Above the list: the folder's name, how many are unread, the filters, and how the list looks and sorts.
#pragma once

#include "ui/messagelist/messagelistview.h"

#include <QWidget>

#include <array>

class QAction;
class QActionGroup;
class QBoxLayout;
class QLabel;
class QToolButton;

namespace waxwing::ui {

class Chip;
class ElidedLabel;

class ListHeader : public QWidget {
    Q_OBJECT
public:
    explicit ListHeader(QWidget *parent = nullptr);

    void setTitle(const QString &title, const QString &detail);
    void setLook(ListLook look);
    void setThreaded(bool threaded);
    bool isThreaded() const;
    void setDated(bool dated); // headings by date
    bool unreadOnly() const;
    bool starredOnly() const;
    bool attachmentsOnly() const;
    bool toMeOnly() const;
    void clearFilters();
    // The filter that is on while one sender's mail is listed.
    void setSenderShown(bool shown);
    // The sort menu offers what such a list can be sorted by.
    void setKind(const models::ListKind &kind);
    // Ticks its entry.
    void setSort(store::SortColumn column, bool ascending);

Q_SIGNALS:
    void filtersChanged();
    void senderLeft();
    void threadedChosen(bool threaded);
    void datedChosen(bool dated);
    void lookChosen(waxwing::ui::ListLook look);
    void sortChosen(waxwing::store::SortColumn column, bool ascending);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QToolButton *addLookButton(const QString &icon, const QString &name, ListLook look);
    void buildSortMenu();
    void buildThreadedButton();
    void fitChips();
    void applyColors();

    ElidedLabel *m_title;
    QLabel *m_detail;
    QWidget *m_chips;
    Chip *m_sender;
    Chip *m_unread;
    Chip *m_starred;
    Chip *m_attachments;
    Chip *m_toMe;
    std::array<Chip *, 4> m_filters; // those above, as they stand
    QToolButton *m_sort;
    QAction *m_dated;
    QActionGroup *m_columns; // of the sort menu
    QActionGroup *m_directions;
    models::ListKind m_kind;
    QToolButton *m_threaded;
    QToolButton *m_cards;
    QToolButton *m_table;
    QBoxLayout *m_top;
    QBoxLayout *m_all;
};

} // namespace waxwing::ui

// How a conversation shows in a row of the list: an arrow that opens it, its count on a pill, and its messages
// indented below it.
#pragma once

#include "ui/models/messagelistmodel.h"

#include <QFont>
#include <QModelIndex>
#include <QStyleOptionViewItem>

class QPainter;

namespace waxwing::ui {

struct ConversationMark {
    int depth = 0; // 0: a row of the list itself
    int count = 0; // 0: stands for one message
    bool expanded = false;
    bool unread = false; // any message the row stands for
};

ConversationMark conversationMark(const QModelIndex &index, const store::MessageRow &row);
// In pixels; deep answers do not run out of the row.
int conversationIndent(const ConversationMark &mark);
// Of the pill with the count; 0 without one.
int countWidth(const ConversationMark &mark, const QFont &font);
// rect: the pill's, as it is seen.
void paintCount(QPainter *painter, const QRect &rect, const ConversationMark &mark, const QStyleOptionViewItem &option);
// rect: a square, as it is seen.
void paintArrow(QPainter *painter, const QRect &rect, const ConversationMark &mark, const QStyleOptionViewItem &option);

} // namespace waxwing::ui

#include "tests/window2/shownwords.h"

#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QGroupBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QRegularExpression>
#include <QStyleOptionComboBox>
#include <QToolButton>

namespace waxwing::test {

namespace {

int widthOf(const QWidget &widget, const QString &text)
{
    return widget.fontMetrics().size(Qt::TextShowMnemonic, text).width();
}

bool labelIsCut(const QLabel &label)
{
    if (label.text().isEmpty()) {
        return false;
    }
    return label.wordWrap() ? label.heightForWidth(label.width()) > label.height() + 1
                            : label.sizeHint().width() > label.width() + 1;
}

bool buttonIsCut(const QAbstractButton &button)
{
    const auto *tool = qobject_cast<const QToolButton *>(&button);
    if (button.text().isEmpty() || (tool && tool->toolButtonStyle() == Qt::ToolButtonIconOnly)) {
        return false;
    }
    const bool checkable = qobject_cast<const QCheckBox *>(&button) || qobject_cast<const QRadioButton *>(&button);
    const int mark = !button.icon().isNull() ? button.iconSize().width() + 4 : checkable ? 20 : 0;
    return widthOf(button, button.text()) + mark > button.width();
}

bool choiceIsCut(const QComboBox &box)
{
    QStyleOptionComboBox option;
    option.initFrom(&box);
    const int room
        = box.style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, &box).width();
    for (int i = 0; i < box.count(); ++i) {
        if (widthOf(box, box.itemText(i)) > room) {
            return true;
        }
    }
    return false;
}

bool fieldIsCut(const QLineEdit &field)
{
    const QMargins margins = field.textMargins();
    return field.text().isEmpty()
        && widthOf(field, field.placeholderText()) + margins.left() + margins.right() + 4 > field.width();
}

bool headerIsCut(const QHeaderView &header)
{
    for (int i = 0; i < header.count(); ++i) {
        const QString text = header.model()->headerData(i, header.orientation()).toString();
        if (!header.isSectionHidden(i) && widthOf(header, text) > header.sectionSize(i)) {
            return true;
        }
    }
    return false;
}

bool isCut(const QWidget &widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(&widget)) {
        return labelIsCut(*label);
    }
    if (const auto *button = qobject_cast<const QAbstractButton *>(&widget)) {
        return buttonIsCut(*button);
    }
    if (const auto *box = qobject_cast<const QComboBox *>(&widget)) {
        return choiceIsCut(*box);
    }
    if (const auto *field = qobject_cast<const QLineEdit *>(&widget)) {
        return fieldIsCut(*field);
    }
    const auto *header = qobject_cast<const QHeaderView *>(&widget);
    return header && headerIsCut(*header);
}

// Outside of what holds it, where no scrolling brings it into view.
bool isPushedOut(const QWidget &widget)
{
    const bool isButton = qobject_cast<const QAbstractButton *>(&widget);
    const bool hasWords = isButton || qobject_cast<const QLabel *>(&widget);
    const int edge = isButton ? 12 : 1; // a button's padding may hang out (ui/reader/outdent.h)
    for (const QWidget *above = widget.parentWidget(); hasWords && above && !widget.isWindow();
         above = above->parentWidget()) {
        if (qobject_cast<const QAbstractScrollArea *>(above->parentWidget())) {
            return false; // above is what shows a part of it
        }
        const QRect place(widget.mapTo(above, QPoint(0, 0)), widget.size());
        if (!above->rect().adjusted(-edge, -edge, edge, edge).contains(place)) {
            return true;
        }
        if (above->isWindow()) {
            return false;
        }
    }
    return false;
}

QString textOf(const QWidget &widget)
{
    for (const char *property : {"text", "currentText", "placeholderText", "title"}) {
        QString text = widget.property(property).toString();
        if (!text.isEmpty()) {
            return text;
        }
    }
    return widget.accessibleName();
}

bool saysTheWhole(const QWidget &widget)
{
    const QString text = textOf(widget);
    return !text.isEmpty() && widget.toolTip().contains(text);
}

QString nameOf(const QWidget &widget)
{
    return QString(QString::fromLatin1(widget.metaObject()->className()) + QLatin1Char(' ') + widget.objectName());
}

void addItems(const QAbstractItemModel *model, const QModelIndex &parent, QStringList &texts)
{
    for (int row = 0; model && row < model->rowCount(parent); ++row) {
        const QModelIndex index = model->index(row, 0, parent);
        for (const int role : {int(Qt::DisplayRole), int(Qt::ToolTipRole), int(Qt::AccessibleTextRole)}) {
            texts << index.data(role).toString();
        }
        addItems(model, index, texts);
    }
}

QStringList textsOf(const QWidget &widget)
{
    QStringList texts{widget.windowTitle(), widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()};
    const bool qtsOwn = qobject_cast<QDialogButtonBox *>(widget.parentWidget());
    const bool isEntered = qobject_cast<const QLineEdit *>(&widget);
    for (const char *property : {"text", "placeholderText", "title"}) {
        if (!qtsOwn && !(isEntered && qstrcmp(property, "text") == 0)) {
            texts << widget.property(property).toString();
        }
    }
    if (const auto *box = qobject_cast<const QComboBox *>(&widget)) {
        addItems(box->model(), {}, texts);
    }
    if (const auto *view = qobject_cast<const QAbstractItemView *>(&widget)) {
        addItems(view->model(), {}, texts);
    }
    for (const QAction *action : widget.actions()) {
        texts << action->text() << action->toolTip();
    }
    return texts;
}

bool hasPlainWords(QString text)
{
    // What no translator sees: markup, addresses, keys, the system's days and units, names of protocols.
    static const QRegularExpression allowed(
        QStringLiteral("<[^>]*>|&\\w+;|\\S+[@.]\\w[^\\s,]*|\\b(?:INBOX|bytes|UTC|"
                       "Ctrl|Shift|Alt|Del|Esc|Return|Space|Enter|Ins|Up|Down|Left|Right|"
                       "IMAP|SMTP|POP|TLS|STARTTLS|SHA|SOCKS|HTTP|CONNECT|PEM|"
                       "OAUTHBEARER|XOAUTH2|SCRAM|PLAIN|LOGIN|CRAM|MD5|EXTERNAL|GSSAPI|"
                       "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\\w*)\\b"));
    static const QRegularExpression word(QStringLiteral("[A-Za-z]{3,}"));
    return text.remove(allowed).contains(word);
}

} // namespace

QStringList cutOff(const QWidget &window)
{
    QStringList found;
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        if (widget->isVisible() && widget->window() == &window && !saysTheWhole(*widget)) {
            if (isCut(*widget) || isPushedOut(*widget)) {
                found << QString(nameOf(*widget) + QStringLiteral(": ") + textOf(*widget));
            }
        }
    }
    return found;
}

QStringList untranslated(const QWidget &window)
{
    QStringList found;
    QList<const QWidget *> widgets{&window};
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        widgets << widget;
    }
    for (const QWidget *widget : std::as_const(widgets)) {
        for (const QString &text : textsOf(*widget)) {
            if (hasPlainWords(text)) {
                found << QString(nameOf(*widget) + QStringLiteral(": ") + text);
            }
        }
    }
    found.removeDuplicates();
    return found;
}

} // namespace waxwing::test

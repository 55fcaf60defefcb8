#include "ui/messagelist/tagpicker.h"

#include "ui/models/tags.h"
#include "ui/models/texts.h"

#include <QLineEdit>
#include <QListWidget>

namespace waxwing::ui {

namespace {

QStringList offered(const QStringList &present)
{
    QStringList keywords = models::standardTags();
    for (const QString &keyword : present) {
        if (!models::tagName(keyword).isEmpty() && !keywords.contains(keyword, Qt::CaseInsensitive)) {
            keywords << keyword;
        }
    }
    return keywords;
}

QList<Choice> rows(const QStringList &present)
{
    QList<Choice> choices;
    for (const QString &keyword : offered(present)) {
        const bool isSet = present.contains(keyword, Qt::CaseInsensitive);
        choices.append({models::oneLine(models::tagName(keyword)),
                        isSet ? QStringLiteral("done") : QStringLiteral("tag"),
                        isSet ? TagPicker::tr("takes it away") : QString()});
    }
    return choices;
}

} // namespace

TagPicker::TagPicker(const QStringList &present, QWidget *parent)
    : ChoicePicker(QStringLiteral("tagPicker"), tr("Tag"), rows(present), parent)
{
    const QStringList keywords = offered(present);
    resize(360, 280);
    field()->setAccessibleName(tr("Tag"));
    field()->setPlaceholderText(tr("Type a tag"));
    list()->setAccessibleName(tr("Matching tags"));
    setOfferForTyped([keywords](const QString &typed) {
        const QString keyword = models::tagKeyword(typed);
        const bool isNew = !keyword.isEmpty() && !keywords.contains(keyword, Qt::CaseInsensitive);
        return isNew ? Choice{tr("New tag “%1”").arg(typed.simplified()), QStringLiteral("add"), {}} : Choice();
    });
    connect(this, &ChoicePicker::picked, this, [this, keywords](qsizetype index) { Q_EMIT chosen(keywords[index]); });
    connect(this, &ChoicePicker::typedPicked, this,
            [this](const QString &typed) { Q_EMIT chosen(models::tagKeyword(typed)); });
}

} // namespace waxwing::ui

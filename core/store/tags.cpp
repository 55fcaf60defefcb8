#include "core/store/tags.h"

#include <QCoreApplication>

#include <algorithm>

namespace waxwing::store {

namespace {

constexpr qsizetype longest = 50;

struct Standard {
    const char *keyword;
    const char *name;
};

constexpr Standard standard[] = {{"$label1", QT_TRANSLATE_NOOP("tags", "Important")},
                                 {"$label2", QT_TRANSLATE_NOOP("tags", "Work")},
                                 {"$label3", QT_TRANSLATE_NOOP("tags", "Personal")},
                                 {"$label4", QT_TRANSLATE_NOOP("tags", "To do")},
                                 {"$label5", QT_TRANSLATE_NOOP("tags", "Later")}};

// RFC 3501 9: flag-keyword is an atom.
bool isAtomChar(QChar ch)
{
    return ch > u' ' && ch < QChar(0x7f) && !QStringView(u"(){%*\"\\]").contains(ch);
}

} // namespace

QStringList standardTags()
{
    QStringList keywords;
    for (const Standard &tag : standard) {
        keywords << QString::fromLatin1(tag.keyword);
    }
    return keywords;
}

QString tagName(const QString &keyword)
{
    for (const Standard &tag : standard) {
        if (keyword.compare(QLatin1StringView(tag.keyword), Qt::CaseInsensitive) == 0) {
            return QCoreApplication::translate("tags", tag.name);
        }
    }
    QString name = keyword.startsWith(u'$') ? QString() : keyword;
    return name.replace(u'_', u' ');
}

QString tagKeyword(const QString &name)
{
    const QString plain = name.simplified();
    const QStringList keywords = standardTags();
    for (const QString &keyword : keywords) {
        if (tagName(keyword).compare(plain, Qt::CaseInsensitive) == 0) {
            return keyword;
        }
    }
    QString keyword = plain;
    keyword.replace(u' ', u'_');
    const bool isAtom = !keyword.isEmpty() && keyword.size() <= longest && !keyword.startsWith(u'$')
        && std::all_of(keyword.cbegin(), keyword.cend(), isAtomChar);
    return isAtom ? keyword : QString();
}

} // namespace waxwing::store

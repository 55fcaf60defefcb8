#include "core/store/threading.h"

#include "core/store/orders.h"

#include <QHash>

#include <algorithm>
#include <array>

namespace waxwing::store {

namespace {

// In-Reply-To of old software holds a phrase around the id (RFC 822 4.6.2).
QList<QByteArray> idsIn(const QByteArray &text)
{
    QList<QByteArray> ids;
    qsizetype from = 0;
    while (ids.size() < 4 && (from = text.indexOf('<', from)) >= 0) {
        const qsizetype end = text.indexOf('>', from);
        if (end < 0) {
            break;
        }
        ids << text.mid(from, end - from + 1);
        from = end;
    }
    return ids;
}

constexpr qsizetype longestMark = 12; // "Antw[123]:" and a space
constexpr qsizetype longestSubject = 1000; // what is behind it does not tell subjects apart

QStringView withoutTags(QStringView text)
{
    text = text.trimmed();
    while (text.startsWith(QLatin1Char('['))) {
        const qsizetype end = text.indexOf(QLatin1Char(']'));
        const QStringView rest = end < 0 ? QStringView() : text.mid(end + 1).trimmed();
        if (rest.isEmpty()) { // "[important]" alone is the subject
            break;
        }
        text = rest;
    }
    return text;
}

// Length of a reply mark in front, colon included; 0: none. "Re[2]:" counts (Outlook Express, The Bat).
qsizetype replyMark(QStringView text)
{
    // English and Latin, German, Scandinavian, Finnish, Polish, Italian, Portuguese, Dutch, Spanish, Turkish, Chinese.
    static const std::array<QStringView, 14> marks{u"re",  u"aw",  u"sv",  u"vs",   u"odp", u"rif",  u"r",
                                                   u"res", u"ref", u"bls", u"antw", u"ynt", u"回复", u"答复"};
    const QStringView start = text.first(qMin<qsizetype>(text.size(), longestMark));
    const auto isColon = [](QChar character) { return character == QLatin1Char(':') || character == QChar(u'：'); };
    const qsizetype colon = std::find_if(start.cbegin(), start.cend(), isColon) - start.cbegin();
    if (colon == 0 || colon == start.size()) {
        return 0;
    }
    QStringView word = text.first(colon).trimmed();
    if (const qsizetype bracket = word.indexOf(QLatin1Char('[')); bracket > 0 && word.endsWith(QLatin1Char(']'))) {
        word = word.first(bracket);
    }
    const bool known = std::any_of(marks.cbegin(), marks.cend(),
                                   [word](QStringView mark) { return word.compare(mark, Qt::CaseInsensitive) == 0; });
    return known ? colon + 1 : 0;
}

class Tree {
public:
    explicit Tree(const QList<TreeMessage> &messages)
        : m_messages(messages), m_parent(messages.size(), -1), m_children(messages.size())
    {
        for (qsizetype n = 0; n < messages.size(); ++n) {
            // Of two messages with one id the first is the one that was meant.
            if (!m_byId.contains(messages[n].messageId)) {
                m_byId.insert(messages[n].messageId, n);
            }
        }
        for (qsizetype n = 0; n < messages.size(); ++n) {
            link(n);
        }
    }

    QList<TreePlace> places()
    {
        QList<qsizetype> roots;
        for (qsizetype n = 0; n < m_messages.size(); ++n) {
            m_parent[n] < 0 ? roots << n : m_children[m_parent[n]] << n;
        }
        QList<TreePlace> open;
        QList<TreePlace> places;
        const auto push = [&](QList<qsizetype> siblings, int depth) {
            std::stable_sort(siblings.begin(), siblings.end(),
                             [this](qsizetype a, qsizetype b) { return m_messages[a].sent < m_messages[b].sent; });
            for (auto it = siblings.crbegin(); it != siblings.crend(); ++it) {
                open << TreePlace{*it, depth};
            }
        };
        push(roots, 0);
        while (!open.isEmpty()) {
            const TreePlace place = open.takeLast();
            places << place;
            push(m_children[place.index], place.depth + 1);
        }
        return places;
    }

private:
    // The nearest of its References that is here, unless that would make a circle.
    void link(qsizetype n)
    {
        const QList<QByteArray> &parents = m_messages[n].parents;
        for (auto id = parents.crbegin(); id != parents.crend(); ++id) {
            const auto found = m_byId.constFind(*id);
            if (found != m_byId.cend() && !isBelow(*found, n)) {
                m_parent[n] = *found;
                return;
            }
        }
    }
    bool isBelow(qsizetype n, qsizetype ancestor) const
    {
        for (; n >= 0; n = m_parent[n]) {
            if (n == ancestor) {
                return true;
            }
        }
        return false;
    }

    const QList<TreeMessage> &m_messages;
    QHash<QByteArray, qsizetype> m_byId;
    QList<qsizetype> m_parent;
    QList<QList<qsizetype>> m_children;
};

} // namespace

QList<QByteArray> boundedReferences(const QList<QByteArray> &references)
{
    if (references.size() <= kMostReferences) {
        return references;
    }
    return references.first(1) + references.last(kMostReferences - 1);
}

QList<QByteArray> connectingIds(const QByteArray &own, const QList<QByteArray> &references, const QByteArray &inReplyTo)
{
    QList<QByteArray> ids; // so few that no set is worth its memory, more than a kilobyte for each message
    const QList<QByteArray> all = boundedReferences(references) + idsIn(inReplyTo);
    for (const QByteArray &id : all) {
        if (!id.isEmpty() && id != own && !ids.contains(id)) {
            ids << id;
        }
    }
    return ids;
}

BaseSubject baseSubject(const QString &subject)
{
    BaseSubject base;
    QStringView rest = withoutTags(QStringView(subject).left(longestSubject));
    while (const qsizetype mark = replyMark(rest)) {
        base.reply = true;
        rest = withoutTags(rest.mid(mark));
    }
    base.text = foldedText(rest.toString()).simplified();
    return base;
}

QList<TreePlace> conversationTree(const QList<TreeMessage> &messages)
{
    return Tree(messages).places();
}

} // namespace waxwing::store

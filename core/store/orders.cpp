#include "core/store/orders.h"

#include "core/store/placements.h"
#include "core/store/tags.h"

#include <QRegularExpression>

#include <algorithm>

namespace waxwing::store {

namespace {

// Columns of rowsOf() that come from the message.
constexpr int threadColumn = 4;
constexpr int sizeColumn = 5;
constexpr int attachmentColumn = 6;
constexpr int subjectColumn = 7;
constexpr int nameColumn = 8;
constexpr int addressColumn = 9;
constexpr int toColumn = 10;
constexpr int ccColumn = 11;
constexpr int previewColumn = 12;
constexpr int toTextColumn = 13;
constexpr int keywordsColumn = 14; // the server's, what is set and what is cleared besides

struct Entry {
    qint64 received = 0;
    PlacementId id;
    FolderId folder;
    ThreadId thread; // threaded lists only
    qint64 number = 0; // sort key of number columns
    QString text; // sort key of text columns
};

bool above(const Entry &a, const Entry &b)
{
    return a.received != b.received ? a.received > b.received : a.id > b.id;
}

bool isText(SortColumn column)
{
    switch (column) {
    case SortColumn::Subject:
    case SortColumn::From:
    case SortColumn::To:
    case SortColumn::Tags:
    case SortColumn::Folder: return true;
    default: return false;
    }
}

qint64 numberKey(SortColumn column, Flags flags, qint64 size, bool attachment)
{
    switch (column) {
    case SortColumn::Size: return size;
    case SortColumn::Unread: return !flags.testFlag(Flag::Seen);
    case SortColumn::Flagged: return flags.testFlag(Flag::Flagged);
    case SortColumn::Attachment: return attachment;
    default: return 0;
    }
}

bool passes(const ListSpec &spec, Flags flags, bool attachment)
{
    return !(spec.unreadOnly && flags.testFlag(Flag::Seen)) && !(spec.flaggedOnly && !flags.testFlag(Flag::Flagged))
        && !(spec.attachmentOnly && !attachment);
}

bool containsAll(const QString &text, const QStringList &words)
{
    return std::all_of(words.cbegin(), words.cend(), [&text](const QString &word) { return text.contains(word); });
}

// Stands between columns, so that a word does not match across two of them.
QString searchable(const Query &query, int first, int last)
{
    QString text;
    for (int column = first; column <= last; ++column) {
        text += query.text(column);
        text += QLatin1Char('\n');
    }
    return foldedText(text);
}

void sort(std::vector<Entry> &entries, const ListSpec &spec)
{
    const bool text = isText(spec.column);
    const bool byReceived = spec.column == SortColumn::Received;
    const bool ascending = spec.ascending;
    std::sort(entries.begin(), entries.end(), [=](const Entry &a, const Entry &b) {
        if (byReceived) {
            return ascending ? above(b, a) : above(a, b);
        }
        // Rows that are equal in the column stay newest first in both directions.
        const int order = text ? a.text.compare(b.text) : a.number < b.number ? -1 : int(a.number > b.number);
        if (order == 0) {
            return above(a, b);
        }
        return ascending ? order < 0 : order > 0;
    });
}

// Each whole, or with a subaddress (RFC 5233); as it stands in a list of addresses.
QRegularExpression anyOf(const QStringList &addresses)
{
    QStringList forms;
    for (const QString &address : addresses) {
        const qsizetype at = address.lastIndexOf(QLatin1Char('@'));
        forms << QRegularExpression::escape(address.left(at)) + QStringLiteral("(?:\\+[^@\\s,<>]*)?")
                + QRegularExpression::escape(address.mid(at));
    }
    return QRegularExpression(QStringLiteral("(?<![\\w.+-])(?:%1)(?![\\w.-])").arg(forms.join(QLatin1Char('|'))),
                              QRegularExpression::CaseInsensitiveOption);
}

bool isAddressedTo(const QRegularExpression &own, const Query &query)
{
    return own.match(query.text(toColumn)).hasMatch() || own.match(query.text(ccColumn)).hasMatch();
}

Query rowsOf(Database &cache, FolderId folder, bool needMessage)
{
    Query query = cache.query(
        needMessage ? "SELECT p.id, p.received, p.shown_flags, p.message, m.thread, m.size, m.attachment, m.subject,"
                      " m.from_name, m.from_address, m.to_list, m.cc, m.preview, m.to_text,"
                      " p.keywords, p.wish_keywords_set, p.wish_keywords_clear"
                      " FROM placement p INDEXED BY placement_shown"
                      " JOIN message m ON m.id = p.message WHERE p.shown_folder = ?"
                    : "SELECT id, received, shown_flags FROM placement WHERE shown_folder = ?");
    query.bind(folder);
    return query;
}

// What one pass over a folder needs to know.
struct Pass {
    explicit Pass(const ListSpec &spec)
        : words(foldedText(spec.text).simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts))
        , needMessage(!words.isEmpty() || spec.threaded || spec.attachmentOnly || !spec.ownAddresses.isEmpty()
                      || !spec.sender.isEmpty() || isText(spec.column) || spec.column == SortColumn::Size
                      || spec.column == SortColumn::Attachment)
        , own(anyOf(spec.ownAddresses))
    {
    }
    QStringList words;
    bool needMessage;
    QRegularExpression own; // of spec.ownAddresses
    // Of the folder that is being passed over.
    qint64 account = 0; // which of the list's
    QString path;
};

QString tagsOf(const Query &query)
{
    const QStringList keywords
        = changedKeywords(splitKeywords(query.text(keywordsColumn)), splitKeywords(query.text(keywordsColumn + 1)),
                          splitKeywords(query.text(keywordsColumn + 2)));
    QStringList tags;
    for (const QString &keyword : keywords) {
        if (const QString tag = tagName(keyword); !tag.isEmpty()) {
            tags << tag;
        }
    }
    tags.sort(Qt::CaseInsensitive);
    return tags.join(QLatin1Char(' '));
}

QString textKey(const Query &query, SortColumn column, const Pass &pass)
{
    switch (column) {
    case SortColumn::Subject: return subjectKey(query.text(subjectColumn));
    case SortColumn::To: return foldedText(query.text(toTextColumn));
    case SortColumn::Tags: return foldedText(tagsOf(query));
    case SortColumn::Folder: return pass.path;
    default: return foldedText(query.text(query.view(nameColumn).isEmpty() ? addressColumn : nameColumn));
    }
}

Entry entryOf(const Query &query, const ListSpec &spec, FolderId folder, const Pass &pass)
{
    Entry entry;
    entry.received = query.integer(1);
    entry.id = query.id<PlacementId>(0);
    entry.folder = folder;
    if (spec.threaded) {
        entry.thread = query.id<ThreadId>(threadColumn);
    }
    if (isText(spec.column)) {
        entry.text = textKey(query, spec.column, pass);
    } else if (spec.column == SortColumn::Account) {
        entry.number = pass.account;
    } else {
        entry.number
            = numberKey(spec.column, Flags(int(query.integer(2))), pass.needMessage ? query.integer(sizeColumn) : 0,
                        pass.needMessage && query.integer(attachmentColumn) != 0);
    }
    return entry;
}

void collect(Database &cache, const ListSpec &spec, FolderId folder, const Pass &pass, const QSet<qint64> &withText,
             std::vector<Entry> &entries)
{
    Query query = rowsOf(cache, folder, pass.needMessage);
    while (query.next()) {
        const bool attachment = pass.needMessage && query.integer(attachmentColumn) != 0;
        const bool wanted = passes(spec, Flags(int(query.integer(2))), attachment)
            && (spec.ownAddresses.isEmpty() || isAddressedTo(pass.own, query))
            && (spec.sender.isEmpty() || query.text(addressColumn).compare(spec.sender, Qt::CaseInsensitive) == 0)
            && (pass.words.isEmpty() || withText.contains(query.integer(3))
                || containsAll(searchable(query, subjectColumn, previewColumn), pass.words));
        if (wanted) {
            entries.push_back(entryOf(query, spec, folder, pass));
        }
    }
}

// Of each conversation of a folder the row that stands first.
void keepFirstOfThreads(std::vector<Entry> &entries)
{
    QSet<std::pair<ThreadId, FolderId>> seen;
    std::erase_if(entries, [&seen](const Entry &entry) {
        const std::pair place(entry.thread, entry.folder);
        if (!entry.thread.isValid() || !seen.contains(place)) {
            seen.insert(place);
            return false;
        }
        return true;
    });
}

} // namespace

QString foldedText(const QString &text)
{
    const QString folded = text.toCaseFolded();
    const bool ascii
        = std::all_of(folded.cbegin(), folded.cend(), [](QChar character) { return character.unicode() < 0x80; });
    if (ascii) {
        return folded;
    }
    // Full case folding, which QString's simple one lacks for the one letter where it is common.
    QString plain = QString(folded).replace(QChar(u'ß'), QLatin1String("ss")).normalized(QString::NormalizationForm_KD);
    plain.removeIf([](QChar character) { return character.category() == QChar::Mark_NonSpacing; });
    return plain;
}

QString subjectKey(const QString &subject)
{
    QStringView rest = QStringView(subject).trimmed();
    for (;;) {
        const qsizetype colon = rest.indexOf(QLatin1Char(':'));
        // Re, Fwd, Aw, Antw, SV, RES…: up to four letters, as no ordinary first word with a colon is shorter.
        const bool prefix = colon > 1 && colon <= 4
            && std::all_of(rest.cbegin(), rest.cbegin() + colon, [](QChar character) { return character.isLetter(); });
        if (!prefix) {
            return foldedText(rest.toString());
        }
        rest = rest.mid(colon + 1).trimmed();
    }
}

std::vector<PlacementId> computeOrder(Database &cache, const ListSpec &spec, const QSet<qint64> &withText)
{
    Pass pass(spec);
    std::vector<Entry> entries;
    const QList<FolderId> folders = spec.folders();
    QList<qint64> accounts;
    for (const FolderId folder : folders) {
        Query place = cache.query("SELECT account, path FROM folder WHERE id = ?");
        place.bind(folder);
        if (place.next()) {
            pass.path = foldedText(place.text(1));
            if (!accounts.contains(place.integer(0))) {
                accounts << place.integer(0);
            }
            pass.account = accounts.indexOf(place.integer(0));
        }
        collect(cache, spec, folder, pass, withText, entries);
    }
    sort(entries, spec);
    if (spec.threaded) {
        keepFirstOfThreads(entries);
    }
    std::vector<PlacementId> ids;
    ids.reserve(entries.size());
    std::transform(entries.cbegin(), entries.cend(), std::back_inserter(ids), [](const Entry &e) { return e.id; });
    return ids;
}

} // namespace waxwing::store

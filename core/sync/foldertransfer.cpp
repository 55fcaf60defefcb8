#include "core/sync/foldertransfer.h"

#include "core/store/reader.h"
#include "core/sync/foldernames.h"
#include "core/sync/words.h"

#include <QMap>

#include <algorithm>

namespace waxwing::sync {

namespace {

using store::FolderRow;
using verbs::Performed;

// The folder and what is below it, parents first.
QList<FolderRow> subtree(store::Writer &writer, const FolderRow &top)
{
    const QString below = top.path + QLatin1Char('/');
    QList<FolderRow> found = writer.reader().folders(top.account);
    found.removeIf([&](const FolderRow &folder) { return folder.id != top.id && !folder.path.startsWith(below); });
    std::sort(found.begin(), found.end(), [](const FolderRow &a, const FolderRow &b) { return a.path < b.path; });
    return found;
}

} // namespace

FolderTransfer::FolderTransfer(FolderId folder, AccountId account, FolderId parent)
    : m_folder(folder), m_account(account), m_parent(parent)
{
}

QList<PlacementId> FolderTransfer::messages(store::Writer &writer)
{
    const FolderRow top = verbs::folderOf(writer, m_folder);
    verbs::requireMovable(top);
    QStringList levels;
    if (m_parent.isValid()) {
        levels = levelsOfPath(verbs::folderOf(writer, m_parent).path);
    }
    levels.append(levelsOfPath(top.path).constLast());
    m_path = pathOfLevels(levels);
    if (writer.reader().folderByPath(m_account, m_path)) {
        throw Error(ErrorKind::Input, Words::tr("A folder “%1” exists already.").arg(m_path));
    }
    m_words = Words::tr("Moved the folder %1 to another account").arg(verbs::shownName(top));
    m_sources = subtree(writer, top);
    QList<PlacementId> all;
    for (const FolderRow &source : std::as_const(m_sources)) {
        store::ListSpec spec;
        spec.folder = source.id;
        all += writer.reader().ids(spec, 0, writer.reader().count(spec));
    }
    m_left = all.size();
    return all;
}

Performed FolderTransfer::move(store::Writer &writer, const QList<PlacementId> &part)
{
    Performed performed;
    if (m_targets.isEmpty()) {
        makeFolders(writer, performed);
    }
    QMap<FolderId, QList<store::MessageRow>> rows;
    const QList<store::MessageRow> there = writer.reader().rows(part);
    for (const store::MessageRow &row : there) {
        rows[row.folder].append(row);
    }
    for (auto group = rows.cbegin(); group != rows.cend(); ++group) {
        if (m_targets.contains(group.key())) { // else it was moved elsewhere meanwhile
            const FolderRow target = verbs::folderOf(writer, m_targets.value(group.key()));
            verbs::transfer(writer, *group, target, verbs::Transferred::Go, performed);
        }
    }
    m_left -= part.size();
    if (m_left <= 0) {
        endFolders(writer, performed);
    }
    performed.count = int(part.size());
    performed.words = [words = m_words](int) { return words; };
    performed.applied.what = m_words;
    performed.accounts.insert(m_account);
    return performed;
}

void FolderTransfer::makeFolders(store::Writer &writer, Performed &performed)
{
    const QString top = m_sources.constFirst().path;
    for (const FolderRow &source : std::as_const(m_sources)) {
        const QString path = m_path + source.path.mid(top.size());
        verbs::add(verbs::createFolder(writer, m_account, levelsOfPath(path)), performed);
        const auto made = writer.reader().folderByPath(m_account, path);
        if (!made) {
            throw Error(ErrorKind::Storage, Words::tr("The folder “%1” could not be made.").arg(path));
        }
        m_targets.insert(source.id, made->id);
    }
}

// Each only while nothing is in it, here now and on the server then: mail that came meanwhile stays where it is.
void FolderTransfer::endFolders(store::Writer &writer, Performed &performed)
{
    for (auto source = m_sources.crbegin(); source != m_sources.crend(); ++source) {
        const auto now = writer.reader().folder(source->id);
        const QList<FolderRow> all = now ? subtree(writer, *now) : QList<FolderRow>();
        if (now && now->total == 0 && all.size() <= 1) {
            verbs::add(verbs::removeMadeFolder(writer, *now), performed);
        }
    }
}

} // namespace waxwing::sync

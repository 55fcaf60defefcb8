#include "core/sync/roles.h"

#include "core/sync/foldernames.h"

#include <QSet>

#include <algorithm>

namespace waxwing::sync {

namespace {

using store::Role;

struct NamedUse {
    const char *name;
    Role role;
};

constexpr NamedUse attributeUses[] = {
    {"\\Inbox", Role::Inbox},     {"\\Drafts", Role::Drafts}, {"\\Sent", Role::Sent},
    {"\\Archive", Role::Archive}, {"\\Junk", Role::Junk},     {"\\Spam", Role::Junk}, // XLIST
    {"\\Trash", Role::Trash},     {"\\All", Role::All},       {"\\AllMail", Role::All}, // XLIST
};

// Lower case. What servers and clients have called these folders: Exchange, Gmail, GMX, Courier, Apple Mail.
constexpr NamedUse folderNames[] = {
    {"drafts", Role::Drafts},
    {"draft", Role::Drafts},
    {"entwürfe", Role::Drafts},
    {"brouillons", Role::Drafts},
    {"borradores", Role::Drafts},
    {"rascunhos", Role::Drafts},
    {"bozze", Role::Drafts},
    {"concepten", Role::Drafts},
    {"utkast", Role::Drafts},
    {"kladder", Role::Drafts},
    {"wersje robocze", Role::Drafts},
    {"черновики", Role::Drafts},
    {"下書き", Role::Drafts},
    {"草稿", Role::Drafts},
    {"luonnokset", Role::Drafts},
    {"koncepty", Role::Drafts},
    {"piszkozatok", Role::Drafts},
    {"taslaklar", Role::Drafts},
    {"чернетки", Role::Drafts},
    {"πρόχειρα", Role::Drafts},
    {"임시 보관함", Role::Drafts},
    {"ciorne", Role::Drafts},
    {"sent", Role::Sent},
    {"sent items", Role::Sent},
    {"sent mail", Role::Sent},
    {"sent messages", Role::Sent},
    {"gesendet", Role::Sent},
    {"gesendete objekte", Role::Sent},
    {"gesendete elemente", Role::Sent},
    {"envoyés", Role::Sent},
    {"éléments envoyés", Role::Sent},
    {"messages envoyés", Role::Sent},
    {"enviados", Role::Sent},
    {"elementos enviados", Role::Sent},
    {"itens enviados", Role::Sent},
    {"posta inviata", Role::Sent},
    {"inviati", Role::Sent},
    {"verzonden", Role::Sent},
    {"verzonden items", Role::Sent},
    {"skickat", Role::Sent},
    {"sendt", Role::Sent},
    {"sendte elementer", Role::Sent},
    {"wysłane", Role::Sent},
    {"отправленные", Role::Sent},
    {"送信済み", Role::Sent},
    {"已发送", Role::Sent},
    {"lähetetyt", Role::Sent},
    {"sendte", Role::Sent},
    {"odeslané", Role::Sent},
    {"odeslaná pošta", Role::Sent},
    {"elküldött", Role::Sent},
    {"gönderilmiş öğeler", Role::Sent},
    {"gönderilenler", Role::Sent},
    {"надіслані", Role::Sent},
    {"απεσταλμένα", Role::Sent},
    {"보낸 편지함", Role::Sent},
    {"寄件備份", Role::Sent},
    {"trimise", Role::Sent},
    {"archive", Role::Archive},
    {"arkisto", Role::Archive},
    {"arşiv", Role::Archive},
    {"αρχείο", Role::Archive},
    {"保管", Role::Archive},
    {"归档", Role::Archive},
    {"archives", Role::Archive},
    {"archiv", Role::Archive},
    {"archivo", Role::Archive},
    {"arquivo", Role::Archive},
    {"archivio", Role::Archive},
    {"archief", Role::Archive},
    {"arkiv", Role::Archive},
    {"archiwum", Role::Archive},
    {"архив", Role::Archive},
    {"junk", Role::Junk},
    {"spam", Role::Junk},
    {"junk e-mail", Role::Junk},
    {"junk mail", Role::Junk},
    {"bulk mail", Role::Junk},
    {"spamverdacht", Role::Junk},
    {"junk-e-mail", Role::Junk},
    {"courrier indésirable", Role::Junk},
    {"pourriel", Role::Junk},
    {"indésirables", Role::Junk},
    {"correo no deseado", Role::Junk},
    {"lixo eletrônico", Role::Junk},
    {"posta indesiderata", Role::Junk},
    {"ongewenste e-mail", Role::Junk},
    {"skräppost", Role::Junk},
    {"søppelpost", Role::Junk},
    {"uønsket e-post", Role::Junk},
    {"wiadomości-śmieci", Role::Junk},
    {"спам", Role::Junk},
    {"迷惑メール", Role::Junk},
    {"垃圾邮件", Role::Junk},
    {"roskaposti", Role::Junk},
    {"nevyžádaná pošta", Role::Junk},
    {"levélszemét", Role::Junk},
    {"önemsiz e-posta", Role::Junk},
    {"ανεπιθύμητη αλληλογραφία", Role::Junk},
    {"스팸", Role::Junk},
    {"垃圾郵件", Role::Junk},
    {"trash", Role::Trash},
    {"roskakori", Role::Trash},
    {"poistetut", Role::Trash},
    {"koš", Role::Trash},
    {"odstraněná pošta", Role::Trash},
    {"lomtár", Role::Trash},
    {"kuka", Role::Trash},
    {"çöp kutusu", Role::Trash},
    {"silinmiş öğeler", Role::Trash},
    {"кошик", Role::Trash},
    {"κάδος απορριμμάτων", Role::Trash},
    {"휴지통", Role::Trash},
    {"垃圾桶", Role::Trash},
    {"已刪除的郵件", Role::Trash},
    {"coș de gunoi", Role::Trash},
    {"deleted items", Role::Trash},
    {"deleted messages", Role::Trash},
    {"deleted", Role::Trash},
    {"bin", Role::Trash},
    {"papierkorb", Role::Trash},
    {"gelöschte objekte", Role::Trash},
    {"gelöschte elemente", Role::Trash},
    {"gelöscht", Role::Trash},
    {"corbeille", Role::Trash},
    {"éléments supprimés", Role::Trash},
    {"papelera", Role::Trash},
    {"elementos eliminados", Role::Trash},
    {"lixeira", Role::Trash},
    {"itens excluídos", Role::Trash},
    {"cestino", Role::Trash},
    {"posta eliminata", Role::Trash},
    {"prullenbak", Role::Trash},
    {"verwijderde items", Role::Trash},
    {"papperskorgen", Role::Trash},
    {"papirkurv", Role::Trash},
    {"slettede elementer", Role::Trash},
    {"kosz", Role::Trash},
    {"корзина", Role::Trash},
    {"удаленные", Role::Trash},
    {"ゴミ箱", Role::Trash},
    {"已删除", Role::Trash},
};

bool isInbox(const QStringList &levels)
{
    return levels.size() == 1 && levels.first().compare(QLatin1String("INBOX"), Qt::CaseInsensitive) == 0;
}

// A telling name counts at the top, below INBOX (Courier, Cyrus) and below "[Gmail]" or "[Google Mail]".
bool isWhereRolesLive(const QStringList &levels)
{
    if (levels.size() == 1) {
        return true;
    }
    const QString &top = levels.first();
    return levels.size() == 2
        && (top.startsWith(QLatin1Char('[')) || top.compare(QLatin1String("INBOX"), Qt::CaseInsensitive) == 0);
}

store::NamespaceKind namespaceKindOf(imap::NamespaceKind kind)
{
    switch (kind) {
    case imap::NamespaceKind::Personal: break;
    case imap::NamespaceKind::OtherUsers: return store::NamespaceKind::OtherUsers;
    case imap::NamespaceKind::Shared: return store::NamespaceKind::Shared;
    }
    return store::NamespaceKind::Personal;
}

// Another's \Sent is not where this account's mail is filed (RFC 6154 2 marks them for their owner).
bool isPersonal(const store::ServerFolder &folder)
{
    return folder.namespaceKind == store::NamespaceKind::Personal;
}

store::ServerFolder serverFolder(const imap::ListedMailbox &mailbox)
{
    store::ServerFolder folder;
    folder.serverName = mailbox.rawName;
    folder.delimiter = mailbox.delimiter;
    folder.levels = mailbox.delimiter.isEmpty() ? QStringList{mailbox.name} : mailbox.name.split(mailbox.delimiter);
    folder.levels.removeAll(QString()); // "a//b" and a trailing delimiter: Courier, UW
    folder.selectable = mailbox.selectable();
    folder.subscribed = mailbox.subscribed;
    folder.namespaceKind = namespaceKindOf(mailbox.namespaceKind);
    return folder;
}

// A folder that is gone from the server is no choice any more: then the server's own says.
QSet<Role> giveChosenRoles(QList<store::ServerFolder> &folders, const ChosenRoles &chosen)
{
    QSet<Role> given;
    for (store::ServerFolder &folder : folders) {
        const Role role = chosen.key(pathOfLevels(folder.levels), Role::None);
        if (role == Role::None || folder.role == Role::Inbox || !folder.selectable) {
            continue;
        }
        for (store::ServerFolder &other : folders) {
            other.role = other.role == role ? Role::None : other.role;
        }
        folder.role = role;
        given.insert(role);
    }
    return given;
}

void giveRolesByName(QList<store::ServerFolder> &folders, QSet<Role> given)
{
    QList<qsizetype> order;
    for (qsizetype i = 0; i < folders.size(); ++i) {
        const store::ServerFolder &folder = folders.at(i);
        if (isPersonal(folder) && folder.role == Role::None && folder.selectable && isWhereRolesLive(folder.levels)) {
            order.append(i);
        }
    }
    std::stable_sort(order.begin(), order.end(), [&](qsizetype a, qsizetype b) {
        return folders.at(a).levels.size() < folders.at(b).levels.size();
    });
    for (const qsizetype i : std::as_const(order)) {
        const Role role = roleFromName(folders.at(i).levels.constLast());
        if (role != Role::None && !given.contains(role)) {
            folders[i].role = role;
            given.insert(role);
        }
    }
}

void archiveInAllMail(QList<store::ServerFolder> &folders)
{
    const auto has
        = [](Role role) { return [role](const store::ServerFolder &folder) { return folder.role == role; }; };
    const auto all = std::find_if(folders.begin(), folders.end(), has(Role::All));
    if (all != folders.end() && std::none_of(folders.begin(), folders.end(), has(Role::Archive))) {
        all->role = Role::Archive;
    }
}

} // namespace

Role roleFromAttributes(const QList<QByteArray> &attributes)
{
    for (const NamedUse &use : attributeUses) {
        for (const QByteArray &attribute : attributes) {
            if (attribute.compare(use.name, Qt::CaseInsensitive) == 0) {
                return use.role;
            }
        }
    }
    return Role::None;
}

Role roleFromName(const QString &name)
{
    const QByteArray wanted = name.toLower().toUtf8();
    for (const NamedUse &use : folderNames) {
        if (wanted == use.name) {
            return use.role;
        }
    }
    return Role::None;
}

ChosenRoles chosenRoles(const QHash<QString, QString> &roleFolders)
{
    ChosenRoles chosen;
    for (const Role role : {Role::Drafts, Role::Sent, Role::Archive, Role::Junk, Role::Trash, Role::All}) {
        const QString path = roleFolders.value(store::roleName(role));
        if (!path.isEmpty()) {
            chosen.insert(role, path);
        }
    }
    return chosen;
}

QList<store::ServerFolder> serverFolders(const QList<imap::ListedMailbox> &listed, const ChosenRoles &chosen,
                                         bool isGmail)
{
    QList<store::ServerFolder> folders;
    QSet<QByteArray> seen;
    QSet<Role> given;
    for (const imap::ListedMailbox &mailbox : listed) {
        store::ServerFolder folder = serverFolder(mailbox);
        if (folder.levels.isEmpty() || seen.contains(folder.serverName) || mailbox.has("\\NonExistent")) {
            continue;
        }
        seen.insert(folder.serverName);
        folder.role = isInbox(folder.levels) ? Role::Inbox : roleFromAttributes(mailbox.attributes);
        if (!isPersonal(folder)) {
            folder.role = Role::None;
        }
        if (folder.role != Role::None && given.contains(folder.role)) {
            folder.role = Role::None;
        }
        given.insert(folder.role);
        folders.append(folder);
    }
    given += giveChosenRoles(folders, chosen);
    giveRolesByName(folders, given);
    if (isGmail) {
        archiveInAllMail(folders);
    }
    return folders;
}

} // namespace waxwing::sync

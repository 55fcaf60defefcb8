#include "core/imap/grammar.h"
#include "core/imap/mailboxname.h"

namespace waxwing::imap {

namespace {

bool isString(Cursor &in)
{
    return in.peek() == '"' || in.peek() == '{' || in.peek() == '~';
}

// mailbox; where the server forgot the quotes, everything up to `end` of the line.
bool readMailbox(Cursor &in, QByteArray &name, qsizetype end)
{
    if (isString(in)) {
        QByteArrayView text;
        const qsizetype before = in.position();
        if (in.string(text)) {
            name = text.toByteArray();
            return true;
        }
        in.seek(before);
    } else {
        QByteArrayView text;
        const qsizetype before = in.position();
        if (in.atom(text) && (in.atEnd() || (in.peek() == ' ' && in.peekAt(1) == '('))) {
            name = text.toByteArray();
            return true;
        }
        in.seek(before);
    }
    if (end <= in.position()) {
        return false;
    }
    in.note(Quirk::UnquotedMailbox);
    name = in.rest().first(end - in.position()).trimmed().toByteArray();
    in.seek(end);
    return !name.isEmpty();
}

bool readDelimiter(Cursor &in, QString &delimiter)
{
    QByteArray text;
    if (!in.nstring(text)) {
        return false;
    }
    delimiter = QString::fromUtf8(text);
    return true;
}

// ("CHILDINFO" ("SUBSCRIBED") "OLDNAME" ("old"))
bool readExtendedData(Cursor &in, ListResponse &list)
{
    if (!in.take('(')) {
        return false;
    }
    while (!in.close()) {
        QByteArray tag;
        in.skipSpaces();
        if (!in.astring(tag) || !in.space()) {
            return false;
        }
        const bool isChildInfo = sameWord(tag, "CHILDINFO");
        if ((!isChildInfo && !sameWord(tag, "OLDNAME")) || !in.take('(')) {
            if (!in.skipValue()) {
                return false;
            }
            continue;
        }
        while (!in.close()) {
            QByteArray value;
            in.skipSpaces();
            if (!in.astring(value)) {
                return false;
            }
            if (isChildInfo) {
                list.childInfo.append(value.toUpper());
            } else {
                list.oldName = value;
            }
        }
    }
    return true;
}

bool readStatusItem(Cursor &in, MailboxStatus &status)
{
    QByteArrayView name;
    std::uint64_t value = 0;
    if (!in.atom(name) || !in.space()) {
        return false;
    }
    if (sameWord(name, "MAILBOXID")) { // RFC 8474 4.2
        return in.take('(') && in.astring(status.mailboxId) && in.close();
    }
    if (in.peek() == '(' || in.peek() == '"') {
        return in.skipValue();
    }
    if (!in.size(value)) {
        return in.skipValue();
    }
    const auto small = quint32(qMin<std::uint64_t>(value, 0xffffffffu));
    if (sameWord(name, "MESSAGES")) {
        status.messages = small;
    } else if (sameWord(name, "UNSEEN")) {
        status.unseen = small;
    } else if (sameWord(name, "UIDNEXT")) {
        status.uidNext = Uid(small);
    } else if (sameWord(name, "UIDVALIDITY")) {
        status.uidValidity = UidValidity(small);
    } else if (sameWord(name, "HIGHESTMODSEQ")) {
        status.highestModSeq = ModSeq(value);
    } else if (sameWord(name, "SIZE")) {
        status.size = value;
    }
    return true;
}

bool readNamespaceList(Cursor &in, QList<Namespaces::Entry> &entries)
{
    if (in.takeNil()) {
        return true;
    }
    if (!in.take('(')) {
        return false;
    }
    while (!in.close()) {
        Namespaces::Entry entry;
        in.skipSpaces();
        if (!in.take('(') || !in.nstring(entry.prefix) || !in.space() || !in.nstring(entry.delimiter)) {
            return false;
        }
        while (!in.close()) { // Namespace_Response_Extension
            in.skipSpaces();
            if (!in.skipValue()) {
                return false;
            }
        }
        entries.append(std::move(entry));
    }
    return true;
}

} // namespace

bool readWords(Cursor &in, QList<QByteArray> &words)
{
    in.skipSpaces();
    while (!in.atEnd()) {
        QByteArrayView word;
        if (!in.atom(word)) {
            return false;
        }
        words.append(word.toByteArray());
        if (in.peek() == ' ') {
            in.skipSpaces();
            if (in.atEnd()) {
                in.note(Quirk::TrailingSpace);
            }
        }
    }
    return true;
}

bool readList(Cursor &in, ListResponse &list, bool utf8)
{
    ListedMailbox &mailbox = list.mailbox;
    if (!readFlags(in, mailbox.attributes) || !in.space() || !readDelimiter(in, mailbox.delimiter) || !in.space()) {
        return false;
    }
    if (!readMailbox(in, mailbox.rawName, in.position() + in.rest().size())) {
        return false;
    }
    mailbox.name = decodedMailboxName(mailbox.rawName, utf8);
    mailbox.subscribed = mailbox.has("\\Subscribed") || list.isLsub;
    in.skipSpaces();
    return in.atEnd() || readExtendedData(in, list);
}

bool readStatus(Cursor &in, StatusData &status)
{
    const qsizetype list = in.rest().lastIndexOf('(');
    if (list < 0 || !readMailbox(in, status.mailbox, in.position() + list)) {
        return false;
    }
    in.skipSpaces();
    if (!in.take('(')) {
        return false;
    }
    while (!in.close()) {
        in.skipSpaces();
        if (!readStatusItem(in, status.status)) {
            return false;
        }
        if (in.peek() == ' ' && in.peekAt(1) != ')') {
            in.skipSpaces();
        }
    }
    return true;
}

bool readNamespace(Cursor &in, NamespaceResponse &response)
{
    Namespaces &namespaces = response.namespaces;
    return readNamespaceList(in, namespaces.personal) && in.space() && readNamespaceList(in, namespaces.otherUsers)
        && in.space() && readNamespaceList(in, namespaces.shared);
}

bool readId(Cursor &in, IdResponse &id)
{
    if (in.takeNil()) {
        return true;
    }
    if (!in.take('(')) {
        return false;
    }
    while (!in.close()) {
        std::pair<QByteArray, QByteArray> field;
        in.skipSpaces();
        if (!in.nstring(field.first) || !in.space() || !in.nstring(field.second)) {
            return false;
        }
        id.fields.append(std::move(field));
    }
    return true;
}

bool readQuota(Cursor &in, QuotaResponse &response)
{
    Quota &quota = response.quota;
    if (!in.astring(quota.root) || !in.space() || !in.take('(')) {
        return false;
    }
    while (!in.close()) {
        Quota::Resource resource;
        QByteArrayView name;
        in.skipSpaces();
        if (!in.atom(name) || !in.space() || !in.size(resource.usage) || !in.space() || !in.size(resource.limit)) {
            return false;
        }
        resource.name = name.toByteArray().toUpper();
        quota.resources.append(std::move(resource));
    }
    return true;
}

bool readQuotaRoot(Cursor &in, QuotaRootResponse &quotaRoot)
{
    if (!in.astring(quotaRoot.mailbox)) {
        return false;
    }
    while (in.space() && !in.atEnd()) {
        QByteArray root;
        if (!in.astring(root)) {
            return false;
        }
        quotaRoot.roots.append(std::move(root));
    }
    return true;
}

} // namespace waxwing::imap

#include "core/store/intentcodec.h"

#include "core/store/sqlite.h"

#include <QCoreApplication>
#include <QDataStream>
#include <QIODevice>

namespace waxwing::store {

namespace {

constexpr quint8 kFormat = 2; // 2: Intent::onlyEmpty, Relocation::gone

template <class Tag, class Rep> QDataStream &operator<<(QDataStream &out, StrongId<Tag, Rep> id)
{
    return out << quint64(id.value());
}

template <class Tag, class Rep> QDataStream &operator>>(QDataStream &in, StrongId<Tag, Rep> &id)
{
    quint64 value = 0;
    in >> value;
    id = StrongId<Tag, Rep>(Rep(value));
    return in;
}

QDataStream &operator<<(QDataStream &out, Flags flags)
{
    return out << quint32(flags);
}

QDataStream &operator>>(QDataStream &in, Flags &flags)
{
    quint32 bits = 0;
    in >> bits;
    flags = Flags(int(bits));
    return in;
}

QDataStream &operator<<(QDataStream &out, const NewMessage &m)
{
    return out << m.uid << m.flags << m.keywords << m.modSeq << m.internalDate << m.size << m.subject << m.fromName
               << m.fromAddress << m.toText << m.to << m.cc << m.bcc << m.replyTo << m.date << m.messageId
               << m.inReplyTo << m.references << m.hasAttachment << m.structure;
}

QDataStream &operator>>(QDataStream &in, NewMessage &m)
{
    return in >> m.uid >> m.flags >> m.keywords >> m.modSeq >> m.internalDate >> m.size >> m.subject >> m.fromName
        >> m.fromAddress >> m.toText >> m.to >> m.cc >> m.bcc >> m.replyTo >> m.date >> m.messageId >> m.inReplyTo
        >> m.references >> m.hasAttachment >> m.structure;
}

QDataStream &operator<<(QDataStream &out, const QList<RecipientResult> &recipients)
{
    out << quint32(recipients.size());
    for (const RecipientResult &r : recipients) {
        out << r.address << r.accepted << r.final << r.reply;
    }
    return out;
}

QDataStream &operator>>(QDataStream &in, QList<RecipientResult> &recipients)
{
    quint32 count = 0;
    in >> count;
    for (quint32 n = 0; n < count && in.status() == QDataStream::Ok; ++n) {
        RecipientResult r;
        in >> r.address >> r.accepted >> r.final >> r.reply;
        recipients << r;
    }
    return in;
}

QDataStream &operator<<(QDataStream &out, const AttemptNote &note)
{
    return out << note.targetUidValidity << note.targetUidNext;
}

QDataStream &operator>>(QDataStream &in, AttemptNote &note)
{
    return in >> note.targetUidValidity >> note.targetUidNext;
}

template <class T> void put(QDataStream &out, const std::optional<T> &value)
{
    out << bool(value);
    if (value) {
        out << *value;
    }
}

template <class T> void take(QDataStream &in, std::optional<T> &value)
{
    bool present = false;
    in >> present;
    value.reset();
    if (present) {
        in >> value.emplace();
    }
}

template <class Write> QByteArray encoded(Write write)
{
    QByteArray octets;
    QDataStream out(&octets, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_0);
    out << kFormat;
    write(out);
    return octets;
}

template <class Read> void decoded(const QByteArray &octets, Read read)
{
    QDataStream in(octets);
    in.setVersion(QDataStream::Qt_6_0);
    quint8 format = 0;
    in >> format;
    const bool known = format >= 1 && format <= kFormat;
    if (known) {
        read(in, format);
    }
    if (!known || in.status() != QDataStream::Ok) {
        throw Error(ErrorKind::Storage,
                    QCoreApplication::translate("waxwing::store", "A pending change in the journal cannot be read."))
            .withCode(kDamaged);
    }
}

} // namespace

QByteArray encodeHead(const Intent &i)
{
    return encoded([&i](QDataStream &out) {
        out << i.created << qint32(i.attempts) << i.problem << i.technical;
        put(out, i.attempt);
        out << i.flags.set << i.flags.clear << i.flags.setKeywords << i.flags.clearKeywords;
        QStringList keys;
        for (const FolderRef &folder : i.folders) {
            keys << folder.key;
        }
        out << keys << (i.target ? i.target->key : QString()) << i.newLevels << i.subscribe << i.blob << i.transferBlob;
        put(out, i.message);
        out << i.messageId << i.sender << i.recipients << quint8(i.sendState) << i.subject << i.what << i.onlyEmpty;
        out << i.sourceAccount << i.after;
    });
}

void decodeHead(const QByteArray &octets, Intent &i)
{
    decoded(octets, [&i](QDataStream &in, quint8 format) {
        qint32 attempts = 0;
        in >> i.created >> attempts >> i.problem >> i.technical;
        i.attempts = attempts;
        take(in, i.attempt);
        in >> i.flags.set >> i.flags.clear >> i.flags.setKeywords >> i.flags.clearKeywords;
        QStringList keys;
        QString target;
        in >> keys >> target >> i.newLevels >> i.subscribe >> i.blob >> i.transferBlob;
        for (const QString &key : std::as_const(keys)) {
            i.folders << FolderRef{key, {}, {}, {}};
        }
        if (!target.isEmpty()) {
            i.target = FolderRef{target, {}, {}, {}};
        }
        take(in, i.message);
        quint8 sendState = 0;
        in >> i.messageId >> i.sender >> i.recipients >> sendState >> i.subject >> i.what;
        i.sendState = SendState(qMin(sendState, quint8(SendState::Filed)));
        if (format >= 2) {
            in >> i.onlyEmpty;
        }
        if (!in.atEnd()) { // rows written before there were transfers between accounts end here
            in >> i.sourceAccount >> i.after;
        }
    });
}

// Most messages of an intent share their folder: its key and UIDVALIDITY are written when they change.
QByteArray encodeMessages(const QList<MessageRef> &messages)
{
    return encoded([&messages](QDataStream &out) {
        out << quint32(messages.size());
        const MessageRef *previous = nullptr;
        for (const MessageRef &ref : messages) {
            const bool same
                = previous && previous->folderKey == ref.folderKey && previous->uidValidity == ref.uidValidity;
            out << same;
            if (!same) {
                out << ref.folderKey << ref.uidValidity;
            }
            out << ref.uid << ref.messageId;
            previous = &ref;
        }
        // Behind all: older versions stop before it.
        for (const MessageRef &ref : messages) {
            if (!ref.uid.isValid()) {
                out << ref.madeBy;
            }
        }
    });
}

QList<MessageRef> decodeMessages(const QByteArray &octets)
{
    QList<MessageRef> messages;
    decoded(octets, [&](QDataStream &in, quint8) {
        quint32 count = 0;
        in >> count;
        // Each takes 13 octets at least: a damaged count must not reserve memory.
        messages.reserve(qMin(qsizetype(count), octets.size() / 13));
        MessageRef ref;
        for (quint32 n = 0; n < count && in.status() == QDataStream::Ok; ++n) {
            bool same = false;
            in >> same;
            if (!same) {
                in >> ref.folderKey >> ref.uidValidity;
            }
            in >> ref.uid >> ref.messageId;
            messages << ref;
        }
        for (MessageRef &ref : messages) {
            if (!ref.uid.isValid() && !in.atEnd()) {
                in >> ref.madeBy;
            }
        }
    });
    return messages;
}

QByteArray encodeRelocation(const Relocation &relocation)
{
    return encoded([&relocation](QDataStream &out) {
        out << relocation.uidValidity << relocation.serverName << quint32(relocation.uids.size());
        for (const auto &[from, to] : relocation.uids) {
            out << from << to;
        }
        out << quint32(relocation.gone.size());
        for (const Uid uid : relocation.gone) {
            out << uid;
        }
    });
}

Relocation decodeRelocation(const QByteArray &octets)
{
    Relocation relocation;
    decoded(octets, [&relocation](QDataStream &in, quint8 format) {
        quint32 count = 0;
        in >> relocation.uidValidity >> relocation.serverName >> count;
        for (quint32 n = 0; n < count && in.status() == QDataStream::Ok; ++n) {
            std::pair<Uid, Uid> pair;
            in >> pair.first >> pair.second;
            relocation.uids << pair;
        }
        quint32 gone = 0;
        if (format >= 2) {
            in >> gone;
        }
        for (quint32 n = 0; n < gone && in.status() == QDataStream::Ok; ++n) {
            Uid uid;
            in >> uid;
            relocation.gone << uid;
        }
    });
    return relocation;
}

void resolveFolders(Intent &intent, const std::function<FolderRef(const QString &)> &folderOf)
{
    for (FolderRef &folder : intent.folders) {
        folder = folderOf(folder.key);
    }
    if (intent.target) {
        intent.target = folderOf(intent.target->key);
    }
}

} // namespace waxwing::store

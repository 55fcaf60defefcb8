#include "core/sync/deed.h"

#include <QDataStream>
#include <QIODevice>

namespace waxwing::sync {

namespace {

constexpr quint8 kFormat = 1;
constexpr qsizetype kMostIds = 50'000;

template <class Tag, class Rep> QDataStream &operator<<(QDataStream &out, StrongId<Tag, Rep> id)
{
    return out << qint64(id.value());
}

template <class Tag, class Rep> QDataStream &operator>>(QDataStream &in, StrongId<Tag, Rep> &id)
{
    qint64 value = 0;
    in >> value;
    id = StrongId<Tag, Rep>(Rep(value));
    return in;
}

QDataStream &operator<<(QDataStream &out, const FolderName &folder)
{
    return out << folder.key << folder.path;
}

QDataStream &operator>>(QDataStream &in, FolderName &folder)
{
    return in >> folder.key >> folder.path;
}

QDataStream &operator<<(QDataStream &out, const Step &step);
QDataStream &operator>>(QDataStream &in, Step &step);

// Element by element: a damaged count must not reserve memory before the stream ends.
template <class T> void putList(QDataStream &out, const QList<T> &list)
{
    out << quint32(list.size());
    for (const T &element : list) {
        out << element;
    }
}

template <class T> void takeList(QDataStream &in, QList<T> &list)
{
    quint32 count = 0;
    in >> count;
    for (quint32 n = 0; n < count && in.status() == QDataStream::Ok; ++n) {
        T element;
        in >> element;
        list.append(element);
    }
}

QDataStream &operator<<(QDataStream &out, const MessageNames &names)
{
    putList(out, names.rows);
    putList(out, names.rows.size() <= kMostIds ? names.messageIds : QList<QByteArray>());
    return out << names.folder;
}

QDataStream &operator>>(QDataStream &in, MessageNames &names)
{
    takeList(in, names.rows);
    takeList(in, names.messageIds);
    return in >> names.folder;
}

QDataStream &operator<<(QDataStream &out, const Deed &deed)
{
    return out << quint8(deed.kind) << deed.account << quint32(deed.flags.set) << quint32(deed.flags.clear)
               << deed.flags.setKeywords << deed.flags.clearKeywords << deed.folder << deed.levels << deed.subscribe;
}

QDataStream &operator>>(QDataStream &in, Deed &deed)
{
    quint8 kind = 0;
    quint32 set = 0;
    quint32 clear = 0;
    in >> kind >> deed.account >> set >> clear >> deed.flags.setKeywords >> deed.flags.clearKeywords >> deed.folder
        >> deed.levels >> deed.subscribe;
    deed.kind = kind <= quint8(Deed::Kind::CreateUnsubscribed) ? Deed::Kind(kind) : Deed::Kind::Nothing;
    deed.flags.set = store::Flags(int(set));
    deed.flags.clear = store::Flags(int(clear));
    return in;
}

QDataStream &operator<<(QDataStream &out, const Step &step)
{
    return out << step.intent << step.messages << step.made << step.deed << step.opposite << step.implied;
}

QDataStream &operator>>(QDataStream &in, Step &step)
{
    return in >> step.intent >> step.messages >> step.made >> step.deed >> step.opposite >> step.implied;
}

} // namespace

QByteArray encodeSteps(const QString &cache, QList<Step> steps)
{
    QByteArray octets;
    QDataStream out(&octets, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_0);
    out << kFormat << cache;
    putList(out, steps);
    return octets;
}

QList<Step> decodeSteps(const QString &cache, const QByteArray &octets)
{
    QDataStream in(octets);
    in.setVersion(QDataStream::Qt_6_0);
    quint8 format = 0;
    QString written;
    in >> format;
    if (format != kFormat) {
        return {};
    }
    QList<Step> steps;
    in >> written;
    takeList(in, steps);
    if (in.status() != QDataStream::Ok) {
        return {};
    }
    if (written != cache) {
        for (Step &step : steps) {
            step.messages.rows.clear();
            step.made.rows.clear();
        }
    }
    return steps;
}

} // namespace waxwing::sync

// What the HTML engine's own network log says it looked up (Chromium's --log-net-log).
#pragma once

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

namespace waxwing::test {

struct NetLog {
    bool complete = false; // the log is there and can be read
    QStringList resolved; // hosts that a name resolution was asked for
};

inline NetLog readNetLog(const QString &fileName)
{
    NetLog log;
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return log;
    QByteArray text = file.readAll();
    QJsonDocument document = QJsonDocument::fromJson(text);
    if (document.isNull()) { // ended without its last brackets
        while (text.endsWith('\n') || text.endsWith(','))
            text.chop(1);
        document = QJsonDocument::fromJson(text + "]}");
    }
    const QJsonObject types
        = document.object()[QLatin1String("constants")].toObject()[QLatin1String("logEventTypes")].toObject();
    log.complete = !types.isEmpty();
    const QJsonArray events = document.object()[QLatin1String("events")].toArray();
    for (const QJsonValue &event : events) {
        const QString host = event[QLatin1String("params")][QLatin1String("host")].toString();
        const int type = event[QLatin1String("type")].toInt();
        for (const char *name :
             {"HOST_RESOLVER_MANAGER_REQUEST", "HOST_RESOLVER_IMPL_REQUEST", "HOST_RESOLVER_MANAGER_JOB"}) {
            if (types.contains(QLatin1String(name)) && types[QLatin1String(name)].toInt() == type && !host.isEmpty())
                log.resolved.append(host);
        }
    }
    return log;
}

} // namespace waxwing::test

// What an account looks like on the server to another client: folders, subscriptions, and every message with its
// flags. Compared as text, so that a difference can be read.
#pragma once

#include "tests/support/rawimap.h"

#include <QRegularExpression>
#include <QStringList>

namespace waxwing::test {

inline QStringList folderNames(RawImap &imap, const QByteArray &command)
{
    QStringList names;
    const QByteArrayList rows = imap.command(command + " \"\" \"*\"");
    for (const QByteArray &row : rows) {
        const qsizetype at = row.indexOf("\"/\" ");
        if (at > 0 && !row.contains("\\NonExistent")) {
            names << QString::fromLatin1(row.mid(at + 4)).remove(QLatin1Char('"'));
        }
    }
    names.sort();
    return names;
}

inline QStringList messagesIn(RawImap &imap, const QString &folder)
{
    imap.command("EXAMINE \"" + folder.toLatin1() + '"');
    QStringList messages;
    static const QRegularExpression flagsPattern(QStringLiteral("FLAGS \\(([^)]*)\\)"));
    static const QRegularExpression subjectPattern(QStringLiteral("Subject: ([^\\r\\n]*)"));
    const QByteArrayList rows = imap.command("FETCH 1:* (FLAGS BODY.PEEK[HEADER.FIELDS (SUBJECT)])");
    for (const QByteArray &row : rows) {
        const QString text = QString::fromUtf8(row);
        if (!text.contains(QLatin1String("FETCH"))) {
            continue;
        }
        QStringList flags = flagsPattern.match(text).captured(1).split(QLatin1Char(' '), Qt::SkipEmptyParts);
        flags.removeAll(QStringLiteral("\\Recent"));
        flags.sort();
        const QString subject = subjectPattern.match(text).captured(1);
        messages << QString(folder + QLatin1String(": ") + subject + QLatin1String(" [") + flags.join(QLatin1Char(' '))
                            + QLatin1Char(']'));
    }
    messages.sort();
    return messages;
}

inline QStringList imapPicture(RawImap &imap)
{
    QStringList picture;
    const QStringList folders = folderNames(imap, "LIST");
    for (const QString &folder : folders) {
        picture << folder << messagesIn(imap, folder);
    }
    const QStringList subscribed = folderNames(imap, "LSUB");
    for (const QString &folder : subscribed) {
        if (!folders.contains(folder)) {
            continue; // a subscription outlives its mailbox (RFC 3501 6.3.6)
        }
        picture << QString(QLatin1String("subscribed: ") + folder);
    }
    return picture;
}

} // namespace waxwing::test

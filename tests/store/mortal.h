// A profile whose engine dies between the commit of the journal and that of the cache, and what is then to be seen.
#pragma once

#include "fixture.h"

namespace waxwing::store {

class MortalProfile : public Profile {
public:
    // Runs a job as far as the journal's commit and gives what a death there leaves behind.
    template <class Job> QString diesBetweenCommits(Job job)
    {
        engine->begin();
        job(*engine);
        engine->journal().commit();
        copy(path(), m_copy.path());
        engine->commit();
        return m_copy.path();
    }

private:
    QTemporaryDir m_copy;
};

// What a person sees: the tree, each folder's messages with flags, what is pending.
inline QStringList screen(Profile &p)
{
    QStringList lines;
    Reader reader = p.reader();
    const QList<FolderRow> folders = reader.folders();
    for (const FolderRow &folder : folders) {
        lines << QStringLiteral("%1 %2/%3").arg(folder.path).arg(folder.unread).arg(folder.total);
        ListSpec spec;
        spec.folder = folder.id;
        const QList<MessageRow> rows = reader.window(spec, 0, 1000);
        for (const MessageRow &row : rows) {
            lines << QStringLiteral("  %1 %2 %3 #%4")
                         .arg(row.subject)
                         .arg(int(row.flags))
                         .arg(row.uid.value())
                         .arg(row.id.value());
        }
    }
    const QList<Intent> intents = reader.intents();
    for (const Intent &intent : intents) {
        lines << QStringLiteral("%1 %2 %3").arg(int(intent.kind)).arg(int(intent.state)).arg(intent.messages.size());
    }
    return lines;
}

} // namespace waxwing::store

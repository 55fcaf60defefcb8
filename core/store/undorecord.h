// One thing a person did, kept so that it can be taken back after a restart too. The store knows when and in what
// words; how it is undone is octets of the layer that does it.
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

namespace waxwing::store {

struct UndoRecord {
    qint64 id = 0;
    QDateTime when; // UTC
    QString what; // one translated line: Moved 3 messages to Clients
    bool undone = false; // taken back already: it can be done again until something else is done
    QByteArray steps; // empty in a list
    // Of a verb done in pieces every piece after the first is a record of its own that names the first. 0: none such.
    qint64 partOf = 0;
};

} // namespace waxwing::store

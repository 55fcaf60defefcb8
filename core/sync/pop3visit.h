// What one visit to a POP3 server knows. Included by Pop3Backend's own files only.
#pragma once

#include "core/sync/pop3backend.h"

#include <optional>

namespace waxwing::sync {

struct Pop3Backend::Listed {
    int number = 0;
    qint64 size = -1; // octets, as the server counts
    QByteArray name; // by its UIDL; empty where that is missing or serves several messages
    std::optional<Fetched> known; // what an earlier visit, or this one, noted
    QDateTime when; // it came, as far as only its file tells
    bool here = false;
    bool deleted = false; // here, by the user
    bool fresh = false; // fetched whole in this session
    bool taken = false; // the name belongs to another message that is here
    enum class Need { Nothing, Identify, Beginning, Whole } need = Need::Nothing;
};

struct Pop3Backend::Incoming {
    qsizetype index = 0; // of Visit::messages
    QByteArray bytes; // small ones
    std::unique_ptr<store::Maildir::Delivery> file; // large ones
    QByteArray content; // SHA-256 of the whole; empty: only the beginning
    qint64 size = 0;
};

struct Pop3Backend::Visit {
    Session session;
    FolderId inbox;
    SyncReport *report = nullptr;
    int begun = 0; // Stops::mark()
    QByteArray maildir; // the inbox's path
    // Used in the disk thread: deliveries that are here, names that the server lists.
    QSet<QByteArray> here;
    QSet<QByteArray> listed;
    QList<Listed> messages;
    bool complete = true; // every line of the listings could be read
    std::optional<Error> refused; // a message the server did not give; the others came

    bool hasTop() const { return session->capabilities().has("TOP") || !session->capabilities().isKnown(); }
};

} // namespace waxwing::sync

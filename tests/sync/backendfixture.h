// An IMAP back end whose connections follow dialogues, on the store of Fixture.
#pragma once

#include "core/sync/imapbackend.h"
#include "tests/sync/syncfixture.h"

namespace waxwing::sync::test {

#define LOGIN_OFFERED(capabilities)                                                                                    \
    "S: * OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR] ready\n"                                                        \
    "C: A1 AUTHENTICATE PLAIN AHUAcA==\n"                                                                              \
    "S: A1 OK [CAPABILITY IMAP4rev1" capabilities "] in\n"
#define LOGIN LOGIN_OFFERED("")
#define SELECT_INBOX(validity)                                                                                         \
    "C: A2 SELECT INBOX\n"                                                                                             \
    "S: * 3 EXISTS\n"                                                                                                  \
    "S: * OK [UIDVALIDITY " validity "] v\n"                                                                           \
    "S: * OK [UIDNEXT 14] n\n"                                                                                         \
    "S: A2 OK [READ-WRITE] done\n"

inline QCoro::Task<void> logIn(session::ImapSession *session)
{
    const auth::Credentials credentials(QStringLiteral("u"), QStringLiteral("p"));
    co_await session->open(credentials);
}

// The store of Fixture, and a back end whose first connection follows a dialogue.
struct Backend {
    explicit Backend(const char *script)
        : f("", "")
        , dialogue(script)
        , backend(
              account, f.store,
              [this] {
                  Dialogue *script = connections == 0 || !next ? &dialogue
                      : connections == 1 || !last              ? &*next
                                                               : &*last;
                  ++connections;
                  return std::make_unique<session::ImapSession>(script->transport(), Fixture::options());
              },
              [](session::ImapSession *session) { return logIn(session); }, f.folder.filePath(QStringLiteral("hidden")))
    {
    }
    ~Backend()
    {
        backend.close();
        QCoreApplication::processEvents();
    }

    // The server says its size is 2 MB.
    void makeLarge(quint32 uid)
    {
        store::NewMessage row = message(uid);
        row.size = 2'000'000;
        row.messageId = "<large@x>";
        const FolderId inbox = f.folderRow("INBOX").id;
        f.store
            .write(store::Priority::User,
                   [=](store::Writer &writer) {
                       writer.removeUids(inbox, {Uid(uid)});
                       writer.insertMessages(inbox, {row});
                   })
            .waitForFinished();
    }

    Fixture f;
    int connections = 0; // made so far
    std::unique_ptr<Dialogue> next; // for the connection after the first
    std::unique_ptr<Dialogue> last; // and for those after that
    Dialogue dialogue;
    ImapBackend backend;
};

} // namespace waxwing::sync::test

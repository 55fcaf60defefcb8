// A session that is logged in against a dialogue, for the tests of commands.
#pragma once

#include "core/session/imapsession.h"
#include "tests/support/await.h"
#include "tests/support/scriptedtransport.h"

#include <QCoreApplication>

namespace waxwing::session::test {

using waxwing::test::await;
using waxwing::test::Dialogue;
using waxwing::test::failureOf;

inline ImapSession::Options options(net::Security security = net::Security::Tls)
{
    ImapSession::Options options;
    options.endpoint = net::Endpoint(QStringLiteral("mail.example.org"), 993, security);
    return options;
}

inline auth::Credentials credentials()
{
    return auth::Credentials(QStringLiteral("u"), QStringLiteral("p")); // AHUAcA== in SASL PLAIN
}

// Greeting and login are A1; the script goes on from there with A2.
struct Fixture {
    Fixture(const char *capabilities, const char *script, ImapSession::Options with = options())
        : text(QByteArray("S: * OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR] ready\n"
                          "C: A1 AUTHENTICATE PLAIN AHUAcA==\n"
                          "S: A1 OK [CAPABILITY IMAP4rev1 ")
               + capabilities + "] in\n" + script)
        , dialogue(text.constData())
        , session(dialogue.transport(), with)
    {
        await(session.open(credentials()));
    }
    ~Fixture()
    {
        session.abort();
        QCoreApplication::processEvents(); // what waited ends
    }

    QByteArray text;
    Dialogue dialogue;
    ImapSession session;
};

// The session's answer to SELECT INBOX with 3 messages, as A2.
#define WAXWING_SELECTED                                                                                               \
    "C: A2 SELECT INBOX\n"                                                                                             \
    "S: * FLAGS (\\Seen \\Deleted)\n"                                                                                  \
    "S: * 3 EXISTS\n"                                                                                                  \
    "S: * OK [UIDVALIDITY 7] v\n"                                                                                      \
    "S: * OK [UIDNEXT 40] n\n"                                                                                         \
    "S: A2 OK [READ-WRITE] done\n"

#define WAXWING_CONDSTORE_SELECTED                                                                                     \
    "C: A2 SELECT INBOX (CONDSTORE)\n"                                                                                 \
    "S: * 3 EXISTS\n"                                                                                                  \
    "S: * OK [HIGHESTMODSEQ 90] m\n"                                                                                   \
    "S: * OK [UIDNEXT 6] n\n"                                                                                          \
    "S: A2 OK [READ-WRITE] done\n"

} // namespace waxwing::session::test

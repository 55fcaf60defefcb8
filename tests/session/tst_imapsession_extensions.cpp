// What the real Dovecot offers, proved against it: one test an extension.
#include "core/net/connection.h"
#include "core/session/imapsession.h"
#include "tests/support/await.h"
#include "tests/support/rawimap.h"
#include "tests/support/testservers.h"

#include <QSignalSpy>
#include <QTest>

using namespace waxwing;
using namespace waxwing::session;
using namespace waxwing::test;

class TestExtensions : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void enableAndQresync();
    void qresyncInTwoTrips();
    void vanishedSince();
    void listStatus();
    void statuses();
    void specialUseAndNamespace();
    void esearch();
    void partial();
    void unselect();
    void notify();
    void compress();
    void compressAtLogin();
    void serverId();
    void fetchItems();
    void partialBodies();
    void binary();
    void sortAndThread();
    void searchRes();
    void manyStores();
    void multiAppend();
    void catenate();
    void quota();
    void acl();
    void metadata();

private:
    std::unique_ptr<ImapSession> session(bool compress = false);
    void deliver(int count, const QByteArray &folder = "INBOX");
    void asOther(const QByteArrayList &commands);
    imap::KnownMailbox knownNow(ImapSession &session);

    TestServers m_servers;
    std::unique_ptr<ImapSession> m_session;
};

void TestExtensions::initTestCase()
{
    QVERIFY2(m_servers.isRunning(), qPrintable(m_servers.error()));
}

void TestExtensions::init()
{
    asOther({"SELECT INBOX", "STORE 1:* +FLAGS.SILENT (\\Deleted)", "EXPUNGE", "DELETE Target"});
    m_session = session();
}

void TestExtensions::cleanup()
{
    QCOMPARE(m_session->counters().unparsed, 0u);
    m_session.reset();
}

std::unique_ptr<ImapSession> TestExtensions::session(bool compress)
{
    const QString user = QStringLiteral("extras");
    ImapSession::Options options;
    options.endpoint = net::Endpoint(QStringLiteral("127.0.0.1"), m_servers.imap(), net::Security::Plain);
    options.allowPlaintext = true;
    options.compress = compress;
    auto session = std::make_unique<ImapSession>(std::make_unique<net::Connection>(), options);
    await(session->open(auth::Credentials(user, m_servers.password(user))));
    return session;
}

// By another client: doveadm cannot load this user's IMAP plugins.
void TestExtensions::deliver(int count, const QByteArray &folder)
{
    QByteArrayList commands;
    for (int i = 0; i < count; ++i) {
        const QByteArray number = QByteArray::number(i);
        const QByteArray message
            = "Subject: " + number + "\r\nMessage-ID: <" + number + "@x>\r\n\r\nbody " + number + "\r\n";
        commands.append("APPEND " + folder + " {" + QByteArray::number(message.size()) + "+}\r\n" + message);
    }
    asOther(commands);
}

void TestExtensions::asOther(const QByteArrayList &commands)
{
    RawImap imap(m_servers.imap());
    QVERIFY(imap.login(QStringLiteral("extras"), m_servers.password(QStringLiteral("extras"))));
    for (const QByteArray &command : commands) {
        imap.command(command);
    }
}

imap::KnownMailbox TestExtensions::knownNow(ImapSession &session)
{
    const auto selected = await(session.select("INBOX", MailboxAccess::ReadWrite));
    return imap::KnownMailbox(selected.uidValidity, selected.highestModSeq, await(session.search({})));
}

void TestExtensions::enableAndQresync()
{
    deliver(5);
    const imap::KnownMailbox known = knownNow(*m_session);
    QVERIFY(m_session->isEnabled("QRESYNC"));
    const QList<Uid> uids = known.uids.toList(10);
    asOther({"SELECT INBOX", "STORE 2 +FLAGS (\\Flagged)", "STORE 4 +FLAGS (\\Deleted)", "EXPUNGE"});
    deliver(1);
    const auto resync = await(m_session->select("INBOX", MailboxAccess::ReadWrite, known));
    QVERIFY(resync.isResynced);
    QCOMPARE(resync.vanished, imap::UidSet::of({uids[3]}));
    QCOMPARE(resync.changed.size(), 1);
    QCOMPARE(resync.changed.first().uid, uids[1]);
    QVERIFY(resync.changed.first().flags->contains("\\Flagged"));
    QCOMPARE(resync.selected.exists, 5u);
    QCOMPARE(resync.selected.uidNext.value(), uids[4].value() + 2);
}

void TestExtensions::qresyncInTwoTrips()
{
    deliver(3);
    const imap::KnownMailbox known = knownNow(*m_session);
    asOther({"SELECT INBOX", "STORE 1 +FLAGS (\\Deleted)", "EXPUNGE"});
    const auto fresh = session();
    const quint64 before = fresh->counters().roundTrips;
    const auto resync = await(fresh->select("INBOX", MailboxAccess::ReadWrite, known));
    QVERIFY(resync.isResynced);
    QCOMPARE(resync.vanished.count(), 1u);
    QVERIFY(fresh->counters().roundTrips <= before + 1); // ENABLE and ID go with it
}

void TestExtensions::vanishedSince()
{
    deliver(4);
    const imap::KnownMailbox known = knownNow(*m_session);
    const QList<Uid> uids = known.uids.toList(10);
    asOther({"SELECT INBOX", "STORE 1 +FLAGS (\\Seen)", "STORE 3 +FLAGS (\\Deleted)", "EXPUNGE"});
    const auto fresh = session();
    await(fresh->select("INBOX", MailboxAccess::ReadWrite));
    QList<Uid> changed;
    const imap::UidSet vanished
        = await(fresh->fetchChanges(known.uids, known.highestModSeq,
                                    [&changed](const imap::FetchedMessage &message) { changed.append(message.uid); }));
    QCOMPARE(vanished, imap::UidSet::of({uids[2]}));
    QCOMPARE(changed, (QList<Uid>{uids[0]}));
}

void TestExtensions::listStatus()
{
    deliver(2);
    const quint64 before = m_session->counters().roundTrips;
    const auto list = await(m_session->list(ImapListItem::Status | ImapListItem::Sizes));
    QVERIFY(m_session->counters().roundTrips <= before + 1);
    QCOMPARE(list.size(), 6);
    for (const imap::ListedMailbox &mailbox : list) {
        QVERIFY(mailbox.status && mailbox.status->uidNext.isValid() && mailbox.status->highestModSeq.isValid());
        QCOMPARE(*mailbox.status->messages, mailbox.rawName == "INBOX" ? 2u : 0u);
        QCOMPARE(*mailbox.status->size > 0, mailbox.rawName == "INBOX");
    }
}

void TestExtensions::statuses()
{
    deliver(1);
    QList<QByteArray> names = {"INBOX", "Sent", "Trash", "Junk", "Drafts", "Archive", "no such"};
    const auto statuses = await(m_session->statuses(names));
    QCOMPARE(statuses.size(), 6);
    QCOMPARE(*statuses["INBOX"].messages, 1u);
}

void TestExtensions::specialUseAndNamespace()
{
    for (const imap::ListedMailbox &mailbox : await(m_session->list())) {
        QCOMPARE(mailbox.has("\\Sent"), mailbox.rawName == "Sent");
        QCOMPARE(mailbox.has("\\Junk"), mailbox.rawName == "Junk");
    }
    QCOMPARE(await(m_session->namespaces()).personal.value(0).delimiter, QByteArray("/"));
}

void TestExtensions::esearch()
{
    deliver(4);
    const imap::UidSet all = knownNow(*m_session).uids;
    const auto found = await(m_session->search(
        {}, ImapSearchReturn::All | ImapSearchReturn::Count | ImapSearchReturn::Min | ImapSearchReturn::Max));
    QCOMPARE(found.uids, all);
    QCOMPARE(*found.count, 4u);
    QCOMPARE(found.min.value(), all.ranges().first().first);
    QCOMPARE(found.max.value(), all.ranges().last().last);
}

void TestExtensions::partial()
{
    deliver(5);
    const QList<Uid> all = knownNow(*m_session).uids.toList(10);
    ImapSearchReturn window(ImapSearchReturn::Count);
    window.first = -1;
    window.last = -2;
    const auto newest = await(m_session->search({}, window)); // Dovecot has no PARTIAL: cut out here
    QCOMPARE(newest.uids, imap::UidSet::of({all[3], all[4]}));
    QCOMPARE(*newest.count, 5u);
}

void TestExtensions::unselect()
{
    deliver(1);
    await(m_session->select("INBOX", MailboxAccess::ReadWrite));
    await(m_session->store(imap::UidSet::from(Uid(1)), imap::StoreMode::Add, {"\\Deleted"}));
    await(m_session->unselect());
    QVERIFY(m_session->selectedMailbox().isEmpty());
    QCOMPARE(await(m_session->select("INBOX", MailboxAccess::ReadWrite)).exists, 1u); // nothing was expunged
}

void TestExtensions::notify()
{
    QHash<QByteArray, imap::MailboxStatus> seen;
    QList<imap::ListedMailbox> listed;
    connect(m_session.get(), &ImapSession::mailboxStatusChanged, this,
            [&seen](const QByteArray &mailbox, const imap::MailboxStatus &status) { seen[mailbox] = status; });
    connect(m_session.get(), &ImapSession::mailboxListed, this,
            [&listed](const imap::ListedMailbox &mailbox, const QByteArray &) { listed.append(mailbox); });
    QList<quint32> exists;
    connect(m_session.get(), &ImapSession::existsChanged, this, [&exists](quint32 count) { exists.append(count); });
    await(m_session->select("INBOX", MailboxAccess::ReadWrite));
    m_session->startIdle();
    QVERIFY(await(m_session->notify()));
    QVERIFY(seen.contains("Sent")); // the state of the others comes first
    deliver(1, "Archive");
    QTRY_COMPARE_WITH_TIMEOUT(seen["Archive"].messages.value_or(0), 1u, 30'000);
    deliver(1);
    QTRY_VERIFY_WITH_TIMEOUT(exists.contains(1u), 30'000); // and of the selected one as ever
    asOther({"CREATE Target"});
    QTRY_VERIFY_WITH_TIMEOUT(!listed.isEmpty(), 30'000);
    QCOMPARE(listed.first().rawName, QByteArray("Target"));
    asOther({"SELECT Archive", "STORE 1:* +FLAGS.SILENT (\\Deleted)", "EXPUNGE"});
    QTRY_COMPARE_WITH_TIMEOUT(seen["Archive"].messages.value_or(1), 0u, 30'000);
}

void TestExtensions::compress()
{
    deliver(1);
    await(m_session->select("INBOX", MailboxAccess::ReadWrite));
    QVERIFY(await(m_session->compress()));
    QVERIFY(await(m_session->compress())); // is already
    QByteArray text = "Subject: big\r\n\r\n";
    while (text.size() < 3'000'000) {
        text += "0123456789 abcdefghijklmnopqrstuvwxyz 0123456789 " + QByteArray::number(text.size()) + "\r\n";
    }
    const auto before = m_session->counters();
    const auto appended = await(m_session->append("INBOX", {}, {}, std::make_shared<const QByteArray>(text)));
    QByteArray body;
    await(m_session->fetchBody(imap::UidSet::of({appended.uid}), "",
                               [&body](Uid, QByteArrayView chunk, quint64, quint64) { body += chunk; }));
    QVERIFY(body == text);
    const auto after = m_session->counters();
    QVERIFY(after.bytesOut - before.bytesOut < quint64(text.size()) / 4);
    QVERIFY(after.bytesIn - before.bytesIn < quint64(text.size()) / 4);
    QList<quint32> exists;
    connect(m_session.get(), &ImapSession::existsChanged, this, [&exists](quint32 count) { exists.append(count); });
    m_session->startIdle();
    deliver(1);
    QTRY_VERIFY_WITH_TIMEOUT(exists.contains(3u), 30'000); // news come through the flushes
    m_session->stopIdle();
    await(m_session->logout());
}

void TestExtensions::compressAtLogin()
{
    deliver(2);
    const auto compressed = session(true);
    QVERIFY(await(compressed->compress()));
    const imap::KnownMailbox known = knownNow(*compressed);
    QCOMPARE(known.uids.count(), 2u);
    QVERIFY(await(compressed->select("INBOX", MailboxAccess::ReadOnly, known)).isResynced);
}

void TestExtensions::serverId()
{
    await(m_session->noop());
    QCOMPARE(m_session->serverId().value(0).second, QByteArray("Dovecot"));
}

void TestExtensions::fetchItems()
{
    deliver(2);
    const imap::UidSet all = knownNow(*m_session).uids;
    QList<imap::FetchedMessage> rows;
    const ImapFetchItems items = ImapFetchItems(ImapFetchItem::Flags) | ImapFetchItem::Headers | ImapFetchItem::Preview
        | ImapFetchItem::SaveDate | ImapFetchItem::Size;
    await(m_session->fetch(all, items, {}, [&rows](const imap::FetchedMessage &message) { rows.append(message); }));
    QCOMPARE(rows.size(), 2);
    QVERIFY(rows[0].headerFields->contains("Message-ID: <0@x>"));
    QVERIFY(rows[0].saveDate && rows[0].saveDate->isValid());
    QVERIFY(rows[0].preview); // LAZY: perhaps not known yet, but answered
}

void TestExtensions::partialBodies()
{
    const auto message = std::make_shared<const QByteArray>("Subject: x\r\n\r\n" + QByteArray(700'000, 'y') + "\r\n");
    const auto appended = await(m_session->append("INBOX", {}, {}, message));
    await(m_session->select("INBOX", MailboxAccess::ReadWrite));
    for (const quint64 offset : {0, 5, 524'288, 700'000}) {
        QByteArray got;
        await(m_session->fetchFrom(appended.uid, "", offset,
                                   [&got](Uid, QByteArrayView chunk, quint64, quint64) { got += chunk; }));
        QVERIFY(got == message->mid(qsizetype(offset)));
    }
    QHash<QByteArray, qsizetype> sizes;
    await(m_session->fetchParts(imap::UidSet::of({appended.uid}), {"HEADER", "TEXT"},
                                [&sizes](Uid, const QByteArray &section, QByteArrayView chunk, quint64, quint64) {
                                    sizes[section] += chunk.size();
                                }));
    QCOMPARE(sizes.value("HEADER"), 14);
    QCOMPARE(sizes.value("TEXT"), 700'002);
}

void TestExtensions::binary()
{
    const auto message = std::make_shared<const QByteArray>(
        "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n"
        "Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n\r\nAAEC\r\n--b\r\n"
        "Content-Type: text/plain\r\nContent-Transfer-Encoding: x-unheard-of\r\n\r\nzzz\r\n--b--\r\n");
    const auto appended = await(m_session->append("INBOX", {}, {}, message));
    await(m_session->select("INBOX", MailboxAccess::ReadWrite));
    QByteArray got;
    const auto sink = [&got](Uid, QByteArrayView chunk, quint64, quint64) { got += chunk; };
    QVERIFY(await(m_session->fetchDecoded(appended.uid, "1", 0, sink)));
    QCOMPARE(got, QByteArray("\0\1\2", 3));
    QVERIFY(!await(m_session->fetchDecoded(appended.uid, "2", 0, sink))); // [UNKNOWN-CTE]
}

void TestExtensions::sortAndThread()
{
    deliver(3);
    const QList<Uid> uids = knownNow(*m_session).uids.toList(10);
    QList<ImapSortKey> keys{ImapSortKey(ImapSortKey::Subject, true)};
    QCOMPARE(await(m_session->sort(keys, {})), (QList<Uid>{uids[2], uids[1], uids[0]}));
    const auto reply = std::make_shared<const QByteArray>(
        "Subject: Re: 1\r\nMessage-ID: <r@x>\r\nReferences: <1@x>\r\n\r\nanswer\r\n");
    const auto appended = await(m_session->append("INBOX", {}, {}, reply));
    const auto tree = await(m_session->thread({}));
    QCOMPARE(tree.size(), 4);
    for (const imap::ThreadedMessage &message : tree) {
        const Uid parent = message.parent < 0 ? Uid() : tree[message.parent].uid;
        QCOMPARE(parent, message.uid == appended.uid ? uids[1] : Uid());
    }
}

void TestExtensions::searchRes()
{
    deliver(3);
    const QList<Uid> uids = knownNow(*m_session).uids.toList(10);
    ImapSearch criteria;
    criteria.subject = QStringLiteral("2");
    QList<Uid> found;
    const quint64 before = m_session->counters().roundTrips;
    await(m_session->searchAndFetch(criteria, ImapFetchItem::Flags,
                                    [&found](const imap::FetchedMessage &message) { found.append(message.uid); }));
    QCOMPARE(found, (QList<Uid>{uids[2]}));
    QVERIFY(m_session->counters().roundTrips <= before + 1);
}

void TestExtensions::manyStores()
{
    deliver(3);
    const QList<Uid> uids = knownNow(*m_session).uids.toList(10);
    QList<ImapFlagChange> changes;
    for (const Uid uid : uids) {
        const QByteArray keyword = "$Label" + QByteArray::number(uid.value());
        changes.append(ImapFlagChange(imap::UidSet::of({uid}), imap::StoreMode::Add, {keyword, "\\Seen"}));
    }
    await(m_session->storeAll(changes));
    const imap::UidSet all = imap::UidSet::of(uids);
    await(m_session->fetch(all, ImapFetchItem::Flags, {}, [](const imap::FetchedMessage &message) {
        QVERIFY(message.flags->contains(QByteArray("$Label" + QByteArray::number(message.uid.value()))));
        QVERIFY(message.flags->contains("\\Seen"));
    }));
}

void TestExtensions::multiAppend()
{
    QList<ImapAppend> messages;
    for (int i = 0; i < 3; ++i) {
        ImapAppend message;
        message.flags = {"\\Flagged"};
        message.message = std::make_shared<const QByteArray>("Subject: " + QByteArray::number(i) + "\r\n\r\nx\r\n");
        messages.append(message);
    }
    const auto appended = await(m_session->append("INBOX", messages));
    QCOMPARE(knownNow(*m_session).uids, imap::UidSet::of({appended[0].uid, appended[1].uid, appended[2].uid}));
}

void TestExtensions::catenate()
{
    const auto old = std::make_shared<const QByteArray>("Subject: old\r\n\r\nthe long text\r\n");
    const auto source = await(m_session->append("INBOX", {}, {}, old));
    await(m_session->select("INBOX", MailboxAccess::ReadWrite));
    const QList<ImapPiece> pieces{ImapPiece::text(std::make_shared<const QByteArray>("Subject: new\r\n\r\n")),
                                  ImapPiece::part("INBOX", source.uidValidity, source.uid, "TEXT")};
    const auto appended = await(m_session->append("INBOX", {"\\Draft"}, {}, pieces));
    QByteArray body;
    await(m_session->fetchBody(imap::UidSet::of({appended.uid}), "",
                               [&body](Uid, QByteArrayView chunk, quint64, quint64) { body += chunk; }));
    QCOMPARE(body, QByteArray("Subject: new\r\n\r\nthe long text\r\n"));
    const QList<ImapPiece> gone{ImapPiece::part("INBOX", source.uidValidity, Uid(99'999), "")};
    QCOMPARE(failureOf(m_session->append("INBOX", {}, {}, gone)).kind(), ErrorKind::Server);
}

void TestExtensions::quota()
{
    const auto quotas = await(m_session->quota("INBOX"));
    QCOMPARE(quotas.size(), 1);
    QCOMPARE(quotas[0].resources.value(0).name, QByteArray("STORAGE"));
    QCOMPARE(quotas[0].resources.value(0).limit, std::uint64_t(10 * 1024));
}

void TestExtensions::acl()
{
    QVERIFY(await(m_session->myRights("INBOX")).contains('l'));
    QVERIFY(!await(m_session->acl("INBOX")).isEmpty());
}

void TestExtensions::metadata()
{
    asOther({"SETMETADATA Sent (/private/comment \"what was sent\")"});
    const auto values = await(m_session->metadata("Sent", {"/private/comment", "/private/nothing"}));
    QCOMPARE(values.size(), 1);
    QCOMPARE(values["/private/comment"], QByteArray("what was sent"));
}

QTEST_GUILESS_MAIN(TestExtensions)
#include "tst_imapsession_extensions.moc"

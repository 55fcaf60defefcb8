#include "core/sync/pop3backend.h"

#include "core/sync/pop3visit.h"
#include "core/sync/words.h"

#include <QCoroFuture>
#include <QElapsedTimer>
#include <QFile>

namespace waxwing::sync {

Pop3Backend::Pop3Backend(store::Store &store, Options options, QObject *parent)
    : MaildirBackend(store, options.account, options.mailFolder, LocalMail::Kind::Mailbox, parent)
    , m_options(std::move(options))
{
}

Pop3Backend::~Pop3Backend() = default;

Pop3Ledger &Pop3Backend::ledger()
{
    if (!m_ledger) {
        m_ledger = std::make_unique<Pop3Ledger>(QString(m_options.mailFolder + QLatin1String("/waxwing-pop3")));
    }
    return *m_ledger;
}

QCoro::Task<SyncReport> Pop3Backend::sync(SyncRequest request)
{
    QElapsedTimer timer;
    timer.start();
    SyncReport report;
    const QList<store::FolderSyncState> folders = co_await states();
    FolderId inbox;
    for (const store::FolderSyncState &state : folders) {
        const bool asked = !request.folder.isValid() || state.id == request.folder;
        if (asked && state.role == store::Role::Inbox) {
            inbox = state.id;
            report += co_await scanFolder(state); // what is fetched then is shown as it comes
        }
    }
    std::exception_ptr failure;
    if (inbox.isValid()) {
        try {
            co_await fetchMail(inbox, &report);
        } catch (...) {
            failure = std::current_exception();
        }
    }
    // What was fetched before a failure is here all the same.
    report += co_await MaildirBackend::sync(request);
    report.seconds = double(timer.elapsed()) / 1000.0;
    if (failure) {
        std::rethrow_exception(failure);
    }
    co_return report;
}

void Pop3Backend::throwIfClosed() const
{
    if (m_closed) {
        throw Error(ErrorKind::Cancelled, Words::tr("The connection was closed."));
    }
}

// RFC 1939 4: a mailbox has one session at a time.
QCoro::Task<void> Pop3Backend::mailboxIsFree()
{
    while (m_fetching && !m_closed) {
        co_await m_visitEnded.wait();
    }
}

QCoro::Task<Pop3Backend::Session> Pop3Backend::openSession()
{
    throwIfClosed();
    if (m_refusedLogin) {
        throw *m_refusedLogin;
    }
    const Session session = m_options.make();
    m_session = session;
    std::optional<Error> failure;
    try {
        co_await m_options.open(session.get());
    } catch (const Error &error) {
        failure = error;
    }
    if (failure) {
        if (failure->kind() == ErrorKind::Auth) {
            m_refusedLogin = failure;
        }
        throw *failure;
    }
    Q_EMIT connectionChanged(true);
    co_return session;
}

QCoro::Task<void> Pop3Backend::fetchMail(FolderId inbox, SyncReport *report)
{
    const int begun = stops().mark();
    const int visits = m_visits;
    co_await mailboxIsFree();
    throwIfClosed();
    stops().throwIfAskedSince(begun);
    if (m_visits != visits) {
        co_return; // what that one brought is what was asked for
    }
    m_fetching = true;
    const std::shared_ptr<void> guard(nullptr, [this](void *) { endVisit(); });
    auto visit = std::make_shared<Visit>();
    visit->begun = begun;
    visit->session = co_await openSession();
    visit->inbox = inbox;
    visit->report = report;
    std::exception_ptr failure;
    try {
        co_await visitServer(visit);
        co_await visit->session->quit();
        co_await forgetWhatIsGone(visit);
        ++m_visits;
    } catch (...) {
        failure = std::current_exception();
    }
    visit->session->close();
    report->bytesIn += quint64(visit->session->transport().bytesIn());
    report->bytesOut += quint64(visit->session->transport().bytesOut());
    if (failure) {
        std::rethrow_exception(failure);
    }
    if (visit->refused) {
        throw *visit->refused;
    }
}

QCoro::Task<void> Pop3Backend::visitServer(VisitPtr visit)
{
    co_await listServer(visit);
    co_await plan(visit);
    co_await identify(visit);
    co_await fetchWhole(visit);
    co_await fetchBeginnings(visit);
    co_await deleteWhatMayGo(visit);
}

// "Download the rest": the message is looked for by its UIDL, for its number is another in every session.
QCoro::Task<void> Pop3Backend::fetchRest(store::FolderSyncState folder, Uid uid, QByteArray base)
{
    co_await mailboxIsFree();
    if (m_closed) {
        throw Error(ErrorKind::Network, Words::tr("Waxwing is offline."), {}, Retry::Later);
    }
    m_fetching = true;
    const std::shared_ptr<void> guard(nullptr, [this](void *) { endVisit(); });
    const QByteArray delivery = LocalMail::deliveryOf(base);
    auto asking = local([this, delivery](LocalMail &) { return ledger().find(delivery); });
    const std::optional<Fetched> beginning = co_await asking;
    SyncReport report;
    auto visit = std::make_shared<Visit>();
    visit->session = co_await openSession();
    visit->report = &report;
    const std::shared_ptr<void> closing(nullptr, [session = visit->session](void *) { session->close(); });
    co_await listServer(visit);
    qsizetype index = 0;
    while (index < visit->messages.size() && visit->messages.at(index).name != delivery) {
        ++index;
    }
    if (index == visit->messages.size()) {
        throw Error(ErrorKind::Conflict,
                    Words::tr("The rest of this message is no longer on the server. Its beginning is kept."));
    }
    const QByteArray name = folder.serverName;
    auto looking = local([name](LocalMail &mail) { return mail.folder(name).path(); });
    visit->maildir = co_await looking;
    const std::shared_ptr<Incoming> whole = co_await fetchOne(visit, index);
    const qint64 listed = visit->messages.at(index).size;
    auto storing = local([=, this](LocalMail &mail) {
        store::Maildir &maildir = mail.folder(name);
        const auto message = maildir.find(uid);
        if (!message) {
            return;
        }
        if (!whole->file) {
            whole->file = std::make_unique<store::Maildir::Delivery>(maildir.path(), delivery);
            whole->file->write(whole->bytes);
        }
        whole->file->base = delivery;
        maildir.replace(*message, std::move(*whole->file));
        Fetched fetched = beginning.value_or(Fetched());
        fetched.delivery = delivery;
        fetched.content = whole->content;
        fetched.listed = listed;
        fetched.when = QDateTime::currentDateTimeUtc();
        ledger().note({{delivery, fetched}});
    });
    co_await storing;
    co_await visit->session->quit();
}

void Pop3Backend::endVisit()
{
    m_fetching = false;
    m_visitEnded.wake();
}

void Pop3Backend::close()
{
    m_closed = true;
    m_visitEnded.wake();
    if (m_session) {
        m_session->close();
    }
}

} // namespace waxwing::sync

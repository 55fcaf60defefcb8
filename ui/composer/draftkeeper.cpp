#include "ui/composer/draftkeeper.h"

#include "core/base/onpool.h"
#include "core/sync/outgoing.h"
#include "ui/models/whenready.h"

#include <chrono>

namespace waxwing::ui {

namespace {

using namespace std::chrono_literals;

// Building and writing take less than the two seconds that are left of five.
constexpr auto delay = 3s;

} // namespace

DraftKeeper::DraftKeeper(sync::MailCommands *commands, FindDraft findDraft, Collect collect, PlacementId draft,
                         QObject *parent)
    : QObject(parent)
    , m_commands(commands)
    , m_findDraft(std::move(findDraft))
    , m_collect(std::move(collect))
    , m_draft(draft)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(delay);
    connect(&m_timer, &QTimer::timeout, this, &DraftKeeper::save);
}

void DraftKeeper::noteChange()
{
    ++m_revision;
    // Not restarted by every key: a person who types without a pause is saved too.
    if (!m_stopped && !m_timer.isActive())
        m_timer.start();
}

void DraftKeeper::saveSoon()
{
    if (isDirty())
        save();
}

void DraftKeeper::stop()
{
    m_stopped = true;
    m_timer.stop();
}

void DraftKeeper::resume()
{
    m_stopped = false;
    if (isDirty())
        m_timer.start();
}

void DraftKeeper::save()
{
    m_timer.stop();
    const bool isKept = !isDirty() && m_savedRevision > 0;
    if (m_stopped || isKept)
        return;
    if (m_saving) {
        m_again = m_revision != m_savingRevision; // what is on its way is not kept twice
        return;
    }
    m_saving = true;
    m_savingRevision = m_revision;
    build();
}

void DraftKeeper::build()
{
    const Version version = m_collect();
    const auto work
        = [version] { return sync::draftMail(version.account, mime::build(version.outgoing, mime::BuildFor::Draft)); };
    models::whenReady(
        this, onPool(work), [this, version](const sync::DraftMail &draft) { store(version, draft); },
        [this](const Error &error) { fail(error); });
}

void DraftKeeper::store(const Version &version, sync::DraftMail draft)
{
    leaveOldAccount(version.account);
    draft.replaces = m_draft;
    models::whenReady(
        this, m_commands->saveDraft(draft),
        [this, version, id = draft.envelope.messageId](const sync::Applied &) { locate(version, id); },
        [this](const Error &error) { fail(error); });
}

// A draft follows the account it is written from: its version under another one is taken away.
void DraftKeeper::leaveOldAccount(AccountId account)
{
    if (m_draft.isValid() && m_draftAccount.isValid() && m_draftAccount != account) {
        m_commands->remove({m_draft}, true);
        m_draft = {};
    }
}

void DraftKeeper::locate(const Version &version, const QByteArray &messageId)
{
    models::whenReady(
        this, m_findDraft(version.account, messageId),
        [this, account = version.account](PlacementId draft) {
            m_draft = draft;
            m_draftAccount = account;
            m_savedRevision = m_savingRevision;
            Q_EMIT saved(QDateTime::currentDateTime());
            finished();
        },
        [this](const Error &error) { fail(error); });
}

void DraftKeeper::fail(const Error &error)
{
    Q_EMIT failed(error.summary());
    finished();
}

void DraftKeeper::finished()
{
    m_saving = false;
    if (m_again && !m_stopped) {
        m_again = false;
        save();
        return;
    }
    if (isDirty() && !m_stopped && !m_timer.isActive())
        m_timer.start();
    Q_EMIT settled();
}

} // namespace waxwing::ui

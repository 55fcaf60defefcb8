#include "ui/desktop/newmail.h"

#include "ui/models/texts.h"
#include "ui/models/whenready.h"

#include <algorithm>

namespace waxwing::ui {

namespace {

const QString kOpen = QStringLiteral("default"); // the click on the notification itself
const QString kArchive = QStringLiteral("archive");
const QString kRead = QStringLiteral("mark-read");
const QString kReply = QStringLiteral("reply");
constexpr int kMostNames = 4;

QString senderName(const store::MessageRow &message)
{
    return models::oneLine(message.fromName.isEmpty() ? message.fromAddress : message.fromName);
}

QString senders(const QList<store::MessageRow> &messages)
{
    QStringList names;
    for (const store::MessageRow &message : messages) {
        const QString name = senderName(message);
        if (!names.contains(name)) {
            names.append(name);
        }
    }
    const bool more = names.size() > kMostNames;
    names = names.mid(0, kMostNames);
    return more ? NewMail::tr("%1 and others").arg(names.join(QStringLiteral(", "))) : names.join(QStringLiteral(", "));
}

} // namespace

NewMail::NewMail(store::Store &store, sync::MailCommands &commands, const Clock &clock, NotificationRules rules,
                 QObject *parent)
    : QObject(parent)
    , m_commands(commands)
    , m_clock(clock)
    , m_rules(std::move(rules))
    , m_arrivals(store, clock, [this](const store::FolderRow &folder) { return m_rules.watches(folder); })
{
    connect(&m_arrivals, &models::Arrivals::arrived, this, &NewMail::tell);
    connect(&store, &store::Store::changed, this, &NewMail::closeWhatIsRead);
    connect(&m_service, &NotificationService::actionInvoked, this, &NewMail::act);
    connect(&m_service, &NotificationService::shown, this, [this](quint64 token, quint32 id) {
        const auto told = m_told.find(token);
        if (told == m_told.end()) {
            m_service.close(id); // read before it was shown
        } else {
            told->notification = id;
        }
    });
    connect(&m_service, &NotificationService::closed, this, [this](quint32 id) {
        m_told.removeIf([id](const auto &entry) { return entry.value().notification == id; });
    });
}

void NewMail::tell(const models::Arrived &arrived)
{
    if (arrived.folder.id == m_seen || !m_rules.mayDisturb(m_clock.now().toLocalTime().time())) {
        return;
    }
    Told told;
    told.folder = arrived.folder.id;
    told.count = arrived.count;
    for (const store::MessageRow &message : arrived.messages) {
        told.messages.append(message.id);
    }
    m_told.insert(++m_lastToken, told);
    m_service.show(words(arrived), m_lastToken);
}

Notification NewMail::words(const models::Arrived &arrived) const
{
    const int count = arrived.count;
    Notification words;
    words.sound = m_rules.sound;
    words.actions.append({kOpen, tr("Open")});
    if (count == 1) {
        words.actions.append({kArchive, tr("Archive")});
        words.actions.append({kRead, tr("Mark read")});
        words.actions.append({kReply, tr("Reply")});
    }
    const QString place = models::shownName(arrived.folder);
    if (!m_rules.showContent) {
        words.summary = count == 1 ? tr("New message in %1").arg(place)
                                   : tr("%1 new message(s) in %2", nullptr, int(count)).arg(count).arg(place);
    } else if (count == 1) {
        const store::MessageRow &message = arrived.messages.first();
        const QString subject = message.subject.isEmpty() ? tr("No subject") : models::oneLine(message.subject);
        words.summary = senderName(message);
        words.body = message.preview.isEmpty() ? subject : QString(subject + QLatin1Char('\n') + message.preview);
    } else {
        words.summary = tr("%1 new message(s) in %2", nullptr, int(count)).arg(count).arg(place);
        words.body = senders(arrived.messages);
    }
    return words;
}

void NewMail::act(quint32 notification, const QString &action)
{
    const auto told = std::find_if(m_told.begin(), m_told.end(),
                                   [notification](const Told &one) { return one.notification == notification; });
    if (told == m_told.end()) {
        return;
    }
    const Told one = *told;
    const QList<PlacementId> messages = one.messages.mid(0, 1);
    if (action == kArchive) {
        m_commands.archive(messages);
    } else if (action == kRead) {
        store::FlagChange read;
        read.set = store::Flag::Seen;
        m_commands.changeFlags(messages, read);
    } else if (action == kReply) {
        Q_EMIT replyRequested(one.folder, messages.first());
    } else if (action == kOpen) {
        Q_EMIT openRequested(one.folder, one.count == 1 ? messages.first() : PlacementId());
    }
    m_service.close(notification);
}

// Read or moved away, here or on another device: there is nothing left to tell.
void NewMail::closeWhatIsRead(const store::ChangeSet &changes)
{
    for (auto told = m_told.cbegin(); told != m_told.cend(); ++told) {
        if (!changes.messages.contains(told->folder)) {
            continue;
        }
        const quint64 token = told.key();
        models::whenReady(this, m_arrivals.anyUnread(told->folder, told->messages), [this, token](bool any) {
            if (!any) {
                withdraw(token);
            }
        });
    }
}

void NewMail::withdraw(quint64 token)
{
    const Told told = m_told.take(token);
    if (told.notification != 0) {
        m_service.close(told.notification);
    }
}

} // namespace waxwing::ui

// The commands as coroutines; what ImapSession forwards to. Each holds the channel, none the session.
#pragma once

#include "core/session/imapchannel.h"

namespace waxwing::session {

// imaplogin.cpp
QCoro::Task<void> imapOpen(std::shared_ptr<ImapChannel> channel, auth::Credentials credentials);
QCoro::Task<void> imapLogout(std::shared_ptr<ImapChannel> channel);

// imapintroduce.cpp: ID, ENABLE and COMPRESS, once the login is through; NOTIFY.
QCoro::Task<void> imapIntroduce(std::shared_ptr<ImapChannel> channel);
QCoro::Task<bool> imapCompress(std::shared_ptr<ImapChannel> channel);
QCoro::Task<bool> imapNotify(std::shared_ptr<ImapChannel> channel);

// imaplisting.cpp
QCoro::Task<QList<imap::ListedMailbox>> imapList(std::shared_ptr<ImapChannel> channel, ImapListItems items);
QCoro::Task<imap::Namespaces> imapNamespaces(std::shared_ptr<ImapChannel> channel);

// imapstatus.cpp
QCoro::Task<imap::MailboxStatus> imapStatus(std::shared_ptr<ImapChannel> channel, QByteArray mailbox);
QCoro::Task<QHash<QByteArray, imap::MailboxStatus>> imapStatuses(std::shared_ptr<ImapChannel> channel,
                                                                 QList<QByteArray> mailboxes);
// What STATUS is asked for, without the parentheses.
void imapStatusItems(const std::shared_ptr<ImapChannel> &channel, imap::CommandBuilder &builder, bool withSize);
bool imapIsSameMailbox(const QByteArray &a, const QByteArray &b);

// imapselect.cpp
QCoro::Task<imap::SelectedMailbox> imapSelect(std::shared_ptr<ImapChannel> channel, QByteArray mailbox,
                                              MailboxAccess access);
QCoro::Task<imap::ResyncedMailbox> imapResync(std::shared_ptr<ImapChannel> channel, QByteArray mailbox,
                                              MailboxAccess access, imap::KnownMailbox known);

// imapfoldercommands.cpp
// DELETE and RENAME of the selected mailbox unselect it first where the server can.
QCoro::Task<void> imapDelete(std::shared_ptr<ImapChannel> channel, QByteArray mailbox);
QCoro::Task<void> imapRename(std::shared_ptr<ImapChannel> channel, QByteArray from, QByteArray to);
QCoro::Task<void> imapUnselect(std::shared_ptr<ImapChannel> channel);
QCoro::Task<void> imapRun(std::shared_ptr<ImapChannel> channel, ImapJobPtr job);

// imapfetch.cpp
QCoro::Task<void> imapFetch(std::shared_ptr<ImapChannel> channel, imap::UidSet uids, ImapFetchItems items,
                            ModSeq changedSince, std::function<void(const imap::FetchedMessage &)> receive);
QCoro::Task<imap::UidSet> imapFetchChanges(std::shared_ptr<ImapChannel> channel, imap::UidSet uids, ModSeq changedSince,
                                           std::function<void(const imap::FetchedMessage &)> receive);
QCoro::Task<void> imapFetchBody(std::shared_ptr<ImapChannel> channel, imap::UidSet uids, QByteArray section,
                                ImapBodySink sink);

// imapmessagecommands.cpp
QCoro::Task<imap::UidSet> imapStore(std::shared_ptr<ImapChannel> channel, imap::UidSet uids, imap::StoreMode mode,
                                    imap::Flags flags, ModSeq unchangedSince);
QCoro::Task<imap::CopyUid> imapCopyOrMove(std::shared_ptr<ImapChannel> channel, ImapVerb verb, imap::UidSet uids,
                                          QByteArray target);
QCoro::Task<void> imapExpunge(std::shared_ptr<ImapChannel> channel, imap::UidSet uids);
QCoro::Task<imap::AppendUid> imapAppend(std::shared_ptr<ImapChannel> channel, QByteArray mailbox, imap::Flags flags,
                                        QDateTime internalDate, std::shared_ptr<const QByteArray> message);

// imapsearch.cpp
QCoro::Task<ImapSearchResult> imapSearch(std::shared_ptr<ImapChannel> channel, ImapSearch criteria,
                                         ImapSearchReturn wanted);

// Throws where the server cannot do it.
void imapRequire(const std::shared_ptr<ImapChannel> &channel, const char *capability);
// Sends all at once as far as the table allows; waits for all of them, then throws the first failure.
QCoro::Task<QList<imap::StatusResponse>> imapRunAll(std::shared_ptr<ImapChannel> channel, QList<ImapJobPtr> jobs);
// UID sets short enough for one command line each.
QList<imap::UidSet> imapSetsForLine(const imap::UidSet &uids);

} // namespace waxwing::session

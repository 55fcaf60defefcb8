// The commands as coroutines; what ImapSession forwards to. Each holds the channel, none the session.
#pragma once

#include "core/session/imapchannel.h"

namespace waxwing::session {

// imaplogin.cpp
QCoro::Task<void> imapOpen(std::shared_ptr<ImapChannel> channel, auth::Credentials credentials);
QCoro::Task<void> imapLogout(std::shared_ptr<ImapChannel> channel);

// imapfoldercommands.cpp
QCoro::Task<QList<imap::ListedMailbox>> imapList(std::shared_ptr<ImapChannel> channel);
QCoro::Task<imap::MailboxStatus> imapStatus(std::shared_ptr<ImapChannel> channel, QByteArray mailbox);
QCoro::Task<imap::SelectedMailbox> imapSelect(std::shared_ptr<ImapChannel> channel, QByteArray mailbox,
                                              MailboxAccess access);
// DELETE and RENAME of the selected mailbox unselect it first where the server can.
QCoro::Task<void> imapDelete(std::shared_ptr<ImapChannel> channel, QByteArray mailbox);
QCoro::Task<void> imapRename(std::shared_ptr<ImapChannel> channel, QByteArray from, QByteArray to);
QCoro::Task<void> imapRun(std::shared_ptr<ImapChannel> channel, ImapJobPtr job);

// imapfetch.cpp
QCoro::Task<void> imapFetch(std::shared_ptr<ImapChannel> channel, imap::UidSet uids, ImapFetchItems items,
                            ModSeq changedSince, std::function<void(const imap::FetchedMessage &)> receive);
QCoro::Task<void> imapFetchBody(std::shared_ptr<ImapChannel> channel, imap::UidSet uids, QByteArray section,
                                ImapBodySink sink);

// imapmessagecommands.cpp
QCoro::Task<imap::UidSet> imapStore(std::shared_ptr<ImapChannel> channel, imap::UidSet uids, imap::StoreMode mode,
                                    imap::Flags flags, ModSeq unchangedSince);
QCoro::Task<imap::CopyUid> imapCopyOrMove(std::shared_ptr<ImapChannel> channel, ImapVerb verb, imap::UidSet uids,
                                          QByteArray target);
QCoro::Task<void> imapExpunge(std::shared_ptr<ImapChannel> channel, imap::UidSet uids);
QCoro::Task<imap::UidSet> imapSearch(std::shared_ptr<ImapChannel> channel, ImapSearch criteria);
QCoro::Task<imap::AppendUid> imapAppend(std::shared_ptr<ImapChannel> channel, QByteArray mailbox, imap::Flags flags,
                                        QDateTime internalDate, std::shared_ptr<const QByteArray> message);

// Sends all at once as far as the table allows; waits for all of them, then throws the first failure.
QCoro::Task<QList<imap::StatusResponse>> imapRunAll(std::shared_ptr<ImapChannel> channel, QList<ImapJobPtr> jobs);
// UID sets short enough for one command line each.
QList<imap::UidSet> imapSetsForLine(const imap::UidSet &uids);

} // namespace waxwing::session

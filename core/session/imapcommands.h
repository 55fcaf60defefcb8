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
// What searchAndFetch() finds.
ImapJobPtr imapFetchSavedJob(const std::shared_ptr<ImapChannel> &channel, ImapFetchItems items,
                             std::function<void(const imap::FetchedMessage &)> receive,
                             std::shared_ptr<std::optional<Error>> failure);

// imapfetchbody.cpp
QCoro::Task<void> imapFetchBody(std::shared_ptr<ImapChannel> channel, imap::UidSet uids, QByteArray section,
                                ImapBodySink sink);

QCoro::Task<void> imapFetchParts(std::shared_ptr<ImapChannel> channel, imap::UidSet uids, QByteArrayList sections,
                                 ImapPartSink sink);
QCoro::Task<void> imapFetchFrom(std::shared_ptr<ImapChannel> channel, Uid uid, QByteArray section, quint64 offset,
                                ImapBodySink sink);
QCoro::Task<bool> imapFetchDecoded(std::shared_ptr<ImapChannel> channel, Uid uid, QByteArray section, quint64 offset,
                                   ImapBodySink sink);

// imapmessagecommands.cpp
QCoro::Task<void> imapStoreAll(std::shared_ptr<ImapChannel> channel, QList<ImapFlagChange> changes);
QCoro::Task<void> imapStoreLabels(std::shared_ptr<ImapChannel> channel, imap::UidSet uids, imap::StoreMode mode,
                                  QList<QByteArray> labels);
QCoro::Task<imap::UidSet> imapStore(std::shared_ptr<ImapChannel> channel, imap::UidSet uids, imap::StoreMode mode,
                                    imap::Flags flags, ModSeq unchangedSince);
QCoro::Task<imap::CopyUid> imapCopyOrMove(std::shared_ptr<ImapChannel> channel, ImapVerb verb, imap::UidSet uids,
                                          QByteArray target);
QCoro::Task<void> imapExpunge(std::shared_ptr<ImapChannel> channel, imap::UidSet uids);

// imapappend.cpp
QCoro::Task<imap::AppendUid> imapAppend(std::shared_ptr<ImapChannel> channel, QByteArray mailbox, imap::Flags flags,
                                        QDateTime internalDate, std::shared_ptr<const QByteArray> message);

QCoro::Task<QList<imap::AppendUid>> imapAppendAll(std::shared_ptr<ImapChannel> channel, QByteArray mailbox,
                                                  QList<ImapAppend> messages);
QCoro::Task<imap::AppendUid> imapCatenate(std::shared_ptr<ImapChannel> channel, QByteArray mailbox, imap::Flags flags,
                                          QDateTime internalDate, QList<ImapPiece> pieces);
QCoro::Task<imap::AppendUid> imapReplace(std::shared_ptr<ImapChannel> channel, Uid old, QByteArray mailbox,
                                         ImapAppend message);

// imapaccess.cpp
QCoro::Task<QList<imap::Quota>> imapQuota(std::shared_ptr<ImapChannel> channel, QByteArray mailbox);
QCoro::Task<QByteArray> imapMyRights(std::shared_ptr<ImapChannel> channel, QByteArray mailbox);
QCoro::Task<QList<imap::AclEntry>> imapAcl(std::shared_ptr<ImapChannel> channel, QByteArray mailbox);
QCoro::Task<QHash<QByteArray, QByteArray>> imapMetadata(std::shared_ptr<ImapChannel> channel, QByteArray mailbox,
                                                        QByteArrayList entries);

// imapsort.cpp
QCoro::Task<QList<Uid>> imapSort(std::shared_ptr<ImapChannel> channel, QList<ImapSortKey> keys, ImapSearch criteria);
QCoro::Task<QList<imap::ThreadedMessage>> imapThread(std::shared_ptr<ImapChannel> channel, ImapSearch criteria);

// imapsearch.cpp
// The search keys of a command; latin1: the charset old servers know.
void imapSearchKeys(const std::shared_ptr<ImapChannel> &channel, imap::CommandBuilder &builder,
                    const ImapSearch &criteria, bool latin1);
bool imapNeedsCharset(const ImapSearch &criteria);
QCoro::Task<void> imapSearchAndFetch(std::shared_ptr<ImapChannel> channel, ImapSearch criteria, ImapFetchItems items,
                                     std::function<void(const imap::FetchedMessage &)> receive);
QCoro::Task<ImapSearchResult> imapSearch(std::shared_ptr<ImapChannel> channel, ImapSearch criteria,
                                         ImapSearchReturn wanted);

// Throws where the server cannot do it.
void imapRequire(const std::shared_ptr<ImapChannel> &channel, const char *capability);
// Sends all at once as far as the table allows; waits for all of them, then throws the first failure.
QCoro::Task<QList<imap::StatusResponse>> imapRunAll(std::shared_ptr<ImapChannel> channel, QList<ImapJobPtr> jobs);
// What a server with MESSAGELIMIT left undone; empty: nothing.
imap::UidSet imapBelowLimit(const imap::UidSet &uids, const QList<imap::StatusResponse> &answers);
// UID sets short enough for one command line each.
QList<imap::UidSet> imapSetsForLine(const imap::UidSet &uids);

} // namespace waxwing::session

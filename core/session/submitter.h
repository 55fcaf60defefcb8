// One mail transaction: MAIL, RCPT, DATA. Made for one submit() and gone with it.
#pragma once

#include "core/session/smtpdialogue.h"
#include "core/session/smtpsession.h"
#include "core/session/submission.h"
#include "core/smtp/capabilities.h"
#include "core/smtp/data.h"

namespace waxwing::session {

class Submitter {
public:
    Submitter(SmtpDialogue *dialogue, const smtp::Capabilities &capabilities, const SmtpPatience &patience,
              const Submission &submission);

    QCoro::Task<SubmissionResult> run();

private:
    // How far what was sent has come: decides what a lost connection means.
    enum class Reached { Nothing, FinalDot };

    QCoro::Task<void> transaction();
    QCoro::Task<void> reach(SubmissionStep step);
    void scanMessage();
    void checkBeforehand();
    QCoro::Task<bool> nameSenderAndRecipients();
    QCoro::Task<bool> nameInTurn(QByteArrayList lines);
    QCoro::Task<bool> namePipelined(QByteArrayList lines);
    void judgeSender(const smtp::Reply &reply);
    QCoro::Task<void> sendMessage();
    QCoro::Task<bool> upload();
    QCoro::Task<void> finish();
    QCoro::Task<void> reset();
    bool isAnyAccepted() const;
    void reject(const smtp::Reply &reply, const QString &summary);
    void refuseRecipients();
    void connectionLost(const Error &error);

    SmtpDialogue *m_dialogue;
    const smtp::Capabilities &m_capabilities;
    const SmtpPatience &m_patience;
    const Submission &m_submission;
    smtp::MessageScan m_scan;
    bool m_needsUtf8 = false;
    Reached m_reached = Reached::Nothing;
    std::optional<Error> m_callersError;
    SubmissionResult m_result;
};

} // namespace waxwing::session

// Mail files on their way in: read and taken apart on the pool a few megabytes at a time, each lot handed to
// MailCommands before the next is read, so that an mbox of any size fits.
#pragma once

#include "core/sync/mailcommands.h"

#include <QObject>

#include <memory>

namespace waxwing::gui {

class MailImport : public QObject {
    Q_OBJECT
public:
    // Deletes itself when it has ended.
    MailImport(sync::MailCommands *commands, const QStringList &files, FolderId target, QObject *parent);
    ~MailImport() override;

    void start();

Q_SIGNALS:
    // All of it, as one change that can be undone; problems: a sentence for each that was passed over.
    void imported(const waxwing::sync::Applied &applied, int messages, const QStringList &problems);
    void failed(const QString &sentence, int messages); // messages: what had gone in before

private:
    class Source;
    void readLot();
    void handOver(const QList<sync::ImportMessage> &lot);
    void end();

    sync::MailCommands *m_commands;
    FolderId m_target;
    std::shared_ptr<Source> m_source;
    sync::Applied m_applied;
    int m_messages = 0;
};

} // namespace waxwing::gui

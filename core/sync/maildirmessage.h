// Messages read from a Maildir, decoded and ready to be written to the store. Pure work for any thread.
#pragma once

#include "core/store/body.h"
#include "core/store/maildir.h"
#include "core/store/writer.h"
#include "core/sync/convert.h"

namespace waxwing::sync {

class ReadMessages {
public:
    // bodies: StorePaths::bodies. Of a message that is only begun to be here the body is not held.
    void add(const store::Maildir::Message &message, const QByteArray &source, const QDateTime &received,
             const QString &bodies);
    bool isEmpty() const { return m_rows.isEmpty(); }
    qsizetype size() const { return m_rows.size(); }
    // Once.
    void writeTo(store::Writer &writer, FolderId folder) const;

private:
    QList<store::NewMessage> m_rows;
    struct Octets {
        std::shared_ptr<store::Body> body;
        bool isWhole = true;
    };
    QList<Octets> m_bodies;
    QList<PreviewAndText> m_texts;
};

} // namespace waxwing::sync

// What the server said it can do (RFC 3501 7.2.1), and what each name means here: one row an extension.
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

namespace waxwing::imap {

class Capabilities {
public:
    Capabilities() = default;
    explicit Capabilities(const QList<QByteArray> &names);

    bool isEmpty() const { return m_names.isEmpty(); }
    // ASCII case-insensitive. IMAP4rev2 includes what RFC 9051 Appendix E folded into it.
    bool has(QByteArrayView name) const;
    const QList<QByteArray> &names() const { return m_names; }

private:
    QList<QByteArray> m_names; // upper case
};

// What this program makes use of, with the RFC it follows; shown by `folder info` and in the wire log.
struct KnownCapability {
    const char *name;
    const char *rfc; // empty: a provider's own
    bool inRev2; // part of IMAP4rev2 itself, RFC 9051 Appendix E
};
const QList<KnownCapability> &knownCapabilities();

} // namespace waxwing::imap

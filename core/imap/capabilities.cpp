#include "core/imap/capabilities.h"

namespace waxwing::imap {

const QList<KnownCapability> &knownCapabilities()
{
    static const QList<KnownCapability> table = {
        {"IMAP4REV1", "3501", false},
        {"IMAP4REV2", "9051", false},
        {"STARTTLS", "3501", false},
        {"LOGINDISABLED", "3501", false},
        {"SASL-IR", "4959", true},
        {"ENABLE", "5161", true},
        {"ID", "2971", false},
        {"NAMESPACE", "2342", true},
        {"LIST-EXTENDED", "5258", true},
        {"LIST-STATUS", "5819", true},
        {"SPECIAL-USE", "6154", true},
        {"XLIST", "", false},
        {"IDLE", "2177", true},
        {"NOTIFY", "5465", false},
        {"CONDSTORE", "7162", false},
        {"QRESYNC", "7162", false},
        {"ESEARCH", "4731", true},
        {"SEARCHRES", "5182", true},
        {"PARTIAL", "9394", false},
        {"SORT", "5256", false},
        {"THREAD=REFERENCES", "5256", false},
        {"UIDPLUS", "4315", true},
        {"MOVE", "6851", true},
        {"UNSELECT", "3691", true},
        {"LITERAL+", "7888", false},
        {"LITERAL-", "7888", true},
        {"MULTIAPPEND", "3502", false},
        {"CATENATE", "4469", false},
        {"REPLACE", "8508", false},
        {"BINARY", "3516", false},
        {"COMPRESS=DEFLATE", "4978", false},
        {"OBJECTID", "8474", false},
        {"PREVIEW", "8970", false},
        {"SAVEDATE", "8514", false},
        {"STATUS=SIZE", "8438", true},
        {"QUOTA", "9208", false},
        {"ACL", "4314", false},
        {"METADATA", "5464", false},
        {"UTF8=ACCEPT", "9755", false},
        {"UTF8=ONLY", "9755", false},
        {"INPROGRESS", "9585", false},
        {"X-GM-EXT-1", "", false},
    };
    return table;
}

Capabilities::Capabilities(const QList<QByteArray> &names)
{
    m_names.reserve(names.size());
    for (const QByteArray &name : names) {
        m_names.append(name.toUpper());
    }
}

bool Capabilities::has(QByteArrayView name) const
{
    const QByteArray wanted = name.toByteArray().toUpper();
    if (m_names.contains(wanted)) {
        return true;
    }
    if (wanted == "CONDSTORE") {
        return m_names.contains("QRESYNC"); // RFC 7162 3.2: QRESYNC includes it
    }
    if (!m_names.contains("IMAP4REV2")) {
        return false;
    }
    for (const KnownCapability &known : knownCapabilities()) {
        if (known.inRev2 && wanted == known.name) {
            return true;
        }
    }
    return false;
}

} // namespace waxwing::imap

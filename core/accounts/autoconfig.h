// The XML in which providers describe their servers: Mozilla's "client config" 1.1
// (https://www.ietf.org/archive/id/draft-bucksch-autoconfig-00.html).
#pragma once

#include "core/accounts/candidate.h"

#include <QByteArray>

namespace waxwing::accounts {

struct ProviderConfig {
    ProviderConfig() = default;

    QString name; // for people; may be empty
    QStringList domains; // lower case
    QList<Candidate> servers; // in the order of the file; source, confidence and hoster are the caller's to fill
};

// address: what stands for %EMAILADDRESS% and its parts; empty: they stay as they are.
// What is not understood is left out: unencrypted servers, unknown protocols and login methods, names that are no
// host names. Throws Error{Protocol} for what is no such file: broken XML, a document type (so no entity can be
// declared), larger or deeper than any such file has reason to be.
QList<ProviderConfig> parseAutoconfig(const QByteArray &xml, const QString &address);

// For a file that holds no address.
Candidate forAddress(Candidate candidate, const QString &address);

} // namespace waxwing::accounts

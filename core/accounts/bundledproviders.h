// The largest providers, known without asking anybody: for a computer that is offline, and for addresses with a
// typing error. The data is resources/providers/bundled.xml, in the format of autoconfig.h.
#pragma once

#include "core/accounts/candidate.h"

namespace waxwing::accounts {

// Servers of a domain, in its ASCII form and lower case; empty when it is not in the list.
QList<Candidate> bundledCandidates(const QString &domain, const QString &address);

// Where the domain is one slip of the finger from one of the list's (gmial.com, hotmail.con): the address as it was
// probably meant. Empty when it is one of them, or like none.
QString suggestedAddress(const QString &address);

} // namespace waxwing::accounts

// What somebody at this window does meanwhile: marks, moves, copies and deletions of rows as the cache shows them, and
// their way to the server. What is done follows from a seed. Used from the thread of the back end.
#pragma once

#include "core/store/store.h"
#include "core/sync/backend.h"

#include <random>

namespace waxwing::sync::test {

class OwnChanges {
public:
    OwnChanges(AccountId account, store::Store &store, AccountBackend &backend, quint32 seed);

    // One change of some rows of a folder.
    void change();
    // Each that waits is tried once; what goes wrong stays.
    void replay();
    // Until all are done, or refused and given up. Otherwise what still waits, and why; empty: nothing.
    QString settle();

private:
    int below(int limit);
    QList<store::Intent> waiting();
    std::optional<store::Verb> anyVerb(store::Reader &reader);
    void giveUpRefused();

    AccountId m_account;
    store::Store &m_store;
    AccountBackend &m_backend;
    std::mt19937 m_random;
};

} // namespace waxwing::sync::test

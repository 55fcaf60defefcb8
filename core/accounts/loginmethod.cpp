#include "core/accounts/loginmethod.h"

#include "core/auth/sasl.h"

namespace waxwing::accounts {

LoginMethod loginMethodOf(const Account &account)
{
    return {account.authentication, account.mechanism};
}

QList<LoginMethod> loginMethods()
{
    using auth::Proof;
    QList<LoginMethod> methods{
        {Proof::Password, {}}, {Proof::Token, {}}, {Proof::Certificate, {}}, {Proof::Ticket, {}}};
    const QList<auth::Mechanism> &known = auth::mechanisms();
    for (const auth::Mechanism &mechanism : known) {
        // The only ones of their kind are named already.
        if (mechanism.proof == Proof::Password || mechanism.proof == Proof::Token) {
            methods.append({mechanism.proof, mechanism.name});
        }
    }
    return methods;
}

} // namespace waxwing::accounts

#include "ui/models/folderholding.h"

#include "core/store/store.h"
#include "ui/models/texts.h"

#include <QCoreApplication>

namespace waxwing::models {

namespace {

using store::FolderPolicy;
using Kind = store::FolderPolicy::Kind;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(waxwing::models::FolderHolding)
};

QString policyText(const FolderPolicy &policy)
{
    switch (policy.kind) {
    case Kind::Nothing: return Words::tr("Nothing until it is opened");
    case Kind::Headers: return Words::tr("The list of messages");
    case Kind::Days: return Words::tr("The last %n day(s)", nullptr, policy.amount);
    case Kind::Months: return Words::tr("The last %n month(s)", nullptr, policy.amount);
    case Kind::All: return Words::tr("Everything");
    }
    return {};
}

} // namespace

QFuture<FolderHolding> readHolding(store::Store &store, FolderId folder)
{
    const auto job = [folder](store::Reader &reader) {
        FolderHolding holding;
        holding.policy = reader.folderPolicy(folder);
        holding.octets = reader.octets(folder);
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const QList<FolderPolicy> choices = holding.policy.choices();
        for (const FolderPolicy &policy : choices) {
            holding.choices.append({policy, reader.holdingCost(folder, policy, now)});
        }
        return holding;
    };
    return store.read(job, store::Store::Read::List);
}

QString choiceText(const HoldingChoice &choice)
{
    QString text = policyText(choice.policy);
    if (!choice.policy.holdsBodies()) {
        return text;
    }
    return Words::tr("%1: %2").arg(text, sizeText(choice.cost.heldOctets + choice.cost.dueOctets));
}

} // namespace waxwing::models

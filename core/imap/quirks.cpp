#include "core/imap/quirks.h"

#include <numeric>

namespace waxwing::imap {

const char *quirkName(Quirk quirk)
{
    switch (quirk) {
    case Quirk::MultipartWithoutChildren: return "MultipartWithoutChildren";
    case Quirk::MultipartAsBasicBody: return "MultipartAsBasicBody";
    case Quirk::SubtypeMissing: return "SubtypeMissing";
    case Quirk::NilParameterValue: return "NilParameterValue";
    case Quirk::BareStringDisposition: return "BareStringDisposition";
    case Quirk::NegativeNumber: return "NegativeNumber";
    case Quirk::FloatingNumber: return "FloatingNumber";
    case Quirk::NilNumber: return "NilNumber";
    case Quirk::BasicMessageBody: return "BasicMessageBody";
    case Quirk::NumberMissing: return "NumberMissing";
    case Quirk::ShortEnvelope: return "ShortEnvelope";
    case Quirk::SwappedAddressFields: return "SwappedAddressFields";
    case Quirk::NilInAddressList: return "NilInAddressList";
    case Quirk::EmptyAddressList: return "EmptyAddressList";
    case Quirk::SpacesBetweenAddresses: return "SpacesBetweenAddresses";
    case Quirk::MissingDomain: return "MissingDomain";
    case Quirk::ImpossibleDate: return "ImpossibleDate";
    case Quirk::EmptyCopyUid: return "EmptyCopyUid";
    case Quirk::BareResponseCode: return "BareResponseCode";
    case Quirk::UnreadableResponseCode: return "UnreadableResponseCode";
    case Quirk::ConditionWithoutText: return "ConditionWithoutText";
    case Quirk::ContinuationWithoutSpace: return "ContinuationWithoutSpace";
    case Quirk::TrailingSpace: return "TrailingSpace";
    case Quirk::BracketInFlag: return "BracketInFlag";
    case Quirk::QuotedFlag: return "QuotedFlag";
    case Quirk::NilFlag: return "NilFlag";
    case Quirk::UnquotedMailbox: return "UnquotedMailbox";
    case Quirk::ModSeqNotPositive: return "ModSeqNotPositive";
    case Quirk::ZeroSequenceNumber: return "ZeroSequenceNumber";
    case Quirk::UnreadableFetchItem: return "UnreadableFetchItem";
    }
    return "";
}

std::uint32_t QuirkCounts::total() const
{
    return std::accumulate(m_counts.begin(), m_counts.end(), std::uint32_t(0));
}

} // namespace waxwing::imap

// A provider's description: whatever it says, what is taken from it is a host name and a port.
#include "core/accounts/autoconfig.h"
#include "core/base/error.h"

#include <cstdlib>

using namespace waxwing;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray input(reinterpret_cast<const char *>(data), qsizetype(size));
    try {
        for (const accounts::ProviderConfig &config : accounts::parseAutoconfig(input, QStringLiteral("ann@a.test"))) {
            for (const accounts::Candidate &candidate : config.servers) {
                if (!candidate.endpoint.isValid()
                    || net::Endpoint::fromString(candidate.endpoint.toString()) != candidate.endpoint) {
                    std::abort();
                }
            }
        }
    } catch (const Error &) {
        // Refusing is an answer.
    }
    return 0;
}

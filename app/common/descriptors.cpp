#include "app/common/descriptors.h"

#include <array>
#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace waxwing::app {

bool enoughDescriptors()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < limit.rlim_max) {
        limit.rlim_cur = limit.rlim_max;
        ::setrlimit(RLIMIT_NOFILE, &limit);
    }
    // Event loops, databases and their journals, a few connections: measured at 30, with some to spare.
    std::array<int, 40> taken{};
    bool enough = true;
    for (int &descriptor : taken) {
        descriptor = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
        enough = enough && descriptor >= 0;
    }
    for (const int descriptor : taken) {
        if (descriptor >= 0) {
            ::close(descriptor);
        }
    }
    return enough;
}

} // namespace waxwing::app

// The sanitiser's property: whatever goes in, what comes out, parsed again, holds nothing to fetch.
#include "core/mime/sanitiser.h"
#include "core/mime/text.h"
#include "tests/mime/htmlproperty.h"

#include <cstdlib>

using namespace waxwing::mime;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QString html = QString::fromUtf8(reinterpret_cast<const char *>(data), qsizetype(size));
    SanitiserOptions options;
    options.contentIds = {"pic@x"};
    for (const RemoteContent remote : {RemoteContent::Block, RemoteContent::Allow}) {
        options.remoteContent = remote;
        const QByteArray clean = sanitiseHtml(html, options).html.toUtf8();
        if (!htmlproperty::violation(clean, remote == RemoteContent::Allow).isEmpty())
            std::abort();
    }
    htmlToText(html);
    return 0;
}

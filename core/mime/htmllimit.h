// Internal to core/mime: HTML brought into a shape that no parser can choke on. One linear pass reads tags
// as a browser does, drops every element that is not shown, and writes well-nested HTML: depth bounded, tags
// bounded, tables with cells only in rows. So the tree builder behind it never re-opens formatting elements
// (its cost is quadratic there) and never recurses deeply (gumbo frees its tree recursively).
#pragma once

#include "core/base/octets.h"

#include <QByteArray>
#include <QByteArrayView>

namespace waxwing::mime {

inline constexpr qsizetype MaxHtmlBytes = 8_MiB;
inline constexpr qsizetype MaxHtmlDepth = 200;
inline constexpr int MaxHtmlTags = 200'000;

struct LimitedHtml {
    QByteArray html; // UTF-8
    QByteArray styles; // what stood in <style>, concatenated
    int remoteDropped = 0; // dropped elements that would have fetched something
    bool truncated = false;
};

LimitedHtml limitHtml(QByteArrayView utf8);

} // namespace waxwing::mime

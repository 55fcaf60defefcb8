// The first wall around HTML mail: an HTML5 parser and an allow-list. Property (tested and fuzzed): the
// output holds no URL that could be fetched, but pictures the user allowed and parts of this very message.
#pragma once

#include <QByteArray>
#include <QSet>
#include <QString>

namespace waxwing::mime {

enum class RemoteContent { Block, Allow };

struct SanitiserOptions {
    RemoteContent remoteContent = RemoteContent::Block;
    // Content-IDs of this message. cid: of any other is dropped.
    QSet<QByteArray> contentIds;
    // A picture's src becomes cidPrefix + percent-encoded Content-ID; the view serves that scheme itself.
    QString cidPrefix = QStringLiteral("waxwing-cid:");
};

struct SanitisedHtml {
    QString html; // a fragment: optional <style>, then one <div class="message">; no head, no script, no forms
    int blockedRemote = 0; // remote items left out; what RemoteContent::Allow would show more, and trackers
    bool truncated = false; // larger or deeper than is shown
    QSet<QByteArray> usedContentIds;
};

// Any bytes, any size: input beyond 8 MiB of UTF-8, nesting beyond 200 and tags beyond 200 000 are cut.
// Links keep href for http, https and mailto only: they are inert, the view decides what a click does.
SanitisedHtml sanitiseHtml(const QString &html, const SanitiserOptions &options = {});

// A sentence when a link's text names another host than its address, or the address hides its host
// (userinfo, look-alike letters); empty when there is nothing to say. For the tool tip and the click.
QString linkWarning(const QString &text, const QString &href);

} // namespace waxwing::mime

// Internal to core/mime: the part of CSS that mail may use. Output holds no URL, no escape, no at-rule.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace waxwing::mime {

// Declarations of a style attribute or a rule's block. remoteDropped counts those that would have fetched.
QByteArray filterDeclarations(QByteArrayView declarations, int *remoteDropped);
// A style sheet: plain rules only, each selector below scope, class names prefixed like class attributes.
QByteArray filterStyleSheet(QByteArrayView sheet, QByteArrayView scope, int *remoteDropped);
// Class names of the mail are kept apart from those of the window's own style sheet.
QByteArray prefixedClasses(QByteArrayView classes);

} // namespace waxwing::mime

#include "ui/reader/mailscheme.h"

#include <QWebEngineUrlScheme>

namespace waxwing::ui {

void registerSchemes()
{
    if (!QWebEngineUrlScheme::schemeByName(MailScheme).name().isEmpty())
        return;
    QWebEngineUrlScheme scheme(MailScheme);
    scheme.setSyntax(QWebEngineUrlScheme::Syntax::Host);
    // No flag of access: such a page may ask for nothing but what it shows. Not "secure" either, or pictures
    // over plain http, once allowed by the user, would be refused as mixed content.
    QWebEngineUrlScheme::registerScheme(scheme);
}

} // namespace waxwing::ui

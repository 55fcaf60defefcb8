#include "core/auth/refusal.h"

#include <QCoreApplication>

namespace waxwing::auth {

namespace {

struct Row {
    const char *said; // lower case
    const char *sentence;
};

constexpr const char *secondFactor
    = QT_TRANSLATE_NOOP("auth::Refusal",
                        "The mail server wants more than the password. Make a password for programs on "
                        "the provider's web page and enter that; no mail was lost.");
constexpr const char *noPasswords
    = QT_TRANSLATE_NOOP("auth::Refusal",
                        "The mail server takes no passwords from programs any more. Set the account up "
                        "with a sign-in in the browser; no mail was lost.");
constexpr const char *notAllowed
    = QT_TRANSLATE_NOOP("auth::Refusal",
                        "The provider lets mail programs in only when that is switched on in the "
                        "settings on its web page; no mail was lost.");
constexpr const char *webFirst
    = QT_TRANSLATE_NOOP("auth::Refusal",
                        "The provider wants you to sign in on its web page first. Do so, then try "
                        "again; no mail was lost.");
constexpr const char *expired
    = QT_TRANSLATE_NOOP("auth::Refusal",
                        "The password has expired. Change it on the provider's web page and enter the "
                        "new one; no mail was lost.");
constexpr const char *locked
    = QT_TRANSLATE_NOOP("auth::Refusal",
                        "The provider has locked this account. Its web page or its help desk says why; "
                        "the mail that is here stays.");

// The first that fits; what is more telling stands before what is less.
constexpr Row rows[]{
    {"application-specific password", secondFactor}, // Gmail: [ALERT], 534-5.7.9
    {"app-specific password", secondFactor}, // iCloud
    {"app password", secondFactor}, // Fastmail, Yahoo
    {"two-factor", secondFactor},
    {"2-step", secondFactor},
    {"second factor", secondFactor},
    {"basic authentication is disabled", noPasswords}, // Exchange Online
    {"basicauthblocked", noPasswords},
    {"not enabled for imap", notAllowed}, // Gmail
    {"imap access is disabled", notAllowed},
    {"pop access is disabled", notAllowed},
    {"smtpclientauthentication is disabled", notAllowed}, // Exchange Online, 5.7.139
    {"service is not open", notAllowed}, // QQ, 163
    {"web login required", webFirst}, // Gmail: [WEBALERT …]
    {"log in via your web browser", webFirst}, // Gmail
    {"webalert", webFirst},
    {"password has expired", expired},
    {"password expired", expired},
    {"[expired]", expired}, // RFC 5530
    {"account is locked", locked},
    {"account locked", locked},
    {"account is disabled", locked},
    {"account disabled", locked},
    {"account has been disabled", locked},
    {"account is suspended", locked},
    {"account has been suspended", locked},
};

} // namespace

QString refusalSentence(const QByteArray &text)
{
    const QByteArray said = text.left(2000).toLower();
    for (const Row &row : rows) {
        if (said.contains(row.said)) {
            return QCoreApplication::translate("auth::Refusal", row.sentence);
        }
    }
    return {};
}

} // namespace waxwing::auth

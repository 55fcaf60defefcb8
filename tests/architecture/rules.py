"""The architecture as data. ARCHITECTURE.md explains it; this is what is enforced."""

# Folder -> the folders it may include besides itself and core/base. "ui/*" is any screen.
MAY_INCLUDE = {
    "core/base": [],
    "core/mime": [],
    "core/imap": [],
    "core/smtp": [],
    "core/pop3": [],
    "core/net": [],
    "core/auth": ["core/net"],
    "core/session": ["core/net", "core/imap", "core/smtp", "core/pop3", "core/auth"],
    "core/store": ["core/mime"],
    "core/accounts": ["core/net", "core/auth"],
    "core/sync": ["core/session", "core/store", "core/accounts", "core/mime", "core/imap", "core/smtp", "core/pop3"],
    "ui/models": ["core/store", "core/mime"],
    "ui/*": ["ui/models", "ui/common", "core/sync", "core/accounts", "core/mime"],
    "app": ["core/*", "ui/*", "app/*"],
}

CODECS = ["core/imap", "core/smtp", "core/pop3"]

# Headers only some folders may include: pattern of the header, folders that may, why.
ONLY_IN = [
    (r"KMime/.*|KCodecs/?.*", ["core/mime"], "KMime stays behind our own types"),
    (r"sqlite3\.h|QSql.*", ["core/store"], "the store is the only one that knows SQL"),
    (r"QTcpSocket|QSslSocket|QUdpSocket|QTcpServer|QSslServer|QAbstractSocket|QDnsLookup|QNetworkProxy",
     ["core/net"], "sockets belong to core/net"),
    (r"gsasl\.h|qt6keychain/.*|QOAuth.*|QAbstractOAuth.*", ["core/auth"], "credentials belong to core/auth"),
    (r"gumbo\.h", ["core/mime"], "HTML is sanitised in core/mime"),
    (r"QWebEngine.*", ["ui/reader", "app/gui"], "the HTML engine sees the sanitiser's output only"),
]

# Headers some folders may not include: folders, pattern, why. @gui and @widgets are Qt's own lists.
NEVER_IN = [
    (["core/*", "app/cli"], r"@gui|@widgets", "no core target links Qt Gui: waxwingctl proves it"),
    (["ui/models"], r"@widgets", "models serve any view"),
    (CODECS, r"QObject|QIODevice|QFile|QTimer|QThread|QProcess|QDateTime.*Timer|QCoro.*|QNetwork.*|QSsl.*|@network",
     "codecs are plain functions over bytes"),
    (["core/store"], r"@network", "the store knows no network"),
]

# Words some folders may not use, outside comments: folders, pattern, why.
NEVER_SAYS = [
    (["ui/*"], r"\bco_(await|return|yield)\b", "widgets do not await; they send commands and watch models"),
    (CODECS, r"\bQ_OBJECT\b", "codecs are plain values"),
    (["core/*", "ui/*"], r"\bfriend\s+class\b", "a friend hides a missing interface"),
    (["core/*", "ui/*", "app/*"], r"\.(then|unwrap)\(",
     "Qt 6.4 may run a continuation twice: Store::writeThen, onPoolWhenReady, whenReady or co_await"),
    (["core/*", "ui/*"], r"\bQEventLoop\b|\bprocessEvents\s*\(", "no nested event loops"),
    (["core/base", "core/mime", *CODECS, "core/net", "core/auth", "core/session", "core/accounts", "core/sync", "ui/*"],
     r"\b(SELECT\s.+\sFROM\s|INSERT\s+(OR\s+\w+\s+)?INTO\s|UPDATE\s+\w+\s+SET\s|DELETE\s+FROM\s|CREATE\s+TABLE\s|PRAGMA\s)",
     "SQL belongs to core/store"),
]

MOST_LINES = 800  # of a file; most stay under 400

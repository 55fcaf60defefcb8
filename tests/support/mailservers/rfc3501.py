"""What a server that knows RFC 3501 and nothing later would accept and say."""

import re

COMMANDS = {"CAPABILITY": 0, "NOOP": 0, "LOGOUT": 0, "STARTTLS": 0, "CHECK": 0, "CLOSE": 0, "EXPUNGE": 0,
            "AUTHENTICATE": 1, "LOGIN": 2, "SELECT": 1, "EXAMINE": 1, "CREATE": 1, "DELETE": 1, "RENAME": 2,
            "SUBSCRIBE": 1, "UNSUBSCRIBE": 1, "LIST": 2, "LSUB": 2, "STATUS": 2, "COPY": 2, "FETCH": 2,
            "APPEND": None, "SEARCH": None, "STORE": 3}
WITH_UID = ("COPY", "FETCH", "STORE", "SEARCH")
STATUS_ITEMS = {"MESSAGES", "RECENT", "UIDNEXT", "UIDVALIDITY", "UNSEEN"}
FETCH_ITEMS = {"ALL", "FULL", "FAST", "ENVELOPE", "FLAGS", "INTERNALDATE", "RFC822", "RFC822.HEADER", "RFC822.SIZE",
               "RFC822.TEXT", "BODY", "BODYSTRUCTURE", "UID"}
SECTION = re.compile(rb"BODY(\.PEEK)?\[[^\]]*\](<\d+\.\d+>)?", re.I)
STORE_ITEMS = re.compile(rb"[+-]?FLAGS(\.SILENT)?", re.I)
SEQUENCE_SET = re.compile(rb"[\d*:,]+")
# Keys of RFC 3501, 6.4.4 with the number of arguments each takes.
SEARCH_KEYS = {"ALL": 0, "ANSWERED": 0, "BCC": 1, "BEFORE": 1, "BODY": 1, "CC": 1, "DELETED": 0, "FLAGGED": 0,
               "FROM": 1, "KEYWORD": 1, "NEW": 0, "OLD": 0, "ON": 1, "RECENT": 0, "SEEN": 0, "SINCE": 1, "SUBJECT": 1,
               "TEXT": 1, "TO": 1, "UNANSWERED": 0, "UNDELETED": 0, "UNFLAGGED": 0, "UNKEYWORD": 1, "UNSEEN": 0,
               "DRAFT": 0, "HEADER": 2, "LARGER": 1, "NOT": 0, "OR": 0, "SENTBEFORE": 1, "SENTON": 1, "SENTSINCE": 1,
               "SMALLER": 1, "UID": 1, "UNDRAFT": 0, "CHARSET": 1}
RESPONSE_CODES = {"ALERT", "BADCHARSET", "CAPABILITY", "PARSE", "PERMANENTFLAGS", "READ-ONLY", "READ-WRITE",
                  "TRYCREATE", "UIDNEXT", "UIDVALIDITY", "UNSEEN"}
LIST_ATTRIBUTES = {"\\NOINFERIORS", "\\NOSELECT", "\\MARKED", "\\UNMARKED"}
LITERAL = re.compile(rb"(~?)\{(\d+)(\+?)\}$")


class Refused(Exception):
    """The command is not one of RFC 3501."""


class Literal(bytes):
    """A string sent as a literal; only APPEND cares."""


class Quoted(bytes):
    """A quoted string, never a keyword."""


def tokens(pieces):
    """The arguments of a command. pieces: lines (without CRLF) and Literals in turn. Lists become lists."""
    stack = [[]]
    for piece in pieces:
        if isinstance(piece, Literal):
            stack[-1].append(piece)
        else:
            tokenize_line(LITERAL.sub(b"", piece), stack)
    if len(stack) != 1:
        raise Refused("unbalanced parentheses")
    return stack[0]


def tokenize_line(line, stack):
    position = 0
    while position < len(line):
        character = line[position:position + 1]
        if character == b" ":
            position += 1
        elif character == b"(":
            stack.append([])
            position += 1
        elif character == b")":
            if len(stack) == 1:
                raise Refused("unbalanced parentheses")
            closed = stack.pop()
            stack[-1].append(closed)
            position += 1
        elif character == b'"':
            match = re.compile(rb'"((?:[^"\\]|\\.)*)"').match(line, position)
            if not match:
                raise Refused("unterminated quoted string")
            stack[-1].append(Quoted(match.group(1)))
            position = match.end()
        else:
            match = re.compile(rb"(?:\[[^\]]*\]|[^ ()\"\[])+").match(line, position)
            if not match:
                raise Refused("unexpected character")
            stack[-1].append(match.group(0))
            position = match.end()


def word(token):
    return "" if isinstance(token, (list, Quoted, Literal)) else token.decode("latin-1").upper()


def check(pieces):
    """Raises Refused unless the command, as tag, name and arguments, is one of RFC 3501."""
    _, name, *arguments = tokens(pieces)
    name = word(name)
    if name == "UID":
        name, arguments = (word(arguments[0]), arguments[1:]) if arguments else ("", [])
        if name not in WITH_UID:
            raise Refused(f"UID {name} is unknown")
    if name not in COMMANDS:
        raise Refused(f"{name or 'this'} is unknown")
    expected = COMMANDS[name]
    if expected is not None and len(arguments) != expected:
        raise Refused(f"{name} takes {expected} arguments")
    if name != "APPEND" and expected != 0:
        CHECKS.get(name, check_strings)(arguments)
    elif name == "APPEND":
        check_append(arguments)


def check_strings(arguments):
    if any(isinstance(argument, list) for argument in arguments):
        raise Refused("a list is not allowed here")


def check_sequence_set(token):
    if isinstance(token, list) or not SEQUENCE_SET.fullmatch(token):
        raise Refused("this is no sequence set")


def check_status(arguments):
    mailbox, items = arguments
    check_strings([mailbox])
    if not isinstance(items, list) or not items or any(word(item) not in STATUS_ITEMS for item in items):
        raise Refused("unknown STATUS item")


def check_fetch(arguments):
    check_sequence_set(arguments[0])
    items = arguments[1] if isinstance(arguments[1], list) else [arguments[1]]
    for item in flatten_sections(items):
        if isinstance(item, list) or not (word(item) in FETCH_ITEMS or SECTION.fullmatch(item)):
            raise Refused("unknown FETCH item")


def flatten_sections(items):
    return [item if isinstance(item, list) else bytes(item) for item in items]


def check_store(arguments):
    check_sequence_set(arguments[0])
    if isinstance(arguments[1], list) or not STORE_ITEMS.fullmatch(arguments[1]):
        raise Refused("unknown STORE item")


def check_copy(arguments):
    check_sequence_set(arguments[0])
    check_strings(arguments[1:])


def check_append(arguments):
    """mailbox [flags] [date] literal, and one literal only."""
    kinds = "".join("L" if isinstance(a, Literal) else "(" if isinstance(a, list) else "s" for a in arguments)
    if not re.fullmatch(r"[sL]\(?s?L", kinds):
        raise Refused("APPEND takes a mailbox, flags, a date and one literal")


def check_search(arguments):
    position = 0
    while position < len(arguments):
        token = arguments[position]
        if isinstance(token, list):
            check_search(token)
        elif word(token) in SEARCH_KEYS:
            position += SEARCH_KEYS[word(token)]
        else:
            check_sequence_set(token)
        position += 1
    if position != len(arguments) or not arguments:
        raise Refused("an argument of SEARCH is missing")


CHECKS = {"STATUS": check_status, "FETCH": check_fetch, "STORE": check_store, "COPY": check_copy,
          "SEARCH": check_search}


def cut_capability(starttls):
    return b"IMAP4rev1 AUTH=PLAIN" + (b" STARTTLS" if starttls else b"")


def filter_line(line, starttls):
    """What the bare server would say instead of this first line of a response (CRLF included); None: nothing."""
    if re.match(rb"\* CAPABILITY\b", line, re.I):
        return b"* CAPABILITY " + cut_capability(starttls) + b"\r\n"
    match = re.match(rb"(\* (?:LIST|LSUB) )\(([^)]*)\)", line, re.I)
    if match:
        kept = [word for word in match.group(2).split() if word.decode("latin-1").upper() in LIST_ATTRIBUTES]
        return match.group(1) + b"(" + b" ".join(kept) + b")" + line[match.end():]
    match = re.match(rb"(\S+ (?:OK|NO|BAD|BYE|PREAUTH) )\[([^\] ]+)[^\]]*\] ?", line, re.I)
    if not match:
        return line
    code = match.group(2).decode("latin-1").upper()
    if code == "CAPABILITY":
        return match.group(1) + b"[CAPABILITY " + cut_capability(starttls) + b"] " + line[match.end():]
    if code in RESPONSE_CODES:
        return line
    if line.startswith(b"* OK"):
        return None
    return match.group(1) + line[match.end():]

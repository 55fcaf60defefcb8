"""What there is: on the server (by imaplib, not by Waxwing's own code), on the screen, and in both together."""

import base64
import hashlib
import imaplib
import poplib
import re
from collections import Counter
from dataclasses import dataclass

from servers import PASSWORD

# Lines a message gets when it is written; without them two runs write the same.
GENERATED = re.compile(rb"^(?:Message-ID|Date|References|In-Reply-To):.*\r?\n(?:[ \t].*\r?\n)*", re.M | re.I)
HERE = "On this computer:"  # what the names of local folders start with
FIXED = b"X-Harness: "  # a message the harness delivered: its date is compared too


def digest(source):
    return hashlib.sha256(source.replace(b"\r\n", b"\n")).hexdigest()[:16]


def content(source):
    """The digest of what two runs have in common."""
    return digest(re.sub(rb"\bh[0-9]+@", b"user@", GENERATED.sub(b"", source)))


def header(source, name):
    found = re.search(rb"^" + name + rb":[ \t]*(.*?)\r?$", source.split(b"\r\n\r\n")[0], re.M | re.I)
    return found.group(1).decode(errors="replace") if found else ""


@dataclass(frozen=True, order=True)
class Message:
    subject: str
    flags: tuple
    size: int
    content: str
    date: str  # INTERNALDATE of what the harness delivered
    source: str  # digest of everything
    message_id: str

    def comparable(self):
        return self.subject, self.flags, self.content, self.date

    def shown(self):
        return self.subject, self.size, self.flags


def decoded(name):
    """RFC 3501 5.1.3, modified UTF-7."""
    def piece(match):
        text = match.group(1)
        if not text:
            return "&"
        padded = text.replace(",", "/") + "=" * (-len(text) % 4)
        return base64.b64decode(padded).decode("utf-16-be")
    return re.sub(r"&([^-]*)-", piece, name)


def encoded(name):
    def piece(match):
        text = base64.b64encode(match.group(0).encode("utf-16-be")).decode().rstrip("=").replace("/", ",")
        return f"&{text}-"
    return re.sub(r"[^\x20-\x7e]+", piece, name.replace("&", "&-"))


def quoted(name):
    escaped = encoded(name).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


class Server:
    """Another client, as the user of a world."""

    def __init__(self, port, user):
        self.imap = imaplib.IMAP4("127.0.0.1", port, timeout=60)
        self.imap.login(user, PASSWORD)

    def close(self):
        try:
            self.imap.logout()
        except (OSError, imaplib.IMAP4.abort):
            pass  # the server went away: a test's doing

    def levels(self):
        """Names that hold no messages."""
        return self.names(levels=True)

    def names(self, command="LIST", levels=False):
        _, lines = (self.imap.list if command == "LIST" else self.imap.lsub)()
        result = []
        for line in lines:
            if not line:
                continue
            if isinstance(line, tuple):  # a name as a literal
                result += [] if levels else [decoded(line[1].decode())]
            elif (b"\\NonExistent" in line or b"\\Noselect" in line.split(b")")[0]) == levels:
                name = line.decode().split(' "/" ', 1)[1]
                name = re.sub(r"\\(.)", r"\1", name[1:-1]) if name.startswith('"') else name
                result.append(decoded(name))
        return result

    def messages(self, name):
        self.imap.select(quoted(name), readonly=True)
        _, parts = self.imap.uid("FETCH", "1:*", "(FLAGS INTERNALDATE BODY.PEEK[])")
        self.imap.unselect()  # whoever has a mailbox selected that is deleted is thrown out
        return [(head, source) for head, source in (part for part in parts if isinstance(part, tuple))]

    def counters(self):
        """Changes whenever anything in a mailbox does."""
        result = {}
        for name in self.names():
            _, lines = self.imap.status(quoted(name), "(UIDVALIDITY UIDNEXT MESSAGES HIGHESTMODSEQ)")
            result[name] = re.sub(rb"^.*\(", b"", lines[0])
        return result

    def state(self, hide_deleted=False):
        """name -> (subscribed, messages in order)."""
        subscribed = set(self.names("LSUB"))
        result = {}
        for name in self.names():
            found = [message_of(head, source) for head, source in self.messages(name)]
            if hide_deleted:
                found = [message for message in found if "deleted" not in message.flags]
            result[name] = (name in subscribed, sorted(found))
        return result


def message_of(head, source):
    flags = re.search(rb"FLAGS \(([^)]*)\)", head).group(1).decode().split()
    date = re.search(rb'INTERNALDATE "([^"]*)"', head).group(1).decode() if FIXED in source else ""
    return Message(header(source, b"Subject"),
                   tuple(sorted(flag.lstrip("\\").lower() for flag in flags if flag.lower() != "\\recent")),
                   len(source), content(source), date, digest(source),
                   header(source, b"Message-ID").strip("<>"))


def maildrop(port, user):
    """What a POP3 server holds: message sources."""
    pop = poplib.POP3("127.0.0.1", port, timeout=60)
    pop.user(user)
    pop.pass_(PASSWORD)
    count, _ = pop.stat()
    sources = [b"\r\n".join(pop.retr(number + 1)[1]) + b"\r\n" for number in range(count)]
    pop.quit()
    return sources


def comparable(state):
    return {name: (subscribed, sorted(message.comparable() for message in messages))
            for name, (subscribed, messages) in state.items()}


def bodies(state):
    """The promise KEEP is about this: every distinct content there is."""
    return {message.content for _, messages in state.values() for message in messages}


@dataclass
class Screen:
    folders: dict  # path -> (subscribed, total, unread, rows as (subject, size, flags), sorted)
    pending: list
    outbox: list


def screen(session):
    """session: an offline waxwingctl."""
    folders = {}
    for row in session.ask("folder", "list")[1]:
        _, rows = session.ask("list", row["path"])
        shown = sorted((entry["subject"], entry["size"], tuple(sorted(entry["flags"]))) for entry in rows)
        folders[row["path"]] = (row["subscribed"], row["total"], row["unread"], shown)
    return Screen(folders, session.ask("pending", "list")[1], session.ask("outbox", "list")[1])


def screen_of_server(state):
    """What a screen must show of this."""
    result = {}
    for name, (subscribed, messages) in state.items():
        unread = sum("seen" not in message.flags for message in messages)
        result[name] = (subscribed, len(messages), unread, sorted(message.shown() for message in messages))
    return result


def tail(path):
    """A folder's name without the account's."""
    return path.rpartition(":")[2]


def without_levels(shown, expected, levels):
    """Names that only stand above others are shown, empty; a server lists them as \\Noselect or not at all."""
    return {path: row for path, row in shown.items()
            if path in expected or row[1]
            or not (path in levels or any(name.startswith(path + "/") for name in expected))}


def difference(expected, actual, what):
    """Sentences; none where the two mappings are the same."""
    found = []
    for key in sorted(set(expected) | set(actual)):
        if expected.get(key) != actual.get(key):
            found.append(f"{what} {key!r}:\n  expected {expected.get(key)}\n  found    {actual.get(key)}")
    return found


def doubled(accepted):
    """Breaches of ONE: accepted more than once for a recipient."""
    return [f"accepted {count} times: {key}" for key, count in Counter(accepted).items() if count > 1]

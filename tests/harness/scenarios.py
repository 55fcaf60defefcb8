"""The table of scenarios. To add one, add a row: what is there before, and the commands that are died in."""

import re
import sqlite3
from dataclasses import dataclass, field

import world as w
from views import HERE, quoted
from world import fill, must, put


@dataclass(frozen=True)
class Command:
    words: tuple
    # What it does was promised before: after a death and a sync it must be done, it may not have to be repeated.
    promised: bool = False
    program: str = ""  # a test program beside waxwingctl

    def codes(self):
        return (75,) if "--offline" in self.words else (0,)


def do(*words):
    return Command(words)


def promised(*words):
    return Command(words, promised=True)


def draft(*words):
    return Command(words, program="waxwing-savedraft")


def resolved(words, ids):
    """{INBOX/m1} becomes the id of that message."""
    return [re.sub(r"\{([^}]+)\}", lambda match: ids[match.group(1)], word) for word in words]


def run_command(world, command, ids, offline=False, **options):
    program = world.client.program.parent.parent / "tests" / command.program if command.program else None
    return world.client.run(*resolved(command.words, ids), offline=offline, program=program, **options)


@dataclass
class Scenario:
    name: str
    commands: list
    kind: str = "imap"  # bare: RFC 3501 and nothing later; pop3
    accounts: int = 1
    sync: tuple = ("sync", "--bodies")  # before the template is taken; empty: the account is new
    before: list = field(default_factory=list)  # commands done online then
    events: object = None  # what happens on the server then, unseen: called with a Server
    queue: list = field(default_factory=list)  # done offline then
    tweak: object = None  # done to the profile's folder in every run, last before steps count
    prepare: list = field(default_factory=list)  # done offline in every run, before steps count
    mail: dict = None  # what the server holds; the usual: world.MAIL
    files: dict = field(default_factory=dict)  # name -> bytes; "{file:NAME}" in words is where it lies
    ends: dict = field(default_factory=dict)  # folder -> subjects there at the end, in any order
    may_go: tuple = ()  # subjects that were to be deleted for ever
    all_steps: bool = False  # in the short run too
    needs: str = ""  # a command of waxwingctl that must be known

    def make(self, world):
        for name, data in self.files.items():
            (world.folder / "files").mkdir(exist_ok=True)
            (world.folder / "files" / name).write_bytes(data)
        if self.kind == "pop3":
            fill(world.server(), {"INBOX": w.MAIL["INBOX"]}, folders=())
        else:
            for account in range(self.accounts):
                fill(world.server(account), self.mail)
        for account in range(self.accounts):
            world.add_account(self.kind, account)
        if self.sync:
            must(world.client.run(*self.sync))
        ids = w.Template.read_ids(world) if self.before else {}
        ids |= {f"file:{name}": str(world.folder / "files" / name) for name in self.files}
        for command in self.before:
            must(run_command(world, command, ids))
        if self.events:
            self.events(world.server())
        if self.queue:
            ids = w.Template.read_ids(world)
            for words in self.queue:
                must(world.client.run(*resolved(words, ids), offline=True), (0, 75))


def meanwhile(server):
    """What another client does: new mail, flags, deletions, a move, folders."""
    put(server, "INBOX", "n1", minute=40)
    put(server, "Work", "n2", r"\Seen", minute=41)
    server.imap.select("INBOX")
    server.imap.uid("STORE", "1", "+FLAGS.SILENT", r"(\Seen)")
    server.imap.uid("STORE", "3", "-FLAGS.SILENT", r"(\Flagged)")
    server.imap.uid("MOVE", "4", "Work")
    server.imap.uid("STORE", "6", "+FLAGS.SILENT", r"(\Deleted)")
    server.imap.uid("EXPUNGE", "6")
    server.imap.create("Fresh")
    server.imap.subscribe("Fresh")
    put(server, "Fresh", "n3", minute=42)
    server.imap.delete(quoted("Work/Old"))
    server.imap.unsubscribe(quoted("Work/Old"))


def spoil_cache(profile):
    (profile / "cache.db").write_bytes(b"not a database at all\n" * 400)
    for suffix in ("-wal", "-shm"):
        (profile / f"cache.db{suffix}").unlink(missing_ok=True)


def spoil_journal(profile):
    """Pages in its middle, so that it must be salvaged; the rows of what waits are on others."""
    journal = profile / "journal.db"
    data = bytearray(journal.read_bytes())
    database = sqlite3.connect(journal)
    (page,) = database.execute("SELECT rootpage FROM sqlite_master WHERE name = 'damaged'").fetchone()
    database.close()
    data[(page - 1) * 4096:page * 4096] = b"\x5a" * 4096
    journal.write_bytes(data)


def first_version(profile):
    """The databases as the first version of each schema leaves them: what later ones added is taken out again."""
    added = {"cache": ("part", "thread_member", "thread_ref", "thread_subject", "folder_thread"),
             "journal": ("undo", "policy", "option"), "search": ("held_text",)}
    columns = (("message", "thread"), ("message", "email_id"), ("message", "server_thread"), ("message", "labels"),
               ("folder", "threads"), ("folder", "server_exists"))
    for name, tables in added.items():
        database = sqlite3.connect(profile / f"{name}.db")
        for table in tables:
            database.execute(f"DROP TABLE {table}")
        for table, column in columns if name == "cache" else ():
            database.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
        database.execute("PRAGMA user_version = 1")
        database.commit()
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        database.close()


def letter(subject, to="bob@elsewhere.example"):
    return ("send", "--to", to, "--subject", subject, "--body", f"The text of {subject}.\n.\nwith a dot")


def flagged_draft(server):
    """Another client keeps hold of the version that is written on here."""
    server.imap.select("Drafts")
    server.imap.uid("STORE", "1", "+FLAGS.SILENT", r"(\Flagged)")
    server.imap.unselect()


def rewritten_draft(server):
    """Another client saves a version of its own, as clients do: a new message, the old one gone."""
    put(server, "Drafts", "d2", r"\Draft \Seen", minute=50)
    server.imap.select("Drafts")
    server.imap.uid("STORE", "1", "+FLAGS.SILENT", r"(\Deleted)")
    server.imap.uid("EXPUNGE", "1")
    server.imap.unselect()


LATER = "2099-06-01T08:00:00Z"
FLAGS = (("flag", "{INBOX/m1}", "+seen"), ("flag", "{INBOX/m2}", "+flagged", "-seen"),
         ("flag", "{INBOX/m3}", "+$label1"), ("flag", "{Work/w1}", "+answered", "+seen"))

def mbox(*subjects):
    start = b"From ana@example.org Tue Nov 24 10:00:00 2026\n"
    return b"".join(start + w.message(subject).replace(b"\r\n", b"\n") + b"\n" for subject in subjects)


def undone(name, *words, **more):
    """A command of another scenario, done and on the server; then taken back."""
    return Scenario(f"undo-{name}", [do("undo")], before=[do(*words)], needs="undo", **more)


SCENARIOS = [
    Scenario("send", [promised("outbox", "flush")], prepare=[letter("s1")],
             ends={"Sent": ["s1"]}),
    Scenario("send-and-file", [do(*letter("s1"))], all_steps=True,
             ends={"Sent": ["s1"]}),
    Scenario("send-to-three", [promised("outbox", "flush")],
             prepare=[letter("s1", "bob@elsewhere.example, cy@elsewhere.example, alice@waxwing.test"), letter("s2")],
             ends={"Sent": ["s1", "s2"]}),
    Scenario("send-bare", [do(*letter("s1"))], kind="bare",
             ends={"Sent": ["s1"]}),
    Scenario("send-pop3", [do(*letter("s1"))], kind="pop3"),
    # Offline: there is no network, the message waits; the commands after it bring it to its end.
    Scenario("send-later", [do("--offline", *letter("s1")), promised("sync")]),
    Scenario("draft-new", [draft("d1", "first version")],
             ends={"Drafts": ["d1"]}),
    Scenario("draft-replace", [draft("d1", "second version")], before=[draft("d1", "first version")],
             may_go=("d1",),
             ends={"Drafts": ["d1"]}),
    Scenario("draft-replace-bare", [draft("d1", "second version")], before=[draft("d1", "first version")], kind="bare",
             may_go=("d1",),
             ends={"Drafts": ["d1"]}),
    # Written on here while another client flags it, or writes on it too: what was written is there, both times.
    Scenario("draft-flagged", [draft("d1", "second version")], before=[draft("d1", "first version")],
             events=flagged_draft, may_go=("d1",)),
    Scenario("draft-rewritten", [draft("d1", "second version")], before=[draft("d1", "first version")],
             events=rewritten_draft, may_go=("d1",), ends={"Drafts": ["d1", "d2"]}),
    Scenario("move", [do("move", "{INBOX/m1}", "{INBOX/m3}", "{INBOX/m5}", "Work")], all_steps=True,
             ends={"INBOX": ["m2", "m4", "m6"], "Work": ["w1", "w2", "m1", "m3", "m5"]}),
    Scenario("move-bare", [do("move", "{INBOX/m1}", "{INBOX/m3}", "{INBOX/m5}", "Work")], kind="bare", all_steps=True,
             ends={"INBOX": ["m2", "m4", "m6"], "Work": ["w1", "w2", "m1", "m3", "m5"]}),
    Scenario("copy", [do("copy", "{INBOX/m1}", "{INBOX/m3}", "Work/Old")],
             ends={"Work/Old": ["o1", "m1", "m3"]}),
    Scenario("copy-bare", [do("copy", "{INBOX/m1}", "{INBOX/m3}", "Work/Old")], kind="bare",
             ends={"Work/Old": ["o1", "m1", "m3"]}),
    Scenario("delete", [do("delete", "{INBOX/m1}", "{INBOX/m2}")],
             ends={"Trash": ["t1", "t2", "m1", "m2"]}),
    Scenario("delete-bare", [do("delete", "{INBOX/m1}", "{INBOX/m2}")], kind="bare",
             ends={"Trash": ["t1", "t2", "m1", "m2"]}),
    Scenario("empty-trash", [do("delete", "{Trash/t1}", "{Trash/t2}")], may_go=("t1", "t2"),
             ends={"Trash": []}),
    Scenario("folder-empty", [do("folder", "empty", "Trash")], may_go=("t1", "t2"), needs="folder empty",
             ends={"Trash": [], "INBOX": ["m1", "m2", "m3", "m4", "m5", "m6"]}),
    Scenario("folder-empty-bare", [do("folder", "empty", "Trash")], may_go=("t1", "t2"), needs="folder empty",
             kind="bare", ends={"Trash": [], "INBOX": ["m1", "m2", "m3", "m4", "m5", "m6"]}),
    Scenario("archive", [do("archive", "{INBOX/m1}", "{INBOX/m3}")], needs="archive",
             ends={"INBOX": ["m2", "m4", "m5", "m6"], "Archive": ["m1", "m3"]}),
    Scenario("archive-bare", [do("archive", "{INBOX/m1}", "{INBOX/m3}")], needs="archive", kind="bare",
             ends={"INBOX": ["m2", "m4", "m5", "m6"], "Archive": ["m1", "m3"]}),
    Scenario("archive-by-month", [do("archive", "{INBOX/m1}", "{INBOX/m3}")], needs="archive",
             before=[do("archive", "by", "month")], ends={"Archive/2026/11": ["m1", "m3"]}),
    Scenario("junk", [do("junk", "{INBOX/m1}", "{INBOX/m3}")], needs="junk",
             ends={"INBOX": ["m2", "m4", "m5", "m6"], "Junk": ["m1", "m3"]}),
    Scenario("junk-bare", [do("junk", "{INBOX/m1}")], needs="junk", kind="bare",
             ends={"INBOX": ["m2", "m3", "m4", "m5", "m6"], "Junk": ["m1"]}),
    Scenario("snooze", [do("snooze", "{INBOX/m1}", "{INBOX/m3}", LATER)], needs="snooze",
             ends={"INBOX": ["m2", "m4", "m5", "m6"], "Snoozed": ["m1", "m3"]}),
    Scenario("snooze-bare", [do("snooze", "{INBOX/m1}", LATER)], needs="snooze", kind="bare",
             ends={"INBOX": ["m2", "m3", "m4", "m5", "m6"], "Snoozed": ["m1"]}),
    Scenario("delete-forever", [do("delete", "{INBOX/m1}", "{INBOX/m4}", "--forever")], may_go=("m1", "m4"),
             ends={"INBOX": ["m2", "m3", "m5", "m6"]}),
    Scenario("delete-forever-bare", [do("delete", "{INBOX/m1}", "--forever")], kind="bare", may_go=("m1",)),
    Scenario("flag-queue", [promised("sync")], queue=FLAGS),
    Scenario("flag-queue-bare", [promised("sync")], queue=FLAGS, kind="bare"),
    Scenario("mixed-queue", [promised("sync")],
             queue=[("folder", "create", "Work/New"), ("move", "{INBOX/m1}", "{INBOX/m2}", "Work/New"),
                    ("flag", "{INBOX/m1}", "+flagged"), ("folder", "rename", "Work/New", "Newer"),
                    ("move", "{INBOX/m1}", "Work"), ("copy", "{Work/w1}", "Work/Newer"), ("delete", "{INBOX/m6}"),
                    ("folder", "move", "Work/Old", "/")]),
    Scenario("folder-create", [do("folder", "create", "Plans/2027/Spring")]),
    Scenario("folder-rename", [do("folder", "rename", "Work", "Job")],
             ends={"Job": ["w1", "w2"], "Job/Old": ["o1"]}),
    Scenario("folder-rename-bare", [do("folder", "rename", "Work", "Job")], kind="bare"),
    Scenario("folder-move", [do("folder", "move", "Work/Old", "/")],
             ends={"Old": ["o1"]}),
    Scenario("folder-delete", [do("folder", "delete", "Work")],
             ends={"Trash/Work": ["w1", "w2"], "Trash/Work/Old": ["o1"]}),
    Scenario("folder-create-bare", [do("folder", "create", "Plans/2027/Spring")], kind="bare"),
    Scenario("folder-move-bare", [do("folder", "move", "Work/Old", "/")], kind="bare", ends={"Old": ["o1"]}),
    Scenario("folder-delete-bare", [do("folder", "delete", "Work")], kind="bare",
             ends={"Trash/Work": ["w1", "w2"], "Trash/Work/Old": ["o1"]}),
    Scenario("folder-delete-forever", [do("folder", "delete", "Work", "--forever")], may_go=("w1", "w2", "o1")),
    Scenario("folder-subscribe", [do("folder", "unsubscribe", "Work"), do("folder", "subscribe", "Work")]),
    Scenario("first-sync", [promised("sync", "--bodies")], sync=()),
    Scenario("first-sync-bare", [promised("sync", "--bodies")], sync=(), kind="bare"),
    Scenario("incremental-sync", [promised("sync", "--bodies")], events=meanwhile, may_go=("m6", "o1")),
    Scenario("incremental-sync-bare", [promised("sync", "--bodies")], events=meanwhile, kind="bare",
             may_go=("m6", "o1")),
    Scenario("bodies", [promised("sync", "--bodies")], sync=("sync",)),
    Scenario("pop3-fetch", [promised("sync")], kind="pop3", sync=()),
    Scenario("pop3-file", [do("move", "{INBOX/m1}", "{INBOX/m2}", "Trash"), do("folder", "create", "Kept"),
                           do("copy", "{INBOX/m3}", "Kept"), do("flag", "{INBOX/m3}", "+flagged"),
                           do("folder", "rename", "Kept", "Held")], kind="pop3"),
    Scenario("pop3-delete", [do("delete", "{INBOX/m1}", "--forever"), promised("sync")], kind="pop3", may_go=("m1",)),
    Scenario("cache-rebuild", [promised("sync", "--bodies")], queue=[FLAGS[0], ("move", "{INBOX/m2}", "Work")],
             tweak=spoil_cache),
    Scenario("journal-damaged", [promised("sync", "--bodies")], queue=[FLAGS[0], ("move", "{INBOX/m2}", "Work")],
             tweak=spoil_journal,
             ends={"INBOX": ["m1", "m3", "m4", "m5", "m6"], "Work": ["w1", "w2", "m2"]}),
    Scenario("migration", [promised("sync", "--bodies")], queue=[FLAGS[0], ("move", "{INBOX/m2}", "Work")],
             tweak=first_version),
    Scenario("across-move", [do("move", "{A1:INBOX/m1}", "{A1:INBOX/m3}", "A2:Work")], accounts=2, needs="import",
             ends={"0:INBOX": ["m2", "m4", "m5", "m6"], "1:Work": ["w1", "w2", "m1", "m3"]}),
    Scenario("across-copy", [do("copy", "{A1:INBOX/m1}", "{A1:INBOX/m3}", "A2:Work")], accounts=2, needs="import",
             ends={"1:Work": ["w1", "w2", "m1", "m3"]}),
    Scenario("across-folder", [do("folder", "move", "A1:Work", "A2:INBOX")], accounts=2,
             ends={"1:INBOX/Work": ["w1", "w2"], "1:INBOX/Work/Old": ["o1"]}),
    Scenario("move-here", [do("move", "{INBOX/m1}", "{INBOX/m3}", f"{HERE}Kept")],
             before=[do("folder", "create", f"{HERE}Kept")],
             ends={"INBOX": ["m2", "m4", "m5", "m6"]}),
    Scenario("folder-here", [do("folder", "move", "Work", HERE)], before=[do("folder", "create", f"{HERE}Kept")],
             ends={"INBOX": ["m1", "m2", "m3", "m4", "m5", "m6"]}),
    Scenario("folder-back", [do("folder", "move", f"{HERE}Work", "A1:")], before=[do("folder", "move", "Work", HERE)],
             ends={"Work": ["w1", "w2"], "Work/Old": ["o1"]}),
    Scenario("import", [do("import", "{file:mail.mbox}", "Work")], needs="import",
             files={"mail.mbox": mbox("i1", "i2", "i3")}, ends={"Work": ["w1", "w2", "i1", "i2", "i3"]}),
    Scenario("import-bare", [do("import", "{file:mail.mbox}", "Work")], needs="import", kind="bare",
             files={"mail.mbox": mbox("i1", "i2", "i3")}, ends={"Work": ["w1", "w2", "i1", "i2", "i3"]}),
    # The folder is a command of its own: whoever dies between the two finds it empty, and imports again.
    Scenario("import-pop3", [do("folder", "create", "Kept"), do("import", "{file:mail.mbox}", "Kept")], needs="import",
             kind="pop3", files={"mail.mbox": mbox("i1", "i2", "i3")}),
    undone("move", "move", "{INBOX/m1}", "{INBOX/m3}", "Work", ends={"INBOX": ["m1", "m2", "m3", "m4", "m5", "m6"]}),
    undone("flag", "flag", "{INBOX/m1}", "{INBOX/m2}", "+flagged"),
    undone("copy", "copy", "{INBOX/m1}", "Work", ends={"Work": ["w1", "w2"]}),
    undone("delete", "delete", "{INBOX/m1}", "{INBOX/m2}", ends={"Trash": ["t1", "t2"]}),
    undone("folder-create", "folder", "create", "Plans/2027", ends={"Plans": [], "Plans/2027": []}),
    undone("folder-rename", "folder", "rename", "Work", "Job", ends={"Work": ["w1", "w2"], "Work/Old": ["o1"]}),
    undone("folder-move", "folder", "move", "Work/Old", "/", ends={"Work/Old": ["o1"]}),
    undone("folder-delete", "folder", "delete", "Work", ends={"Work": ["w1", "w2"], "Work/Old": ["o1"]}),
    undone("archive", "archive", "{INBOX/m1}", "{INBOX/m3}",
           ends={"INBOX": ["m1", "m2", "m3", "m4", "m5", "m6"], "Archive": []}),
    undone("junk", "junk", "{INBOX/m1}", ends={"INBOX": ["m1", "m2", "m3", "m4", "m5", "m6"], "Junk": []}),
    undone("snooze", "snooze", "{INBOX/m1}", LATER, ends={"INBOX": ["m1", "m2", "m3", "m4", "m5", "m6"]}),
    undone("move-bare", "move", "{INBOX/m1}", "{INBOX/m3}", "Work", kind="bare",
           ends={"INBOX": ["m1", "m2", "m3", "m4", "m5", "m6"]}),
    undone("flag-bare", "flag", "{INBOX/m1}", "{INBOX/m2}", "+flagged", kind="bare"),
    undone("copy-bare", "copy", "{INBOX/m1}", "Work", kind="bare", ends={"Work": ["w1", "w2"]}),
    undone("delete-bare", "delete", "{INBOX/m1}", "{INBOX/m2}", kind="bare", ends={"Trash": ["t1", "t2"]}),
    undone("folder-rename-bare", "folder", "rename", "Work", "Job", kind="bare", ends={"Work": ["w1", "w2"]}),
    undone("move-pop3", "move", "{INBOX/m1}", "{INBOX/m3}", "Trash", kind="pop3"),
    undone("flag-pop3", "flag", "{INBOX/m1}", "+flagged", kind="pop3"),
    undone("delete-pop3", "delete", "{INBOX/m1}", kind="pop3"),
    undone("across-move", "move", "{A1:INBOX/m1}", "{A1:INBOX/m3}", "A2:Work", accounts=2,
           ends={"0:INBOX": ["m1", "m2", "m3", "m4", "m5", "m6"], "1:Work": ["w1", "w2"]}),
    undone("across-folder", "folder", "move", "A1:Work", "A2:INBOX", accounts=2,
           ends={"0:Work": ["w1", "w2"], "0:Work/Old": ["o1"]}),
    undone("import", "import", "{file:mail.mbox}", "Work", files={"mail.mbox": mbox("i1", "i2", "i3")},
           may_go=("i1", "i2", "i3"), ends={"Work": ["w1", "w2"]}),
    undone("folder-here", "folder", "move", "Work", HERE, ends={"Work": ["w1", "w2"], "Work/Old": ["o1"]}),
    undone("folder-unsubscribe", "folder", "unsubscribe", "Work"),
]

# Those that a loss of power is tried in: whatever is written durably is in one of them.
POWER = ("send", "send-and-file", "send-pop3", "draft-new", "draft-replace", "move", "flag-queue", "mixed-queue",
         "folder-create", "first-sync", "bodies", "pop3-fetch", "pop3-file", "pop3-delete", "cache-rebuild",
         "import", "across-move", "delete", "undo-move", "migration")
# And those whose commands are said to be queued before the power fails.
QUEUED = ("send-and-file", "move", "copy", "delete", "folder-create", "folder-rename", "pop3-file")

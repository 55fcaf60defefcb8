"""Random histories: what a user does × what happens on the server × deaths × times offline, on a real server.

A history is a list of events, each a name and three numbers; what the numbers mean is decided when the event happens
(the n-th folder there is, the n-th message in it). So every part of a history is a history too, and one that fails is
shortened until nothing can be left out.

Checked by
  KEEP    after every death and at the end each body is on the server or in a folder on this computer, but for what was
          deleted for ever; what was imported or written offline is there at the end
  SCREEN  when all is quiet, the screen is the server
  ONE     nobody was sent a message twice, and nothing is called sent that was not accepted
"""

import random
import threading
import traceback
from concurrent.futures import ThreadPoolExecutor

import imaplib

import world as w
from scenarios import LATER, Scenario, do, mbox
from views import (HERE, bodies, content, difference, doubled, header, quoted, screen, screen_of_server, tail,
                   without_levels)

# name -> how often, among user and server events
USER = {"flag": 6, "move": 6, "copy": 3, "delete": 4, "delete-forever": 1, "create": 2, "rename": 2, "move-folder": 2,
        "delete-folder": 1, "subscribe": 1, "send": 2, "sync": 2, "undo": 3, "redo": 1, "draft": 2, "import": 1,
        "archive": 1, "junk": 1, "snooze": 1, "empty": 1}
SERVER = {"arrive": 4, "server-flag": 4, "server-move": 2, "server-expunge": 2, "server-create": 1, "server-rename": 1,
          "server-delete": 1, "server-number": 1}
WORLD = {"offline": 3, "online": 2, "die": 4}
KINDS = USER | SERVER | WORLD
FLAGS = ("+seen", "-seen", "+flagged", "-flagged", "+answered", "+$label1", "-$label1")
CODES = (0, 1, 2, 3, 5, 75)  # waxwingctl's own, but for what only a broken disk brings
KEPT_FOLDERS = ("INBOX", "Drafts", "Sent", "Archive", "Junk", "Trash", "Snoozed")


class Broken(Exception):
    pass


def history(seed, length):
    chance = random.Random(seed)
    names = chance.choices(list(KINDS), list(KINDS.values()), k=length)
    return [(name, chance.randrange(1000), chance.randrange(1000), chance.randrange(1000)) for name in names]


def written(events):
    return "[" + ",\n ".join(repr(event) for event in events) + "]"


class Run:
    """One history in one world: of one account, of two, or of one and folders on this computer."""

    def __init__(self, template):
        self.world = template.world()
        self.accounts = range(template.accounts)
        self.prefixes = template.prefixes
        self.roots = template.roots
        self.session = None
        self.offline = False
        self.die_at = 0
        self.count = 0
        self.owed = set().union(*(bodies(state) for state in self.states()))  # contents that must stay
        self.late = {}  # subject -> content, or None: of what was written here; must be there at the end
        self.imports = {}  # id of what can be undone -> subjects
        self.trace = []

    # --- the program ---

    def program(self):
        if self.session is None:
            self.session = self.world.client.session(self.offline, self.deadly())
        return self.session

    def deadly(self):
        """The environment of a program that is to die, once."""
        at, self.die_at = self.die_at, 0
        return {"WAXWING_STEP_DIE": str(at), "WAXWING_STEP_DIE_BY": ("exit", "kill")[at % 2]} if at else {}

    def leave(self):
        if self.session is None:
            return
        code, err = self.session.close()
        died, self.session = self.session.died, None
        if died:
            self.check_kept("after a death")
        elif code not in CODES:
            raise Broken(f"exit {code}: {err}")

    def ask(self, *words):
        return self.tell(*words)[1]

    def tell(self, *words):
        """The exit code, None after a death; and the rows."""
        code, rows = self.program().ask(*words)
        self.trace.append(f"{' '.join(words)} -> {code}")
        if code is None:
            self.leave()
        elif code not in CODES:
            raise Broken(f"{words}: exit {code}\n{self.session.close()[1]}")
        return code, rows

    def folders(self):
        return [row["path"] for row in self.ask("folder", "list")]

    def server_folders(self):
        return [path for path in self.folders() if not path.startswith(HERE)]

    def messages(self, at, which):
        """One to three messages of the at-th folder that has some: their rows, and the folder."""
        paths = self.folders()
        for step in range(len(paths)):
            path = paths[(at + step) % len(paths)]
            rows = self.ask("list", path)
            if rows:
                first = which % len(rows)
                return path, rows[first:first + 1 + which % 3]
        return "", []

    # --- what is owed ---

    def states(self):
        return [self.world.state(account) for account in self.accounts]

    def release(self, subjects):
        """These may be deleted for ever."""
        for subject in subjects:
            self.owed.discard(content(w.message(subject)))
            self.late.pop(subject, None)

    def release_source(self, source):
        self.owed.discard(content(source))
        self.late.pop(header(source, b"Subject"), None)

    def check_kept(self, when):
        here = {found for entries in w.local_mail(self.world.client.profile).values() for found, _ in entries}
        missing = self.owed - here - set().union(*(bodies(state) for state in self.states()))
        if missing:
            raise Broken(f"KEEP {when}: {len(missing)} bodies are gone: {sorted(missing)}")

    def check_late(self):
        """What was imported with its content; drafts, which were written on, by their subjects."""
        shown = [row for path in self.folders() for row in self.ask("list", path)]
        subjects = {row["subject"] for row in shown}
        missing = [subject for subject in self.late if subject not in subjects]
        if missing:
            raise Broken(f"KEEP at the end: what was written here is gone: {missing}")
        self.owed |= {found for found in self.late.values() if found}

    # --- events ---

    def happen(self, event):
        name, *numbers = event
        getattr(self, "do_" + name.replace("-", "_"))(*numbers)

    def on_messages(self, at, which, *words, before=(), release=False):
        path, rows = self.messages(at, which)
        if not rows:
            return
        if release or tail(path).split("/")[0] == "Trash":
            self.release(row["subject"] for row in rows)
        self.ask(*before, *(str(row["id"]) for row in rows), *words)

    def do_flag(self, at, which, flag):
        self.on_messages(at, which, FLAGS[flag % len(FLAGS)], before=("flag",))

    def pick_folder(self, number):
        paths = self.folders()
        return paths[number % len(paths)] if paths else "INBOX"

    def do_move(self, at, which, to):
        path, rows = self.messages(at, which)
        if rows:
            self.ask("move", *(str(row["id"]) for row in rows), self.pick_folder(to))

    def do_copy(self, at, which, to):
        path, rows = self.messages(at, which)
        if rows:
            self.ask("copy", *(str(row["id"]) for row in rows), self.pick_folder(to))

    def do_delete(self, at, which, _):
        self.on_messages(at, which, before=("delete",))

    def do_delete_forever(self, at, which, _):
        self.on_messages(at, which, "--forever", before=("delete",), release=True)

    def do_archive(self, at, which, _):
        self.on_messages(at, which, before=("archive",))

    def do_junk(self, at, which, _):
        self.on_messages(at, which, before=("junk",))

    def do_snooze(self, at, which, _):
        self.on_messages(at, which, LATER, before=("snooze",))

    def own(self):
        return [path for path in self.folders() if tail(path) not in KEPT_FOLDERS]

    def own_folder(self, number):
        paths = self.own()
        return paths[number % len(paths)] if paths else None

    def do_create(self, at, _, number):
        parents = [*self.prefixes, *(path + "/" for path in self.own())]
        self.ask("folder", "create", f"{parents[at % len(parents)]}F{number % 7}")

    def do_rename(self, at, _, number):
        if path := self.own_folder(at):
            self.ask("folder", "rename", path, f"R{number % 7}")

    def do_move_folder(self, at, to, _):
        targets = ["/", *self.roots, *self.own()]
        if path := self.own_folder(at):
            self.ask("folder", "move", path, targets[to % len(targets)])

    def release_below(self, top):
        """All there is in a folder and below it may go, on the screen and on the server."""
        for below in self.folders():
            if below == top or below.startswith(top + "/"):
                self.release(row["subject"] for row in self.ask("list", below))
        self.release_on_server(top)

    def do_delete_folder(self, at, *_):
        path = self.own_folder(at)
        if not path:
            return
        if tail(path).startswith("Trash/"):
            self.release_below(path)
        self.ask("folder", "delete", path)

    def do_empty(self, at, *_):
        trash = f"{self.prefixes[at % len(self.prefixes)]}Trash"
        self.release_below(trash)
        self.ask("folder", "empty", trash)

    def do_subscribe(self, at, _, which):
        if path := self.own_folder(at):
            self.ask("folder", ("subscribe", "unsubscribe")[which % 2], path)

    def do_send(self, *_):
        self.count += 1
        self.ask("send", "--to", "bob@elsewhere.example", "--subject", f"s{self.count}", "--body", "text")

    def do_draft(self, which, text, _):
        """A new one, or one of before written on; by a program of its own, which dies as others do."""
        self.leave()
        subject = f"d{which % 3}"
        result = self.world.client.run(subject, f"version {text}", *(["--offline"] if self.offline else []),
                                       program=self.world.build / "tests" / "waxwing-savedraft", env=self.deadly())
        self.trace.append(f"draft {subject} -> {result.code}")
        if result.died:
            self.check_kept("after a death")
        elif result.code not in (0, 75):
            raise Broken(str(result))
        if any("state" in row for row in result.rows):
            self.late[subject] = None

    def do_import(self, to, which, _):
        self.count += 1
        subjects = [f"i{self.count}-{number}" for number in range(1 + which % 3)]
        path = self.world.folder / f"{subjects[0]}.mbox"
        path.write_bytes(mbox(*subjects))
        code, _ = self.tell("import", str(path), self.pick_folder(to))
        if code in (0, 75):
            self.late |= {subject: content(w.message(subject)) for subject in subjects}
            if newest := self.ask("undo", "--list")[:1]:
                self.imports[newest[0]["id"]] = subjects

    def do_sync(self, *_):
        self.ask("sync")

    def do_undo(self, *_):
        entry = next((row for row in self.ask("undo", "--list") if row["undoable"]), None)
        if entry and "mport" in entry["what"]:
            known = self.imports.get(entry["id"])
            self.release(known or [subject for subject, found in self.late.items() if found])
        self.ask("undo")

    def do_redo(self, *_):
        self.ask("redo")

    # --- events on the servers; what is not there any more is not an error ---

    def on_server(self, at, job):
        server = self.world.server(at % len(self.accounts))
        try:
            job(server)
        except imaplib.IMAP4.abort:
            self.world.leave()  # thrown out, as whoever is in a mailbox that gets another UIDVALIDITY
            return
        except imaplib.IMAP4.error:
            pass
        if server.imap.state == "SELECTED":
            server.imap.unselect()

    def server_folder(self, server, number, own=False):
        names = [name for name in server.names() if not own or name not in KEPT_FOLDERS]
        return names[number % len(names)] if names else None

    def server_messages(self, at, which, job):
        def work(server):
            name = self.server_folder(server, at)
            found = server.messages(name)
            server.imap.select(quoted(name))
            if found:
                head, source = found[which % len(found)]
                uid = head.split(b"UID ")[1].split()[0].decode().rstrip(")")
                job(server, uid, source)
        self.on_server(which, work)

    def do_arrive(self, at, which, _):
        self.count += 1
        subject = f"a{self.count}"

        def work(server):
            w.put(server, self.server_folder(server, at), subject, minute=self.count % 60)
            self.owed.add(content(w.message(subject)))
        self.on_server(which, work)

    def do_server_flag(self, at, which, flag):
        words = FLAGS[flag % len(FLAGS)]
        name = words[1:] if words[1] == "$" else "\\" + words[1:].capitalize()
        self.server_messages(at, which, lambda server, uid, _: server.imap.uid(
            "STORE", uid, f"{words[0]}FLAGS.SILENT", f"({name})"))

    def do_server_move(self, at, which, to):
        self.server_messages(at, which, lambda server, uid, _: server.imap.uid(
            "MOVE", uid, quoted(self.server_folder(server, to))))

    def do_server_expunge(self, at, which, _):
        def job(server, uid, source):
            self.release_source(source)
            server.imap.uid("STORE", uid, "+FLAGS.SILENT", r"(\Deleted)")
            server.imap.uid("EXPUNGE", uid)
        self.server_messages(at, which, job)

    def do_server_create(self, _, which, number):
        def work(server):
            server.imap.create(quoted(f"S{number % 5}"))
            server.imap.subscribe(quoted(f"S{number % 5}"))
        self.on_server(which, work)

    def do_server_rename(self, at, which, number):
        def work(server):
            if name := self.server_folder(server, at, own=True):
                server.imap.rename(quoted(name), quoted(f"T{number % 5}"))
        self.on_server(which, work)

    def do_server_number(self, at, which, number):
        """Every UID of a folder means another message from now on, as after a restored backup (RFC 3501 2.3.1.1)."""
        account = which % len(self.accounts)
        name = self.server_folder(self.world.server(account), at)
        if name == "INBOX" or not name:
            return  # Dovecot gives a mailbox that is open everywhere no new number
        self.world.servers.doveadm("mailbox", "update", "-u", self.world.users[account], "--uid-validity",
                                   str(2_000_000_000 + number), name)

    def release_on_server(self, top):
        try:
            self.release_listed(top)
        except imaplib.IMAP4.abort:  # thrown out, see on_server()
            self.world.leave()
            self.release_listed(top)

    def release_listed(self, top):
        for account in self.accounts:
            prefix = self.prefixes[account]
            server = self.world.server(account)
            for name in server.names():
                if f"{prefix}{name}" == top or f"{prefix}{name}".startswith(top + "/"):
                    for _, source in server.messages(name):
                        self.release_source(source)

    def do_server_delete(self, at, which, _):
        def work(server):
            if name := self.server_folder(server, at, own=True):
                for _, source in server.messages(name):
                    self.release_source(source)
                server.imap.delete(quoted(name))
                server.imap.unsubscribe(quoted(name))
        self.on_server(which, work)

    # --- the world ---

    def do_offline(self, *_):
        self.leave()
        self.offline = True

    def do_online(self, *_):
        self.leave()
        self.offline = False

    def do_die(self, at, *_):
        self.leave()
        self.die_at = 1 + at % 60

    # --- the end ---

    def come_to_rest(self):
        self.leave()
        self.offline, self.die_at = False, 0
        for _ in range(2):
            self.ask("sync", "--bodies")
        for row in self.ask("pending", "list"):
            if row["kind"] == "send":
                continue
            if row["state"] != "refused":
                raise Broken(f"still waiting: {row}")
            # A conflict, shown as such: the person gives it up. What was to be imported is in its file still.
            self.ask("pending", "cancel", str(row["id"]))
            if row["what"].startswith("Import "):
                self.late = {subject: source for subject, source in self.late.items() if f"“{subject}”" not in row["what"]}
        self.ask("sync", "--bodies")
        self.check_late()
        self.check_kept("at the end")
        self.check_screen()
        self.check_sent()
        self.leave()

    def check_screen(self):
        shown = screen(self.session).folders
        expected, levels = w.local_screen(self.world.client.profile), set()
        for account, state in enumerate(self.states()):
            prefix = self.prefixes[account]
            expected |= {f"{prefix}{name}": row for name, row in screen_of_server(state).items()}
            levels |= {f"{prefix}{name}" for name in self.world.server(account).levels()}
        folders = without_levels(shown, expected, levels)
        if folders != expected:
            raise Broken("SCREEN " + "\n".join(difference(expected, folders, "folder")))

    def check_sent(self):
        accepted = self.world.accepted()
        if doubled(accepted):
            raise Broken(f"ONE {doubled(accepted)}")
        for row in self.ask("outbox", "list"):
            count = sum(number for (message, _), number in accepted.items() if message == row["message_id"].strip("<>"))
            if (row["state"] in ("accepted", "filed")) != (count == 1) and row["state"] != "unknown":
                raise Broken(f"ONE {row}, accepted {count} times")

    def end(self):
        if self.session:
            self.session.process.kill()
            self.session.close()
        self.world.remove()


def templates(servers, build):
    """Three kinds of user. What a folder's name starts with on the screen depends on what else there is."""
    kinds = ((Scenario("one", []), [""], []),
             (Scenario("two", [], accounts=2), ["A1:", "A2:"], ["A1:", "A2:"]),
             (Scenario("here", [], before=[do("folder", "create", f"{HERE}Kept")]), ["", HERE], ["A1:", HERE]))
    for scenario, prefixes, roots in kinds:
        template = w.Template(servers, build, scenario.make, scenario.accounts)
        template.prefixes, template.roots = prefixes, roots
        yield template


def failure(template, events):
    """What is wrong with this history; empty: nothing."""
    run = Run(template)
    try:
        for event in events:
            run.happen(event)
        run.come_to_rest()
        return ""
    except Broken as broken:
        return f"{broken}\n" + "\n".join(run.trace[-40:])
    except Exception:  # noqa: BLE001: a harness that stumbles must say over what
        return f"{traceback.format_exc(limit=4)}\n" + "\n".join(run.trace[-40:])
    finally:
        run.end()


def shortened(template, events, patience=150):
    """Leaves out halves, quarters, … single events, as long as what is left still fails."""
    size = max(1, len(events) // 2)
    while patience > 0:
        shorter = None
        for at in range(0, len(events), size):
            candidate = events[:at] + events[at + size:]
            patience -= 1
            if candidate and failure(template, candidate):
                shorter = candidate
                break
        if shorter:
            events = shorter
        elif size == 1:
            break
        else:
            size = max(1, size // 2)
    return events


def run_all(servers, build, count, seed, length, workers, shorten):
    kinds = list(templates(servers, build))
    failed = []
    lock = threading.Lock()

    def one(number):
        wrong = failure(kinds[number % len(kinds)], history(number, length))
        if wrong:
            with lock:
                failed.append(number)
                print(f"history {number}: {wrong}\nagain: tests/harness/run --histories 1 --seed {number} "
                      f"--length {length}", flush=True)

    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(one, range(seed, seed + count)))
    if failed and shorten:
        template = kinds[failed[0] % len(kinds)]
        events = shortened(template, history(failed[0], length))
        print(f"history {failed[0]}, shortened to {len(events)} events:\n{written(events)}\n"
              f"{failure(template, events)}", flush=True)
    print(f"histories: {count} of {length} events from seed {seed}; {len(failed)} FAILED" if failed else
          f"histories: {count} of {length} events from seed {seed}; all survived", flush=True)
    return len(failed)

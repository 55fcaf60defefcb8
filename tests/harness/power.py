"""A loss of power: what was not fsynced is gone. tests/harness/shim.cpp notes what was; this puts it back.

Two kinds of loss. "drop" keeps only what POSIX promises: a file as it was at its last fsync, a name as it was at the
last fsync of its folder. "mix" throws a coin for each name and each page between that and what was last written, as
a disk does that reorders its writes.
"""

import os
import random
import shutil
import tempfile

import steps
from scenarios import Scenario, resolved
from world import Template, World, must

PAGE = 4096


class Disk:
    """Of one world. Works on a file system that does not give an inode's number to another (tmpfs)."""

    def __init__(self, world, build):
        self.root = world.client.profile
        self.notes = world.folder / "durable"
        self.shim = build / "tests" / "waxwing-shim.so"
        for name in ("files", "folders"):
            (self.notes / name).mkdir(parents=True, exist_ok=True)
        self.note_all()

    def environment(self):
        return {"LD_PRELOAD": str(self.shim), "WAXWING_SHIM_ROOT": str(self.root),
                "WAXWING_SHIM_DURABLE": str(self.notes)}

    def note_all(self):
        """What is there at the start has been there for long."""
        self.root.mkdir(exist_ok=True)
        for folder, names, files in os.walk(self.root):
            listing = "".join(f"{os.stat(os.path.join(folder, name)).st_ino} {name}\n" for name in names + files)
            (self.notes / "folders" / str(os.stat(folder).st_ino)).write_text(listing)
            for name in files:
                path = os.path.join(folder, name)
                shutil.copyfile(path, self.notes / "files" / str(os.stat(path).st_ino))

    def lose_power(self, kind, seed):
        chance = random.Random(seed) if kind == "mix" else None
        target = self.root.with_name("after")
        self.present = {str(entry.stat().st_ino): entry for entry in self.root.rglob("*")}
        self.rebuild(self.root, str(os.stat(self.root).st_ino), target, chance)
        shutil.rmtree(self.root)
        target.rename(self.root)

    def rebuild(self, present, inode, target, chance):
        """present: the folder as last written, wherever it is by now, if it still is; inode: its number."""
        target.mkdir()
        for name, number in sorted(self.names(present, inode, chance).items()):
            now = self.present.get(number)
            if (self.notes / "folders" / number).exists() or (now and now.is_dir()):
                self.rebuild(now, number, target / name, chance)
            else:
                (target / name).write_bytes(self.content(now, number, chance))

    def names(self, present, inode, chance):
        note = self.notes / "folders" / inode
        lines = note.read_text().splitlines() if note.exists() else []
        durable = dict(reversed(line.split(" ", 1)) for line in lines)
        durable = {name: number for name, number in durable.items() if name not in (".", "..")}
        if chance is None or present is None:
            return durable
        written = {entry.name: str(entry.inode()) for entry in os.scandir(present)}
        # A renaming within a folder has happened or not; no file system leaves half of it.
        before, after = ({number: name for name, number in names.items()} for names in (durable, written))
        renamed = {number for number in before if after.get(number, before[number]) != before[number]}
        coins = {}
        mixed = {}
        for name in sorted(durable | written):
            coin = next((number for number in (durable.get(name), written.get(name)) if number in renamed), name)
            mixed[name] = (durable if coins.setdefault(coin, chance.random()) < 0.5 else written).get(name)
        return {name: number for name, number in mixed.items() if number}

    def content(self, now, number, chance):
        note = self.notes / "files" / number
        durable = note.read_bytes() if note.exists() else b""
        if chance is None or now is None:
            return durable
        written = now.read_bytes()
        size = len(chance.choice((durable, written)))
        pages = [(durable if chance.random() < 0.5 else written)[at:at + PAGE].ljust(PAGE, b"\0")
                 for at in range(0, size, PAGE)]
        return b"".join(pages)[:size]


class PowerRunner(steps.Runner):
    """Dies at a step, and what was not fsynced by then is gone."""

    def environment(self, world):
        if not hasattr(world, "disk"):
            world.disk = Disk(world, self.build)
        return world.disk.environment()

    def after_death(self, world, number, by):
        world.disk.lose_power(by, number)

    def promised_is_kept(self, kind, seed):
        """Every command done offline and said to be queued; then the power fails. What was said is there."""
        world = self.prepared()
        try:
            disk = Disk(world, self.build)
            for command in self.scenario.commands:
                must(world.client.run(*resolved(command.words, self.template.ids), offline=True,
                                      env=disk.environment()), (0, 75))
            shown = world.screen()
            disk.lose_power(kind, seed)
            now = world.screen()
            steps.expect(now.pending == shown.pending and now.outbox == shown.outbox,
                         f"waited before: {shown.pending} {shown.outbox}\nwaits now: {now.pending} {now.outbox}")
            steps.expect(now.folders == shown.folders,
                         lambda: "\n".join(steps.difference(shown.folders, now.folders, "folder")))
            session = self.restarted(world)
            self.finish(world, session)
            session.close()
        finally:
            world.remove()


def account_is_kept(servers, build):
    """The first account of a new profile; then the power fails. Returns what is wrong."""
    world = World(servers, build, tempfile.mkdtemp(prefix="run.", dir=servers.folder))
    try:
        disk = Disk(world, build)
        ports = servers.ports
        must(world.client.run("account", "add", "--address", f"{world.user}@waxwing.test", "--user", world.user,
                              "--imap", f"localhost:{ports['imap']},plain", "--password-command", "echo pw",
                              env=disk.environment()))
        disk.lose_power("drop", 0)
        accounts = world.client.run("account", "list", offline=True)
        return "" if len(accounts.rows) == 1 else f"the account is gone: {accounts}"
    finally:
        world.remove()


def one_durable_write(servers, build):
    """A change to one message is one transaction of the journal, no more, which is on the disk when it is answered. (SQLite
    waits for that a few times: for what was there before, for the file, for its end.) Returns what is wrong."""
    template = Template(servers, build, Scenario("one", []).make)
    world = template.world()
    log = world.folder / "calls"
    env = {"LD_PRELOAD": str(build / "tests" / "waxwing-shim.so"), "WAXWING_SHIM_ROOT": str(world.client.profile),
           "WAXWING_SHIM_COUNT": str(log)}
    wrong = []
    try:
        with world.client.session(env=env) as session:
            for words in (("flag", "{INBOX/m1}", "+seen"), ("move", "{INBOX/m2}", "Work"), ("delete", "{INBOX/m3}")):
                session.ask("list", "INBOX")
                before = len(log.read_text().splitlines())
                code, _ = session.ask(*resolved(words, template.ids))
                calls = log.read_text().splitlines()[before:]
                commits = [line for line in calls if line.startswith("sync ") and line.endswith("/journal.db")]
                if code not in (0, 75) or len(commits) != 1:
                    wrong.append(f"{words[0]}: exit {code}, {len(commits)} transactions: {calls}")
    finally:
        world.remove()
        template.remove()
    return "; ".join(wrong)

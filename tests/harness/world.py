"""A world is a user's mailbox on the server and a profile on the disk; a template is a world to start from.

A template is made once for a scenario and copied for every run, so that each run begins with the same UIDs, the
same UIDVALIDITY and the same ids in the profile.
"""

import imaplib
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from client import Client
from servers import DOMAIN, PASSWORD
from views import FIXED, HERE, Server, content, header, quoted, screen

DATE = '"24-Nov-2026 10:{minute:02}:00 +0100"'
FOLDERS = ("Work", "Work/Old")
# folder -> (subject, flags); the same in every run
MAIL = {"INBOX": [("m1", ""), ("m2", r"\Seen"), ("m3", r"\Seen \Flagged"), ("m4", ""), ("m5", r"\Answered \Seen"),
                  ("m6", "")],
        "Work": [("w1", ""), ("w2", r"\Seen")],
        "Work/Old": [("o1", r"\Seen")],
        "Trash": [("t1", ""), ("t2", r"\Seen")]}


def message(subject, text=None):
    body = text if text is not None else f"This is {subject}.\r\n" + f"Line of {subject}\r\n" * 20
    return (f"From: Ana Lima <ana@example.org>\r\nTo: somebody@{DOMAIN}\r\nSubject: {subject}\r\n"
            f"Date: Tue, 24 Nov 2026 10:00:00 +0100\r\nMessage-ID: <{subject}@example.org>\r\n"
            f"{FIXED.decode()}yes\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{body}").encode()


def put(server, folder, subject, flags="", minute=0, text=None):
    server.imap.append(quoted(folder), f"({flags})" if flags else None, DATE.format(minute=minute),
                       message(subject, text))


def fill(server, mail=None, folders=FOLDERS):
    for name in folders:
        server.imap.create(quoted(name))
        server.imap.subscribe(quoted(name))
    minute = 0
    for folder, entries in (MAIL if mail is None else mail).items():
        for subject, flags in entries:
            put(server, folder, subject, flags, minute)
            minute += 1


def copy(source, target):
    """With owners and times; `cp` is quicker than Python at this."""
    shutil.rmtree(target, ignore_errors=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(["cp", "-a", str(source), str(target)], check=True)


class World:
    def __init__(self, servers, build, folder, accounts=1):
        self.servers = servers
        self.build = build
        self.folder = Path(folder)
        self.users = [servers.user() for _ in range(accounts)]
        self.client = Client(build, self.folder / "profile")
        self.others = {}
        self.since = servers.log_size()

    @property
    def user(self):
        return self.users[0]

    def server(self, account=0):
        """Another client of the same mailbox; one connection serves the whole run."""
        if account not in self.others:
            self.others[account] = Server(self.servers.ports["imap"], self.users[account])
        return self.others[account]

    def leave(self):
        for server in self.others.values():
            server.close()
        self.others = {}

    def state(self, account=0, hide_deleted=False):
        try:
            return self.server(account).state(hide_deleted)
        except imaplib.IMAP4.abort:  # Dovecot lets nobody stay in a mailbox that got another UIDVALIDITY or went
            self.leave()
            return self.server(account).state(hide_deleted)

    def counters(self):
        return {account: self.server(account).counters() for account in range(len(self.users))}

    def screen(self):
        with self.client.session() as session:
            return screen(session)

    def accepted(self):
        return self.servers.accepted(self.users, self.since)

    def add_account(self, kind, account=0, mail_port=None, smtp_port=None):
        ports = self.servers.ports
        protocol, port = ("pop3", ports["pop3"]) if kind == "pop3" else ("imap", ports["bare" if kind == "bare" else "imap"])
        words = ["account", "add", "--name", f"A{account + 1}", "--address", f"{self.users[account]}@{DOMAIN}",
                 "--user", self.users[account], f"--{protocol}", f"localhost:{mail_port or port},plain",
                 "--smtp", f"localhost:{smtp_port or ports['smtp']},plain", "--password-command", f"echo {PASSWORD}"]
        if kind == "pop3":
            words += ["--leave-on-server", "never"]
        return must(self.client.run(*words))

    def redirect(self, ports):
        """The accounts' servers are at other ports from now on: old -> new."""
        settings = self.client.profile / "accounts.json"
        text = settings.read_text()
        for old, new in ports.items():
            text = text.replace(f"localhost:{old},", f"localhost:{new},")
        settings.write_text(text)

    def clear_mail(self, account=0):
        shutil.rmtree(self.servers.mail(self.users[account]), ignore_errors=True)

    def remove(self):
        self.leave()
        shutil.rmtree(self.folder, ignore_errors=True)


def must(result, codes=(0,)):
    if result.code not in codes:
        raise AssertionError(f"exit {result.code}, not one of {codes}\n{result}")
    return result


class Template:
    """make(world) prepares the world this is a copy of; the ids of its messages are kept by folder and subject."""

    def __init__(self, servers, build, make, accounts=1):
        self.servers = servers
        self.build = build
        self.accounts = accounts
        self.folder = Path(tempfile.mkdtemp(prefix="template.", dir=servers.folder))
        world = World(servers, build, self.folder, accounts)
        for account in range(accounts):
            world.clear_mail(account)
        make(world)
        world.leave()
        self.ids = self.read_ids(world)
        self.ids |= {f"file:{path.name}": str(path) for path in (self.folder / "files").glob("*")}
        for account, user in enumerate(world.users):
            if servers.mail(user).exists():
                copy(servers.mail(user), self.folder / "mail" / str(account))
        self.rename(self.folder / "profile", world.users, [f"@USER{n}@" for n in range(accounts)])

    @staticmethod
    def read_ids(world):
        ids = {}
        if not (world.folder / "profile" / "cache.db").exists():
            return ids
        with world.client.session() as session:
            for row in session.ask("folder", "list")[1]:
                for entry in session.ask("list", row["path"])[1]:
                    ids[f"{row['path']}/{entry['subject']}"] = str(entry["id"])
        return ids

    @staticmethod
    def rename(profile, old, new):
        settings = profile / "accounts.json"
        if settings.exists():
            text = settings.read_text()
            for before, after in zip(old, new):
                text = re.sub(rf'"{re.escape(before)}(?=["@])', f'"{after}', text)
            settings.write_text(text)

    def client(self):
        return Client(self.build, self.folder / "profile")

    def world(self):
        folder = Path(tempfile.mkdtemp(prefix="run.", dir=self.servers.folder))
        world = World(self.servers, self.build, folder, self.accounts)
        for account in range(self.accounts):
            world.clear_mail(account)
            mail = self.folder / "mail" / str(account)
            if mail.exists():
                copy(mail, self.servers.mail(world.users[account]))
        if (self.folder / "profile").exists():
            copy(self.folder / "profile", folder / "profile")
            self.rename(folder / "profile", [f"@USER{n}@" for n in range(self.accounts)], world.users)
        return world

    def remove(self):
        shutil.rmtree(self.folder, ignore_errors=True)


def local_mail(profile):
    """The Maildirs below a profile as other programs see them: folder -> sorted (content, flags)."""
    root = Path(profile) / "mail"
    folders = {}
    for folder in root.glob("**/cur"):
        # A loss of power may have taken "new" before anybody made it again.
        files = [path for name in ("cur", "new") for path in (folder.parent / name).glob("*")]
        entries = [(content(path.read_bytes()), path.name.partition(":2,")[2]) for path in files]
        folders[f"local:{folder.parent.relative_to(root)}"] = sorted(entries)
    return folders


MAILDIR_FLAGS = {"D": "draft", "F": "flagged", "P": "$forwarded", "R": "answered", "S": "seen", "T": "deleted"}


def local_screen(profile):
    """What a screen must show of the folders on this computer, as views.screen_of_server says it of a server."""
    result = {}
    for top in (Path(profile) / "mail").glob("*"):
        gone = top / "waxwing-unsubscribed"
        unsubscribed = gone.read_text().splitlines() if gone.exists() else []
        for folder in top.glob(".*/cur"):
            name = folder.parent.name[1:]  # Maildir++: ".Work.Old"
            rows = sorted(shown_file(path, keywords_of(folder.parent))
                          for part in ("cur", "new") for path in (folder.parent / part).iterdir())
            unread = sum("seen" not in flags for _, _, flags in rows)
            result[HERE + name.replace(".", "/")] = (name not in unsubscribed, len(rows), unread, rows)
    return result


def keywords_of(folder):
    """The letters a file's name may have, as Dovecot lists them: "0 word" is the letter a."""
    listed = folder / "dovecot-keywords"
    lines = listed.read_text().splitlines() if listed.exists() else []
    return {chr(ord("a") + int(number)): word.lower() for number, word in (line.split(" ", 1) for line in lines)}


def shown_file(path, keywords):
    source = re.sub(rb"\r?\n", b"\r\n", path.read_bytes())
    letters = path.name.partition(":2,")[2]
    flags = tuple(sorted((MAILDIR_FLAGS | keywords)[letter] for letter in letters))
    return header(source, b"Subject"), len(source), flags


def keep_evidence(world, name):
    """A failed run's profile, for somebody who wants to look; returns where it is."""
    target = Path(tempfile.gettempdir()) / f"waxwing-harness-{os.getpid()}" / name
    copy(world.folder, target)
    return target

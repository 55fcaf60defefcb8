"""The private servers of tests/support, with enough users that no run meets what is left of another."""

import json
import os
import re
import shutil
import subprocess
import tempfile
import threading
from collections import Counter
from pathlib import Path

SUPPORT = Path(__file__).resolve().parent.parent / "support"
PASSWORD = "pw"
DOMAIN = "waxwing.test"


def scratch_root():
    """In memory where there is such a place: what a death leaves behind is the same, and fsync costs nothing."""
    shared = Path("/dev/shm")
    return shared if os.access(shared, os.W_OK) else Path(tempfile.gettempdir())


class Servers:
    """Dovecot and Exim, and a relay in front of Dovecot that makes it a bare RFC 3501 server."""

    def __init__(self, users=48, mta=True, bare=True):
        self.folder = Path(tempfile.mkdtemp(prefix="wxh.", dir=scratch_root()))
        self.folder.chmod(0o755)
        self.names = [f"h{number}" for number in range(users)]
        self.next = 0
        self.lock = threading.Lock()
        command = [SUPPORT / "servers", "run", "--state", self.folder / "s", "--dovecot", "mail_fsync = never",
                   "--dovecot", "mail_max_userip_connections = 1000"]
        command += ["--exim", "log_selector = +received_recipients"] if mta else ["--without-mta"]
        for name in self.names:
            command += ["--user", f"{name}:{PASSWORD}"]
        self.process = self.start(command)
        self.facts = self.answer(self.process)
        self.ports = self.facts["ports"]
        self.relay = self.start([SUPPORT / "bareproxy", "--bare", "--to", str(self.ports["imap"])]) if bare else None
        if bare:
            self.ports["bare"] = self.answer(self.relay)["port"]

    @staticmethod
    def start(command):
        return subprocess.Popen([str(word) for word in command], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    @staticmethod
    def answer(process):
        line = process.stdout.readline()
        if not line:
            raise SystemExit("harness: the servers did not start; their messages are above")
        return json.loads(line)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for process in (self.relay, self.process):
            if process:
                process.stdin.close()
                process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def user(self):
        """The user that was used longest ago: the sessions of its last run ended meanwhile."""
        with self.lock:
            self.next += 1
            return self.names[self.next % len(self.names)]

    def tell(self, line):
        """"stop dovecot", "start dovecot": the server goes away and comes back on the same ports."""
        with self.lock:
            self.process.stdin.write(line.encode() + b"\n")
            self.process.stdin.flush()
            self.answer(self.process)

    def mail(self, user):
        return Path(self.facts["state"]) / "mail" / user

    def doveadm(self, *words, stdin=b""):
        run = subprocess.run([*self.facts["doveadm"], *words], input=stdin, capture_output=True, cwd="/", check=False)
        if run.returncode != 0:
            raise RuntimeError(f"doveadm {' '.join(words)}: {run.stderr.decode(errors='replace')}")
        return run.stdout

    def accepted(self, users, since=0):
        """How often Exim accepted each (Message-ID, recipient) of these: what the promise ONE is about."""
        line = re.compile(rf"^\S+ \S+ \S+ <= (?:{'|'.join(users)})@.* id=(\S+) .*?for (.*)$", re.M)
        counts = Counter()
        for message, recipients in line.findall(self.log(since)):
            counts.update((message, recipient.lower()) for recipient in recipients.split())
        return counts

    def log(self, since=0):
        log = Path(self.facts["state"]) / "exim" / "mainlog"
        if not log.exists():
            return ""
        with log.open(errors="replace") as file:
            file.seek(since)
            return file.read()

    def log_size(self):
        log = Path(self.facts["state"]) / "exim" / "mainlog"
        return log.stat().st_size if log.exists() else 0

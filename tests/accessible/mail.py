"""A private mail server with sample mail, an account on it in a profile, and another client's view of it."""

import imaplib
import json
import ssl
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class Mail:
    def __init__(self, build, folder, messages=60, seed=3):
        self.build, self.folder, self.profile = Path(build), Path(folder), Path(folder) / "profile"
        mail = self.folder / "mail"
        subprocess.run([self.program("waxwing-samplemail"), "--count", str(messages), "--seed", str(seed), "--format",
                        "maildir", "--out", str(mail), "--folders"], check=True, stdout=subprocess.DEVNULL)
        self.servers = subprocess.Popen([ROOT / "tests/support/servers", "run", "--mail", f"demo={mail}"],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.facts = json.loads(self.servers.stdout.readline())
        self.window = None

    def program(self, name):
        return str(self.build / "bin" / name)

    def add_account(self):
        password = self.folder / "password"
        password.touch(mode=0o600)
        password.write_text(self.facts["users"]["demo"] + "\n")
        ports = self.facts["ports"]
        subprocess.run([self.program("waxwingctl"), "--profile", str(self.profile), "account", "add", "--name",
                        "Mara Lindqvist", "--address", f"demo@{self.facts['domain']}", "--user", "demo",
                        "--imap", f"localhost:{ports['imaps']},tls", "--smtp", f"localhost:{ports['smtps']},tls",
                        "--ca", self.facts["ca"], "--password-command", f"cat {password}"],
                       check=True, stdout=subprocess.DEVNULL)

    def open_window(self):
        self.window = subprocess.Popen([self.program("waxwing"), "--profile", str(self.profile)])
        return self.window

    def close(self):
        if self.window and self.window.poll() is None:
            self.window.terminate()
            self.window.wait(30)
        self.servers.stdin.close()
        self.servers.wait()

    def other_client(self, user="demo"):
        imap = imaplib.IMAP4_SSL("localhost", self.facts["ports"]["imaps"],
                                 ssl_context=ssl.create_default_context(cafile=self.facts["ca"]))
        imap.login(user, self.facts["users"][user])
        return imap

    def subjects(self, folder, user="demo"):
        """Decoded as far as the tests need it: the sample's own subjects are plain."""
        with self.other_client(user) as imap:
            if imap.select(f'"{folder}"', readonly=True)[0] != "OK":
                return None
            if not imap.search(None, "ALL")[1][0]:
                return []
            answer = imap.fetch("1:*", "(BODY.PEEK[HEADER.FIELDS (SUBJECT)])")[1]
            return [part[1].decode("ascii", "replace").removeprefix("Subject:").replace("\r\n", "").strip()
                    for part in answer if isinstance(part, tuple)]

    def folders(self, user="demo"):
        with self.other_client(user) as imap:
            return {line.decode().rsplit(' "/" ', 1)[1].strip('"') for line in imap.list()[1]}

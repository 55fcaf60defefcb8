"""A private mail server with sample mail, an account on it in a profile, and another client's view of it."""

import imaplib
import ssl
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
from mailservers import sample  # noqa: E402


class Mail:
    def __init__(self, build, folder, messages=60, seed=3):
        self.build, self.folder, self.profile = Path(build), Path(folder), Path(folder) / "profile"
        mail = self.folder / "mail"
        sample.make_mail(self.program("waxwing-samplemail"), messages, seed, mail)
        self.servers, self.facts = sample.start_servers("demo", mail)
        self.window = None

    def program(self, name):
        return str(self.build / "bin" / name)

    def add_account(self):
        sample.add_account([self.program("waxwingctl"), "--profile", str(self.profile)], self.facts, "demo", self.folder)

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

"""An SMTP server that keeps every accepted message byte for byte, and fails when a recipient's name asks it to."""

import base64
import json
import socket
import ssl
import threading

EXTENSIONS = ["PIPELINING", "8BITMIME", "SMTPUTF8", "SIZE 52428800", "ENHANCEDSTATUSCODES", "DSN", "AUTH PLAIN LOGIN"]
REFUSALS = {
    "refused": b"550 5.1.1 no such user here\r\n",
    "later": b"451 4.2.1 try again later\r\n",
    "full": b"452 4.2.2 mailbox full\r\n",
}
# Local parts of a recipient that make the connection end: before 354, in mid-data, after the final dot
# (the message is kept: accepted, and the reply lost).
DROPS = ("dropbefore", "dropduring", "dropafter")
# Local parts of a recipient that get a message refused after it was sent whole.
TOO_LARGE = "toolarge"
# One that gets 421, after which the server hangs up (RFC 5321, 3.8).
BUSY = "busy"


class Capture:
    """Listens on two ports (plain with STARTTLS, TLS); each message becomes N.eml and N.json in folder."""

    def __init__(self, folder, users, certificate, key, authorization=None):
        self.folder = folder
        self.users = users
        self.authorization = authorization  # whose tokens are taken
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(certificate, key)
        self._lock = threading.Lock()
        self._count = 0
        self.port = self._listen(False)
        self.tls_port = self._listen(True)

    def _listen(self, tls):
        listener = socket.create_server(("127.0.0.1", 0), backlog=50)
        threading.Thread(target=self._accept, args=(listener, tls), daemon=True).start()
        return listener.getsockname()[1]

    def _accept(self, listener, tls):
        while True:
            connection, _ = listener.accept()
            threading.Thread(target=self._serve, args=(connection, tls), daemon=True).start()

    def _serve(self, connection, tls):
        try:
            with connection:
                Conversation(self, connection, tls).run()
        except (OSError, ConnectionError):
            pass  # the client went away or did not like the certificate: both are what tests do

    def keep(self, envelope, data):
        """The .json comes last and by rename, so that who sees it also sees the whole message."""
        with self._lock:
            self._count += 1
            name = f"{self._count:04}"
        (self.folder / f"{name}.eml").write_bytes(data)
        (self.folder / f"{name}.part").write_text(json.dumps(envelope))
        (self.folder / f"{name}.part").rename(self.folder / f"{name}.json")


class Conversation:
    def __init__(self, server, connection, tls):
        self.server = server
        self.connection = server.context.wrap_socket(connection, server_side=True) if tls else connection
        self.tls = tls
        self.user = None
        self.buffer = b""
        self.reset()

    def reset(self):
        self.sender = None
        self.recipients = []

    def line(self):
        while b"\n" not in self.buffer:
            received = self.connection.recv(65536)
            if not received:
                raise ConnectionError
            self.buffer += received
        line, self.buffer = self.buffer.split(b"\n", 1)
        return line.rstrip(b"\r")

    def reply(self, data):
        self.connection.sendall(data)

    def run(self):
        self.reply(b"220 capture.test ESMTP\r\n")
        while True:
            line = self.line()
            verb = line.split(b" ", 1)[0].upper().decode("ascii", "replace")
            handler = getattr(self, "do_" + verb.lower(), None)
            if verb == "QUIT":
                self.reply(b"221 2.0.0 bye\r\n")
                return
            if handler is None:
                self.reply(b"502 5.5.2 not known here\r\n")
            else:
                handler(line)

    def do_ehlo(self, _line):
        self.reset()
        extensions = [word + " XOAUTH2 OAUTHBEARER" if word.startswith("AUTH ") and self.server.authorization else word
                      for word in EXTENSIONS]
        words = ["capture.test", *extensions, *([] if self.tls else ["STARTTLS"])]
        lines = [f"250{'-' if word is not words[-1] else ' '}{word}\r\n" for word in words]
        self.reply("".join(lines).encode())

    def do_helo(self, _line):
        self.reset()
        self.reply(b"250 capture.test\r\n")

    def do_noop(self, _line):
        self.reply(b"250 2.0.0 fine\r\n")

    def do_rset(self, _line):
        self.reset()
        self.reply(b"250 2.0.0 forgotten\r\n")

    def do_starttls(self, _line):
        if self.tls:
            self.reply(b"503 5.5.1 already\r\n")
            return
        self.reply(b"220 2.0.0 go ahead\r\n")
        self.connection = self.server.context.wrap_socket(self.connection, server_side=True)
        self.buffer = b""
        self.tls = True
        self.user = None
        self.reset()

    def do_auth(self, line):
        words = line.decode("latin-1").split(" ")
        mechanism = words[1].upper() if len(words) > 1 else ""
        if mechanism == "PLAIN":
            initial = words[2] if len(words) > 2 else self.challenge(b"")
            _, user, password = (base64.b64decode(initial).decode() + "\0\0").split("\0")[:3]
        elif mechanism == "LOGIN":
            first = words[2] if len(words) > 2 else self.challenge(b"Username:")
            user = base64.b64decode(first).decode()
            password = base64.b64decode(self.challenge(b"Password:")).decode()
        elif mechanism in ("XOAUTH2", "OAUTHBEARER") and self.server.authorization:
            self.take_token(words[2] if len(words) > 2 else self.challenge(b""))
            return
        else:
            self.reply(b"504 5.5.4 mechanism not known\r\n")
            return
        if self.server.users.get(user) != password:
            self.reply(b"535 5.7.8 user name or password not accepted\r\n")
            return
        self.user = user
        self.reply(b"235 2.7.0 welcome\r\n")

    def take_token(self, message):
        """RFC 7628 3.2.2: the reason first, then an answer to it, then the refusal."""
        fields = base64.b64decode(message).decode().split("\x01")
        token = next(field[len("auth=Bearer "):] for field in fields if field.startswith("auth=Bearer "))
        self.user = self.server.authorization.user_of(token)
        if self.user is None:
            self.challenge(b'{"status":"invalid_token","scope":"mail"}')
            self.reply(b"535 5.7.8 token not accepted\r\n")
        else:
            self.reply(b"235 2.7.0 welcome\r\n")

    def challenge(self, text):
        self.reply(b"334 " + base64.b64encode(text) + b"\r\n")
        return self.line().decode("latin-1")

    def do_mail(self, line):
        if self.user is None:
            self.reply(b"530 5.7.0 log in first\r\n")
        elif self.sender is not None:
            self.reply(b"503 5.5.1 a sender is set\r\n")
        else:
            self.sender = line.decode("utf-8", "replace")[len("MAIL FROM:"):]
            self.reply(b"250 2.1.0 sender noted\r\n")

    def do_rcpt(self, line):
        argument = line.decode("utf-8", "replace")[len("RCPT TO:"):]
        local_part = argument.lstrip(" <").split("@", 1)[0]
        if self.sender is None:
            self.reply(b"503 5.5.1 sender first\r\n")
        elif local_part == BUSY:
            self.reply(b"421 4.3.2 too busy, closing\r\n")
            raise ConnectionError
        elif local_part in REFUSALS:
            self.reply(REFUSALS[local_part])
        else:
            self.recipients.append(argument)
            self.reply(b"250 2.1.5 recipient noted\r\n")

    def wants(self, drop):
        return any(recipient.lstrip(" <").startswith(drop + "@") for recipient in self.recipients)

    def do_data(self, _line):
        if not self.recipients:
            self.reply(b"554 5.5.1 no valid recipients\r\n")
            return
        if self.wants("dropbefore"):
            raise ConnectionError
        self.reply(b"354 end with a dot\r\n")
        if self.wants("dropduring"):
            self.connection.recv(1)
            raise ConnectionError
        data = self.body()
        if self.wants(TOO_LARGE):
            self.reset()
            self.reply(b"552 5.3.4 message too large\r\n")
            return
        self.server.keep({"from": self.sender, "to": self.recipients, "user": self.user, "tls": self.tls}, data)
        if self.wants("dropafter"):
            raise ConnectionError
        self.reset()
        self.reply(b"250 2.0.0 kept\r\n")

    def body(self):
        """Up to CRLF.CRLF and nothing weaker; the dots of RFC 5321, 4.5.2 are taken out again."""
        while not self.buffer.startswith(b".\r\n") and b"\r\n.\r\n" not in self.buffer:
            received = self.connection.recv(262144)
            if not received:
                raise ConnectionError
            self.buffer += received
        if self.buffer.startswith(b".\r\n"):
            self.buffer = self.buffer[3:]
            return b""
        data, self.buffer = self.buffer.split(b"\r\n.\r\n", 1)
        lines = (data + b"\r\n").split(b"\r\n")
        return b"\r\n".join(line[1:] if line.startswith(b".") else line for line in lines)

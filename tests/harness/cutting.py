"""A relay that loses a connection at a chosen moment, once: before the client's n-th words reach the server, or
after the server has done what they ask and before its answer comes back. Counts over all its connections."""

import select
import socket
import threading

SILENCE = 0.05  # seconds; an answer of the server is over when it says no more for so long
PATIENCE = 5


class Cutter:
    def __init__(self, targets):
        self.lock = threading.Lock()
        self.seen = 0
        self.at = 0  # 0: never
        self.keep_answer = False
        self.listeners = []
        self.ports = {target: self.listen(target) for target in targets}

    def listen(self, target):
        listener = socket.create_server(("127.0.0.1", 0), backlog=50)
        self.listeners.append(listener)
        threading.Thread(target=self.accept, args=(listener, target), daemon=True).start()
        return listener.getsockname()[1]

    def arm(self, at, lose):
        """lose: "words" or "answer"."""
        with self.lock:
            self.seen, self.at, self.keep_answer = 0, at, lose == "answer"

    def close(self):
        for listener in self.listeners:
            listener.shutdown(socket.SHUT_RDWR)  # its thread closes it: the number may be another's at once

    def accept(self, listener, target):
        while True:
            try:
                client, _ = listener.accept()
            except OSError:
                listener.close()
                return
            threading.Thread(target=self.serve, args=(client, target), daemon=True).start()

    def serve(self, client, target):
        try:
            with client, socket.create_connection(("127.0.0.1", target)) as server:
                client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                while self.pass_on(client, server):
                    pass
        except OSError:
            pass  # one of the two went away

    def pass_on(self, client, server):
        """False when the connection is over."""
        readable, _, _ = select.select([client, server], [], [])
        if server in readable:
            answer = server.recv(65536)
            client.sendall(answer)
            return bool(answer)
        words = client.recv(65536)
        if not words:
            return False
        if not self.is_the_one():
            server.sendall(words)
            return True
        if self.keep_answer:
            server.sendall(words)
            self.swallow(server)
        return False

    def is_the_one(self):
        with self.lock:
            self.seen += 1
            return self.seen == self.at

    @staticmethod
    def swallow(server):
        wait = PATIENCE
        while select.select([server], [], [], wait)[0] and server.recv(65536):
            wait = SILENCE

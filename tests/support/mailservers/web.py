"""HTTPS for many names: ROOT/HOST/PATH is what https://HOST/PATH answers; the query is left out.

A file PATH.redirect holds the address to send the client to, one called PATH.slow is never finished, and
PATH.endless never stops.
"""

import socket
import ssl
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


def serve(root, address, port, certificate=None, key=None):
    """With a certificate HTTPS, else plain HTTP. Every request is a line of root/requests.log."""
    server = ThreadingHTTPServer((address, port), type("Bound", (Handler,), {"root": Path(root)}))
    server.daemon_threads = True
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_address[1]


def greet(address, port, text, certificate, key):
    """A TLS server that says one line to everybody, and waits until they go."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    listener = socket.create_server((address, port))

    def talk(connection):
        try:
            with context.wrap_socket(connection, server_side=True) as secure:
                secure.sendall(text.encode() + b"\r\n")
                secure.recv(1024)
        except OSError:
            pass  # the client went away

    def accept():
        while True:
            threading.Thread(target=talk, args=(listener.accept()[0],), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.0"

    def log_message(self, *_):
        pass

    def do_GET(self):
        host = self.headers.get("Host", "").split(":")[0]
        scheme = "https" if isinstance(self.connection, ssl.SSLSocket) else "http"
        with open(self.root / "requests.log", "a", encoding="utf-8") as log:
            log.write(f"{scheme}://{host}{self.path}\n")
        file = self.root / host / self.path.split("?")[0].lstrip("/")
        if ".." in self.path or not host:
            self.send_error(404)
        elif Path(f"{file}.redirect").exists():
            self.send_response(302)
            self.send_header("Location", Path(f"{file}.redirect").read_text().strip())
            self.end_headers()
        elif Path(f"{file}.slow").exists():
            time.sleep(60)
        elif Path(f"{file}.endless").exists():
            self.endless()
        elif file.is_file():
            body = file.read_bytes()
            self.send_response(200)
            self.send_header("Content-Type", "text/xml")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        else:
            self.send_error(404)

    def endless(self):
        self.send_response(200)
        self.end_headers()
        try:
            while True:
                self.wfile.write(b"<!-- more -->" * 1000)
        except OSError:
            pass  # the client has had enough

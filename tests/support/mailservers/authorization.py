"""An OAuth 2 authorization server (RFC 6749, 7636, 7662, 8414) that lets every known user in without asking.

It is what a browser is sent to, what tokens come from, and what Dovecot asks about them.
"""

import base64
import hashlib
import json
import secrets
import ssl
import threading
import urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

CLIENT_ID = "waxwing-test"
LIFETIME = 3600
# A login hint that begins so is refused in the browser.
REFUSED = "refused"


def challenge_of(verifier):
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()


class Authorization:
    """Listens on two ports: TLS for clients, plain for Dovecot's introspection."""

    def __init__(self, users, host, certificate, key):
        self.users = users
        self.codes = {}  # code -> what it was given for; taken out when it is used
        self.access = {}  # token -> user
        self.refresh = {}
        self.lock = threading.Lock()
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        self.port = self._listen(context)
        self.plain_port = self._listen(None)
        self.issuer = f"https://{host}:{self.port}"

    def _listen(self, context):
        server = ThreadingHTTPServer(("127.0.0.1", 0), type("Bound", (Handler,), {"authorization": self}))
        server.daemon_threads = True
        if context:
            # The handshake happens in the thread of the request, so that a client that hangs stops no other.
            server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return server.server_address[1]

    def grant(self, user):
        """A refresh token, as a sign-in in the browser ends with."""
        token = secrets.token_urlsafe(24)
        with self.lock:
            self.refresh[token] = user
        return token

    def tokens(self, user):
        access = secrets.token_urlsafe(24)
        with self.lock:
            self.access[access] = user
        return {"access_token": access, "refresh_token": self.grant(user), "token_type": "Bearer",
                "expires_in": LIFETIME}

    def revoke_access(self):
        with self.lock:
            self.access.clear()

    def revoke_grants(self):
        with self.lock:
            self.access.clear()
            self.refresh.clear()

    def user_of(self, token):
        with self.lock:
            return self.access.get(token)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.0"
    timeout = 20

    def log_message(self, *_):
        pass

    def answer(self, status, content):
        body = json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        url = urllib.parse.urlsplit(self.path)
        query = dict(urllib.parse.parse_qsl(url.query))
        if url.path == "/.well-known/oauth-authorization-server":
            issuer = self.authorization.issuer
            self.answer(200, {"issuer": issuer, "authorization_endpoint": issuer + "/authorize",
                              "token_endpoint": issuer + "/token", "code_challenge_methods_supported": ["S256"]})
        elif url.path == "/authorize":
            self.authorize(query)
        elif url.path == "/withdraw":  # for tests that have no pipe to the servers
            self.authorization.revoke_grants()
            self.answer(200, {})
        elif url.path == "/introspect":
            self.introspect(query.get("token", ""))
        else:
            self.answer(404, {"error": "not_found"})

    def do_POST(self):
        length = int(self.headers.get("Content-Length", 0))
        form = dict(urllib.parse.parse_qsl(self.rfile.read(min(length, 65536)).decode()))
        if self.path == "/token":
            self.token(form)
        elif self.path.startswith("/introspect"):
            self.introspect(form.get("token", ""))
        else:
            self.answer(404, {"error": "not_found"})

    def authorize(self, query):
        redirect = query.get("redirect_uri", "")
        right = (query.get("response_type") == "code" and query.get("client_id") == CLIENT_ID
                 and query.get("code_challenge_method") == "S256" and query.get("code_challenge")
                 and redirect.startswith("http://127.0.0.1:") and query.get("state"))
        if not right:
            self.answer(400, {"error": "invalid_request"})
            return
        user = query.get("login_hint", "").split("@")[0]
        back = {"state": query["state"], "iss": self.authorization.issuer}
        if user.startswith(REFUSED) or user not in self.authorization.users:
            back["error"] = "access_denied"
        else:
            back["code"] = secrets.token_urlsafe(16)
            with self.authorization.lock:
                self.authorization.codes[back["code"]] = (user, query["code_challenge"], redirect)
        self.send_response(302)
        self.send_header("Location", redirect + "?" + urllib.parse.urlencode(back))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def token(self, form):
        authorization = self.authorization
        user = None
        with authorization.lock:
            if form.get("client_id") != CLIENT_ID:
                pass
            elif form.get("grant_type") == "authorization_code":
                given = authorization.codes.pop(form.get("code"), None)
                proved = given and given[1:] == (challenge_of(form.get("code_verifier", "")), form.get("redirect_uri"))
                user = given[0] if proved else None
            elif form.get("grant_type") == "refresh_token":
                user = authorization.refresh.pop(form.get("refresh_token"), None)
        if user is None:
            self.answer(400, {"error": "invalid_grant"})
        else:
            self.answer(200, authorization.tokens(user))

    def introspect(self, token):
        user = self.authorization.user_of(token)
        self.answer(200, {"active": True, "username": user} if user else {"active": False})

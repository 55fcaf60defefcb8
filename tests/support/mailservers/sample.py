"""Sample mail on private servers and an account on it: what the demo shows and a test of the window looks at."""

import json
import subprocess
from pathlib import Path

SERVERS = Path(__file__).resolve().parent.parent / "servers"


def make_mail(generator, count, seed, folder):
    subprocess.run([generator, "--count", str(count), "--seed", str(seed), "--format", "maildir", "--out", str(folder),
                    "--folders"], check=True, stdout=subprocess.DEVNULL)


def start_servers(user, mail):
    """The process, which runs until its stdin is closed, and what it says of itself; empty when it did not start."""
    servers = subprocess.Popen([SERVERS, "run", "--mail", f"{user}={mail}"], stdin=subprocess.PIPE,
                               stdout=subprocess.PIPE, text=True)
    return servers, json.loads(servers.stdout.readline() or "{}")


def add_account(control, facts, user, folder):
    """By a password command with its file in folder, so that no password is left in anybody's keyring."""
    password = folder / "password"
    password.touch(mode=0o600)
    password.write_text(facts["users"][user] + "\n")
    ports, host = facts["ports"], facts["host"]
    subprocess.run([*control, "account", "add", "--name", "Mara Lindqvist", "--address", f"{user}@{facts['domain']}",
                    "--user", user, "--imap", f"{host}:{ports['imaps']},tls", "--smtp", f"{host}:{ports['smtps']},tls",
                    "--ca", facts["ca"], "--password-command", f"cat {password}"],
                   check=True, stdout=subprocess.DEVNULL)

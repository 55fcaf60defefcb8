"""waxwingctl as the harness runs it, and an interactive session with it."""

import json
import os
import signal
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

DEATH = 86  # core/base/step.cpp
PATIENCE = 30  # seconds; far above what anything takes


@dataclass
class Result:
    words: list
    code: int
    out: str
    err: str
    rows: list = field(default_factory=list)

    @property
    def died(self):
        return self.code in (DEATH, -signal.SIGKILL)

    def __str__(self):
        return f"$ waxwingctl {' '.join(self.words)}\nexit {self.code}\n{self.out}{self.err}"


def rows_of(text):
    rows = []
    for line in text.splitlines():
        if line.startswith("{"):
            try:
                rows.append(json.loads(line))
            except ValueError:
                pass  # cut short by a death
    return rows


class Client:
    def __init__(self, build, profile):
        self.program = Path(build) / "bin" / "waxwingctl"
        self.profile = Path(profile)

    def command(self, words, offline=False):
        return [str(self.program), "--json", "--profile", str(self.profile), *(["--offline"] if offline else []),
                *words]

    def run(self, *words, offline=False, env=None, stdin="", program=None, **options):
        """program: another one than waxwingctl, which gets the profile as its first word."""
        command = [str(program), str(self.profile), *words] if program else self.command(words, offline)
        # Where a crash leaves its core it is kept with the profile.
        options.setdefault("cwd", self.profile.parent if self.profile.parent.is_dir() else None)
        done = subprocess.run(command, input=stdin, capture_output=True, text=True, errors="replace",
                              env=dict(os.environ, **(env or {})), timeout=PATIENCE, check=False, **options)
        return Result(list(words), done.returncode, done.stdout, done.stderr, rows_of(done.stdout))

    def start(self, *words, env=None, **options):
        return subprocess.Popen(self.command(words), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, text=True, env=dict(os.environ, **(env or {})), **options)

    def session(self, offline=True, env=None):
        return Session(self.command(["batch"], offline), env, self.profile.parent)


class Session:
    """One program that answers many commands. As a context manager it ends orderly."""

    def __init__(self, command, env, folder):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE, env=dict(os.environ, **(env or {})), cwd=folder)
        self.died = False
        self.err = ""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def ask(self, *words):
        """Returns (exit code, rows); the code is None when the program died before it answered."""
        code, lines = self.raw(*words)
        return code, rows_of(b"\n".join(lines).decode(errors="replace"))

    def raw(self, *words):
        lines = []
        try:
            self.process.stdin.write(json.dumps(list(words)).encode() + b"\n")
            self.process.stdin.flush()
        except BrokenPipeError:
            self.died = True
            return None, lines
        while line := self.process.stdout.readline():
            if line.startswith(b'{"command":') and line.endswith(b"}\n"):
                return json.loads(line)["exit"], lines
            lines.append(line.rstrip(b"\n"))
        self.died = True
        return None, lines

    def close(self):
        """Returns (exit code, what it said on stderr); the same when called again."""
        if self.process.stdin.closed:
            return self.process.returncode, self.err
        try:
            self.process.stdin.close()
        except BrokenPipeError:
            pass
        self.err = self.process.stderr.read().decode(errors="replace")
        self.process.stdout.close()
        self.process.stderr.close()
        code = self.process.wait(PATIENCE)
        self.died = self.died or code in (DEATH, -signal.SIGKILL)
        return code, self.err

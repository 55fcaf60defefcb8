"""Starting daemons so that none outlives us, as a user that may hold mail."""

import ctypes
import fcntl
import os
import pwd
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

PR_SET_PDEATHSIG = 1
# Below the range Linux gives to outgoing connections, so that none of those can sit on a port of ours.
FIRST_PORT, LAST_PORT = 20000, 32000


def mail_user():
    """Who the daemons run as: ourselves, but Dovecot never opens mail as root."""
    return pwd.getpwnam("mail") if os.getuid() == 0 else pwd.getpwuid(os.getuid())


def as_mail_user():
    """The prefix of a command line that runs as mail_user()."""
    if os.getuid() != 0:
        return []
    user = mail_user()
    return ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]


def hand_over(folder):
    """Makes everything below folder the mail user's."""
    if os.getuid() == 0:
        user = mail_user()
        subprocess.run(["chown", "-R", f"{user.pw_uid}:{user.pw_gid}", str(folder)], check=True)


def die_with_parent():
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def start(command, log, environment=None):
    """A daemon in the foreground, ended by the kernel when this process is killed."""
    user = mail_user()
    switch = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if os.getuid() == 0 else {}
    with open(log, "ab") as output:
        return subprocess.Popen([str(part) for part in command], stdin=subprocess.DEVNULL, stdout=output,
                                stderr=output, env=environment, cwd="/", start_new_session=True,
                                preexec_fn=die_with_parent, **switch)


def stop(daemon):
    """Ends the daemon as a system would, then what is left of the process group it leads.

    Half a second is enough for goodbyes; Dovecot's master looks only once a second whether it may end.
    """
    daemon.terminate()
    try:
        daemon.wait(0.5)
    except subprocess.TimeoutExpired:
        pass
    kill(daemon)


def kill(daemon):
    """At once: right when the state is thrown away anyway."""
    try:
        os.killpg(daemon.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    daemon.wait()


class PortLock:
    """Free ports, and no second instance choosing the same before the daemons listen."""

    def __enter__(self):
        self._file = open(Path(tempfile.gettempdir()) / f"waxwing-ports-{os.getuid()}.lock", "w")
        fcntl.flock(self._file, fcntl.LOCK_EX)
        self._next = FIRST_PORT + (os.getpid() * 31 + time.monotonic_ns() // 1000) % (LAST_PORT - FIRST_PORT)
        return self

    def __exit__(self, *_):
        self._file.close()

    def take(self, addresses=("127.0.0.1",)):
        for _ in range(LAST_PORT - FIRST_PORT):
            self._next = self._next + 1 if self._next < LAST_PORT else FIRST_PORT
            if all(is_free(address, self._next) for address in addresses):
                return self._next
        raise RuntimeError("no free port on loopback")


def is_free(address, port):
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError:
            return False
    return True


def wait_until_listening(ports, daemon, seconds=20):
    """Returns when every port accepts; raises as soon as the daemon has ended instead."""
    deadline = time.monotonic() + seconds
    for port in ports:
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                pass
            if daemon.poll() is not None:
                raise RuntimeError(f"{daemon.args[0]} ended with {daemon.returncode}")
            if time.monotonic() > deadline:
                raise RuntimeError(f"nothing listens on port {port} after {seconds} s")
            time.sleep(0.01)

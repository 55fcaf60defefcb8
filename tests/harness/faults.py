"""Disks, clocks, servers and systems that fail. Each fault must end in an exit code and a sentence, lose nothing, and
leave a way on: the same program, started again when the fault is over, brings everything to its end.
"""

import errno
import os
import resource
import signal
import subprocess
import tempfile
import time
import traceback
from concurrent.futures import ThreadPoolExecutor

import steps
import world as w
from client import Result, rows_of
from cutting import Cutter
from scenarios import resolved, run_command
from steps import Failed, expect, sample

CODES = (0, 1, 2, 3, 4, 5, 6, 75)  # waxwingctl's own; everything else is a crash
YEAR = 366 * 86400
STOP_PATIENCE = 3  # seconds from SIGTERM to the end (robustness.md)


def may_mount():
    with tempfile.TemporaryDirectory() as folder:
        if subprocess.run(["mount", "-t", "tmpfs", "tmpfs", folder], capture_output=True, check=False).returncode != 0:
            return False
        subprocess.run(["umount", folder], check=True)
        return True


class FaultRunner(steps.Runner):
    def suffer(self, command):
        """command(world, first command) gives a Result; then the fault is over."""
        world = self.prepared()
        try:
            result = command(world, self.scenario.commands[0])
            expect(result.code in CODES, lambda: f"crashed: {result}")
            quiet = (0, *self.scenario.commands[0].codes())
            expect(result.code in quiet or result.err.strip(), lambda: f"no sentence: {result}")
            self.recover(world, 0, result.code in (0, 75))
        except Exception:
            place = w.keep_evidence(world, f"{self.scenario.name}-fault")
            raise Failed(f"{traceback.format_exc(limit=4)}the profile is kept in {place}") from None
        finally:
            if cutter := getattr(world, "cutter", None):
                cutter.close()
            world.remove()

    def go(self, env=None, **options):
        """The command itself, with something in its way."""
        return lambda world, command: run_command(world, command, self.template.ids, env=env, **options)


class Table:
    """Runs faults and says what became of them."""

    def __init__(self, servers, build, scenarios, every):
        self.servers = servers
        self.build = build
        self.scenarios = {row.name: row for row in scenarios}
        self.every = every  # all occasions, not a sample
        self.failed = 0
        self.runners = {}

    def runner(self, name):
        if name not in self.runners:
            self.runners[name] = FaultRunner(self.servers, self.build, self.scenarios[name])
        return self.runners[name]

    def row(self, name, scenario, jobs, workers=4):
        """jobs: a list of functions that raise Failed."""
        start = time.monotonic()
        failures = 0
        with ThreadPoolExecutor(workers) as pool:
            for number, job in enumerate([pool.submit(job) for job in jobs]):
                if job.exception():
                    failures += 1
                    print(f"{name}, {scenario}, {number}: {job.exception()}", flush=True)
        self.failed += failures
        result = f"{failures} FAILED" if failures else "all survived"
        print(f"{name:34}{scenario:20}{len(jobs):5}  {result}  ({time.monotonic() - start:.1f} s)", flush=True)

    def some(self, count, wanted):
        return range(1, count + 1) if self.every else sample(count, wanted)

    # --- the disk ---

    def shim(self, world, **settings):
        env = {"LD_PRELOAD": str(self.build / "tests" / "waxwing-shim.so"),
               "WAXWING_SHIM_ROOT": str(world.client.profile)}
        return env | {f"WAXWING_SHIM_{name.upper()}": str(value) for name, value in settings.items()}

    def calls(self, runner, what):
        """How often the command writes or reads."""
        world = runner.prepared()
        log = world.folder / "calls"
        run_command(world, runner.scenario.commands[0], runner.template.ids, env=self.shim(world, count=log, what=what))
        count = len(log.read_text().splitlines())
        world.remove()
        return count

    def disk(self, name, scenario, wanted, what, **settings):
        runner = self.runner(scenario)

        def failing(number):
            def command(world, first):
                env = self.shim(world, fail=number, what=what, **settings)
                return run_command(world, first, runner.template.ids, env=env)
            return lambda: runner.suffer(command)
        self.row(name, scenario, [failing(number) for number in self.some(self.calls(runner, what), wanted)])

    def small_disk(self, scenario):
        """A real one, of which less and less is free."""
        if not may_mount():
            print("disk full (small tmpfs): skipped, it cannot be mounted here")
            return
        runner = self.runner(scenario)

        def full(spare):
            def command(world, first):
                profile = world.client.profile
                kept = profile.with_name("kept")
                profile.rename(kept)
                profile.mkdir()
                used = int(subprocess.check_output(["du", "-sk", kept]).split()[0])
                mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={used + spare}k", "tmpfs", profile],
                                         check=False, capture_output=True)
                expect(mounted.returncode == 0, f"mount: {mounted.stderr!r}")
                try:
                    subprocess.run(["cp", "-a", f"{kept}/.", profile], check=True)
                    return run_command(world, first, runner.template.ids)
                finally:
                    w.copy(profile, profile.with_name("saved"))
                    subprocess.run(["umount", profile], check=True)
                    profile.rmdir()
                    profile.with_name("saved").rename(profile)
            return lambda: runner.suffer(command)
        self.row("disk full (small tmpfs)", scenario, [full(spare) for spare in (0, 8, 24, 48, 96, 160)])

    def read_only(self, scenario):
        if os.getuid() == 0 and not may_mount():
            print("read-only folder: skipped, root writes everywhere and nothing can be mounted here")
            return
        runner = self.runner(scenario)

        def command(world, first):
            profile = world.client.profile
            if os.getuid() == 0:
                subprocess.run(["mount", "--bind", profile, profile], check=True)
                subprocess.run(["mount", "-o", "remount,bind,ro", profile], check=True)
            else:
                subprocess.run(["chmod", "-R", "a-w", profile], check=True)
            try:
                result = run_command(world, first, runner.template.ids)
            finally:
                if os.getuid() == 0:
                    subprocess.run(["umount", profile], check=True)
                else:
                    subprocess.run(["chmod", "-R", "u+w", profile], check=True)
            expect(result.code == 6, lambda: f"read-only, and yet: {result}")
            return result
        self.row("read-only folder", scenario, [lambda: runner.suffer(command)])

    def descriptors(self, scenario):
        runner = self.runner(scenario)

        def only(number):
            def limit():
                resource.setrlimit(resource.RLIMIT_NOFILE, (number, number))
            return lambda: runner.suffer(runner.go(preexec_fn=limit))
        numbers = range(6, 70) if self.every else (8, 30, 44, 47, 50, 60)
        self.row("out of file descriptors", scenario, [only(number) for number in numbers])

    # --- time ---

    def clock(self, scenario):
        runner = self.runner(scenario)

        def shifted(seconds):
            def command(world, first):
                return run_command(world, first, runner.template.ids, env=self.shim(world, clock=seconds))
            return lambda: runner.suffer(command)
        self.row("clock a year off, then right", scenario, [shifted(YEAR), shifted(-YEAR)])

    # --- processes ---

    def two_instances(self, scenario):
        runner = self.runner(scenario)

        def command(world, first):
            with world.client.session() as other:
                other.ask("folder", "list")
                result = run_command(world, first, runner.template.ids)
                expect(result.code == 6 and "already running" in result.err, lambda: f"two instances: {result}")
                return result
        self.row("two instances", scenario, [lambda: runner.suffer(command)])

    def stopped_at(self, runner, number, meanwhile):
        """The command stands still at step number while meanwhile(process) happens."""
        def command(world, first):
            env = {"WAXWING_STEP_DIE": str(number), "WAXWING_STEP_DIE_BY": "stop"}
            words = resolved(first.words, runner.template.ids)
            process = world.client.start(*words, env=env)
            while True:
                pid, status = os.waitpid(process.pid, os.WNOHANG | os.WUNTRACED)
                if pid:
                    break
                time.sleep(0.002)
            if not os.WIFSTOPPED(status):  # it had fewer steps this time
                process.returncode = os.waitstatus_to_exitcode(status)
            else:
                meanwhile(process)
            out, err = process.communicate(timeout=60)
            return Result(words, process.returncode, out, err, rows_of(out))
        return command

    def terminated(self, scenario, wanted):
        runner = self.runner(scenario)

        def at(number):
            def meanwhile(process):
                process.send_signal(signal.SIGTERM)
                process.send_signal(signal.SIGCONT)
                process.wait(STOP_PATIENCE)

            def command(world, first):
                result = self.stopped_at(runner, number, meanwhile)(world, first)
                expect(result.code in (*CODES, -signal.SIGTERM), lambda: f"crashed: {result}")
                return result
            return lambda: self.suffer_end(runner, command)
        count = len(runner.reference.steps)
        self.row("SIGTERM", scenario, [at(number) for number in self.some(count, wanted)])

    @staticmethod
    def suffer_end(runner, command):
        world = runner.prepared()
        try:
            result = command(world, runner.scenario.commands[0])
            runner.recover(world, 0, bool(result.rows))
        finally:
            world.remove()

    # --- servers ---

    def restarted(self, name, daemon, scenario, wanted):
        runner = self.runner(scenario)

        def at(number):
            def meanwhile(process):
                self.servers.tell(f"stop {daemon}")
                self.servers.tell(f"start {daemon}")
                process.send_signal(signal.SIGCONT)

            def command(world, first):
                world.leave()
                return self.stopped_at(runner, number, meanwhile)(world, first)
            return lambda: runner.suffer(command)
        network = [number for number, step in enumerate(runner.reference.steps, 1) if step == "after send"]
        chosen = [network[index - 1] for index in self.some(len(network), wanted)]
        self.row(name, scenario, [at(number) for number in chosen], workers=1)

    def cut(self, scenario, wanted):
        runner = self.runner(scenario)
        kind = {"bare": "bare", "pop3": "pop3"}.get(runner.scenario.kind, "imap")
        targets = [self.servers.ports[kind], self.servers.ports["smtp"]]

        def through(number, lose, world, command):
            """The command by way of a relay that loses one connection; the relay stays for what comes after."""
            world.cutter = Cutter(targets)
            world.redirect(world.cutter.ports)
            world.cutter.arm(number, lose)
            result = run_command(world, command, runner.template.ids)
            seen = world.cutter.seen
            world.cutter.arm(0, lose)
            return result, seen

        world = runner.prepared()
        _, count = through(0, "words", world, runner.scenario.commands[0])
        world.cutter.close()
        world.remove()

        def losing(number, lose):
            return lambda: runner.suffer(lambda world, command: through(number, lose, world, command)[0])
        for lose in ("words", "answer"):
            jobs = [losing(number, lose) for number in self.some(count, wanted)]
            self.row(f"connection lost: its {lose}", scenario, jobs)


def run_all(servers, build, scenarios, every):
    table = Table(servers, build, scenarios, every)
    print(f"{'fault':34}{'scenario':20}{'runs':>5}  result", flush=True)
    for scenario, wanted in (("send-and-file", 10), ("move", 5), ("bodies", 6), ("pop3-fetch", 6), ("send-later", 6)):
        table.disk("disk full", scenario, wanted, "write", errno=errno.ENOSPC, forever=1)
        table.disk("I/O error, writing", scenario, wanted // 2, "write", errno=errno.EIO)
    for scenario in ("send-and-file", "bodies", "pop3-fetch"):
        table.disk("I/O error, reading", scenario, 5, "read", errno=errno.EIO)
    for scenario in ("send-and-file", "bodies"):
        table.small_disk(scenario)
        table.descriptors(scenario)
    table.read_only("move")
    for scenario in ("send-and-file", "flag-queue", "first-sync", "pop3-fetch"):
        table.clock(scenario)
    table.two_instances("move")
    table.terminated("send-and-file", 6)
    table.terminated("pop3-fetch", 4)
    for scenario, wanted in (("send-and-file", 8), ("move", 4), ("move-bare", 4), ("copy", 4), ("delete-forever", 3),
                             ("folder-rename", 4), ("flag-queue", 4), ("pop3-fetch", 5)):
        table.cut(scenario, wanted)
    table.restarted("IMAP server restarted", "dovecot", "move", 3)
    table.restarted("SMTP server restarted", "exim", "send-and-file", 3)
    return table.failed

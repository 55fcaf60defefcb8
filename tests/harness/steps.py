"""Dies at every step of a scenario, starts again, and compares with the run that was left alone.

What a run must show, whatever the step:
  KEEP   right after the death every body is on the server or here, but for what was to be deleted for ever
  DONE   after a restart and a sync the server stands where the run that was left alone stood before or after the
         command died in; after it, where its success was shown or it was promised before
  SAME   the rest of the commands done, server and screen are those of that run, and the screen is the server's
  QUIET  another sync changes nothing, on neither side, and sends nothing
  ONE    nobody was sent a message twice; an "unknown" message is shown as such and was not sent again
"""

import time
import traceback
from dataclasses import dataclass

import world as w
from scenarios import resolved, run_command
from views import bodies, comparable, content, difference, doubled, screen, screen_of_server, without_levels
from world import must


class Failed(Exception):
    pass


def expect(condition, sentence):
    if not condition:
        raise Failed(sentence() if callable(sentence) else sentence)


@dataclass
class Reference:
    states: list  # what there is, comparable: before, and after each command
    steps: list  # names, in order


class Runner:
    def __init__(self, servers, build, scenario):
        self.servers = servers
        self.build = build
        self.scenario = scenario
        self.template = w.Template(servers, build, scenario.make, scenario.accounts)
        start = self.template.world()
        self.kept = self.everything(start) - self.to_go(start)
        start.remove()
        self.reference = self.reference_run()

    # --- what there is ---

    def state(self, world):
        """Of all accounts, account number first."""
        hide = self.scenario.kind == "bare"  # without UIDPLUS a deleted message stays, marked
        result = {}
        for account in range(self.scenario.accounts):
            for name, value in world.state(account, hide).items():
                result[f"{account}:{name}"] = value
        return result

    def stand(self, world):
        """The same without what differs from run to run, local mail included."""
        return comparable(self.state(world)) | w.local_mail(world.client.profile)

    def everything(self, world):
        """Contents anywhere: KEEP is about this set."""
        local = w.local_mail(world.client.profile).values()
        return bodies(self.state(world)) | {found for entries in local for found, _ in entries}

    def to_go(self, world):
        """Contents that were to be deleted for ever."""
        delivered = {content(w.message(subject)) for subject in self.scenario.may_go}
        return delivered | {message.content for _, messages in self.state(world).values() for message in messages
                            if message.subject in self.scenario.may_go}

    # --- running ---

    def prepared(self):
        world = self.template.world()
        for words in self.scenario.prepare:
            must(world.client.run(*words, offline=True), (0, 75))
        if self.scenario.tweak:
            self.scenario.tweak(world.client.profile)
        return world

    def step(self, world, command, log, die=0, by="exit"):
        env = self.environment(world) | {"WAXWING_STEP_LOG": str(log)}
        if die > 0:
            env |= {"WAXWING_STEP_DIE": str(die), "WAXWING_STEP_DIE_BY": by}
        return run_command(world, command, self.template.ids, env=env)

    def environment(self, world):
        """Of a command that is to be died in."""
        return {}

    def after_death(self, world, number, by):
        pass

    def reference_run(self):
        world = self.prepared()
        states = [self.stand(world)]
        steps = []
        for number, command in enumerate(self.scenario.commands):
            log = world.folder / f"steps{number}"
            must(self.step(world, command, log), command.codes())
            steps += [line.split(" ", 1)[1] for line in log.read_text().splitlines()]
            states.append(self.stand(world))
        with self.restarted(world) as session:
            states[-1] = self.stand(world)
            self.check_screen(world, session, self.state(world))
        now = self.state(world)
        for folder, subjects in self.scenario.ends.items():
            name = folder if ":" in folder else f"0:{folder}"
            found = sorted(message.subject for message in now.get(name, (0, []))[1])
            expect(found == sorted(subjects), f"{self.scenario.name}: {folder} ends with {found}")
        reference = Reference(states, steps)
        world.remove()
        return reference

    def restarted(self, world):
        """The program started again and synced: a session, online."""
        session = world.client.session(offline=False)
        self.settle(session)
        return session

    @staticmethod
    def settle(session):
        code, rows = session.ask("sync", "--bodies")
        if code != 0:
            ended, said = session.close()
            raise Failed(f"sync: {'died' if code is None else 'exit'} {ended if code is None else code}\n{said}")
        return rows[-1]

    def run(self, number, by):
        """Dies at step number. Raises Failed."""
        world = self.prepared()
        try:
            self.die_and_recover(world, number, by)
        except Exception:
            place = w.keep_evidence(world, f"{self.scenario.name}-{number}-{by}")
            raise Failed(f"{traceback.format_exc(limit=4)}the profile is kept in {place}") from None
        finally:
            world.remove()

    def die_and_recover(self, world, number, by):
        left = number
        for at, command in enumerate(self.scenario.commands):
            log = world.folder / f"log{at}"
            result = self.step(world, command, log, left, by)
            if result.died:
                self.after_death(world, number, by)
                self.recover(world, at, any("state" in row or "new" in row for row in result.rows))
                return
            must(result, command.codes())
            left -= len(log.read_text().splitlines())
            if left <= 0:
                left = -1  # never: this run was shorter than the one that was left alone
        with self.restarted(world) as session:
            self.finish(world, session)

    def recover(self, world, at, shown):
        """After command number `at` died or failed. shown: its success was shown."""
        lost = self.kept - self.everything(world)
        expect(not lost, f"KEEP: {len(lost)} bodies are nowhere")
        command = self.scenario.commands[at]
        session = self.restarted(world)
        try:
            now = self.stand(world)
            before, after = self.reference.states[at], self.reference.states[at + 1]
            # What was only queued went out with the sync: then everything is done.
            if now != self.reference.states[-1] and (now != after or before == after):
                if self.is_unknown(session):
                    self.finish(world, session, unknown=True)
                    return
                expect(now == before and not (shown or command.promised),
                       lambda: "DONE: " + "\n".join(difference(after, now, "mailbox")))
                session = self.again(world, session, command)
            for later in self.scenario.commands[at + 1:]:
                session = self.again(world, session, later)
            self.settle(session)
            self.finish(world, session)
        finally:
            session.close()

    def again(self, world, session, command):
        if command.program:
            session.close()
            must(run_command(world, command, self.template.ids))
            return self.restarted(world)
        words = [word for word in command.words if word != "--offline"]
        code, _ = session.ask(*resolved(words, self.template.ids))
        expect(code == 0, lambda: f"done again: {command.words}: exit {code} {session.close()[1]}")
        return session

    @staticmethod
    def is_unknown(session):
        return any(row["state"] == "unknown" for row in session.ask("outbox", "list")[1])

    # --- the end of every run ---

    def finish(self, world, session, unknown=False):
        state = self.state(world)
        counters = world.counters()
        if not unknown:
            expected, now = self.reference.states[-1], self.stand(world)
            expect(now == expected, lambda: "SAME: " + "\n".join(difference(expected, now, "mailbox")))
        shown = self.check_screen(world, session, state)
        accepted = world.accepted()
        expect(not doubled(accepted), lambda: "ONE: " + str(doubled(accepted)))
        self.check_outbox(shown, accepted)
        self.check_quiet(world, session, counters, accepted)

    def check_screen(self, world, session, state):
        shown = screen(session)
        if self.scenario.kind != "pop3":
            def path(name):
                account, _, rest = name.partition(":")
                return f"A{int(account) + 1}:{rest}" if self.scenario.accounts > 1 else rest
            expected = {path(name): row for name, row in screen_of_server(state).items()}
            expected |= w.local_screen(world.client.profile)
            levels = {path(f"{account}:{name}") for account in range(self.scenario.accounts)
                      for name in world.server(account).levels()}
            folders = without_levels(shown.folders, expected, levels)
            expect(folders == expected, lambda: "SCREEN: " + "\n".join(difference(expected, folders, "folder")))
        expect(all(row["kind"] == "send" for row in shown.pending), f"SCREEN: still waiting: {shown.pending}")
        return shown

    @staticmethod
    def check_outbox(shown, accepted):
        for row in shown.outbox:
            count = {recipient: number for (message, recipient), number in accepted.items()
                     if message == row["message_id"].strip("<>")}
            for recipient in row["to"].split(", "):
                if row["state"] in ("accepted", "filed"):
                    expect(count.get(recipient, 0) == 1, f"ONE: {row} is called sent, accepted: {count}")
                else:
                    expect(row["state"] == "unknown", f"ONE: {row} is left over")

    def check_quiet(self, world, session, counters, accepted):
        again = self.settle(session)
        expect(all(again[field] == 0 for field in ("new", "changed", "removed")), f"QUIET: {again}")
        now = world.counters()
        expect(now == counters, lambda: f"QUIET: {difference(counters[0], now[0], 'mailbox')}")
        expect(world.accepted() == accepted, "QUIET: something was sent again")


def sample(count, wanted):
    """Step numbers spread evenly, first and last among them."""
    if wanted >= count:
        return list(range(1, count + 1))
    return sorted({1 + round(index * (count - 1) / max(1, wanted - 1)) for index in range(wanted)})


class Survey:
    """The deaths of one scenario, in a pool shared with the others."""

    def __init__(self, runner, jobs, pool, again):
        self.runner = runner
        self.count = len(runner.reference.steps)
        self.again = again
        self.start = time.monotonic()
        self.futures = {job: pool.submit(runner.run, *job) for job in jobs(self.count)}

    def failures(self):
        """Waits; what failed, in sentences."""
        found = []
        name = self.runner.scenario.name
        for (number, by), future in self.futures.items():
            if future.exception():
                steps = self.runner.reference.steps
                step = steps[number - 1] if number <= len(steps) else "beyond the last"
                found.append(f"{name}: step {number} ({step}), {by}\n{future.exception()}\n"
                             f"again: tests/harness/run {self.again} {name} --step {number} --by {by}")
        self.runner.template.remove()
        return found

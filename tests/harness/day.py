"""A day offline: two hundred actions of every kind, folders included, killed five times at random; then online. The
server must be what a model of its own, which knows nothing of Waxwing's code, says it must be.

After a kill the model asks the screen whether the last action still happened: both answers are right, a third is not.
"""

import copy
import random
from collections import Counter

import world as w
from daymodel import Model
from scenarios import Scenario, mbox
from steps import Failed, expect
from views import difference, doubled, screen, screen_of_server

ACTIONS = 200
KILLS = 5
MOST_STEPS = 8  # a start of the program and one change: two writes that keep house, the journal, the cache
KINDS = {"flag": 10, "move": 9, "copy": 4, "delete": 5, "delete-forever": 2, "create": 4, "rename": 3, "move-folder": 3,
         "delete-folder": 2, "delete-folder-forever": 1, "subscribe": 2, "send": 4, "undo": 6, "redo": 3, "draft": 3,
         "import": 2, "archive": 3, "junk": 3, "not-junk": 2, "snooze": 2, "empty": 1}
UNDOABLE = set(KINDS) - {"delete-forever", "delete-folder-forever", "send", "undo", "redo", "draft", "import", "empty"}
METHODS = {"import": "mail_file"}  # kinds that are words of Python
DRAFT = "waxwing-savedraft"
SNOOZED_UNTIL = ("2099-06-01T08:00:00Z", "$snooze-20990601t080000z")
MAIL = {"INBOX": [(f"m{number}", ("", r"\Seen", r"\Seen \Flagged")[number % 3]) for number in range(60)],
        "Work": [(f"w{number}", "") for number in range(20)], "Trash": [("t1", ""), ("t2", r"\Seen")]}
KEPT = ("INBOX", "Drafts", "Sent", "Archive", "Junk", "Trash", "Snoozed")
FLAGS = ("+seen", "-seen", "+flagged", "-flagged", "+answered", "+$label1", "-$label1")


class Day:
    def __init__(self, template, seed):
        known = template.client().run("help").out
        self.kinds = {kind: often for kind, often in KINDS.items() if kind != "undo" or "\n  undo" in known}
        self.chance = random.Random(seed)
        self.world = template.world()
        self.model = Model(self.world.state())
        self.kills = set(self.chance.sample(range(10, ACTIONS - 40), KILLS))
        self.session = self.world.client.session()
        self.before = None  # the model an undo goes back to; none: the last action cannot be undone, or did nothing
        self.after = None  # the model a redo goes forward to; none: nothing was undone last
        self.deaths = 0
        self.drafts = []  # subjects
        self.names = 0

    # --- choices ---

    def own(self):
        """Folders that may be renamed, moved and deleted."""
        return sorted(name for name in self.model.folders if name not in KEPT and not name.startswith("Trash/"))

    def some_messages(self, folders=None):
        """A folder, and one to three messages there whose subjects are there once."""
        names = [name for name in sorted(folders or self.model.folders) if self.model.folders[name]]
        if not names:
            return "INBOX", []
        name = self.chance.choice(names)
        counts = Counter(subject for subject, _ in self.model.folders[name])
        single = [message for message in self.model.folders[name] if counts[message[0]] == 1]
        return name, self.chance.sample(single, min(len(single), self.chance.randint(1, 3)))

    def new_name(self):
        self.names += 1
        return f"N{self.names}"

    def ids(self, folder, messages):
        _, rows = self.session.ask("list", folder)
        by_subject = {row["subject"]: str(row["id"]) for row in rows}
        return [by_subject[subject] for subject, _ in messages]

    # --- actions: each gives the words, and what they mean for a model ---

    def flag(self):
        folder, messages = self.some_messages()
        change = self.chance.choice(FLAGS)
        subjects = {subject for subject, _ in messages}

        def apply(model):
            for subject, flags in model.folders[folder]:
                if subject in subjects:
                    (flags.add if change[0] == "+" else flags.discard)(change[1:])
        return messages and ["flag", *self.ids(folder, messages), change], apply

    def transfer(self, verb, target):
        folder, messages = self.some_messages()
        subjects = {subject for subject, _ in messages}

        def apply(model):
            for message in list(model.folders[folder]):
                if message[0] in subjects and folder != target:
                    model.folders[target].append([message[0], set(message[1])])
                    if verb == "move":
                        model.folders[folder].remove(message)
        if folder == target or not messages:
            return None, None
        return [verb, *self.ids(folder, messages), target], apply

    def move(self):
        return self.transfer("move", self.chance.choice(sorted(self.model.folders)))

    def copy(self):
        return self.transfer("copy", self.chance.choice(sorted(self.model.folders)))

    def delete(self, forever=False):
        folder, messages = self.some_messages()
        subjects = {subject for subject, _ in messages}
        gone = forever or folder == "Trash" or folder.startswith("Trash/")

        def apply(model):
            for message in list(model.folders[folder]):
                if message[0] in subjects:
                    model.folders[folder].remove(message)
                    if not gone:
                        model.folders["Trash"].append(message)
        return messages and ["delete", *self.ids(folder, messages), *(["--forever"] if forever else [])], apply

    def delete_forever(self):
        return self.delete(forever=True)

    def filed(self, source, target, mark=None, unmark=None):
        """What archive, junk and snooze mean for a model; None where nothing would be done."""
        folder, messages = self.some_messages(source)
        subjects = {subject for subject, _ in messages}

        def apply(model):
            model.make(target)
            for message in [message for message in model.folders[folder] if message[0] in subjects]:
                message[1] = message[1] - {unmark} | ({mark} if mark else set())
                model.folders[folder].remove(message)
                model.folders[target].append(message)
        return (None, None) if folder == target or not messages else (self.ids(folder, messages), apply)

    def archive(self):
        ids, apply = self.filed(None, "Archive")
        return ids and ["archive", *ids], apply

    def junk(self):
        ids, apply = self.filed(None, "Junk", "$junk", "$notjunk")
        return ids and ["junk", *ids], apply

    def not_junk(self):
        ids, apply = self.filed(["Junk"], "INBOX", "$notjunk", "$junk")
        return ids and ["junk", *ids, "--not"], apply

    def snooze(self):
        until, keyword = SNOOZED_UNTIL
        ids, apply = self.filed(None, "Snoozed", keyword)
        return ids and ["snooze", *ids, until], apply

    def empty(self):
        def apply(model):
            model.folders["Trash"] = []
            for name in [name for name in model.folders if name.startswith("Trash/")]:
                del model.folders[name]
                model.subscribed.discard(name)
                model.local.discard(name)
        return ["folder", "empty", "Trash"], apply

    def mail_file(self):
        """Mail from a file of the kind other programs leave."""
        subjects = [self.new_name() for _ in range(self.chance.randint(1, 3))]
        target = self.chance.choice(sorted(self.model.folders))
        path = self.world.folder / f"{subjects[0]}.mbox"
        path.write_bytes(mbox(*subjects))
        return (["import", str(path), target],
                lambda model: model.folders[target].extend([subject, set()] for subject in subjects))

    def draft(self):
        """A new one, or one of before written on; a program of its own, as it stands for the composer."""
        inside = Counter(subject for subject, _ in self.model.folders["Drafts"])
        there = [subject for subject in self.drafts
                 if inside[subject] == 1 and [subject, {"draft", "seen"}] in self.model.folders["Drafts"]]
        subject = self.chance.choice(there) if there and self.chance.random() < 0.5 else self.new_name()
        self.drafts.append(subject)

        def apply(model):
            if subject not in [found for found, _ in model.folders["Drafts"]]:
                model.folders["Drafts"].append([subject, {"draft", "seen"}])
        return [DRAFT, subject, f"Version {self.new_name()}"], apply

    def create(self):
        path = self.new_name()
        if self.own() and self.chance.random() < 0.6:
            path = f"{self.chance.choice(self.own())}/{path}"
        if self.chance.random() < 0.3:
            path = f"{path}/{self.new_name()}"
        return ["folder", "create", path], lambda model: model.make(path)

    def rename(self):
        if not self.own():
            return None, None
        path, name = self.chance.choice(self.own()), self.new_name()
        above = path.rpartition("/")[0]
        return ["folder", "rename", path, name], lambda model: model.relocate(path, f"{above}/{name}".lstrip("/"))

    def move_folder(self):
        if not self.own():
            return None, None
        path = self.chance.choice(self.own())
        targets = [name for name in ["/", *self.own()] if name != path and not name.startswith(path + "/")]
        target = self.chance.choice(targets)
        now = path.rpartition("/")[2] if target == "/" else f"{target}/{path.rpartition('/')[2]}"
        if now in self.model.folders:
            return None, None
        return ["folder", "move", path, target], lambda model: model.relocate(path, now)

    def delete_folder(self):
        if len(self.own()) < 3:
            return None, None
        path = self.chance.choice(self.own())
        now = f"Trash/{path.rpartition('/')[2]}"
        if now in self.model.folders:
            return None, None
        return ["folder", "delete", path], lambda model: model.throw_away(path, now)

    def delete_folder_forever(self):
        if len(self.own()) < 4:
            return None, None
        path = self.chance.choice(self.own())
        return ["folder", "delete", path, "--forever"], lambda model: model.drop(path)

    def subscribe(self):
        if not self.own():
            return None, None
        path = self.chance.choice(self.own())
        wanted = self.chance.random() < 0.5

        def apply(model):
            (model.subscribed.add if wanted else model.subscribed.discard)(path)
        return ["folder", "subscribe" if wanted else "unsubscribe", path], apply

    def send(self):
        subject = f"letter {self.new_name()}"
        return (["send", "--to", "bob@elsewhere.example", "--subject", subject, "--body", "Good evening.\n"],
                lambda model: model.sent.append(subject))

    def undo(self):
        if self.before is None:
            return None, None
        folders, subscribed, local = self.before.folders, self.before.subscribed, self.before.local

        def apply(model):
            model.folders, model.subscribed, model.local = copy.deepcopy(folders), set(subscribed), set(local)
        return ["undo"], apply

    def redo(self):
        after = self.after
        if after is None:
            return None, None

        def apply(model):
            model.folders, model.subscribed = copy.deepcopy(after.folders), set(after.subscribed)
            model.local = set(after.local)
        return ["redo"], apply

    # --- the day ---

    def act(self, number):
        kind = self.chance.choices(list(self.kinds), list(self.kinds.values()))[0]
        words, apply = getattr(self, METHODS.get(kind, kind.replace("-", "_")))()
        if not words:
            return self.act(number)
        if number in self.kills:
            return self.act_and_die(number, words, apply)
        code = self.said(words)
        expect(code in (0, 75), lambda: f"{number}: {words}: exit {code} {self.session.close()[1]}")
        before = copy.deepcopy(self.model)
        apply(self.model)
        gone = words[0] == "delete" and any(
            name.startswith("Trash") and len(before.folders.get(name, [])) > len(messages)
            for name, messages in self.model.folders.items())
        changed = before.comparable() != self.model.comparable()
        # What made a folder on its way leaves it when it is taken back: the model does not guess at that.
        made = kind == "snooze" and "Snoozed" not in before.folders
        self.after = before if kind == "undo" else None
        self.before = before if kind in UNDOABLE and changed and not gone and not made else None
        return words

    def said(self, words):
        """The exit code of a command."""
        if words[0] != DRAFT:
            return self.session.ask(*words)[0]
        self.session.close()
        result = self.write_draft(words)
        self.session = self.world.client.session()
        return result.code

    def write_draft(self, words, env=None):
        program = self.world.build / "tests" / DRAFT
        return self.world.client.run(*words[1:], "--offline", program=program, env=env)

    def act_and_die(self, number, words, apply):
        """A change that has fewer steps than were drawn survives: then the next one is to die."""
        self.session.close()
        self.before = self.after = None
        env = {"WAXWING_STEP_DIE": str(self.chance.randint(1, MOST_STEPS)), "WAXWING_STEP_DIE_BY": "kill"}
        if words[0] == DRAFT:
            died = self.write_draft(words, env).died
        else:
            self.session = self.world.client.session(env=env)
            self.session.ask(*words)
            self.session.close()
            died = self.session.died
        self.session = self.world.client.session()
        done = copy.deepcopy(self.model)
        apply(done)
        shown = self.shown()
        if died:
            self.deaths += 1
        else:
            expect(shown == self.as_shown(done), lambda: f"{number}: {words} lived, and is not shown")
            self.kills.add(next(later for later in range(number + 1, ACTIONS + KILLS) if later not in self.kills))
        if shown == self.as_shown(done):
            self.model = done
        else:
            before, after = self.as_shown(self.model), self.as_shown(done)
            expect(shown == before, lambda: f"after a kill in {words} the screen shows neither:\n"
                   + "\n".join(difference(after[0], shown[0], "folder")) + f"\nsent {after[1]}, shown {shown[1]}")
        return words

    def as_shown(self, model):
        folders = {name: (name in model.subscribed,
                          sorted((subject, tuple(sorted(flags))) for subject, flags in messages))
                   for name, messages in model.folders.items()}
        return folders, sorted(model.sent)

    def shown(self):
        now = screen(self.session)
        folders = {path: (row[0], sorted((subject, flags) for subject, _, flags in row[3]))
                   for path, row in now.folders.items()}
        _, pending = self.session.ask("pending", "list")
        sent = sorted(row["what"] for row in pending if row["kind"] == "send")
        return folders, [f"letter {name}" for name in sorted(self.letters(sent))]

    @staticmethod
    def letters(sentences):
        return [word.strip("”“\"'.,") for sentence in sentences for word in sentence.split()
                if word.strip("”“\"'.,").startswith("N") and word.strip("”“\"'.,")[1:].isdigit()]

    def evening(self):
        """Online again: everything goes to the server, and it is what the model says."""
        expect(self.deaths == KILLS, lambda: f"killed {self.deaths} times, {KILLS} were wanted")
        self.session.close()
        self.session = self.world.client.session(offline=False)
        for _ in range(2):
            code, _ = self.session.ask("sync", "--bodies")
            expect(code == 0, lambda: f"sync: exit {code} {self.session.close()[1]}")
        state = self.world.state()
        for subject in self.model.sent:
            self.model.folders["Sent"].append([subject, {"seen"}])
        now = {name: (subscribed, sorted((message.subject, message.flags) for message in messages))
               for name, (subscribed, messages) in state.items()}
        expected = self.model.comparable()
        wrong = [f"{name}: expected {expected.get(name)}\n  found {now.get(name)}"
                 for name in sorted(set(now) | set(expected)) if now.get(name) != expected.get(name)]
        expect(not wrong, lambda: "the server is not what it must be:\n" + "\n".join(wrong))
        shown = screen(self.session)
        expect(shown.folders == screen_of_server(state), "the screen is not the server")
        accepted = self.world.accepted()
        expect(not doubled(accepted) and len(accepted) == len(self.model.sent), f"sent: {accepted}")
        self.session.close()

    def live(self):
        said = [self.act(number) for number in range(ACTIONS)]
        self.evening()
        return said


def run_all(servers, build, seed):
    template = w.Template(servers, build, Scenario("day", [], mail=MAIL).make)
    day = Day(template, seed)
    try:
        said = day.live()
    except Failed as failure:
        print(f"day {seed}: FAILED: {failure}\nkept in {w.keep_evidence(day.world, f'day-{seed}')}", flush=True)
        return 1
    finally:
        day.world.remove()
    kinds = Counter(" ".join(words[:2]) if words[0] == "folder" else words[0] for words in said)
    done = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
    print(f"day {seed}: {ACTIONS} actions offline ({done}), killed {day.deaths} times, then online: "
          f"the server is what the model says", flush=True)
    return 0

"""The desktop as a screen reader sees it: parts found by role and name, and used by mouse, keys and actions.

Every wait is for something that can be seen; a part that never comes fails with the tree as it was.
"""

import subprocess
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PATIENCE = 30  # seconds; a busy machine is slow, an answer that never comes is not cheaper to wait for


def alive(function, default=None):
    """Parts come and go while one looks at them: what is gone answers with an error."""
    try:
        return function()
    except GLib.Error:
        return default


def name(node):
    return alive(node.get_name, "") or ""


def role(node):
    return alive(node.get_role_name, "") or ""


def states(node):
    found = alive(lambda: node.get_state_set().get_states(), [])
    return {state.value_nick for state in found}


def children(node):
    for index in range(alive(node.get_child_count, 0)):
        child = alive(lambda: node.get_child_at_index(index))
        if child is not None:
            yield child


def descendants(node, depth=25):
    for child in children(node):
        yield child
        if depth > 0 and role(child) not in ("table cell", "list item", "tree item"):
            yield from descendants(child, depth - 1)


def text(node):
    """What a reader would say: the text of an editable part, else its name."""
    content = alive(lambda: node.get_text_iface())
    if content is not None:
        return alive(lambda: Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node)), "")
    return name(node)


def dump(node, indent=0, limit=6):
    lines = [f"{' ' * indent}{role(node)} “{name(node)[:80]}”"]
    if indent < limit * 2:
        for child in list(children(node))[:40]:
            lines += dump(child, indent + 2, limit)
    return lines


def until(ask, what, otherwise=None, patience=PATIENCE):
    """What ask() returns once it is neither None nor False nor empty."""
    deadline = time.monotonic() + patience
    while True:
        found = ask()
        if found:
            return found
        if time.monotonic() > deadline:
            raise AssertionError(f"never seen: {what}\n" + (otherwise() if otherwise else ""))
        time.sleep(0.05)


class Program:
    """One running program on the accessibility bus."""

    def __init__(self, process):
        self.process = process
        self.root = until(self._find_root, f"the program {process.pid} on the accessibility bus")

    def _find_root(self):
        if self.process.poll() is not None:
            raise AssertionError(f"the program ended with {self.process.returncode}")
        for app in children(Atspi.get_desktop(0)):
            if alive(app.get_process_id) == self.process.pid:
                # Without a main loop that takes events, what is kept in this process goes stale.
                Atspi.Accessible.set_cache_mask(app, Atspi.Cache.NONE)
                return app
        return None

    def parts(self, wanted_name, wanted_roles=None, among=None):
        for node in descendants(among or self.root):
            if name(node) == wanted_name and (wanted_roles is None or role(node) in wanted_roles):
                yield node

    def part(self, wanted_name, *wanted_roles, among=None):
        """The part of this name that is on the screen."""
        return until(lambda: next((node for node in self.parts(wanted_name, wanted_roles or None, among)
                                   if "showing" in states(node)), None),
                     f"{' or '.join(wanted_roles) or 'a part'} “{wanted_name}”",
                     lambda: "\n".join(dump(self.root)))

    def row(self, among, beginning):
        """The row of a list or tree whose words begin so."""
        return until(lambda: next((row for row in children(among) if name(row).startswith(beginning)), None),
                     f"a row that begins with “{beginning}”",
                     lambda: "\n".join(name(row) for row in children(among)))

    def rows(self, among):
        return [name(row) for row in children(among) if name(row)]


def xdotool(*arguments):
    subprocess.run(["xdotool", *map(str, arguments)], check=True, timeout=PATIENCE)


def middle(node):
    box = node.get_extents(Atspi.CoordType.SCREEN)
    return box.x + min(box.width // 2, 60), box.y + box.height // 2


def click(node, button=1):
    x, y = middle(node)
    xdotool("mousemove", x, y, "click", button)


def press(node):
    """The part's own action, as a screen reader does it."""
    actions = {Atspi.Action.get_action_name(node, index).lower(): index for index in range(Atspi.Action.get_n_actions(node))}
    for wanted in ("press", "click", "toggle", "showmenu"):
        if wanted in actions:
            Atspi.Action.do_action(node, actions[wanted])
            return
    raise AssertionError(f"“{name(node)}” has no action to press it: {sorted(actions)}")


def keys(*names):
    xdotool("key", "--clearmodifiers", *names)


def type_text(words):
    xdotool("type", "--clearmodifiers", "--delay", 5, words)


def focus(node):
    if not Atspi.Component.grab_focus(node):
        raise AssertionError(f"“{name(node)}” does not take the focus")
    until(lambda: "focused" in states(node), f"the focus on “{name(node)}”")

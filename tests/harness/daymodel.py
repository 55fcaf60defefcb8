"""What a day must lead to. Independent of Waxwing's code, and of what its screen says."""


class Model:
    """What a mailbox is after what a user did: folders by path, messages as [subject, set of flags]."""

    def __init__(self, state):
        self.folders = {name: [[message.subject, set(message.flags)] for message in messages]
                        for name, (_, messages) in state.items()}
        self.subscribed = {name for name, (subscribed, _) in state.items() if subscribed}
        self.local = set()  # made here, and not on the server yet
        self.sent = []

    def comparable(self):
        return {name: (name in self.subscribed, sorted((subject, tuple(sorted(flags))) for subject, flags in messages))
                for name, messages in self.folders.items()}

    def below(self, path):
        return [name for name in self.folders if name == path or name.startswith(path + "/")]

    def relocate(self, old, new):
        for name in sorted(self.below(old)):
            now = new + name[len(old):]
            self.folders[now] = self.folders.pop(name)
            if name in self.local:
                self.local.discard(name)
                self.local.add(now)
            if name in self.subscribed:
                self.subscribed.discard(name)
                self.subscribed.add(now)

    def make(self, path):
        levels = path.split("/")
        for depth in range(1, len(levels) + 1):
            name = "/".join(levels[:depth])
            if name not in self.folders:
                self.folders[name] = []
                self.subscribed.add(name)
                self.local.add(name)

    def throw_away(self, path, now):
        """Below Trash; one that is only a name yet, and empty, is simply gone."""
        if path in self.local and not self.folders[path] and self.below(path) == [path]:
            self.drop(path)
        else:
            self.relocate(path, now)

    def drop(self, path):
        for name in self.below(path):
            del self.folders[name]
            self.subscribed.discard(name)
            self.local.discard(name)

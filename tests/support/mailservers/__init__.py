"""Private mail servers for tests and the demo: see the program `servers` next to this folder."""

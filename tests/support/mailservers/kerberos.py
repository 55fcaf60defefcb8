"""A private Kerberos realm: a key distribution centre, the services' keys, and a ticket of the user demo.

Where Debian's krb5-kdc, krb5-admin-server and krb5-user are not installed, available() says so.
"""

import os
import shutil
import subprocess
from pathlib import Path

from . import process

REALM = "WAXWING.TEST"
TOOLS = ("krb5kdc", "kdb5_util", "kadmin.local", "kinit")
PATH = os.environ.get("PATH", "") + ":/usr/sbin"
# Dovecot's plugin that takes tickets.
PLUGIN = Path("/usr/lib/dovecot/modules/auth/libmech_gssapi.so")


def available():
    return PLUGIN.exists() and all(shutil.which(tool, path=PATH) for tool in TOOLS)


def prepare(state, port, users):
    """Makes the realm's database; returns the command of its centre, the environment, and what tests need to know."""
    folder = state / "kerberos"
    folder.mkdir()
    (folder / "krb5.conf").write_text(f"""[libdefaults]
  default_realm = {REALM}
  dns_lookup_kdc = false
  dns_lookup_realm = false
  dns_canonicalize_hostname = false
  rdns = false
[realms]
  {REALM} = {{
    kdc = 127.0.0.1:{port}
  }}
[domain_realm]
  localhost = {REALM}
""")
    (folder / "kdc.conf").write_text(f"""[kdcdefaults]
  kdc_listen = 127.0.0.1:{port}
  kdc_tcp_listen = 127.0.0.1:{port}
[realms]
  {REALM} = {{
    database_name = {folder}/principal
    key_stash_file = {folder}/stash
    acl_file = {folder}/acl
  }}
""")
    environment = {"PATH": PATH, "KRB5_CONFIG": str(folder / "krb5.conf"), "KRB5_KDC_PROFILE": str(folder / "kdc.conf")}

    def run(*command, text=""):
        subprocess.run(command, env=environment, input=text, text=True, check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.PIPE)

    run("kdb5_util", "create", "-s", "-r", REALM, "-P", "master")
    for user, password in users.items():
        run("kadmin.local", "-q", f"addprinc -pw {password} {user}")
    for service in ("imap", "pop", "smtp"):
        run("kadmin.local", "-q", f"addprinc -randkey {service}/localhost")
        run("kadmin.local", "-q", f"ktadd -k {folder}/keytab {service}/localhost")
    command = [shutil.which("krb5kdc", path=PATH), "-n", "-P", folder / "pid"]
    return command, environment, folder


def ticket(folder, environment, user, password):
    """In a cache of its own, as a log-in to the desktop leaves one."""
    cache = f"FILE:{folder}/ticket"
    subprocess.run(["kinit", user], env=dict(environment, KRB5CCNAME=cache), input=password + "\n", text=True,
                   check=True, stdout=subprocess.DEVNULL)
    return cache

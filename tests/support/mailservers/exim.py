"""A private Exim: a real MTA in front of the private Dovecot.

It is unpacked from Debian's package into the cache by `./dev setup`, never installed, so that nobody's
machine gains a mail server. Exim insists on a system user of its own; libnss_wrapper answers for it.
"""

import os
import pwd
from pathlib import Path

from . import process

CONFIG = """
primary_hostname = mail.{domain}
exim_path = {binary}
spool_directory = {state}/exim
log_file_path = {state}/exim/%slog
pid_file_path = {state}/exim/pid
keep_environment = LD_PRELOAD:NSS_WRAPPER_PASSWD:NSS_WRAPPER_GROUP
deliver_drop_privilege = true
never_users =
local_interfaces = 127.0.0.1
daemon_smtp_ports = {smtp} : {smtps}
tls_on_connect_ports = {smtps}
tls_advertise_hosts = *
tls_certificate = {state}/tls/good.pem
tls_privatekey = {state}/tls/good.key
message_size_limit = 50M
accept_8bitmime = true
smtputf8_advertise_hosts = *
host_lookup =
rfc1413_hosts =
disable_ipv6 = true
acl_smtp_rcpt = check_rcpt
acl_smtp_data = accept
{extra}

begin acl
# Some recipients are always refused, so that tests can send to several at once.
check_rcpt:
  deny local_parts = refused
       message = 5.1.1 <$local_part@$domain> is not known here
  defer local_parts = later
       message = 4.2.1 <$local_part@$domain> comes later
  defer local_parts = full
       message = 4.2.2 <$local_part@$domain> is over quota
  accept authenticated = *
  deny message = 5.7.1 log in first

begin routers
local_users:
  driver = accept
  domains = {domain}
  local_parts = {users}
  transport = dovecot
everyone_else:
  driver = redirect
  data = elsewhere@{domain}

begin transports
dovecot:
  driver = smtp
  protocol = lmtp
  hosts = 127.0.0.1
  hosts_override = true
  allow_localhost = true
  port = {lmtp}
  hosts_avoid_tls = *

begin retry
* * F,1h,5s

begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_condition = ${{if eq{{$auth3}}{{${{lookup{{${{sg{{$auth2}}{{@.*}}{{}}}}}}lsearch{{{state}/exim.users}}}}}}}}
  server_set_id = $auth2
login:
  driver = plaintext
  public_name = LOGIN
  server_prompts = Username:: : Password::
  server_condition = ${{if eq{{$auth2}}{{${{lookup{{${{sg{{$auth1}}{{@.*}}{{}}}}}}lsearch{{{state}/exim.users}}}}}}}}
  server_set_id = $auth1
cram:
  driver = cram_md5
  public_name = CRAM-MD5
  server_secret = ${{lookup{{${{sg{{$auth1}}{{@.*}}{{}}}}}}lsearch{{{state}/exim.users}}{{$value}}fail}}
  server_set_id = $auth1
"""


def unpacked():
    """The folder `./dev setup` unpacked Exim into, or None. Tests change HOME, hence the password database."""
    home = Path(pwd.getpwuid(os.getuid()).pw_dir)
    for cache in (os.environ.get("WAXWING_CACHE"), os.environ.get("XDG_CACHE_HOME", home / ".cache"), home / ".cache"):
        if cache:
            found = sorted(Path(cache, "waxwing").glob("exim-*/complete"))
            if found:
                return found[-1].parent
    return None


def wrapped_environment(state, folder):
    user = process.mail_user()
    (state / "passwd").write_text(f"root:x:0:0::/root:/bin/sh\n"
                                  f"Debian-exim:x:{user.pw_uid}:{user.pw_gid}::/nonexistent:/bin/false\n")
    (state / "group").write_text(f"root:x:0:\nDebian-exim:x:{user.pw_gid}:\n")
    wrapper = next(folder.glob("usr/lib/*/libnss_wrapper.so"))
    return {"PATH": "/usr/bin:/bin", "LD_PRELOAD": str(wrapper),
            "NSS_WRAPPER_PASSWD": str(state / "passwd"), "NSS_WRAPPER_GROUP": str(state / "group")}


def prepare(state, ports, users, options):
    """Writes the configuration; returns the command and its environment."""
    folder = unpacked()
    if folder is None:
        raise RuntimeError("Exim is not in the cache; run ./dev setup")
    # A copy for this instance: the cache is below a home folder the mail user may not enter.
    binary = state / "exim4"
    binary.write_bytes((folder / "usr/sbin/exim4").read_bytes())
    binary.chmod(0o755)
    wrapper = state / "libnss_wrapper.so"
    wrapper.write_bytes(next(folder.glob("usr/lib/*/libnss_wrapper.so")).read_bytes())
    (state / "exim").mkdir()
    (state / "exim.users").write_text("".join(f"{name}: {password}\n" for name, password in users.items()))
    config = state / "exim.conf"
    config.write_text(CONFIG.format(state=state, binary=binary, domain=options.domain, users=" : ".join(users),
                                    extra="\n".join(options.exim), **ports))
    environment = wrapped_environment(state, folder)
    environment["LD_PRELOAD"] = str(wrapper)
    return [binary, "-C", config, "-bdf", "-q2s"], environment

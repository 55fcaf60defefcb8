"""A private Dovecot: IMAP, POP3 and LMTP on loopback, for Dovecot 2.3 (Debian 12) and 2.4 (Debian 13)."""

import shutil
import subprocess

from . import process
from .certificates import ADDRESSES

DOVECOT = "/usr/sbin/dovecot"
FOLDERS = {"Drafts": "\\Drafts", "Sent": "\\Sent", "Archive": "\\Archive", "Junk": "\\Junk", "Trash": "\\Trash"}
PORTS = ("imap", "imaps", "pop3", "pop3s", "lmtp")
READ_ONLY = "Read only"  # the folder the user "reader" may not change
QUOTA = "200K"  # what the user "quota" may keep


def is_2_4():
    version = subprocess.run([DOVECOT, "--version"], capture_output=True, text=True, check=True).stdout
    major, minor = version.split(".")[:2]
    return (int(major), int(minor)) >= (2, 4)


def take_ports(lock):
    return {name: lock.take(ADDRESSES.values()) for name in PORTS}


def services(ports):
    """The listeners; login processes that serve many connections start once, which keeps tests quick."""
    return f"""
protocols = imap pop3 lmtp
listen = {", ".join(ADDRESSES.values())}
service imap-login {{
  chroot =
  client_limit = 500
  inet_listener imap {{
    port = {ports["imap"]}
  }}
  inet_listener imaps {{
    port = {ports["imaps"]}
    ssl = yes
  }}
}}
service pop3-login {{
  chroot =
  client_limit = 500
  inet_listener pop3 {{
    port = {ports["pop3"]}
  }}
  inet_listener pop3s {{
    port = {ports["pop3s"]}
    ssl = yes
  }}
}}
service lmtp {{
  inet_listener lmtp {{
    port = {ports["lmtp"]}
  }}
}}
service anvil {{
  chroot =
  # no growing delay for an address that once failed to log in: all tests share one
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service stats {{
  chroot =
}}
mail_max_userip_connections = 100
"""


def folders(separator, prefix):
    boxes = "".join(f"  mailbox {name} {{\n    special_use = {use}\n    auto = subscribe\n  }}\n"
                    for name, use in FOLDERS.items())
    return f"""
namespace inbox {{
  inbox = yes
  separator = {separator}
  prefix = {prefix}
{boxes}}}
"""


def foreign_folders(state, new):
    """RFC 2342: a namespace everybody shares, and one of the other users, where only "carol" gave any rights."""
    public = "mail_driver = maildir\n  mail_path = {}\n  mailbox_list_layout = fs" if new else "location = maildir:{}:LAYOUT=fs"
    user = "%{owner_user}" if new else "%%u"
    home = "%{owner_home}" if new else "%%h"
    return f"""
namespace public {{
  type = public
  separator = /
  prefix = Public/
  list = children
  subscriptions = no
  {public.format(state / "mail" / "public")}
}}
namespace users {{
  type = shared
  separator = /
  prefix = Users/{user}/
  list = children
  subscriptions = no
  {public.format(home + "/Maildir")}
}}
"""


def identity(state):
    user = process.mail_user().pw_name
    group = process.mail_user().pw_gid
    return f"""
base_dir = {state}/run
state_dir = {state}/state
log_path = {state}/dovecot.log
default_internal_user = {user}
default_internal_group = {group_name(group)}
default_login_user = {user}
first_valid_uid = 1
mail_uid = {process.mail_user().pw_uid}
mail_gid = {group}
"""


def group_name(gid):
    import grp
    return grp.getgrgid(gid).gr_name


def login_2_3(state, options):
    """The mechanisms, and the databases of those that know no password."""
    text = "auth_mechanisms = plain login cram-md5 scram-sha-1 scram-sha-256"
    if options.introspection:
        (state / "oauth2.conf").write_text(f"introspection_url = {options.introspection}\nintrospection_mode = get\n"
                                           "username_attribute = username\nactive_attribute = active\n"
                                           "active_value = true\n")
        text += f""" xoauth2 oauthbearer
passdb {{
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = {state}/oauth2.conf
}}"""
    if options.client_certificates:
        text = text.replace("sha-256", "sha-256 external", 1) + f"""
ssl_ca = <{state}/tls/ca.pem
ssl_require_crl = no
ssl_verify_client_cert = yes
auth_ssl_username_from_cert = yes
passdb {{
  driver = static
  mechanisms = external
  args = nopassword
}}"""
    if options.keytab:
        text = text.replace("sha-256", "sha-256 gssapi", 1) + f"""
auth_krb5_keytab = {options.keytab}
auth_gssapi_hostname = localhost
import_environment = $import_environment KRB5_CONFIG"""
    return text


def login_2_4(state, options):
    text = "auth_mechanisms = plain login cram-md5 scram-sha-1 scram-sha-256"
    if options.introspection:
        text += f""" xoauth2 oauthbearer
oauth2 {{
  introspection_url = {options.introspection}
  introspection_mode = get
  username_attribute = username
  active_attribute = active
  active_value = true
}}"""
    if options.client_certificates:
        text = text.replace("sha-256", "sha-256 external", 1) + f"""
ssl_server_ca_file = {state}/tls/ca.pem
ssl_server_require_crl = no
ssl_server_request_client_cert = yes
auth_ssl_username_from_cert = yes
passdb static {{
  mechanisms_filter = external
  fields {{
    nopassword = yes
  }}
}}"""
    if options.keytab:
        text = text.replace("sha-256", "sha-256 gssapi", 1) + f"""
auth_krb5_keytab = {options.keytab}
auth_gssapi_hostname = localhost
import_environment {{
  KRB5_CONFIG = %{{env:KRB5_CONFIG}}
}}"""
    return text


def config_2_3(state, ports, options):
    bad = "".join(f"local {address} {{\n  ssl_cert = <{state}/tls/{name}.pem\n  ssl_key = <{state}/tls/{name}.key\n}}\n"
                  for name, address in ADDRESSES.items())
    return f"""
{identity(state)}
{services(ports).replace("service stats {", "service ipc {", 1)}
disable_plaintext_auth = no
auth_username_format = %Ln
auth_username_chars =
auth_failure_delay = 0
{login_2_3(state, options)}
ssl = yes
ssl_cert = <{state}/tls/good.pem
ssl_key = <{state}/tls/good.key
{bad}
passdb {{
  driver = passwd-file
  args = {state}/users
}}
userdb {{
  driver = passwd-file
  args = {state}/users
  override_fields = home={state}/mail/%u
}}
mail_location = {options.mail_format}:~/Maildir{":LAYOUT=fs" if options.mail_format == "maildir" else ""}
protocol imap {{
  mail_plugins = $mail_plugins
}}
plugin {{
  acl = vfile
  quota = count:User quota
  quota_vsizes = yes
}}
{folders(options.separator, options.prefix)}
"""


def config_2_4(state, ports, options):
    bad = "".join(f"local {address} {{\n  ssl_server_cert_file = {state}/tls/{name}.pem\n"
                  f"  ssl_server_key_file = {state}/tls/{name}.key\n}}\n" for name, address in ADDRESSES.items())
    return f"""dovecot_config_version = 2.4.0
dovecot_storage_version = 2.4.0
{identity(state)}
{services(ports)}
auth_allow_cleartext = yes
auth_username_format = %{{user | username | lower}}
auth_username_chars =
auth_failure_delay = 0
{login_2_4(state, options)}
ssl = yes
ssl_server_cert_file = {state}/tls/good.pem
ssl_server_key_file = {state}/tls/good.key
{bad}
passdb passwd-file {{
  passwd_file_path = {state}/users
}}
userdb passwd-file {{
  passwd_file_path = {state}/users
  fields {{
    home = {state}/mail/%{{user}}
  }}
}}
mail_driver = {options.mail_format}
mail_path = ~/Maildir
{"mailbox_list_layout = fs" if options.mail_format == "maildir" else ""}
acl_driver = vfile
quota "User quota" {{
}}
{folders(options.separator, options.prefix)}
"""


# Plugins per user: only those who test quota and ACL have them, as most servers' users do not. "extras" has all the
# extensions that Dovecot can be made to offer.
# A comma, because spaces separate the fields of the file.
EXTRA_2_3 = {
    "quota": f"userdb_mail_plugins=quota,imap_quota userdb_quota_rule=*:storage={QUOTA}",
    "reader": "userdb_mail_plugins=acl,imap_acl",
    "extras": "userdb_mail_plugins=acl,imap_acl,quota,imap_quota,zlib,imap_zlib userdb_quota_rule=*:storage=10M "
              "userdb_imap_metadata=yes userdb_mail_attribute_dict=file:{state}/mail/extras/attributes",
}
EXTRA_2_4 = {
    "quota": f"userdb_mail_plugins/quota=yes userdb_mail_plugins/imap_quota=yes userdb_quota_storage_size={QUOTA}",
    "reader": "userdb_mail_plugins/acl=yes userdb_mail_plugins/imap_acl=yes",
    "extras": "userdb_mail_plugins/acl=yes userdb_mail_plugins/imap_acl=yes userdb_mail_plugins/quota=yes "
              "userdb_mail_plugins/imap_quota=yes userdb_quota_storage_size=10M",
}


def write_users(state, users, extra):
    user = process.mail_user()
    lines = [f"{name}:{{PLAIN}}{password}:{user.pw_uid}:{user.pw_gid}::::"
             f"{extra.get(name, '').replace('{state}', str(state))}\n"
             for name, password in users.items()]
    (state / "users").write_text("".join(lines))


def make_read_only_folder(state):
    folder = state / "mail" / "reader" / "Maildir" / READ_ONLY
    for part in ("cur", "new", "tmp"):
        (folder / part).mkdir(parents=True)
    (folder / "dovecot-acl").write_text("owner lr\n")


def place_maildir(source, target):
    """A Maildir++ tree (.Clients.Halden) as the file system's folders (Clients/Halden) this server uses."""
    names = []
    for folder in sorted(source.iterdir()):
        if folder.name.startswith(".") and folder.is_dir():
            names.append(folder.name[1:].replace(".", "/"))
            shutil.copytree(folder, target / names[-1])
        elif folder.name in ("cur", "new", "tmp"):
            shutil.copytree(folder, target / folder.name)
    (target / "subscriptions").write_text("V\t2\n\n" + "".join(name.replace("/", "\t") + "\n" for name in names))


def prepare(state, ports, users, options):
    """Writes configuration and users; returns the path of the configuration."""
    new = is_2_4()
    write_users(state, users, EXTRA_2_4 if new else EXTRA_2_3)
    if options.mail_format == "maildir":
        make_read_only_folder(state)
    config = state / "dovecot.conf"
    text = config_2_4(state, ports, options) if new else config_2_3(state, ports, options)
    if options.shared:
        text += foreign_folders(state, new)
    config.write_text(text + "\n".join(options.dovecot) + "\n")
    return config

"""A certificate authority of our own and the certificates the tests need, made by openssl."""

import subprocess

# Elliptic keys: the set below is made in a tenth of a second.
KEY = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]

# Name of the certificate -> the loopback address that presents it. Dovecot chooses by local
# address, so one set of ports serves good and bad certificates.
ADDRESSES = {"good": "127.0.0.1", "expired": "127.0.0.2", "wrongname": "127.0.0.3", "selfsigned": "127.0.0.4"}

CA_CONFIG = """
[ca]
default_ca = tests
[tests]
database = {folder}/index.txt
new_certs_dir = {folder}
serial = {folder}/serial
certificate = {folder}/ca.pem
private_key = {folder}/ca.key
default_md = sha256
policy = any
copy_extensions = copy
[any]
commonName = supplied
"""


def openssl(*arguments):
    subprocess.run(["openssl", *map(str, arguments)], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def make(folder, names=()):
    """Writes ca.pem and NAME.pem/NAME.key for every name of ADDRESSES; the good one is for more host names as well.

    client.pem holds a certificate of the user "demo" and its key.
    """
    folder.mkdir(parents=True)
    ca = ["-CA", folder / "ca.pem", "-CAkey", folder / "ca.key"]
    openssl("req", "-x509", *KEY, "-days", "3650", "-subj", "/CN=Waxwing test authority",
            "-addext", "keyUsage=critical,keyCertSign,cRLSign",
            "-keyout", folder / "ca.key", "-out", folder / "ca.pem")
    for name, issuer, hosts in (
            ("good", ca, ",".join(["DNS:localhost", "IP:127.0.0.1", "IP:::1", *(f"DNS:{name}" for name in names)])),
            ("wrongname", ca, "DNS:elsewhere.example"),
            ("selfsigned", [], "IP:127.0.0.4")):
        openssl("req", "-x509", *KEY, *issuer, "-days", "365", "-subj", f"/CN={name}",
                "-addext", f"subjectAltName={hosts}", "-addext", "basicConstraints=critical,CA:FALSE",
                "-keyout", folder / f"{name}.key", "-out", folder / f"{name}.pem")
    make_expired(folder)
    make_client(folder)


def make_client(folder):
    openssl("req", "-x509", *KEY, "-CA", folder / "ca.pem", "-CAkey", folder / "ca.key", "-days", "365",
            "-subj", "/CN=demo", "-addext", "basicConstraints=critical,CA:FALSE",
            "-addext", "extendedKeyUsage=clientAuth", "-keyout", folder / "client.key", "-out", folder / "client.crt")
    (folder / "client.pem").write_bytes((folder / "client.crt").read_bytes() + (folder / "client.key").read_bytes())


def make_expired(folder):
    (folder / "ca.conf").write_text(CA_CONFIG.format(folder=folder))
    (folder / "index.txt").touch()
    (folder / "serial").write_text("01\n")
    openssl("req", "-new", *KEY, "-subj", "/CN=expired", "-addext", "subjectAltName=IP:127.0.0.2",
            "-keyout", folder / "expired.key", "-out", folder / "expired.csr")
    openssl("ca", "-batch", "-notext", "-config", folder / "ca.conf", "-in", folder / "expired.csr",
            "-startdate", "20200101000000Z", "-enddate", "20210101000000Z", "-out", folder / "expired.pem")

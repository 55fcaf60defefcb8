<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>QObject</name>
    <message>
        <source>This was cancelled.</source>
        <translation>Der Vorgang wurde abgebrochen.</translation>
    </message>
</context>
<context>
    <name>accounts::Account</name>
    <message>
        <source>The %1 has a character that cannot be used.</source>
        <translation>Die Angabe „%1“ enthält ein Zeichen, das nicht verwendet werden kann.</translation>
    </message>
    <message>
        <source>A connection to %1 without encryption would show your password and mail to others; it has to be allowed expressly.</source>
        <translation>Eine unverschlüsselte Verbindung zu %1 würde Ihr Passwort und Ihre E-Mails anderen zeigen; sie muss ausdrücklich erlaubt werden.</translation>
    </message>
    <message>
        <source>“%1” is not a mail address.</source>
        <translation>„%1“ ist keine E-Mail-Adresse.</translation>
    </message>
    <message>
        <source>address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>The log-in method %1 does not fit to how this account logs in.</source>
        <translation>Das Anmeldeverfahren %1 passt nicht dazu, wie sich dieses Konto anmeldet.</translation>
    </message>
    <message>
        <source>A log-in by certificate needs the file with the certificate and its key.</source>
        <translation>Eine Anmeldung mit Zertifikat braucht die Datei mit dem Zertifikat und seinem Schlüssel.</translation>
    </message>
    <message>
        <source>The certificate file has to be given with its full path.</source>
        <translation>Die Zertifikatsdatei muss mit ihrem vollständigen Pfad angegeben werden.</translation>
    </message>
    <message>
        <source>A sign-in through a browser needs the provider to sign in at.</source>
        <translation>Eine Anmeldung im Browser braucht den Anbieter, bei dem Sie sich anmelden.</translation>
    </message>
    <message>
        <source>“%1” does not say how long mail stays on the server; write forever, never, until-deleted or a number of days.</source>
        <translation>„%1“ sagt nicht, wie lange E-Mails auf dem Server bleiben; schreiben Sie forever, never, until-deleted oder eine Anzahl von Tagen.</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Auf diesem Computer</translation>
    </message>
    <message>
        <source>The account needs a name.</source>
        <translation>Das Konto braucht einen Namen.</translation>
    </message>
    <message>
        <source>The account needs a server for incoming mail.</source>
        <translation>Das Konto braucht einen Server für den Posteingang.</translation>
    </message>
    <message>
        <source>The account needs a user name.</source>
        <translation>Das Konto braucht einen Benutzernamen.</translation>
    </message>
    <message>
        <source>user name</source>
        <translation>Benutzername</translation>
    </message>
    <message>
        <source>The password command is missing.</source>
        <translation>Der Passwortbefehl fehlt.</translation>
    </message>
    <message>
        <source>The account settings cannot be read.</source>
        <translation>Die Kontoeinstellungen können nicht gelesen werden.</translation>
    </message>
</context>
<context>
    <name>accounts::AccountFile</name>
    <message>
        <source>This file does not hold accounts that Waxwing can read.</source>
        <translation>Diese Datei enthält keine Konten, die Waxwing lesen kann.</translation>
    </message>
    <message>
        <source>The file %1 cannot be read.</source>
        <translation>Die Datei %1 kann nicht gelesen werden.</translation>
    </message>
</context>
<context>
    <name>accounts::Autoconfig</name>
    <message>
        <source>The provider&apos;s description of its servers cannot be understood.</source>
        <translation>Die Beschreibung, die der Anbieter von seinen Servern gibt, ist nicht zu verstehen.</translation>
    </message>
</context>
<context>
    <name>accounts::Discovery</name>
    <message>
        <source>“%1” is not a mail address.</source>
        <translation>„%1“ ist keine E-Mail-Adresse.</translation>
    </message>
</context>
<context>
    <name>accounts::ServerProbe</name>
    <message>
        <source>There is no protocol %1.</source>
        <translation>Es gibt kein Protokoll %1.</translation>
    </message>
    <message>
        <source>%1 is no mail server.</source>
        <translation>%1 ist kein Mailserver.</translation>
    </message>
    <message>
        <source>%1 does not offer encryption.</source>
        <translation>%1 bietet keine Verschlüsselung an.</translation>
    </message>
    <message>
        <source>Something was inserted into the connection to %1 before it was encrypted.</source>
        <translation>Etwas wurde in die Verbindung zu %1 eingeschleust, bevor sie verschlüsselt war.</translation>
    </message>
    <message>
        <source>%1 does not speak the mail protocol expected of it.</source>
        <translation>%1 spricht nicht das E-Mail-Protokoll, das von ihm erwartet wird.</translation>
    </message>
</context>
<context>
    <name>accounts::Thunderbird</name>
    <message>
        <source>There is no account in this Thunderbird profile.</source>
        <translation>In diesem Thunderbird-Profil gibt es kein Konto.</translation>
    </message>
    <message>
        <source>The account “%1” was left out: %2</source>
        <translation>Das Konto „%1“ wurde ausgelassen: %2</translation>
    </message>
</context>
<context>
    <name>auth::Keyring</name>
    <message>
        <source>The keyring was not unlocked.</source>
        <translation>Der Schlüsselbund wurde nicht entsperrt.</translation>
    </message>
    <message>
        <source>There is no keyring on this system.</source>
        <translation>Auf diesem System gibt es keinen Schlüsselbund.</translation>
    </message>
    <message>
        <source>The keyring did not work.</source>
        <translation>Der Schlüsselbund hat nicht funktioniert.</translation>
    </message>
    <message>
        <source>The keyring did not answer in time.</source>
        <translation>Der Schlüsselbund hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>The keyring is locked. The account connects by itself once it is unlocked.</source>
        <translation>Der Schlüsselbund ist gesperrt. Das Konto verbindet sich von selbst, sobald er entsperrt ist.</translation>
    </message>
</context>
<context>
    <name>auth::OAuth</name>
    <message>
        <source>The sign-in at %1 has ended or was withdrawn. Sign in again; no mail was lost.</source>
        <translation>Die Anmeldung bei %1 ist abgelaufen oder wurde widerrufen. Melden Sie sich erneut an; es ging keine E-Mail verloren.</translation>
    </message>
    <message>
        <source>%1 does not let this program sign in.</source>
        <translation>%1 lässt dieses Programm nicht zur Anmeldung zu.</translation>
    </message>
    <message>
        <source>%1 cannot renew the sign-in at the moment.</source>
        <translation>%1 kann die Anmeldung im Moment nicht erneuern.</translation>
    </message>
    <message>
        <source>The answer of %1 to the sign-in cannot be understood.</source>
        <translation>Die Antwort von %1 auf die Anmeldung ist nicht zu verstehen.</translation>
    </message>
    <message>
        <source>That is all. You can close this page and go back to Waxwing.</source>
        <translation>Das war alles. Sie können diese Seite schließen und zu Waxwing zurückkehren.</translation>
    </message>
    <message>
        <source>The sign-in at %1 was refused.</source>
        <translation>Die Anmeldung bei %1 wurde abgelehnt.</translation>
    </message>
    <message>
        <source>%1 allows this sign-in for a short time only, which is of no use for mail.</source>
        <translation>%1 erlaubt diese Anmeldung nur für kurze Zeit, was für E-Mails nichts nützt.</translation>
    </message>
    <message>
        <source>%1 does not say how to sign in there.</source>
        <translation>%1 sagt nicht, wie man sich dort anmeldet.</translation>
    </message>
    <message>
        <source>What %1 says about signing in there cannot be used.</source>
        <translation>Was %1 über die Anmeldung dort sagt, kann nicht verwendet werden.</translation>
    </message>
    <message>
        <source>“%1” is no provider that Waxwing knows; write its address, as in https://login.example.org.</source>
        <translation>„%1“ ist kein Anbieter, den Waxwing kennt; schreiben Sie seine Adresse wie in https://login.example.org.</translation>
    </message>
    <message>
        <source>%1 lets only programs in that it knows, and this Waxwing has no client id for it. Use a password made for programs, or give a client id.</source>
        <translation>%1 lässt nur Programme zu, die dort bekannt sind, und dieses Waxwing hat dafür keine Client-ID. Verwenden Sie ein Passwort für Programme oder geben Sie eine Client-ID an.</translation>
    </message>
</context>
<context>
    <name>auth::PasswordCommand</name>
    <message>
        <source>The password command was not done in time.</source>
        <translation>Der Passwortbefehl wurde nicht rechtzeitig fertig.</translation>
    </message>
    <message>
        <source>The password command could not be started.</source>
        <translation>Der Passwortbefehl konnte nicht gestartet werden.</translation>
    </message>
    <message>
        <source>The password command failed with code %1.</source>
        <translation>Der Passwortbefehl schlug mit dem Code %1 fehl.</translation>
    </message>
    <message>
        <source>The password command printed nothing.</source>
        <translation>Der Passwortbefehl hat nichts ausgegeben.</translation>
    </message>
</context>
<context>
    <name>auth::Refusal</name>
    <message>
        <source>The mail server wants more than the password. Make a password for programs on the provider&apos;s web page and enter that; no mail was lost.</source>
        <translation>Der Mailserver verlangt mehr als das Passwort. Erzeugen Sie auf der Webseite des Anbieters ein Passwort für Programme und geben Sie dieses ein; es ging keine E-Mail verloren.</translation>
    </message>
    <message>
        <source>The mail server takes no passwords from programs any more. Set the account up with a sign-in in the browser; no mail was lost.</source>
        <translation>Der Mailserver nimmt von Programmen keine Passwörter mehr an. Richten Sie das Konto mit einer Anmeldung im Browser ein; es ging keine E-Mail verloren.</translation>
    </message>
    <message>
        <source>The provider lets mail programs in only when that is switched on in the settings on its web page; no mail was lost.</source>
        <translation>Der Anbieter lässt E-Mail-Programme erst zu, wenn das in den Einstellungen auf seiner Webseite eingeschaltet ist; es ging keine E-Mail verloren.</translation>
    </message>
    <message>
        <source>The provider wants you to sign in on its web page first. Do so, then try again; no mail was lost.</source>
        <translation>Der Anbieter möchte, dass Sie sich zuerst auf seiner Webseite anmelden. Tun Sie das und versuchen Sie es dann erneut; es ging keine E-Mail verloren.</translation>
    </message>
    <message>
        <source>The password has expired. Change it on the provider&apos;s web page and enter the new one; no mail was lost.</source>
        <translation>Das Passwort ist abgelaufen. Ändern Sie es auf der Webseite des Anbieters und geben Sie das neue ein; es ging keine E-Mail verloren.</translation>
    </message>
    <message>
        <source>The provider has locked this account. Its web page or its help desk says why; the mail that is here stays.</source>
        <translation>Der Anbieter hat dieses Konto gesperrt. Seine Webseite oder sein Kundendienst sagt, warum; die E-Mails, die hier sind, bleiben.</translation>
    </message>
</context>
<context>
    <name>auth::Sasl</name>
    <message>
        <source>The server did not prove that it knows the password.</source>
        <translation>Der Server hat nicht bewiesen, dass er das Passwort kennt.</translation>
    </message>
    <message>
        <source>There is no valid Kerberos ticket for this server. Get one with kinit.</source>
        <translation>Für diesen Server gibt es kein gültiges Kerberos-Ticket. Holen Sie sich eines mit kinit.</translation>
    </message>
    <message>
        <source>The user name or password has a character that cannot be used.</source>
        <translation>Der Benutzername oder das Passwort enthält ein Zeichen, das nicht verwendet werden kann.</translation>
    </message>
    <message>
        <source>The server&apos;s log-in dialogue cannot be understood.</source>
        <translation>Der Anmeldedialog des Servers ist nicht zu verstehen.</translation>
    </message>
    <message>
        <source>Waxwing knows no log-in method “%1”.</source>
        <translation>Waxwing kennt kein Anmeldeverfahren „%1“.</translation>
    </message>
    <message>
        <source>The server does not offer the log-in method %1.</source>
        <translation>Der Server bietet das Anmeldeverfahren %1 nicht an.</translation>
    </message>
    <message>
        <source>The server offers no log-in method that Waxwing knows.</source>
        <translation>Der Server bietet kein Anmeldeverfahren an, das Waxwing kennt.</translation>
    </message>
    <message>
        <source>The log-in method %1 does not work here.</source>
        <translation>Das Anmeldeverfahren %1 funktioniert hier nicht.</translation>
    </message>
    <message>
        <source>The server offers no sign-in through a browser.</source>
        <translation>Der Server bietet keine Anmeldung im Browser an.</translation>
    </message>
    <message>
        <source>The server offers no log-in by certificate.</source>
        <translation>Der Server bietet keine Anmeldung mit Zertifikat an.</translation>
    </message>
    <message>
        <source>The server offers no log-in by Kerberos.</source>
        <translation>Der Server bietet keine Anmeldung mit Kerberos an.</translation>
    </message>
    <message>
        <source>The server would take the password only without encryption; it was not sent.</source>
        <translation>Der Server würde das Passwort nur unverschlüsselt annehmen; es wurde nicht gesendet.</translation>
    </message>
</context>
<context>
    <name>gui::Palette</name>
    <message>
        <source>Go to %1</source>
        <translation>Gehe zu %1</translation>
    </message>
    <message>
        <source>Actions and folders</source>
        <translation>Befehle und Ordner</translation>
    </message>
    <message>
        <source>Action or folder</source>
        <translation>Befehl oder Ordner</translation>
    </message>
    <message>
        <source>Type a few letters of an action or a folder</source>
        <translation>Tippen Sie einige Buchstaben eines Befehls oder eines Ordners</translation>
    </message>
    <message>
        <source>Matching actions and folders</source>
        <translation>Passende Befehle und Ordner</translation>
    </message>
</context>
<context>
    <name>imap</name>
    <message>
        <source>This contains characters that no mail server accepts.</source>
        <translation>Darin sind Zeichen, die kein Mailserver annimmt.</translation>
    </message>
    <message>
        <source>Something was put into the connection before it was encrypted. It was given up.</source>
        <translation>Etwas wurde in die Verbindung eingeschleust, bevor sie verschlüsselt war. Sie wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The mail server announced an impossible amount of data.</source>
        <translation>Der Mailserver hat eine unmögliche Datenmenge angekündigt.</translation>
    </message>
    <message>
        <source>The mail server answers too slowly. It will be tried again.</source>
        <translation>Der Mailserver antwortet zu langsam. Es wird erneut versucht.</translation>
    </message>
    <message>
        <source>The mail server did not answer in time.</source>
        <translation>Der Mailserver hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>The mailbox on the server is full.</source>
        <translation>Das Postfach auf dem Server ist voll.</translation>
    </message>
    <message>
        <source>There is a folder with this name already.</source>
        <translation>Es gibt bereits einen Ordner mit diesem Namen.</translation>
    </message>
    <message>
        <source>The folder does not exist on the server.</source>
        <translation>Den Ordner gibt es auf dem Server nicht.</translation>
    </message>
    <message>
        <source>The server does not permit this here.</source>
        <translation>Der Server erlaubt das hier nicht.</translation>
    </message>
    <message>
        <source>The server cannot do this, and never will.</source>
        <translation>Der Server kann das nicht und wird es nie können.</translation>
    </message>
    <message>
        <source>A limit of the server was reached.</source>
        <translation>Eine Grenze des Servers wurde erreicht.</translation>
    </message>
    <message>
        <source>The folder has folders below it.</source>
        <translation>Der Ordner enthält Unterordner.</translation>
    </message>
    <message>
        <source>Another program is using this at the moment.</source>
        <translation>Ein anderes Programm benutzt das gerade.</translation>
    </message>
    <message>
        <source>A part of the mail server is not available now.</source>
        <translation>Ein Teil des Mailservers ist im Moment nicht verfügbar.</translation>
    </message>
    <message>
        <source>The mail server reports an error of its own.</source>
        <translation>Der Mailserver meldet einen eigenen Fehler.</translation>
    </message>
    <message>
        <source>The mailbox on the server is damaged.</source>
        <translation>Das Postfach auf dem Server ist beschädigt.</translation>
    </message>
    <message>
        <source>The messages are being deleted by another program.</source>
        <translation>Die Nachrichten werden gerade von einem anderen Programm gelöscht.</translation>
    </message>
    <message>
        <source>The server cannot search for these characters.</source>
        <translation>Der Server kann nicht nach diesen Zeichen suchen.</translation>
    </message>
    <message>
        <source>The mail server did not understand a command.</source>
        <translation>Der Mailserver hat einen Befehl nicht verstanden.</translation>
    </message>
    <message>
        <source>The mail server is making this folder at the moment.</source>
        <translation>Der Mailserver legt diesen Ordner gerade an.</translation>
    </message>
    <message>
        <source>The mail server refused.</source>
        <translation>Der Mailserver hat abgelehnt.</translation>
    </message>
    <message>
        <source>The mail server does not let anyone in at the moment.</source>
        <translation>Der Mailserver lässt im Moment niemanden ein.</translation>
    </message>
    <message>
        <source>The mail server does not accept this user name and password.</source>
        <translation>Der Mailserver akzeptiert diesen Benutzernamen und dieses Passwort nicht.</translation>
    </message>
    <message>
        <source>The mail server ended the connection.</source>
        <translation>Der Mailserver hat die Verbindung beendet.</translation>
    </message>
    <message>
        <source>The mail server does not offer encryption (STARTTLS).</source>
        <translation>Der Mailserver bietet keine Verschlüsselung (STARTTLS) an.</translation>
    </message>
    <message>
        <source>The server&apos;s log-in dialogue cannot be understood.</source>
        <translation>Der Anmeldedialog des Servers ist nicht zu verstehen.</translation>
    </message>
    <message>
        <source>The server did not prove that it knows the password.</source>
        <translation>Der Server hat nicht bewiesen, dass er das Passwort kennt.</translation>
    </message>
    <message>
        <source>The mail server skipped encryption. It was given up.</source>
        <translation>Der Mailserver hat die Verschlüsselung übergangen. Die Verbindung wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The connection was closed.</source>
        <translation>Die Verbindung wurde geschlossen.</translation>
    </message>
    <message>
        <source>The mail server cannot do this.</source>
        <translation>Der Mailserver kann das nicht.</translation>
    </message>
    <message>
        <source>The message is no longer on the server, or a part of it.</source>
        <translation>Die Nachricht ist nicht mehr auf dem Server, oder ein Teil von ihr.</translation>
    </message>
</context>
<context>
    <name>mime</name>
    <message>
        <source>The attached file %1 can no longer be read.</source>
        <translation>Die angehängte Datei %1 kann nicht mehr gelesen werden.</translation>
    </message>
    <message>
        <source>The attached file %1 is too large.</source>
        <translation>Die angehängte Datei %1 ist zu groß.</translation>
    </message>
    <message>
        <source>The attached file %1 could not be read to its end.</source>
        <translation>Die angehängte Datei %1 konnte nicht bis zum Ende gelesen werden.</translation>
    </message>
    <message>
        <source>An address must not hold a line break.</source>
        <translation>Eine Adresse darf keinen Zeilenumbruch enthalten.</translation>
    </message>
    <message>
        <source>The subject must not hold a line break.</source>
        <translation>Der Betreff darf keinen Zeilenumbruch enthalten.</translation>
    </message>
    <message>
        <source>The name of an attached file must not hold a line break.</source>
        <translation>Der Name einer angehängten Datei darf keinen Zeilenumbruch enthalten.</translation>
    </message>
    <message>
        <source>A message id must not hold a line break.</source>
        <translation>Eine Nachrichten-ID darf keinen Zeilenumbruch enthalten.</translation>
    </message>
    <message>
        <source>The sender&apos;s address “%1” is not complete.</source>
        <translation>Die Absenderadresse „%1“ ist nicht vollständig.</translation>
    </message>
    <message>
        <source>The message has no recipient.</source>
        <translation>Die Nachricht hat keinen Empfänger.</translation>
    </message>
    <message>
        <source>The message has more than %1 recipients.</source>
        <translation>Die Nachricht hat mehr als %1 Empfänger.</translation>
    </message>
    <message>
        <source>“%1” is not a complete address.</source>
        <translation>„%1“ ist keine vollständige Adresse.</translation>
    </message>
    <message>
        <source>This message is too complex to show in full. Its source is complete and can be saved.</source>
        <translation>Diese Nachricht ist zu verschachtelt, um sie ganz anzuzeigen. Ihr Quelltext ist vollständig und kann gespeichert werden.</translation>
    </message>
    <message>
        <source>The text is in an unknown character set (%1); some letters may be wrong.</source>
        <translation>Der Text hat einen unbekannten Zeichensatz (%1); einzelne Buchstaben können falsch sein.</translation>
    </message>
    <message>
        <source>This message is damaged: part of its text cannot be read. What can be read is shown.</source>
        <translation>Diese Nachricht ist beschädigt: Ein Teil ihres Textes kann nicht gelesen werden. Was lesbar ist, wird angezeigt.</translation>
    </message>
    <message>
        <source>The message has no part %1.</source>
        <translation>Die Nachricht hat keinen Teil %1.</translation>
    </message>
    <message>
        <source>attachment</source>
        <translation>Anhang</translation>
    </message>
    <message>
        <source>message-%1.eml</source>
        <translation>nachricht-%1.eml</translation>
    </message>
    <message>
        <source>part-%1</source>
        <translation>teil-%1</translation>
    </message>
    <message>
        <source>The name shows the address %1, but the message says it is from %2.</source>
        <translation>Der Name zeigt die Adresse %1, aber laut Nachricht ist sie von %2.</translation>
    </message>
    <message>
        <source>The sender&apos;s name holds hidden characters.</source>
        <translation>Der Name des Absenders enthält verborgene Zeichen.</translation>
    </message>
    <message>
        <source>The sender&apos;s address holds hidden characters.</source>
        <translation>Die Adresse des Absenders enthält verborgene Zeichen.</translation>
    </message>
    <message>
        <source>The sender&apos;s domain %1 uses letters that look like others.</source>
        <translation>Die Domain %1 des Absenders verwendet Buchstaben, die wie andere aussehen.</translation>
    </message>
    <message numerus="yes">
        <source>The message names %n authors.</source>
        <translation>
            <numerusform>Die Nachricht nennt einen Verfasser.</numerusform>
            <numerusform>Die Nachricht nennt %n Verfasser.</numerusform>
        </translation>
    </message>
    <message>
        <source>It was sent by %1 for the author.</source>
        <translation>Sie wurde von %1 für den Verfasser gesendet.</translation>
    </message>
    <message>
        <source>Replies go to %1.</source>
        <translation>Antworten gehen an %1.</translation>
    </message>
    <message>
        <source>The message has no subject.</source>
        <translation>Die Nachricht hat keinen Betreff.</translation>
    </message>
    <message>
        <source>The text mentions an attachment, but none is attached.</source>
        <translation>Der Text erwähnt einen Anhang, es ist aber keiner angehängt.</translation>
    </message>
    <message>
        <source>Someone</source>
        <translation>Jemand</translation>
    </message>
    <message>
        <source>%1 wrote:</source>
        <translation>%1 schrieb:</translation>
    </message>
    <message>
        <source>On %1 at %2, %3 wrote:</source>
        <translation>Am %1 um %2 schrieb %3:</translation>
    </message>
    <message>
        <source>---- Forwarded message ----</source>
        <translation>---- Weitergeleitete Nachricht ----</translation>
    </message>
    <message>
        <source>From:</source>
        <translation>Von:</translation>
    </message>
    <message>
        <source>Date:</source>
        <translation>Datum:</translation>
    </message>
    <message>
        <source>Subject:</source>
        <translation>Betreff:</translation>
    </message>
    <message>
        <source>To:</source>
        <translation>An:</translation>
    </message>
    <message>
        <source>Cc:</source>
        <translation>Cc:</translation>
    </message>
    <message>
        <source>This address hides where it leads: it goes to %1.</source>
        <translation>Diese Adresse verbirgt, wohin sie führt: Sie führt zu %1.</translation>
    </message>
    <message>
        <source>The site&apos;s name %1 uses letters that look like others.</source>
        <translation>Der Name der Website %1 verwendet Buchstaben, die wie andere aussehen.</translation>
    </message>
    <message>
        <source>The text says %1, but the link goes to %2.</source>
        <translation>Der Text sagt %1, der Link führt aber zu %2.</translation>
    </message>
    <message>
        <source>%1 could not be saved.</source>
        <translation>%1 konnte nicht gespeichert werden.</translation>
    </message>
</context>
<context>
    <name>net::Dns</name>
    <message>
        <source>DNS did not answer in time when asked for %1.</source>
        <translation>DNS hat auf die Frage nach %1 nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>DNS could not be asked for %1.</source>
        <translation>DNS konnte nicht nach %1 gefragt werden.</translation>
    </message>
</context>
<context>
    <name>net::Endpoint</name>
    <message>
        <source>“%1” is not a way to protect a connection; use tls, starttls or plain.</source>
        <translation>„%1“ ist keine Art, eine Verbindung zu schützen; verwenden Sie tls, starttls oder plain.</translation>
    </message>
    <message>
        <source>“%1” is not a server; write HOST:PORT,tls or starttls or plain.</source>
        <translation>„%1“ ist kein Server; schreiben Sie HOST:PORT,tls oder starttls oder plain.</translation>
    </message>
    <message>
        <source>Write an IPv6 address in brackets, as in [::1]:993,tls.</source>
        <translation>Schreiben Sie eine IPv6-Adresse in Klammern wie in [::1]:993,tls.</translation>
    </message>
    <message>
        <source>“%1” is not a host name.</source>
        <translation>„%1“ ist kein Rechnername.</translation>
    </message>
    <message>
        <source>“%1” is not a port; ports are numbers from 1 to 65535.</source>
        <translation>„%1“ ist kein Port; Ports sind Zahlen von 1 bis 65535.</translation>
    </message>
</context>
<context>
    <name>net::Http</name>
    <message>
        <source>%1 sends the request on to where it must not go.</source>
        <translation>%1 leitet die Anfrage dorthin weiter, wohin sie nicht gehen darf.</translation>
    </message>
    <message>
        <source>The certificate of %1 is not trusted.</source>
        <translation>Dem Zertifikat von %1 wird nicht vertraut.</translation>
    </message>
    <message>
        <source>There is no host named %1.</source>
        <translation>Es gibt keinen Rechner namens %1.</translation>
    </message>
    <message>
        <source>%1 cannot be reached.</source>
        <translation>%1 ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <translation>%1 hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>%1 sent more than can be right.</source>
        <translation>%1 hat mehr gesendet, als richtig sein kann.</translation>
    </message>
    <message>
        <source>“%1” is not an address that begins with https://.</source>
        <translation>„%1“ ist keine Adresse, die mit https:// beginnt.</translation>
    </message>
    <message>
        <source>The proxy on the way to %1 wants another user name or password.</source>
        <translation>Der Proxy auf dem Weg zu %1 verlangt einen anderen Benutzernamen oder ein anderes Passwort.</translation>
    </message>
</context>
<context>
    <name>net::Proxy</name>
    <message>
        <source>“%1” is not a proxy; write system, none, socks5://HOST:PORT or http://HOST:PORT.</source>
        <translation>„%1“ ist kein Proxy; schreiben Sie system, none, socks5://HOST:PORT oder http://HOST:PORT.</translation>
    </message>
</context>
<context>
    <name>net::Tls</name>
    <message>
        <source>The certificate file %1 cannot be read.</source>
        <translation>Die Zertifikatsdatei %1 kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The file %1 holds no certificate.</source>
        <translation>Die Datei %1 enthält kein Zertifikat.</translation>
    </message>
    <message>
        <source>The file %1 holds no private key without a password.</source>
        <translation>Die Datei %1 enthält keinen privaten Schlüssel ohne Passwort.</translation>
    </message>
    <message>
        <source>The certificate of %1 is not trusted.</source>
        <translation>Dem Zertifikat von %1 wird nicht vertraut.</translation>
    </message>
    <message>
        <source>The certificate of %1 expired on %2.</source>
        <translation>Das Zertifikat von %1 ist am %2 abgelaufen.</translation>
    </message>
    <message>
        <source>The certificate of %1 is not valid before %2.</source>
        <translation>Das Zertifikat von %1 gilt erst ab %2.</translation>
    </message>
    <message>
        <source>The certificate %1 shows is for another host: %2.</source>
        <translation>Das Zertifikat, das %1 zeigt, ist für einen anderen Rechner: %2.</translation>
    </message>
    <message>
        <source>%1 shows another certificate than the one you accepted. Nothing was sent to it; look at the new certificate before you accept it.</source>
        <translation>%1 zeigt ein anderes Zertifikat als das, das Sie akzeptiert haben. Es wurde nichts dorthin gesendet; sehen Sie sich das neue Zertifikat an, bevor Sie es akzeptieren.</translation>
    </message>
</context>
<context>
    <name>pop3::Command</name>
    <message>
        <source>A user name or password with a line break in it cannot be sent.</source>
        <translation>Ein Benutzername oder ein Passwort mit einem Zeilenumbruch kann nicht gesendet werden.</translation>
    </message>
</context>
<context>
    <name>pop3::Reader</name>
    <message>
        <source>The server&apos;s answer cannot be understood.</source>
        <translation>Die Antwort des Servers ist nicht zu verstehen.</translation>
    </message>
</context>
<context>
    <name>pop3::Response</name>
    <message>
        <source>The server&apos;s answer cannot be understood.</source>
        <translation>Die Antwort des Servers ist nicht zu verstehen.</translation>
    </message>
</context>
<context>
    <name>profile</name>
    <message>
        <source>There is no such account.</source>
        <translation>Dieses Konto gibt es nicht.</translation>
    </message>
    <message>
        <source>The profile folder %1 cannot be made.</source>
        <translation>Der Profilordner %1 kann nicht angelegt werden.</translation>
    </message>
    <message>
        <source>The profile folder %1 cannot be written.</source>
        <translation>In den Profilordner %1 kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Waxwing is already running on the profile %1.</source>
        <translation>Waxwing läuft bereits mit dem Profil %1.</translation>
    </message>
</context>
<context>
    <name>session::Pop3</name>
    <message>
        <source>The mailbox on %1 is in use by another program.</source>
        <translation>Das Postfach auf %1 wird gerade von einem anderen Programm benutzt.</translation>
    </message>
    <message>
        <source>%1 cannot check the password at the moment.</source>
        <translation>%1 kann das Passwort im Moment nicht prüfen.</translation>
    </message>
    <message>
        <source>%1 refused the user name or password.</source>
        <translation>%1 hat den Benutzernamen oder das Passwort abgelehnt.</translation>
    </message>
    <message>
        <source>The server&apos;s answer cannot be understood.</source>
        <translation>Die Antwort des Servers ist nicht zu verstehen.</translation>
    </message>
    <message>
        <source>%1 gives no mail at the moment.</source>
        <translation>%1 gibt im Moment keine E-Mails heraus.</translation>
    </message>
    <message>
        <source>%1 does not offer encryption.</source>
        <translation>%1 bietet keine Verschlüsselung an.</translation>
    </message>
    <message>
        <source>%1 refused to encrypt the connection.</source>
        <translation>%1 hat es abgelehnt, die Verbindung zu verschlüsseln.</translation>
    </message>
    <message>
        <source>Something was inserted into the connection before it was encrypted.</source>
        <translation>Etwas wurde in die Verbindung eingeschleust, bevor sie verschlüsselt war.</translation>
    </message>
    <message>
        <source>The server&apos;s log-in dialogue cannot be understood.</source>
        <translation>Der Anmeldedialog des Servers ist nicht zu verstehen.</translation>
    </message>
    <message>
        <source>The server sent more than it had announced.</source>
        <translation>Der Server hat mehr gesendet, als er angekündigt hatte.</translation>
    </message>
    <message>
        <source>The server did not say what is in the mailbox.</source>
        <translation>Der Server hat nicht gesagt, was im Postfach ist.</translation>
    </message>
    <message>
        <source>The server did not give the message.</source>
        <translation>Der Server hat die Nachricht nicht herausgegeben.</translation>
    </message>
    <message>
        <source>The server did not give the beginning of the message.</source>
        <translation>Der Server hat den Anfang der Nachricht nicht herausgegeben.</translation>
    </message>
    <message>
        <source>The server did not delete the message.</source>
        <translation>Der Server hat die Nachricht nicht gelöscht.</translation>
    </message>
    <message>
        <source>The server does not answer as it should.</source>
        <translation>Der Server antwortet nicht, wie er sollte.</translation>
    </message>
    <message>
        <source>The server did not delete all of the messages.</source>
        <translation>Der Server hat nicht alle Nachrichten gelöscht.</translation>
    </message>
</context>
<context>
    <name>session::Smtp</name>
    <message>
        <source>Something was inserted into the connection before it was encrypted.</source>
        <translation>Etwas wurde in die Verbindung eingeschleust, bevor sie verschlüsselt war.</translation>
    </message>
    <message>
        <source>%1 cannot check the password at the moment.</source>
        <translation>%1 kann das Passwort im Moment nicht prüfen.</translation>
    </message>
    <message>
        <source>%1 refused the user name or password.</source>
        <translation>%1 hat den Benutzernamen oder das Passwort abgelehnt.</translation>
    </message>
    <message>
        <source>%1 takes no mail at the moment.</source>
        <translation>%1 nimmt im Moment keine E-Mails an.</translation>
    </message>
    <message>
        <source>%1 does not want to talk to this computer.</source>
        <translation>%1 möchte nicht mit diesem Computer sprechen.</translation>
    </message>
    <message>
        <source>%1 does not offer encryption.</source>
        <translation>%1 bietet keine Verschlüsselung an.</translation>
    </message>
    <message>
        <source>%1 refused to encrypt the connection.</source>
        <translation>%1 hat es abgelehnt, die Verbindung zu verschlüsseln.</translation>
    </message>
    <message>
        <source>%1 did not prove that it knows the password.</source>
        <translation>%1 hat nicht bewiesen, dass er das Passwort kennt.</translation>
    </message>
    <message>
        <source>The server&apos;s log-in dialogue cannot be understood.</source>
        <translation>Der Anmeldedialog des Servers ist nicht zu verstehen.</translation>
    </message>
    <message>
        <source>The message has no recipient.</source>
        <translation>Die Nachricht hat keinen Empfänger.</translation>
    </message>
    <message>
        <source>The server cannot send to addresses with letters outside ASCII.</source>
        <translation>Der Server kann nicht an Adressen mit Buchstaben außerhalb von ASCII senden.</translation>
    </message>
    <message>
        <source>The message is too large: it has %1, the server takes at most %2.</source>
        <translation>Die Nachricht ist zu groß: Sie hat %1, der Server nimmt höchstens %2 an.</translation>
    </message>
    <message>
        <source>The server cannot take this message as it is: it has 8-bit characters.</source>
        <translation>Der Server kann diese Nachricht so nicht annehmen: Sie enthält 8-Bit-Zeichen.</translation>
    </message>
    <message>
        <source>The message has a NUL character, which mail cannot carry.</source>
        <translation>Die Nachricht enthält ein NUL-Zeichen, das in E-Mails nicht vorkommen kann.</translation>
    </message>
    <message>
        <source>The server has to stop for now.</source>
        <translation>Der Server muss vorerst aufhören.</translation>
    </message>
    <message>
        <source>The server refused the sender %1.</source>
        <translation>Der Server hat den Absender %1 abgelehnt.</translation>
    </message>
    <message>
        <source>The server refused the message.</source>
        <translation>Der Server hat die Nachricht abgelehnt.</translation>
    </message>
    <message>
        <source>The message could not be read to its end.</source>
        <translation>Die Nachricht konnte nicht bis zum Ende gelesen werden.</translation>
    </message>
    <message>
        <source>The server&apos;s answer cannot be understood.</source>
        <translation>Die Antwort des Servers ist nicht zu verstehen.</translation>
    </message>
    <message>
        <source>The server refused the recipient %1.</source>
        <translation>Der Server hat den Empfänger %1 abgelehnt.</translation>
    </message>
    <message>
        <source>The server refused every recipient.</source>
        <translation>Der Server hat alle Empfänger abgelehnt.</translation>
    </message>
    <message>
        <source>The server did not say whether it took the message.</source>
        <translation>Der Server hat nicht gesagt, ob er die Nachricht angenommen hat.</translation>
    </message>
</context>
<context>
    <name>smtp::Command</name>
    <message>
        <source>“%1” is not an address mail can be sent to.</source>
        <translation>„%1“ ist keine Adresse, an die E-Mails gesendet werden können.</translation>
    </message>
    <message>
        <source>Waxwing made a command that must not be sent.</source>
        <translation>Waxwing hat einen Befehl gebildet, der nicht gesendet werden darf.</translation>
    </message>
</context>
<context>
    <name>smtp::Reply</name>
    <message>
        <source>The server&apos;s answer cannot be understood.</source>
        <translation>Die Antwort des Servers ist nicht zu verstehen.</translation>
    </message>
</context>
<context>
    <name>sync</name>
    <message>
        <source>Waxwing is being closed.</source>
        <translation>Waxwing wird gerade beendet.</translation>
    </message>
    <message>
        <source>The sign-in has run out and is being renewed.</source>
        <translation>Die Anmeldung ist abgelaufen und wird gerade erneuert.</translation>
    </message>
    <message>
        <source>Receiving: %1</source>
        <translation>Empfang: %1</translation>
    </message>
    <message>
        <source>Sending: %1</source>
        <translation>Versand: %1</translation>
    </message>
    <message>
        <source>Waxwing is offline.</source>
        <translation>Waxwing ist offline.</translation>
    </message>
    <message>
        <source>The message is no longer where it was, so it could not be copied. Nothing was deleted.</source>
        <translation>Die Nachricht ist nicht mehr, wo sie war, und konnte deshalb nicht kopiert werden. Es wurde nichts gelöscht.</translation>
    </message>
    <message>
        <source>The message is fetched as soon as its own account can be reached. %1</source>
        <translation>Die Nachricht wird geholt, sobald ihr eigenes Konto erreichbar ist. %1</translation>
    </message>
    <message>
        <source>The server could not do this now.</source>
        <translation>Der Server konnte das jetzt nicht tun.</translation>
    </message>
    <message>
        <source>This change was changed or taken back meanwhile.</source>
        <translation>Diese Änderung wurde inzwischen geändert oder zurückgenommen.</translation>
    </message>
    <message>
        <source>There is no such message.</source>
        <translation>Diese Nachricht gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no such account.</source>
        <translation>Dieses Konto gibt es nicht.</translation>
    </message>
    <message>
        <source>In a folder path “%” is written “%25” and “/” inside a name “%2F”.</source>
        <translation>In einem Ordnerpfad wird „%“ als „%25“ geschrieben und „/“ in einem Namen als „%2F“.</translation>
    </message>
    <message>
        <source>A folder&apos;s name must not be empty.</source>
        <translation>Der Name eines Ordners darf nicht leer sein.</translation>
    </message>
    <message>
        <source>This server does not allow “%1” in a folder&apos;s name.</source>
        <translation>Dieser Server erlaubt „%1“ im Namen eines Ordners nicht.</translation>
    </message>
    <message>
        <source>A folder&apos;s name must not hold control characters.</source>
        <translation>Der Name eines Ordners darf keine Steuerzeichen enthalten.</translation>
    </message>
    <message>
        <source>This server has no folders inside folders.</source>
        <translation>Dieser Server kennt keine Ordner in Ordnern.</translation>
    </message>
    <message>
        <source>The server says “%1” holds messages but does not list them.</source>
        <translation>Der Server sagt, „%1“ enthalte Nachrichten, führt sie aber nicht auf.</translation>
    </message>
    <message>
        <source>The list of hidden messages could not be saved.</source>
        <translation>Die Liste der verborgenen Nachrichten konnte nicht gespeichert werden.</translation>
    </message>
    <message>
        <source>The folder is not on the server.</source>
        <translation>Der Ordner ist nicht auf dem Server.</translation>
    </message>
    <message>
        <source>The message is on its way between folders.</source>
        <translation>Die Nachricht ist gerade zwischen Ordnern unterwegs.</translation>
    </message>
    <message>
        <source>The server has numbered this folder anew.</source>
        <translation>Der Server hat diesen Ordner neu nummeriert.</translation>
    </message>
    <message>
        <source>Fetching “%1”</source>
        <translation>„%1“ wird geholt</translation>
    </message>
    <message>
        <source>Fetching %1</source>
        <translation>%1 wird geholt</translation>
    </message>
    <message>
        <source>Fetching messages of %1</source>
        <translation>Nachrichten von %1 werden geholt</translation>
    </message>
    <message>
        <source>The connection was closed.</source>
        <translation>Die Verbindung wurde geschlossen.</translation>
    </message>
    <message>
        <source>Mail is sent by the outbox.</source>
        <translation>E-Mails werden über den Postausgang gesendet.</translation>
    </message>
    <message>
        <source>The folder of these messages is not known any more.</source>
        <translation>Der Ordner dieser Nachrichten ist nicht mehr bekannt.</translation>
    </message>
    <message>
        <source>The server did not show the copy in the target folder.</source>
        <translation>Der Server hat die Kopie im Zielordner nicht gezeigt.</translation>
    </message>
    <message>
        <source>The message&apos;s text is not held any more.</source>
        <translation>Der Text der Nachricht ist nicht mehr hier.</translation>
    </message>
    <message>
        <source>The folder is not empty any more.</source>
        <translation>Der Ordner ist nicht mehr leer.</translation>
    </message>
    <message>
        <source>The folder is read-only on the server.</source>
        <translation>Der Ordner ist auf dem Server schreibgeschützt.</translation>
    </message>
    <message>
        <source>The server keeps no tag “%1” in this folder.</source>
        <translation>Der Server behält das Schlagwort „%1“ in diesem Ordner nicht.</translation>
    </message>
    <message>
        <source>The messages are not known any more.</source>
        <translation>Die Nachrichten sind nicht mehr bekannt.</translation>
    </message>
    <message>
        <source>The server has numbered this folder anew, and the messages could not be found again.</source>
        <translation>Der Server hat diesen Ordner neu nummeriert, und die Nachrichten konnten nicht wiedergefunden werden.</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) could not be found on the server any more; the others were done.</source>
        <translation>
            <numerusform>%n Nachricht konnte auf dem Server nicht mehr gefunden werden; mit den anderen ist es getan.</numerusform>
            <numerusform>%n Nachrichten konnten auf dem Server nicht mehr gefunden werden; mit den anderen ist es getan.</numerusform>
        </translation>
    </message>
    <message>
        <source>The server did not show the copies in the target folder.</source>
        <translation>Der Server hat die Kopien im Zielordner nicht gezeigt.</translation>
    </message>
    <message>
        <source>The message is no longer in its folder on this computer.</source>
        <translation>Die Nachricht ist nicht mehr in ihrem Ordner auf diesem Computer.</translation>
    </message>
    <message>
        <source>There is no such folder.</source>
        <translation>Diesen Ordner gibt es nicht.</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>Es gibt nichts rückgängig zu machen.</translation>
    </message>
    <message>
        <source>There is nothing to do again.</source>
        <translation>Es gibt nichts zu wiederholen.</translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation>Rückgängig gemacht: %1</translation>
    </message>
    <message>
        <source>A folder cannot be moved to another account.</source>
        <translation>Ein Ordner kann nicht in ein anderes Konto verschoben werden.</translation>
    </message>
    <message>
        <source>There is no such change waiting.</source>
        <translation>Eine solche Änderung wartet nicht.</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>%1 kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The message at octet %1 of %2</source>
        <translation>Die Nachricht bei Oktett %1 von %2</translation>
    </message>
    <message>
        <source>%1 is too large and was left out.</source>
        <translation>%1 ist zu groß und wurde ausgelassen.</translation>
    </message>
    <message>
        <source>%1 cannot be read and was left out.</source>
        <translation>%1 kann nicht gelesen werden und wurde ausgelassen.</translation>
    </message>
    <message>
        <source>%1 holds zero octets, which mail cannot, and was left out.</source>
        <translation>%1 enthält Null-Oktette, die in E-Mails nicht vorkommen können, und wurde ausgelassen.</translation>
    </message>
    <message>
        <source>%1 is empty and was left out.</source>
        <translation>%1 ist leer und wurde ausgelassen.</translation>
    </message>
    <message>
        <source>%1 is a link to another place and was passed over.</source>
        <translation>%1 ist eine Verknüpfung zu einem anderen Ort und wurde übergangen.</translation>
    </message>
    <message>
        <source>%1 lies too deep and was passed over.</source>
        <translation>%1 liegt zu tief und wurde übergangen.</translation>
    </message>
    <message>
        <source>%1 is no file and was passed over.</source>
        <translation>%1 ist keine Datei und wurde übergangen.</translation>
    </message>
    <message>
        <source>%1 cannot be read and was passed over.</source>
        <translation>%1 kann nicht gelesen werden und wurde übergangen.</translation>
    </message>
    <message>
        <source>%1 holds no mail and was passed over.</source>
        <translation>%1 enthält keine E-Mails und wurde übergangen.</translation>
    </message>
    <message>
        <source>There is no file or folder “%1”.</source>
        <translation>Es gibt keine Datei und keinen Ordner „%1“.</translation>
    </message>
    <message>
        <source>“%1” cannot be read.</source>
        <translation>„%1“ kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The server did not answer after the message was handed over, so it may have been sent. It is kept here and not sent again by itself.</source>
        <translation>Nach der Übergabe der Nachricht hat der Server nicht geantwortet; sie kann also gesendet worden sein. Sie bleibt hier und wird nicht von selbst erneut gesendet.</translation>
    </message>
    <message>
        <source>This account has no server for sending.</source>
        <translation>Dieses Konto hat keinen Server zum Senden.</translation>
    </message>
    <message>
        <source>The server refused the message.</source>
        <translation>Der Server hat die Nachricht abgelehnt.</translation>
    </message>
    <message>
        <source>The server will take the message for some recipients later.</source>
        <translation>Der Server nimmt die Nachricht für einige Empfänger später an.</translation>
    </message>
    <message>
        <source>Not delivered to %1.</source>
        <translation>Nicht zugestellt an %1.</translation>
    </message>
    <message>
        <source>Keep a copy of “%1” in %2</source>
        <translation>Eine Kopie von „%1“ in %2 ablegen</translation>
    </message>
    <message>
        <source>The rest of this message is no longer on the server. Its beginning is kept.</source>
        <translation>Der Rest dieser Nachricht ist nicht mehr auf dem Server. Ihr Anfang bleibt hier.</translation>
    </message>
    <message>
        <source>Fetching mail</source>
        <translation>E-Mails werden geholt</translation>
    </message>
    <message>
        <source>The mailbox on the server is full.</source>
        <translation>Das Postfach auf dem Server ist voll.</translation>
    </message>
    <message>
        <source>A folder with this name exists already.</source>
        <translation>Ein Ordner mit diesem Namen besteht bereits.</translation>
    </message>
    <message>
        <source>The server does not allow this for your account.</source>
        <translation>Der Server erlaubt das Ihrem Konto nicht.</translation>
    </message>
    <message>
        <source>The server does not allow this name.</source>
        <translation>Der Server erlaubt diesen Namen nicht.</translation>
    </message>
    <message>
        <source>The folder is no longer on the server.</source>
        <translation>Der Ordner ist nicht mehr auf dem Server.</translation>
    </message>
    <message>
        <source>The server refused.</source>
        <translation>Der Server hat abgelehnt.</translation>
    </message>
    <message>
        <source>The messages are untouched; their marks are shown again as the server has them.</source>
        <translation>Die Nachrichten sind unberührt; ihre Markierungen werden wieder gezeigt, wie der Server sie hat.</translation>
    </message>
    <message>
        <source>The messages are still in the folder they were in.</source>
        <translation>Die Nachrichten sind noch in dem Ordner, in dem sie waren.</translation>
    </message>
    <message>
        <source>The originals are untouched.</source>
        <translation>Die Originale sind unberührt.</translation>
    </message>
    <message>
        <source>Nothing was deleted.</source>
        <translation>Es wurde nichts gelöscht.</translation>
    </message>
    <message>
        <source>The message is kept on this computer.</source>
        <translation>Die Nachricht bleibt auf diesem Computer.</translation>
    </message>
    <message>
        <source>No folder was made; nothing else changed.</source>
        <translation>Es wurde kein Ordner angelegt; sonst hat sich nichts geändert.</translation>
    </message>
    <message>
        <source>The folder and its messages are where they were.</source>
        <translation>Der Ordner und seine Nachrichten sind, wo sie waren.</translation>
    </message>
    <message>
        <source>The folder and its messages are still there.</source>
        <translation>Der Ordner und seine Nachrichten sind noch da.</translation>
    </message>
    <message>
        <source>Nothing else changed.</source>
        <translation>Sonst hat sich nichts geändert.</translation>
    </message>
    <message>
        <source>The message is kept in the outbox.</source>
        <translation>Die Nachricht bleibt im Postausgang.</translation>
    </message>
    <message>
        <source>The mail folder on this computer cannot be written.</source>
        <translation>In den Mail-Ordner auf diesem Computer kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>This cannot be taken back.</source>
        <translation>Das kann nicht zurückgenommen werden.</translation>
    </message>
    <message numerus="yes">
        <source>Marked %n message(s) as read</source>
        <translation>
            <numerusform>%n Nachricht als gelesen markiert</numerusform>
            <numerusform>%n Nachrichten als gelesen markiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Marked %n message(s) as unread</source>
        <translation>
            <numerusform>%n Nachricht als ungelesen markiert</numerusform>
            <numerusform>%n Nachrichten als ungelesen markiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Starred %n message(s)</source>
        <translation>
            <numerusform>%n Nachricht mit Stern markiert</numerusform>
            <numerusform>%n Nachrichten mit Stern markiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Took the star from %n message(s)</source>
        <translation>
            <numerusform>Stern von %n Nachricht entfernt</numerusform>
            <numerusform>Stern von %n Nachrichten entfernt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Took the tag “%1” from %n message(s)</source>
        <translation>
            <numerusform>Schlagwort „%1“ von %n Nachricht entfernt</numerusform>
            <numerusform>Schlagwort „%1“ von %n Nachrichten entfernt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tagged %n message(s) “%1”</source>
        <translation>
            <numerusform>%n Nachricht mit „%1“ verschlagwortet</numerusform>
            <numerusform>%n Nachrichten mit „%1“ verschlagwortet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Changed the marks of %n message(s)</source>
        <translation>
            <numerusform>Markierungen von %n Nachricht geändert</numerusform>
            <numerusform>Markierungen von %n Nachrichten geändert</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” holds folders only, no messages.</source>
        <translation>„%1“ kann nur Ordner enthalten, keine Nachrichten.</translation>
    </message>
    <message numerus="yes">
        <source>Move %n message(s) to “%1”</source>
        <translation>
            <numerusform>%n Nachricht nach „%1“ verschieben</numerusform>
            <numerusform>%n Nachrichten nach „%1“ verschieben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n message(s) for good</source>
        <translation>
            <numerusform>%n Nachricht endgültig löschen</numerusform>
            <numerusform>%n Nachrichten endgültig löschen</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was unread</source>
        <translation>Es war nichts ungelesen</translation>
    </message>
    <message numerus="yes">
        <source>Moved %n message(s) to %1</source>
        <translation>
            <numerusform>%n Nachricht nach %1 verschoben</numerusform>
            <numerusform>%n Nachrichten nach %1 verschoben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy %n message(s) to “%1”</source>
        <translation>
            <numerusform>%n Nachricht nach „%1“ kopieren</numerusform>
            <numerusform>%n Nachrichten nach „%1“ kopieren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied %n message(s) to %1</source>
        <translation>
            <numerusform>%n Nachricht nach %1 kopiert</numerusform>
            <numerusform>%n Nachrichten nach %1 kopiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleted %n message(s) for good</source>
        <translation>
            <numerusform>%n Nachricht endgültig gelöscht</numerusform>
            <numerusform>%n Nachrichten endgültig gelöscht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Moved %n message(s) to Trash</source>
        <translation>
            <numerusform>%n Nachricht in den Papierkorb verschoben</numerusform>
            <numerusform>%n Nachrichten in den Papierkorb verschoben</numerusform>
        </translation>
    </message>
    <message>
        <source>Only Trash and Junk can be emptied.</source>
        <translation>Nur Papierkorb und Spam können geleert werden.</translation>
    </message>
    <message>
        <source>The folder “%1” could not be made.</source>
        <translation>Der Ordner „%1“ konnte nicht angelegt werden.</translation>
    </message>
    <message numerus="yes">
        <source>Archived %n message(s)</source>
        <translation>
            <numerusform>%n Nachricht archiviert</numerusform>
            <numerusform>%n Nachrichten archiviert</numerusform>
        </translation>
    </message>
    <message>
        <source>Say when the messages are to come back.</source>
        <translation>Sagen Sie, wann die Nachrichten wiederkommen sollen.</translation>
    </message>
    <message numerus="yes">
        <source>Snoozed %n message(s)</source>
        <translation>
            <numerusform>%n Nachricht zurückgestellt</numerusform>
            <numerusform>%n Nachrichten zurückgestellt</numerusform>
        </translation>
    </message>
    <message>
        <source>A folder needs a name.</source>
        <translation>Ein Ordner braucht einen Namen.</translation>
    </message>
    <message>
        <source>This folder name is too long.</source>
        <translation>Dieser Ordnername ist zu lang.</translation>
    </message>
    <message>
        <source>A folder “%1” exists already.</source>
        <translation>Ein Ordner „%1“ besteht bereits.</translation>
    </message>
    <message>
        <source>The inbox stays where it is.</source>
        <translation>Der Posteingang bleibt, wo er ist.</translation>
    </message>
    <message>
        <source>The account has no such folder.</source>
        <translation>Das Konto hat keinen solchen Ordner.</translation>
    </message>
    <message>
        <source>Delete the folder “%1” for good</source>
        <translation>Den Ordner „%1“ endgültig löschen</translation>
    </message>
    <message>
        <source>Deleted the folder %1 for good</source>
        <translation>Der Ordner %1 wurde endgültig gelöscht</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>Posteingang</translation>
    </message>
    <message>
        <source>Make the folder “%1”</source>
        <translation>Den Ordner „%1“ anlegen</translation>
    </message>
    <message>
        <source>Made the folder %1</source>
        <translation>Der Ordner %1 wurde angelegt</translation>
    </message>
    <message>
        <source>%1 is there already</source>
        <translation>%1 ist bereits da</translation>
    </message>
    <message>
        <source>A folder cannot be moved into itself.</source>
        <translation>Ein Ordner kann nicht in sich selbst verschoben werden.</translation>
    </message>
    <message>
        <source>Rename “%1” to “%2”</source>
        <translation>„%1“ in „%2“ umbenennen</translation>
    </message>
    <message>
        <source>Move the folder “%1” to “%2”</source>
        <translation>Den Ordner „%1“ nach „%2“ verschieben</translation>
    </message>
    <message>
        <source>the top level</source>
        <translation>die oberste Ebene</translation>
    </message>
    <message>
        <source>Renamed %1 to %2</source>
        <translation>%1 in %2 umbenannt</translation>
    </message>
    <message>
        <source>Moved %1 to %2</source>
        <translation>%1 nach %2 verschoben</translation>
    </message>
    <message>
        <source>The folder “%1” is not empty any more; it is kept.</source>
        <translation>Der Ordner „%1“ ist nicht mehr leer; er bleibt erhalten.</translation>
    </message>
    <message>
        <source>Remove the empty folder “%1”</source>
        <translation>Den leeren Ordner „%1“ entfernen</translation>
    </message>
    <message>
        <source>Removed the folder %1</source>
        <translation>Der Ordner %1 wurde entfernt</translation>
    </message>
    <message>
        <source>The trash folder cannot be moved into itself.</source>
        <translation>Der Papierkorb kann nicht in sich selbst verschoben werden.</translation>
    </message>
    <message>
        <source>Moved the folder %1 to Trash</source>
        <translation>Der Ordner %1 wurde in den Papierkorb verschoben</translation>
    </message>
    <message>
        <source>Subscribe to “%1”</source>
        <translation>„%1“ abonnieren</translation>
    </message>
    <message>
        <source>Unsubscribe from “%1”</source>
        <translation>„%1“ nicht mehr abonnieren</translation>
    </message>
    <message>
        <source>Subscribed to %1</source>
        <translation>%1 abonniert</translation>
    </message>
    <message>
        <source>Unsubscribed from %1</source>
        <translation>%1 nicht mehr abonniert</translation>
    </message>
    <message>
        <source>Import “%1” into “%2”</source>
        <translation>„%1“ in „%2“ importieren</translation>
    </message>
    <message numerus="yes">
        <source>Imported %n message(s) into %1</source>
        <translation>
            <numerusform>%n Nachricht in %1 importiert</numerusform>
            <numerusform>%n Nachrichten in %1 importiert</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the draft “%1”</source>
        <translation>Den Entwurf „%1“ speichern</translation>
    </message>
    <message>
        <source>Draft saved</source>
        <translation>Entwurf gespeichert</translation>
    </message>
    <message>
        <source>The message has no recipient.</source>
        <translation>Die Nachricht hat keinen Empfänger.</translation>
    </message>
    <message>
        <source>Send “%1”</source>
        <translation>„%1“ senden</translation>
    </message>
    <message>
        <source>Remove the draft of “%1”</source>
        <translation>Den Entwurf von „%1“ entfernen</translation>
    </message>
    <message>
        <source>Message queued</source>
        <translation>Nachricht eingereiht</translation>
    </message>
    <message>
        <source>The message has left already and cannot be taken back.</source>
        <translation>Die Nachricht ist schon unterwegs und kann nicht zurückgenommen werden.</translation>
    </message>
    <message>
        <source>Move “%1” to “%2”</source>
        <translation>„%1“ nach „%2“ verschieben</translation>
    </message>
    <message>
        <source>Copy “%1” to “%2”</source>
        <translation>„%1“ nach „%2“ kopieren</translation>
    </message>
    <message>
        <source>Remove “%1” from “%2”, once it is in “%3”</source>
        <translation>„%1“ aus „%2“ entfernen, sobald sie in „%3“ ist</translation>
    </message>
    <message>
        <source>The folder “%1” is no longer there.</source>
        <translation>Den Ordner „%1“ gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>This attachment is still on the server only, and Waxwing is offline. Open it again while online.</source>
        <translation>Dieser Anhang liegt noch nur auf dem Server, und Waxwing ist offline. Öffnen Sie ihn noch einmal, wenn Sie online sind.</translation>
    </message>
    <message>
        <source>Fetching “%1” was stopped.</source>
        <translation>Das Laden von „%1“ wurde angehalten.</translation>
    </message>
    <message>
        <source>The server sent more than the message should hold.</source>
        <translation>Der Server hat mehr geschickt, als die Nachricht enthalten sollte.</translation>
    </message>
    <message numerus="yes">
        <source>Working on %n message(s)</source>
        <translation>
            <numerusform>%n Nachricht wird bearbeitet</numerusform>
            <numerusform>%n Nachrichten werden bearbeitet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Working on about %n message(s)</source>
        <translation>
            <numerusform>Etwa %n Nachricht wird bearbeitet</numerusform>
            <numerusform>Etwa %n Nachrichten werden bearbeitet</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped half-way</source>
        <translation>Auf halbem Weg angehalten</translation>
    </message>
    <message>
        <source>%1 has a name that cannot be read, and was passed over. Rename it first.</source>
        <translation>%1 hat einen Namen, der nicht lesbar ist, und wurde übergangen. Benennen Sie es zuerst um.</translation>
    </message>
    <message>
        <source>Moved the folder %1 to another account</source>
        <translation>Ordner %1 in ein anderes Konto verschoben</translation>
    </message>
    <message numerus="yes">
        <source>Imported %n message(s)</source>
        <translation>
            <numerusform>%n Nachricht importiert</numerusform>
            <numerusform>%n Nachrichten importiert</numerusform>
        </translation>
    </message>
    <message>
        <source>Mail has come into the folder that was not here yet.</source>
        <translation>In den Ordner ist Post gekommen, die hier noch nicht zu sehen war.</translation>
    </message>
    <message>
        <source>Stopped. What has come is kept.</source>
        <translation>Angehalten. Was schon da ist, bleibt.</translation>
    </message>
</context>
<context>
    <name>tags</name>
    <message>
        <source>Important</source>
        <translation>Wichtig</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Arbeit</translation>
    </message>
    <message>
        <source>Personal</source>
        <translation>Persönlich</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>Zu erledigen</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
</context>
<context>
    <name>waxwing</name>
    <message>
        <source>Waxwing</source>
        <translation>Waxwing</translation>
    </message>
</context>
<context>
    <name>waxwing::accounts::AccountRegistry</name>
    <message>
        <source>The account settings in %1 are damaged.</source>
        <translation>Die Kontoeinstellungen in %1 sind beschädigt.</translation>
    </message>
    <message>
        <source>The account settings in %1 come from a newer Waxwing.</source>
        <translation>Die Kontoeinstellungen in %1 stammen von einem neueren Waxwing.</translation>
    </message>
    <message>
        <source>The account settings in %1 cannot be read.</source>
        <translation>Die Kontoeinstellungen in %1 können nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The account settings could not be saved.</source>
        <translation>Die Kontoeinstellungen konnten nicht gespeichert werden.</translation>
    </message>
    <message>
        <source>That account is not there any more.</source>
        <translation>Dieses Konto gibt es nicht mehr.</translation>
    </message>
</context>
<context>
    <name>waxwing::auth::CredentialStore</name>
    <message>
        <source>%1 wants you to sign in again in the browser. No mail was lost.</source>
        <translation>%1 möchte, dass Sie sich im Browser erneut anmelden. Es ging keine E-Mail verloren.</translation>
    </message>
    <message>
        <source>There is no password for %1 on %2.</source>
        <translation>Für %1 auf %2 gibt es kein Passwort.</translation>
    </message>
    <message>
        <source>%1 refused the password for %2.</source>
        <translation>%1 hat das Passwort für %2 abgelehnt.</translation>
    </message>
</context>
<context>
    <name>waxwing::gui::Arguments</name>
    <message>
        <source>“%1” is not an option, or its value is missing.</source>
        <translation>„%1“ ist keine Option, oder ihr Wert fehlt.</translation>
    </message>
</context>
<context>
    <name>waxwing::gui::FolderDesk</name>
    <message>
        <source>Go to folder</source>
        <translation>Gehe zu Ordner</translation>
    </message>
    <message>
        <source>%1 – Waxwing</source>
        <translation>%1 – Waxwing</translation>
    </message>
</context>
<context>
    <name>waxwing::gui::MessageDesk</name>
    <message>
        <source>Copy to</source>
        <translation>Kopieren nach</translation>
    </message>
    <message>
        <source>Move to</source>
        <translation>Verschieben nach</translation>
    </message>
</context>
<context>
    <name>waxwing::gui::MessageFiles</name>
    <message>
        <source>That is too much to drag out at once. Take fewer messages.</source>
        <translation>Das ist zu viel, um es auf einmal herauszuziehen. Nehmen Sie weniger Nachrichten.</translation>
    </message>
    <message>
        <source>That message is not on this computer yet. It is being fetched; drag it again in a moment.</source>
        <translation>Diese Nachricht ist noch nicht auf diesem Computer. Sie wird gerade geholt; ziehen Sie sie gleich noch einmal.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of these messages are not on this computer yet. They are being fetched; drag them again in a moment.</source>
        <translation>
            <numerusform>%1 dieser Nachrichten ist noch nicht auf diesem Computer. Sie wird gerade geholt; ziehen Sie sie gleich noch einmal.</numerusform>
            <numerusform>%1 dieser Nachrichten sind noch nicht auf diesem Computer. Sie werden gerade geholt; ziehen Sie sie gleich noch einmal.</numerusform>
        </translation>
    </message>
    <message>
        <source>Save messages in</source>
        <translation>Nachrichten speichern in</translation>
    </message>
    <message>
        <source>Saved as files in %1</source>
        <translation>Als Dateien in %1 gespeichert</translation>
    </message>
    <message>
        <source>Import messages</source>
        <translation>Nachrichten importieren</translation>
    </message>
    <message>
        <source>Mail files (*.eml *.mbox *.mbx);;All files (*)</source>
        <translation>E-Mail-Dateien (*.eml *.mbox *.mbx);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>There was no message in it.</source>
        <translation>Es war keine Nachricht darin.</translation>
    </message>
    <message numerus="yes">
        <source>Copied %1 message(s)</source>
        <translation>
            <numerusform>%1 Nachricht kopiert</numerusform>
            <numerusform>%1 Nachrichten kopiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 Before that, %2 message(s) had been copied.</source>
        <translation>
            <numerusform>%1 Davor wurde %2 Nachricht kopiert.</numerusform>
            <numerusform>%1 Davor wurden %2 Nachrichten kopiert.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::gui::Prompt</name>
    <message>
        <source>No password was given.</source>
        <translation>Es wurde kein Passwort angegeben.</translation>
    </message>
</context>
<context>
    <name>waxwing::gui::SettingsDesk</name>
    <message>
        <source>The file %1 could not be read.</source>
        <translation>Die Datei %1 konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The file %1 could not be written.</source>
        <translation>Die Datei %1 konnte nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>name address server password signature reply-to archive certificate proxy</source>
        <translation>Name Adresse Server Passwort Signatur Antwortadresse Archiv Zertifikat Proxy</translation>
    </message>
    <message>
        <source>keys keyboard</source>
        <translation>Tasten Tastatur</translation>
    </message>
    <message>
        <source>table order width</source>
        <translation>Tabelle Reihenfolge Breite</translation>
    </message>
    <message>
        <source>list look</source>
        <translation>Liste Aussehen Ansicht</translation>
    </message>
    <message>
        <source>threads list</source>
        <translation>Themen Liste Ansicht</translation>
    </message>
    <message>
        <source>headings list</source>
        <translation>Überschriften Liste Ansicht</translation>
    </message>
    <message>
        <source>reader layout pane</source>
        <translation>Lesebereich Anordnung Bereich</translation>
    </message>
    <message>
        <source>offline keep size quota</source>
        <translation>offline behalten Größe Speicherplatz</translation>
    </message>
    <message>
        <source>network connection</source>
        <translation>Netzwerk Verbindung</translation>
    </message>
    <message>
        <source>Export settings</source>
        <translation>Einstellungen exportieren</translation>
    </message>
    <message>
        <source>Import settings</source>
        <translation>Einstellungen importieren</translation>
    </message>
    <message>
        <source>The settings are in %1. Accounts have an export of their own.</source>
        <translation>Die Einstellungen stehen in %1. Konten werden gesondert exportiert.</translation>
    </message>
    <message>
        <source>The settings were taken over.</source>
        <translation>Die Einstellungen wurden übernommen.</translation>
    </message>
</context>
<context>
    <name>waxwing::gui::SettingsFile</name>
    <message>
        <source>This file holds no settings of Waxwing.</source>
        <translation>Diese Datei enthält keine Einstellungen von Waxwing.</translation>
    </message>
    <message>
        <source>These settings were written by a newer version of Waxwing.</source>
        <translation>Diese Einstellungen stammen von einer neueren Fassung von Waxwing.</translation>
    </message>
</context>
<context>
    <name>waxwing::gui::Setup</name>
    <message>
        <source>the provider&apos;s own description</source>
        <translation>die Beschreibung des Anbieters</translation>
    </message>
    <message>
        <source>the domain&apos;s own description</source>
        <translation>die Beschreibung der Domain</translation>
    </message>
    <message>
        <source>Waxwing&apos;s list of large providers</source>
        <translation>Waxwings Liste großer Anbieter</translation>
    </message>
    <message>
        <source>the domain&apos;s service records</source>
        <translation>die Diensteinträge der Domain</translation>
    </message>
    <message>
        <source>the provider database</source>
        <translation>die Anbieterdatenbank</translation>
    </message>
    <message>
        <source>the domain&apos;s mail server, at %1</source>
        <translation>den Mailserver der Domain bei %1</translation>
    </message>
    <message>
        <source>a usual name, which answered and is certified</source>
        <translation>einen üblichen Namen, der geantwortet hat und zertifiziert ist</translation>
    </message>
    <message>
        <source>The file %1 could not be written.</source>
        <translation>Die Datei %1 konnte nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>There is no domain %1.</source>
        <translation>Es gibt keine Domain %1.</translation>
    </message>
    <message>
        <source>%1 The password is asked for at every start.</source>
        <translation>%1 Nach dem Passwort wird bei jedem Start gefragt.</translation>
    </message>
</context>
<context>
    <name>waxwing::gui::UnreadWalk</name>
    <message>
        <source>No unread messages</source>
        <translation>Keine ungelesenen Nachrichten</translation>
    </message>
</context>
<context>
    <name>waxwing::gui::WindowAssembly</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Everything that is to be readable offline is being fetched.</source>
        <translation>Alles, was offline lesbar sein soll, wird geholt.</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) could not be fetched. Try again before you leave.</source>
        <translation>
            <numerusform>%n Nachricht konnte nicht geholt werden. Versuchen Sie es noch einmal, bevor Sie gehen.</numerusform>
            <numerusform>%n Nachrichten konnten nicht geholt werden. Versuchen Sie es noch einmal, bevor Sie gehen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ready to go offline: %n message(s), %1, were fetched.</source>
        <translation>
            <numerusform>Bereit für offline: %n Nachricht, %1, wurde geholt.</numerusform>
            <numerusform>Bereit für offline: %n Nachrichten, %1, wurden geholt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Ready to go offline: everything was here already.</source>
        <translation>Bereit für offline: alles war schon hier.</translation>
    </message>
</context>
<context>
    <name>waxwing::models</name>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>Today %1</source>
        <translation>Heute %1</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>vor %n Min.</numerusform>
            <numerusform>vor %n Min.</numerusform>
        </translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>um %1</translation>
    </message>
    <message>
        <source>%1 B</source>
        <translation>%1 B</translation>
    </message>
    <message>
        <source>Unknown sender</source>
        <translation>Unbekannter Absender</translation>
    </message>
    <message>
        <source>No subject</source>
        <translation>Kein Betreff</translation>
    </message>
    <message numerus="yes">
        <source>conversation of %n message(s)</source>
        <translation>
            <numerusform>Unterhaltung mit %n Nachricht</numerusform>
            <numerusform>Unterhaltung mit %n Nachrichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n ungelesen</numerusform>
            <numerusform>%n ungelesen</numerusform>
        </translation>
    </message>
    <message>
        <source>unread</source>
        <translation>ungelesen</translation>
    </message>
    <message>
        <source>attachment</source>
        <translation>Anhang</translation>
    </message>
    <message>
        <source>starred</source>
        <translation>mit Stern</translation>
    </message>
    <message>
        <source>tag %1</source>
        <translation>Schlagwort %1</translation>
    </message>
</context>
<context>
    <name>waxwing::models::Columns</name>
    <message>
        <source>Unread</source>
        <translation>Ungelesen</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>Mit Stern</translation>
    </message>
    <message>
        <source>Attachment</source>
        <translation>Anhang</translation>
    </message>
    <message>
        <source>No subject</source>
        <translation>Kein Betreff</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
</context>
<context>
    <name>waxwing::models::DateGroups</name>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Diese Woche</translation>
    </message>
    <message>
        <source>Last week</source>
        <translation>Letzte Woche</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Dieser Monat</translation>
    </message>
    <message>
        <source>Older</source>
        <translation>Älter</translation>
    </message>
</context>
<context>
    <name>waxwing::models::FolderHolding</name>
    <message>
        <source>Nothing until it is opened</source>
        <translation>Nichts, bis er geöffnet wird</translation>
    </message>
    <message>
        <source>The list of messages</source>
        <translation>Die Liste der Nachrichten</translation>
    </message>
    <message numerus="yes">
        <source>The last %n day(s)</source>
        <translation>
            <numerusform>Der letzte Tag</numerusform>
            <numerusform>Die letzten %n Tage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The last %n month(s)</source>
        <translation>
            <numerusform>Der letzte Monat</numerusform>
            <numerusform>Die letzten %n Monate</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>waxwing::models::FolderTree</name>
    <message>
        <source>Inbox</source>
        <translation>Posteingang</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Entwürfe</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archiv</translation>
    </message>
    <message>
        <source>Junk</source>
        <translation>Spam</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>Papierkorb</translation>
    </message>
    <message>
        <source>All mail</source>
        <translation>Alle Nachrichten</translation>
    </message>
    <message>
        <source>Belongs to another user of the server</source>
        <translation>Gehört einem anderen Benutzer des Servers</translation>
    </message>
    <message>
        <source>Shared with all who may read it on the server</source>
        <translation>Auf dem Server für alle freigegeben, die ihn lesen dürfen</translation>
    </message>
</context>
<context>
    <name>waxwing::models::FolderTreeModel</name>
    <message>
        <source>All Inboxes</source>
        <translation>Alle Posteingänge</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>Favoriten</translation>
    </message>
    <message>
        <source>%1, account</source>
        <translation>%1, Konto</translation>
    </message>
    <message>
        <source>%1, favourite</source>
        <translation>%1, Favorit</translation>
    </message>
    <message numerus="yes">
        <source>, %n unread</source>
        <translation>
            <numerusform>, %n ungelesen</numerusform>
            <numerusform>, %n ungelesen</numerusform>
        </translation>
    </message>
    <message>
        <source>, %1 % done</source>
        <translation>, %1 % erledigt</translation>
    </message>
    <message>
        <source>%1, of another user</source>
        <translation>%1, eines anderen Benutzers</translation>
    </message>
    <message>
        <source>%1, shared</source>
        <translation>%1, freigegeben</translation>
    </message>
</context>
<context>
    <name>waxwing::models::MessageListModel</name>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
</context>
<context>
    <name>waxwing::models::MessageParts</name>
    <message>
        <source>The message is no longer on the server.</source>
        <translation>Die Nachricht ist nicht mehr auf dem Server.</translation>
    </message>
</context>
<context>
    <name>waxwing::models::MessageSources</name>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
</context>
<context>
    <name>waxwing::models::Pending</name>
    <message>
        <source>Not known</source>
        <translation>Nicht bekannt</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>Nicht erledigt</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Wird gesendet</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>to %1 · since %2 · %3</source>
        <translation>an %1 · seit %2 · %3</translation>
    </message>
    <message>
        <source>since %1 · %2</source>
        <translation>seit %1 · %2</translation>
    </message>
</context>
<context>
    <name>waxwing::net::AddressRace</name>
    <message>
        <source>The connection to %1 was closed.</source>
        <translation>Die Verbindung zu %1 wurde geschlossen.</translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <translation>%1 hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>Looking up %1 took too long.</source>
        <translation>Das Nachschlagen von %1 hat zu lange gedauert.</translation>
    </message>
    <message>
        <source>%1 could not be looked up.</source>
        <translation>%1 konnte nicht nachgeschlagen werden.</translation>
    </message>
    <message>
        <source>There is no host named %1.</source>
        <translation>Es gibt keinen Rechner namens %1.</translation>
    </message>
    <message>
        <source>%1 refused the connection on port %2.</source>
        <translation>%1 hat die Verbindung auf Port %2 abgelehnt.</translation>
    </message>
    <message>
        <source>%1 cannot be reached.</source>
        <translation>%1 ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>The proxy %1 cannot be reached.</source>
        <translation>Der Proxy %1 ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>The proxy %1 does not connect to %2 on port %3.</source>
        <translation>Der Proxy %1 verbindet nicht mit %2 auf Port %3.</translation>
    </message>
    <message>
        <source>The proxy %1 wants a user name and a password. Enter the name in the account&apos;s settings.</source>
        <translation>Der Proxy %1 verlangt einen Benutzernamen und ein Passwort. Geben Sie den Namen in den Einstellungen des Kontos ein.</translation>
    </message>
    <message>
        <source>The proxy %1 refused the password for %2.</source>
        <translation>Der Proxy %1 hat das Passwort für %2 abgelehnt.</translation>
    </message>
</context>
<context>
    <name>waxwing::net::CompressedTransport</name>
    <message>
        <source>This connection is open already.</source>
        <translation>Diese Verbindung ist schon offen.</translation>
    </message>
    <message>
        <source>Encryption has to begin before compression.</source>
        <translation>Die Verschlüsselung muss vor der Komprimierung beginnen.</translation>
    </message>
    <message>
        <source>The server sent data that would fill the memory. The connection was closed.</source>
        <translation>Der Server hat Daten gesendet, die den Speicher füllen würden. Die Verbindung wurde geschlossen.</translation>
    </message>
    <message>
        <source>The server&apos;s compressed data cannot be read. The connection was closed.</source>
        <translation>Die komprimierten Daten des Servers können nicht gelesen werden. Die Verbindung wurde geschlossen.</translation>
    </message>
</context>
<context>
    <name>waxwing::net::Connection</name>
    <message>
        <source>Something was inserted into the connection to %1 before it was encrypted.</source>
        <translation>Etwas wurde in die Verbindung zu %1 eingeschleust, bevor sie verschlüsselt war.</translation>
    </message>
    <message>
        <source>%1 did not finish setting up encryption in time.</source>
        <translation>%1 hat die Verschlüsselung nicht rechtzeitig fertig eingerichtet.</translation>
    </message>
    <message>
        <source>%1 stopped taking data.</source>
        <translation>%1 nimmt keine Daten mehr an.</translation>
    </message>
    <message>
        <source>The connection to %1 was closed.</source>
        <translation>Die Verbindung zu %1 wurde geschlossen.</translation>
    </message>
    <message>
        <source>There is no connection to the server.</source>
        <translation>Es gibt keine Verbindung zum Server.</translation>
    </message>
    <message>
        <source>%1 and Waxwing could not agree on encryption.</source>
        <translation>%1 und Waxwing konnten sich nicht auf eine Verschlüsselung einigen.</translation>
    </message>
    <message>
        <source>%1 closed the connection.</source>
        <translation>%1 hat die Verbindung geschlossen.</translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <translation>%1 hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>The connection to %1 was lost.</source>
        <translation>Die Verbindung zu %1 ging verloren.</translation>
    </message>
</context>
<context>
    <name>waxwing::net::LoopbackListener</name>
    <message>
        <source>The browser&apos;s answer cannot be waited for on this computer.</source>
        <translation>Auf diesem Computer kann nicht auf die Antwort des Browsers gewartet werden.</translation>
    </message>
    <message>
        <source>The sign-in in the browser was not finished.</source>
        <translation>Die Anmeldung im Browser wurde nicht abgeschlossen.</translation>
    </message>
</context>
<context>
    <name>waxwing::net::Transport</name>
    <message>
        <source>The server did not answer in time.</source>
        <translation>Der Server hat nicht rechtzeitig geantwortet.</translation>
    </message>
</context>
<context>
    <name>waxwing::store</name>
    <message>
        <source>A message cannot be written to the disk.</source>
        <translation>Eine Nachricht kann nicht auf die Platte geschrieben werden.</translation>
    </message>
    <message>
        <source>The mail cache was damaged and is built again from the server. Nothing of yours is lost.</source>
        <translation>Der Mail-Zwischenspeicher war beschädigt und wird vom Server neu aufgebaut. Nichts von Ihnen ist verloren.</translation>
    </message>
    <message>
        <source>The mail cache was written by a newer version of Waxwing and is built again.</source>
        <translation>Der Mail-Zwischenspeicher wurde von einer neueren Version von Waxwing geschrieben und wird neu aufgebaut.</translation>
    </message>
    <message>
        <source>Make the folder “%1”</source>
        <translation>Den Ordner „%1“ anlegen</translation>
    </message>
    <message>
        <source>The disk is full, so mail cannot be written.</source>
        <translation>Die Platte ist voll, deshalb können keine E-Mails geschrieben werden.</translation>
    </message>
    <message>
        <source>Mail cannot be written because the folder is read-only.</source>
        <translation>E-Mails können nicht geschrieben werden, weil der Ordner schreibgeschützt ist.</translation>
    </message>
    <message>
        <source>Mail cannot be written to the disk.</source>
        <translation>E-Mails können nicht auf die Platte geschrieben werden.</translation>
    </message>
    <message>
        <source>An old copy of the journal was put back. This message may have been sent already.</source>
        <translation>Eine alte Kopie des Journals wurde zurückgespielt. Diese Nachricht kann schon gesendet worden sein.</translation>
    </message>
    <message>
        <source>That folder is no longer there.</source>
        <translation>Diesen Ordner gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>A pending change in the journal cannot be read.</source>
        <translation>Eine wartende Änderung im Journal kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The message is not sent; its text stays in Drafts.</source>
        <translation>Die Nachricht wird nicht gesendet; ihr Text bleibt in Entwürfe.</translation>
    </message>
    <message>
        <source>Waxwing stops asking about the message. It may have been sent; its text stays in Drafts.</source>
        <translation>Waxwing fragt nicht mehr nach der Nachricht. Sie kann gesendet worden sein; ihr Text bleibt in Entwürfe.</translation>
    </message>
    <message>
        <source>The draft is discarded; no server has it.</source>
        <translation>Der Entwurf wird verworfen; kein Server hat ihn.</translation>
    </message>
    <message>
        <source>This version of the draft is discarded; the earlier one stays.</source>
        <translation>Diese Fassung des Entwurfs wird verworfen; die frühere bleibt.</translation>
    </message>
    <message>
        <source>The message itself was sent; no copy of it is kept.</source>
        <translation>Die Nachricht selbst wurde gesendet; es wird keine Kopie davon behalten.</translation>
    </message>
    <message>
        <source>It is being brought to the server now.</source>
        <translation>Es wird gerade zum Server gebracht.</translation>
    </message>
    <message>
        <source>It waits for the server to be reached, or for an earlier change.</source>
        <translation>Es wartet darauf, dass der Server erreichbar ist, oder auf eine frühere Änderung.</translation>
    </message>
    <message>
        <source>Nothing changes any more; the problem is forgotten.</source>
        <translation>Es ändert sich nichts mehr; das Problem wird vergessen.</translation>
    </message>
    <message>
        <source>The marks are shown again as the server has them.</source>
        <translation>Die Markierungen werden wieder gezeigt, wie der Server sie hat.</translation>
    </message>
    <message>
        <source>The messages stay where they are.</source>
        <translation>Die Nachrichten bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>The messages go back to where they were.</source>
        <translation>Die Nachrichten gehen dorthin zurück, wo sie waren.</translation>
    </message>
    <message>
        <source>The copies disappear; the originals stay.</source>
        <translation>Die Kopien verschwinden; die Originale bleiben.</translation>
    </message>
    <message>
        <source>The messages are not deleted.</source>
        <translation>Die Nachrichten werden nicht gelöscht.</translation>
    </message>
    <message>
        <source>The folder is not made; messages that were to go into it stay where they are.</source>
        <translation>Der Ordner wird nicht angelegt; Nachrichten, die hinein sollten, bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>The folder keeps its old name and place.</source>
        <translation>Der Ordner behält seinen alten Namen und Platz.</translation>
    </message>
    <message>
        <source>The folder is not deleted.</source>
        <translation>Der Ordner wird nicht gelöscht.</translation>
    </message>
    <message>
        <source>The subscription stays as the server has it.</source>
        <translation>Das Abonnement bleibt, wie der Server es hat.</translation>
    </message>
    <message>
        <source>The source of a waiting message cannot be read.</source>
        <translation>Der Quelltext einer wartenden Nachricht kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The journal of pending changes is damaged.</source>
        <translation>Das Journal der wartenden Änderungen ist beschädigt.</translation>
    </message>
    <message>
        <source>The journal of pending changes was damaged. What could be read was kept; the damaged file is %1.</source>
        <translation>Das Journal der wartenden Änderungen war beschädigt. Was lesbar war, wurde behalten; die beschädigte Datei ist %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n pending change(s) could not be read and were set aside.</source>
        <translation>
            <numerusform>%n wartende Änderung konnte nicht gelesen werden und wurde beiseitegelegt.</numerusform>
            <numerusform>%n wartende Änderungen konnten nicht gelesen werden und wurden beiseitegelegt.</numerusform>
        </translation>
    </message>
    <message>
        <source>That message is no longer in its folder on this computer.</source>
        <translation>Diese Nachricht ist nicht mehr in ihrem Ordner auf diesem Computer.</translation>
    </message>
    <message>
        <source>A message on this computer cannot be read.</source>
        <translation>Eine Nachricht auf diesem Computer kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>A folder needs a name.</source>
        <translation>Ein Ordner braucht einen Namen.</translation>
    </message>
    <message>
        <source>That folder name is too long for this computer.</source>
        <translation>Dieser Ordnername ist zu lang für diesen Computer.</translation>
    </message>
    <message>
        <source>The folder is no longer on this computer.</source>
        <translation>Der Ordner ist nicht mehr auf diesem Computer.</translation>
    </message>
    <message>
        <source>There is already a folder with that name.</source>
        <translation>Einen Ordner mit diesem Namen gibt es schon.</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>Posteingang</translation>
    </message>
    <message>
        <source>That change is no longer pending.</source>
        <translation>Diese Änderung wartet nicht mehr.</translation>
    </message>
    <message>
        <source>This mail store was written by a newer version of Waxwing.</source>
        <translation>Dieser Mail-Speicher wurde von einer neueren Version von Waxwing geschrieben.</translation>
    </message>
    <message>
        <source>The disk is full, so the mail store cannot be written.</source>
        <translation>Die Platte ist voll, deshalb kann der Mail-Speicher nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>The mail store cannot be written because its files are read-only.</source>
        <translation>Der Mail-Speicher kann nicht geschrieben werden, weil seine Dateien schreibgeschützt sind.</translation>
    </message>
    <message>
        <source>The mail store cannot be opened.</source>
        <translation>Der Mail-Speicher kann nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>A file of the mail store is damaged.</source>
        <translation>Eine Datei des Mail-Speichers ist beschädigt.</translation>
    </message>
    <message>
        <source>The mail store is in use by another program.</source>
        <translation>Der Mail-Speicher wird gerade von einem anderen Programm benutzt.</translation>
    </message>
    <message>
        <source>There is not enough memory for the mail store.</source>
        <translation>Für den Mail-Speicher ist nicht genug Arbeitsspeicher da.</translation>
    </message>
    <message>
        <source>The disk reported an error while the mail store was in use.</source>
        <translation>Die Platte hat einen Fehler gemeldet, während der Mail-Speicher benutzt wurde.</translation>
    </message>
    <message>
        <source>The mail store could not do what was asked.</source>
        <translation>Der Mail-Speicher konnte das Verlangte nicht tun.</translation>
    </message>
    <message>
        <source>Those messages are no longer there.</source>
        <translation>Diese Nachrichten gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>Messages cannot be moved to another account in one step.</source>
        <translation>Nachrichten können nicht in einem Schritt in ein anderes Konto verschoben werden.</translation>
    </message>
    <message>
        <source>A folder cannot be moved into itself.</source>
        <translation>Ein Ordner kann nicht in sich selbst verschoben werden.</translation>
    </message>
</context>
<context>
    <name>waxwing::ui</name>
    <message>
        <source>Shown as text: Waxwing runs as root, where formatted mail cannot be shown safely.</source>
        <translation>Als Text angezeigt: Waxwing läuft als root; formatierte E-Mails können dann nicht sicher angezeigt werden.</translation>
    </message>
    <message>
        <source>Shown as text: this system does not allow the sandbox that formatted mail is shown in.</source>
        <translation>Als Text angezeigt: Dieses System erlaubt die Sandbox nicht, in der formatierte E-Mails angezeigt werden.</translation>
    </message>
</context>
<context>
    <name>waxwing::ui::AccountRow</name>
    <message>
        <source>Enter password</source>
        <translation>Passwort eingeben</translation>
    </message>
    <message>
        <source>Look at the certificate</source>
        <translation>Zertifikat ansehen</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>Neu anmelden</translation>
    </message>
    <message>
        <source>Unlock the keyring</source>
        <translation>Schlüsselbund entsperren</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Ends this look for mail. What has come is kept, and the next look goes on from there.</source>
        <translation>Beendet diesen Abruf. Was schon da ist, bleibt, und der nächste Abruf macht dort weiter.</translation>
    </message>
    <message>
        <source>Stop looking for mail: %1</source>
        <translation>Abruf anhalten: %1</translation>
    </message>
</context>
<context>
    <name>waxwing::ui::AccountTransfer</name>
    <message>
        <source>Import or export</source>
        <translation>Importieren oder exportieren</translation>
    </message>
    <message>
        <source>Import from a file…</source>
        <translation>Aus einer Datei importieren…</translation>
    </message>
    <message>
        <source>Import from Thunderbird…</source>
        <translation>Aus Thunderbird importieren…</translation>
    </message>
    <message>
        <source>Export to a file…</source>
        <translation>In eine Datei exportieren…</translation>
    </message>
    <message>
        <source>Import accounts</source>
        <translation>Konten importieren</translation>
    </message>
    <message>
        <source>The folder of a Thunderbird profile</source>
        <translation>Der Ordner eines Thunderbird-Profils</translation>
    </message>
    <message>
        <source>Export accounts</source>
        <translation>Konten exportieren</translation>
    </message>
    <message>
        <source>The account “%1” is here already.</source>
        <translation>Das Konto „%1“ ist bereits hier.</translation>
    </message>
    <message>
        <source>The account “%1” was left out: %2</source>
        <translation>Das Konto „%1“ wurde ausgelassen: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n accounts were added. Their passwords are asked for once.</source>
        <translation>
            <numerusform>%n Konto wurde hinzugefügt. Nach seinem Passwort wird einmal gefragt.</numerusform>
            <numerusform>%n Konten wurden hinzugefügt. Nach ihren Passwörtern wird einmal gefragt.</numerusform>
        </translation>
    </message>
    <message>
        <source>The accounts are in %1, without their passwords.</source>
        <translation>Die Konten sind in %1, ohne ihre Passwörter.</translation>
    </message>
</context>
<context>
    <name>waxwing::ui::AccountsDialog</name>
    <message>
        <source>%1 (not connected)</source>
        <translation>%1 (nicht verbunden)</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>Funktioniert</translation>
    </message>
    <message>
        <source>Does not work</source>
        <translation>Funktioniert nicht</translation>
    </message>
    <message>
        <source>Accounts, in the order of the folder list</source>
        <translation>Konten in der Reihenfolge der Ordnerliste</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Add account</source>
        <translation>Konto hinzufügen</translation>
    </message>
    <message>
        <source>Remove account</source>
        <translation>Konto entfernen</translation>
    </message>
    <message>
        <source>Connect this account</source>
        <translation>Dieses Konto verbinden</translation>
    </message>
    <message>
        <source>Name of the account</source>
        <translation>Name des Kontos</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Ihr Name</translation>
    </message>
    <message>
        <source>Certificates accepted as they are</source>
        <translation>Zertifikate, die so akzeptiert sind</translation>
    </message>
    <message>
        <source>Trust this certificate no more</source>
        <translation>Diesem Zertifikat nicht mehr vertrauen</translation>
    </message>
    <message>
        <source>Look at the certificate</source>
        <translation>Zertifikat ansehen</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>%1, port %2: %3</source>
        <translation>%1, Port %2: %3</translation>
    </message>
    <message>
        <source>Both servers let Waxwing in.</source>
        <translation>Beide Server lassen Waxwing ein.</translation>
    </message>
    <message>
        <source>From this computer go the account&apos;s settings, its password in the password store, and what was to be changed or sent and has not been yet.</source>
        <translation>Von diesem Computer verschwinden die Einstellungen des Kontos, sein Passwort im Passwortspeicher und was noch zu ändern oder zu senden war.</translation>
    </message>
    <message>
        <source>Its mail stays in the folder of this profile. Nothing changes on %1.</source>
        <translation>Seine E-Mails bleiben im Ordner dieses Profils. Auf %1 ändert sich nichts.</translation>
    </message>
    <message>
        <source>The copies of its mail go too. On %1 nothing is deleted: all mail stays there.</source>
        <translation>Auch die Kopien seiner E-Mails verschwinden. Auf %1 wird nichts gelöscht: Dort bleiben alle E-Mails.</translation>
    </message>
    <message>
        <source>Remove “%1” from Waxwing?</source>
        <translation>„%1“ aus Waxwing entfernen?</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>Neu anmelden</translation>
    </message>
    <message>
        <source>Cancel sign-in</source>
        <translation>Anmeldung abbrechen</translation>
    </message>
    <message>
        <source>Waiting for your browser</source>
        <translation>Es wird auf Ihren Browser gewartet</translation>
    </message>
    <message>
        <source>Signed in. The account connects again.</source>
        <translation>Angemeldet. Das Konto verbindet sich wieder.</translation>
    </message>
</context>
<context>
    <name>waxwing::ui::Activity</name>
    <message numerus="yes">
        <source>%1 change(s) waiting</source>
        <translation>
            <numerusform>%1 wartet</numerusform>
            <numerusform>%1 warten</numerusform>
        </translation>
    </message>
    <message>
        <source>Working: %1 of %2</source>
        <translation>In Arbeit: %1 von %2</translation>
    </message>
    <message>
        <source>Checking for mail</source>
        <translation>E-Mails werden abgerufen</translation>
    </message>
    <message numerus="yes">
        <source>%1 not done</source>
        <translation>
            <numerusform>%1 nicht erledigt</numerusform>
            <numerusform>%1 nicht erledigt</numerusform>
        </translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Password needed</source>
        <translation>Passwort nötig</translation>
    </message>
    <message>
        <source>A problem</source>
        <translation>Ein Problem</translation>
    </message>
    <message>
        <source>Up to date · %1</source>
        <translation>Aktuell · %1</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Verbindet</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Up to date, last checked %1</source>
        <translation>Aktuell, zuletzt %1 abgerufen</translation>
    </message>
    <message>
        <source>Offline. Nothing was fetched yet.</source>
        <translation>Offline. Es wurde noch nichts abgerufen.</translation>
    </message>
    <message>
        <source>Offline. Last checked %1.</source>
        <translation>Offline. Zuletzt %1 abgerufen.</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <translation>%1: %2 von %3</translation>
    </message>
    <message>
        <source>The keyring is locked</source>
        <translation>Der Schlüsselbund ist gesperrt</translation>
    </message>
</context>
<context>
    <name>waxwing::ui::ActivityButton</name>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
</context>
<context>
    <name>waxwing::ui::ActivityPanel</name>
    <message>
        <source>Activity panel</source>
        <translation>Aktivitätsleiste</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>Try again now</source>
        <translation>Jetzt erneut versuchen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close the activity panel</source>
        <translation>Aktivitätsleiste schließen</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Nothing waits: the server has every change.</source>
        <translation>Nichts wartet: Der Server hat jede Änderung.</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>Protocol log of the last hour, without passwords and message text</source>
        <translation>Protokoll der letzten Stunde, ohne Passwörter und Nachrichtentext</translation>
    </message>
    <message>
        <source>Copy log</source>
        <translation>Protokoll kopieren</translation>
    </message>
    <message>
        <source>Offline. Changes are kept and sent when the connection is back.</source>
        <translation>Offline. Änderungen werden behalten und gesendet, wenn die Verbindung wieder da ist.</translation>
    </message>
    <message>
        <source>It is being sent right now and cannot be cancelled.</source>
        <translation>Es wird gerade gesendet und kann nicht abgebrochen werden.</translation>
    </message>
    <message>
        <source>Show more (%1)</source>
        <translation>Mehr anzeigen (%1)</translation>
    </message>
    <message>
        <source>The log was copied.</source>
        <translation>Das Protokoll wurde kopiert.</translation>
    </message>
    <message>
        <source>This network costs: nothing is fetched but what you open.</source>
        <translation>Dieses Netz kostet: geholt wird nur, was Sie öffnen.</translation>
    </message>
</context>
<context>
    <name>waxwing::ui::AttachmentBar</name>
    <message>
        <source>Attachments</source>
        <translation>Anhänge</translation>
    </message>
</context>
<context>
    <name>waxwing::ui::AttachmentFiles</name>
    <message>
        <source>“%1” could not be saved.</source>
        <translation>„%1“ konnte nicht gespeichert werden.</translation>
    </message>
    <message>
        <source>There is no room for a temporary copy of the attachment.</source>
        <translation>Für eine vorläufige Kopie des Anhangs ist kein Platz.</translation>
    </message>
</context>
<context>
    <name>waxwing::ui::AttachmentStrip</name>
    <message>
        <source>Save all</source>
        <translation>Alle speichern</translation>
    </message>
    <message>
        <source>Attachments</source>
        <translation>Anhänge</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern unter…</translation>
    </message>
    <message>
        <source>Not opened</source>
        <translation>Nicht geöffnet</translation>
    </message>
    <message>
        <source>“%1” could run a program on this computer, so Waxwing does not open it. Save it if you know what it is and who sent it.</source>
        <translation>„%1“ könnte ein Programm auf diesem Computer starten, deshalb öffnet Waxwing es nicht. Speichern Sie es, wenn Sie wissen, was es ist und wer es gesendet hat.</translation>
    </message>
    <message>
        <source>No program on this computer opens this kind of file.</source>
        <translation>Kein Programm auf diesem Computer öffnet diese Art von Datei.</translation>
    </message>
    <message>
        <source>Save attachment</source>
        <translation>Anhang speichern</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Gespeichert als %1</translation>
    </message>
    <message>
        <source>Save all attachments in</source>
        <translation>Alle Anhänge speichern in</translation>
    </message>
    <message numerus="yes">
        <source>Saved %n files in %1</source>
        <translation>
            <numerusform>%n Datei in %1 gespeichert</numerusform>
            <numerusform>%n Dateien in %1 gespeichert</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” is not on this computer yet. It is being fetched; drag it again in a moment.</source>
        <translation>„%1“ ist noch nicht auf diesem Computer. Die Datei wird geladen; ziehen Sie sie gleich noch einmal.</translation>
    </message>
    <message>
        <source>Stop fetching</source>
        <translation>Laden anhalten</translation>
    </message>
    <message>
        <source>Fetching “%1” from the server</source>
        <translation>„%1“ wird vom Server geladen</translation>
    </message>
</context>
<context>
    <name>waxwing::ui::Attachments</name>
    <message>
        <source>“%1” could not be read and is not attached.</source>
        <translation>„%1“ konnte nicht gelesen werden und ist nicht angehängt.</translation>
    </message>
    <message>
        <source>“%1” could not be copied and is not attached.</source>
        <translation>„%1“ konnte nicht kopiert werden und ist nicht angehängt.</translation>
    </message>
</context>
<context>
    <name>waxwing::ui::Badge</name>
    <message>
        <source>%1k</source>
        <comment>thousands, on a narrow badge</comment>
        <translation>%1k</translation>
    </message>
</context>
<context>
    <name>waxwing::ui::BodyEdit</name>
    <message>
        <source>Message text</source>
        <translation>Nachrichtentext</translation>
    </message>
</context>
<context>
    <name>waxwing::ui::CardDelegate</name>
    <message>
        <source>No subject</source>
        <translation>Kein Betreff</translation>
    </message>
</context>
<context>
    <name>waxwing::ui::CertificateDialog</name>
    <message>
        <source>Not said</source>
        <translation>Nicht angegeben</translation>
    </message>
    <message>
        <source>%1: itself, nobody else vouches for it</source>
        <translation>%1: sich selbst, niemand sonst bürgt dafür</translation>
    </message>
    <message>
        <source>%1: it has expired</source>
        <translation>%1: es ist abgelaufen</translation>
    </message>
    <message>
        <source>Certificate of %1</source>
        <translation>Zertifikat von %1</translation>
    </message>
    <message>
        <source>Somebody who is between you and the server could show a certificate like this to read your password and your mail. Accept it only if your provider has told you this fingerprint by another way. It is then accepted for %1, port %2, and nowhere else, until you take that back in the account&apos;s settings.</source>
        <translation>Jemand zwischen Ihnen und dem Server könnte ein solches Zertifikat zeigen, um Ihr Passwort und Ihre E-Mails zu lesen. Akzeptieren Sie es nur, wenn Ihr Anbieter Ihnen diesen Fingerabdruck auf einem anderen Weg genannt hat. Es gilt dann für %1, Port %2, und nirgends sonst, bis Sie das in den Einstellungen des Kontos zurücknehmen.</translation>
    </message>
    <message>
        <source>The certificate has changed</source>
        <translation>Das Zertifikat hat sich geändert</translation>
    </message>
    <message>
        <source>This server cannot prove who it is</source>
        <translation>Dieser Server kann nicht beweisen, wer er ist</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>%1, port %2</source>
        <translation>%1, Port %2</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>Gehört</translation>
    </message>
    <message>
        <source>Made for</source>
        <translation>Ausgestellt für</translation>
    </message>
    <message>
        <source>Vouched for by</source>
        <translation>Dafür bürgt</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Gültig bis</translation>
    </message>
    <message>
        <source>Fingerprint (SHA-256)</source>
        <translation>Fingerabdruck (SHA-256)</translation>
    </message>
    <message>
        <source>Accepted before</source>
        <translation>Zuvor akzeptiert</translation>
    </message>
    <message>
        <source>Accept the new certificate</source>
        <translation>Das neue Zertifikat akzeptieren</translation>
    </message>
    <message>
        <source>Accept this certificate</source>
        <translation>Dieses Zertifikat akzeptieren</translation>
    </message>
    <message>
        <source>Do not connect</source>
        <translation>Nicht verbinden</translation>
    </message>
</context>
<context>
    <name>waxwing::ui::CertificateReview</name>
    <message>
        <source>The certificates of this account&apos;s servers are in order now.</source>
        <translation>Die Zertifikate der Server dieses Kontos sind jetzt in Ordnung.</translation>
    </message>
</context>
<context>
    <name>waxwing::ui::ChangeRow</name>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Retry: %1</source>
        <translation>Wiederholen: %1</translation>
    </message>
    <message>
        <source>Cancel: %1</source>
        <translation>Abbrechen: %1</translation>
    </message>
</context>
<context>
    <name>waxwing::ui::ColumnsDialog</name>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Alt with the arrows moves a column. Folder and Account are there where a list has mail of several.</source>
        <translation>Alt mit den Pfeiltasten verschiebt eine Spalte. Ordner und Konto gibt es dort, wo eine Liste Nachrichten aus mehreren enthält.</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>As at first</source>
        <translation>Wie zu Anfang</translation>
    </message>
</context>
<context>
    <name>waxwing::ui::ComposerFields</name>
    <message>
        <source>Show the %1 field</source>
        <translation>Das Feld %1 anzeigen</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Cc</source>
        <translation>Cc</translation>
    </message>
    <message>
        <source>Bcc</source>
        <translation>Bcc</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>“%1” is not a complete address. Correct or remove it before sending.</source>
        <translation>„%1“ ist keine vollständige Adresse. Berichtigen oder entfernen Sie sie vor dem Senden.</translation>
    </message>
    <message>
        <source>Say who this message goes to first.</source>
        <translation>Geben Sie zuerst an, an wen diese Nachricht geht.</translation>
    </message>
    <message>
        <source>“%1” has no dot behind the @. Most addresses outside this network have one.</source>
        <translation>„%1“ hat keinen Punkt hinter dem @. Die meisten Adressen außerhalb dieses Netzes haben einen.</translation>
    </message>
</context>
<context>
    <name>waxwing::ui::ComposerWindow</name>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Attach file</source>
        <translation>Datei anhängen</translation>
    </message>
    <message>
        <source>Save draft</source>
        <translation>Entwurf speichern</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Gespeichert %1</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Nicht gespeichert</translation>
    </message>
    <message>
        <source>Waiting for an attachment to be read</source>
        <translation>Ein Anhang wird noch gelesen</translation>
    </message>
    <message>
        <source>Send (Ctrl+Enter)</source>
        <translation>Senden (Strg+Eingabe)</translation>
    </message>
    <message numerus="yes">
        <source>Goes to %n people</source>
        <translation>
            <numerusform>Geht an %n Person</numerusform>
            <numerusform>Geht an %n Personen</numerusform>
        </translation>
    </message>
    <message>
        <source>New message</source>
        <translation>Neue Nachricht</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Dateien anhängen</translation>
    </message>
    <message>
        <source>Send this message?</source>
        <translation>Diese Nachricht senden?</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Send anyway</source>
        <translation>Trotzdem senden</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Wird gesendet</translation>
    </message>
    <message>
        <source>Discard this message?</source>
        <translation>Diese Nachricht verwerfen?</translation>
    </message>
    <message>
        <source>What you wrote is not kept, also not as a draft.</source>
        <translation>Was Sie geschrieben haben, wird nicht aufgehoben, auch nicht als Entwurf.</translation>
    </message>
    <message>
        <source>Keep writing</source>
        <translation>Weiterschreiben</translation>
    </message>
    <message>
        <source>Keep this message as a draft?</source>
        <translation>Diese Nachricht als Entwurf behalten?</translation>
    </message>
    <message>
        <source>It was not sent, and its last changes are not saved yet.</source>
        <translation>Sie wurde nicht gesendet, und ihre letzten Änderungen sind noch nicht gespeichert.</translation>
    </message>
</context>
<context>
    <name>waxwing::ui::Composers</name>
    <message>
        <source>Set up an account before writing a message.</source>
        <translation>Richten Sie ein Konto ein, bevor Sie eine Nachricht schreiben.</translation>
    </message>
</context>
<context>
    <name>waxwing::ui::CoverageBar</name>
    <message>
        <source>Search the rest on the server</source>
        <translation>Den Rest auf dem Server suchen</translation>
    </message>
    <message>
        <source>Searched here: subject, sender and text of every message</source>
        <translation>Hier durchsucht: Betreff, Absender und Text jeder Nachricht</translation>
    </message>
    <message numerus="yes">
        <source>Searched here: subject and sender of all, text of %1 of %2 message(s)</source>
        <translation>
            <numerusform>Hier durchsucht: Betreff und Absender, Text von %1 von %2 Nachricht</numerusform>
            <numerusform>Hier durchsucht: Betreff und Absender aller, Text von %1 von %2 Nachrichten</numerusform>
        </translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Der Server wird gefragt…</translation>
    </message>
    <message>
        <source>The server could not be asked. What is here was searched.</source>
        <translation>Der Server konnte nicht gefragt werden. Durchsucht wurde, was hier ist.</translation>
    </message>
    <message>
        <source>Searched here and on the server: nothing more was found</source>
        <translation>Hier und auf dem Server gesucht: nichts weiter gefunden</translation>
    </message>
    <message numerus="yes">
        <source>Searched here and on the server: %1 more found</source>
        <translation>
            <numerusform>Hier und auf dem Server gesucht: %1 weitere gefunden</numerusform>
            <numerusform>Hier und auf dem Server gesucht: %1 weitere gefunden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::ui::DragCaption</name>
    <message>
        <source>Esc cancels</source>
        <translation>Esc bricht ab</translation>
    </message>
</context>
<context>
    <name>waxwing::ui::DropQuestion</name>
    <message>
        <source>Move</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>%1?</source>
        <translation>%1?</translation>
    </message>
    <message>
        <source>Do not ask again</source>
        <translation>Nicht noch einmal fragen</translation>
    </message>
</context>
<context>
    <name>waxwing::ui::DropRules</name>
    <message>
        <source>Move “%1” among the favourites</source>
        <translation>„%1“ unter den Favoriten verschieben</translation>
    </message>
    <message>
        <source>“%1” is a favourite already</source>
        <translation>„%1“ ist bereits ein Favorit</translation>
    </message>
    <message>
        <source>Add “%1” to the favourites</source>
        <translation>„%1“ zu den Favoriten hinzufügen</translation>
    </message>
    <message>
        <source>“%1” has a fixed place</source>
        <translation>„%1“ hat einen festen Platz</translation>
    </message>
    <message>
        <source>A folder stays in its account</source>
        <translation>Ein Ordner bleibt in seinem Konto</translation>
    </message>
    <message>
        <source>A folder cannot go into its own subfolder</source>
        <translation>Ein Ordner kann nicht in seinen eigenen Unterordner</translation>
    </message>
    <message>
        <source>“%1” already has a folder “%2”</source>
        <translation>In „%1“ gibt es bereits einen Ordner „%2“</translation>
    </message>
    <message>
        <source>Put “%1” above “%2”</source>
        <translation>„%1“ über „%2“ einordnen</translation>
    </message>
    <message>
        <source>Put “%1” below “%2”</source>
        <translation>„%1“ unter „%2“ einordnen</translation>
    </message>
    <message>
        <source>Move “%1” into “%2”, above “%3”</source>
        <translation>„%1“ nach „%2“ verschieben, über „%3“</translation>
    </message>
    <message>
        <source>Move “%1” into “%2”, below “%3”</source>
        <translation>„%1“ nach „%2“ verschieben, unter „%3“</translation>
    </message>
    <message>
        <source>Choose the inbox of one account</source>
        <translation>Wählen Sie den Posteingang eines Kontos</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Wählen Sie einen Ordner</translation>
    </message>
    <message>
        <source>“%1” can hold folders only</source>
        <translation>„%1“ kann nur Ordner enthalten</translation>
    </message>
    <message>
        <source>“%1” is read-only</source>
        <translation>„%1“ ist schreibgeschützt</translation>
    </message>
    <message>
        <source>This folder is no longer there</source>
        <translation>Diesen Ordner gibt es nicht mehr</translation>
    </message>
    <message>
        <source>A favourite moves among the favourites only</source>
        <translation>Ein Favorit wird nur unter den Favoriten verschoben</translation>
    </message>
    <message>
        <source>“%1” is already in “%2”</source>
        <translation>„%1“ ist bereits in „%2“</translation>
    </message>
    <message>
        <source>Move “%1” into “%2”</source>
        <translation>„%1“ nach „%2“ verschieben</translation>
    </message>
    <message>
        <source>The message is already in “%1”</source>
        <translation>Die Nachricht ist bereits in „%1“</translation>
    </message>
    <message>
        <source>The messages are already in “%1”</source>
        <translation>Die Nachrichten sind bereits in „%1“</translation>
    </message>
    <message>
        <source>Copy “%1” into “%2”</source>
        <translation>„%1“ nach „%2“ kopieren</translation>
    </message>
    <message numerus="yes">
        <source>Copy %1 message(s) into “%2”</source>
        <translation>
            <numerusform>%1 Nachricht nach „%2“ kopieren</numerusform>
            <numerusform>%1 Nachrichten nach „%2“ kopieren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %1 message(s) into “%2”</source>
        <translation>
            <numerusform>%1 Nachricht nach „%2“ verschieben</numerusform>
            <numerusform>%1 Nachrichten nach „%2“ verschieben</numerusform>
        </translation>
    </message>
    <message>
        <source>Only mail files go into a folder: .eml or .mbox</source>
        <translation>In einen Ordner gehören nur E-Mail-Dateien: .eml oder .mbox</translation>
    </message>
    <message numerus="yes">
        <source>Copy %1 mail file(s) into “%2”</source>
        <translation>
            <numerusform>%1 E-Mail-Datei nach „%2“ kopieren</numerusform>
            <numerusform>%1 E-Mail-Dateien nach „%2“ kopieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Hold Shift to do this: %1</source>
        <translation>Halten Sie dafür die Umschalttaste: %1</translation>
    </message>
</context>
<context>
    <name>waxwing::ui::FavouriteStrip</name>
    <message>
        <source>Drop a folder here to make it a favourite</source>
        <translation>Legen Sie hier einen Ordner ab, um ihn zum Favoriten zu machen</translation>
    </message>
    <message>
        <source>Drop here for favourites</source>
        <translation>Hier für Favoriten ablegen</translation>
    </message>
</context>
<context>
    <name>waxwing::ui::FoldedMessages</name>
    <message>
        <source>Earlier messages of this conversation</source>
        <translation>Frühere Nachrichten dieser Unterhaltung</translation>
    </message>
    <message>
        <source>Later messages of this conversation</source>
        <translation>Spätere Nachrichten dieser Unterhaltung</translation>
    </message>
</context>
<context>
    <name>waxwing::ui::FoldedRow</name>
    <message>
        <source>you</source>
        <translation>Ihnen</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n weiteren</numerusform>
            <numerusform>%n weiteren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n read message(s), from %1</source>
        <translation>
            <numerusform>Eine gelesene Nachricht, von %1</numerusform>
            <numerusform>%n gelesene Nachrichten, von %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Sie</translation>
    </message>
</context>
<context>
    <name>waxwing::ui::FolderActions</name>
    <message>
        <source>New folder</source>
        <translation>Neuer Ordner</translation>
    </message>
    <message>
        <source>Name of the new folder in “%1”</source>
        <translation>Name des neuen Ordners in „%1“</translation>
    </message>
    <message>
        <source>Name of the new folder</source>
        <translation>Name des neuen Ordners</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>Move “%1” into</source>
        <translation>„%1“ verschieben nach</translation>
    </message>
    <message>
        <source>Delete folder</source>
        <translation>Ordner löschen</translation>
    </message>
    <message>
        <source>Delete the folder “%1”?</source>
        <translation>Den Ordner „%1“ löschen?</translation>
    </message>
    <message numerus="yes">
        <source>Delete the folder “%1” with %2 message(s)?</source>
        <translation>
            <numerusform>Den Ordner „%1“ mit %2 Nachricht löschen?</numerusform>
            <numerusform>Den Ordner „%1“ mit %2 Nachrichten löschen?</numerusform>
        </translation>
    </message>
    <message>
        <source>It is in Trash already: the folder and its mail are gone for good.</source>
        <translation>Er ist bereits im Papierkorb: Der Ordner und seine E-Mails sind dann endgültig weg.</translation>
    </message>
    <message>
        <source>It moves to Trash with all its mail. This can be undone.</source>
        <translation>Er kommt mit allen E-Mails in den Papierkorb. Das kann rückgängig gemacht werden.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Moved “%1” among the favourites</source>
        <translation>„%1“ wurde unter den Favoriten verschoben</translation>
    </message>
    <message>
        <source>“%1” is a favourite now</source>
        <translation>„%1“ ist jetzt ein Favorit</translation>
    </message>
    <message>
        <source>Moved “%1” among its siblings</source>
        <translation>„%1“ wurde unter den Ordnern daneben verschoben</translation>
    </message>
    <message>
        <source>“%1” is no favourite any more</source>
        <translation>„%1“ ist kein Favorit mehr</translation>
    </message>
    <message>
        <source>Empty folder</source>
        <translation>Ordner leeren</translation>
    </message>
    <message>
        <source>Take the one message out of “%1”?</source>
        <translation>Die eine Nachricht aus „%1“ entfernen?</translation>
    </message>
    <message numerus="yes">
        <source>Take all %1 message(s) out of “%2”?</source>
        <translation>
            <numerusform>Die %1 Nachricht aus „%2“ entfernen?</numerusform>
            <numerusform>Alle %1 Nachrichten aus „%2“ entfernen?</numerusform>
        </translation>
    </message>
    <message>
        <source>They are gone for good. Folders below it stay.</source>
        <translation>Sie sind dann endgültig weg. Unterordner bleiben.</translation>
    </message>
    <message>
        <source>They go to Trash. Folders below it stay.</source>
        <translation>Sie kommen in den Papierkorb. Unterordner bleiben.</translation>
    </message>
    <message>
        <source>Delete for ever</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Leeren</translation>
    </message>
</context>
<context>
    <name>waxwing::ui::FolderDelegate</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Folder name</source>
        <translation>Ordnername</translation>
    </message>
</context>
<context>
    <name>waxwing::ui::FolderDrop</name>
    <message>
        <source>Add “%1” to the favourites</source>
        <translation>„%1“ zu den Favoriten hinzufügen</translation>
    </message>
</context>
<context>
    <name>waxwing::ui::FolderFacts</name>
    <message>
        <source>%1 or %2</source>
        <translation>%1 oder %2</translation>
    </message>
    <message>
        <source>%1 messages</source>
        <extracomment>%1: one or more of the verbs “read”, “mark”, “add” and “delete”</extracomment>
        <translation>Nachrichten %1</translation>
    </message>
    <message>
        <source>read</source>
        <comment>messages</comment>
        <translation>lesen</translation>
    </message>
    <message>
        <source>mark</source>
        <comment>messages</comment>
        <translation>kennzeichnen</translation>
    </message>
    <message>
        <source>add</source>
        <comment>messages</comment>
        <translation>hinzufügen</translation>
    </message>
    <message>
        <source>delete</source>
        <comment>messages</comment>
        <translation>löschen</translation>
    </message>
    <message>
        <source>make folders in it</source>
        <translation>Ordner darin anlegen</translation>
    </message>
    <message>
        <source>rename or delete the folder</source>
        <translation>den Ordner umbenennen oder löschen</translation>
    </message>
    <message>
        <source>You may do nothing with this folder.</source>
        <translation>Sie dürfen mit diesem Ordner nichts tun.</translation>
    </message>
    <message>
        <source>You may do everything with this folder and its messages.</source>
        <translation>Sie dürfen mit diesem Ordner und seinen Nachrichten alles tun.</translation>
    </message>
    <message>
        <source>You may %1. You may not %2.</source>
        <translation>Erlaubt: %1. Nicht erlaubt: %2.</translation>
    </message>
    <message>
        <source>%1 of %2 messages used</source>
        <translation>%1 von %2 Nachrichten belegt</translation>
    </message>
    <message>
        <source>%1 of %2 used</source>
        <translation>%1 von %2 belegt</translation>
    </message>
    <message>
        <source>%1: full</source>
        <translation>%1: voll</translation>
    </message>
    <message>
        <source>%1: nearly full</source>
        <translation>%1: fast voll</translation>
    </message>
</context>
<context>
    <name>waxwing::ui::FolderPane</name>
    <message>
        <source>Filter folders</source>
        <translation>Ordner filtern</translation>
    </message>
    <message>
        <source>Show all folders</source>
        <translation>Alle Ordner anzeigen</translation>
    </message>
</context>
<context>
    <name>waxwing::ui::FolderPicker</name>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Type a few letters of the folder</source>
        <translation>Tippen Sie einige Buchstaben des Ordners</translation>
    </message>
    <message>
        <source>Matching folders</source>
        <translation>Passende Ordner</translation>
    </message>
    <message>
        <source>chosen before</source>
        <translation>schon gewählt</translation>
    </message>
</context>
<context>
    <name>waxwing::ui::FolderProperties</name>
    <message>
        <source>Holds folders only</source>
        <translation>Enthält nur Ordner</translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>Nur lesen</translation>
    </message>
    <message>
        <source>Read and change</source>
        <translation>Lesen und ändern</translation>
    </message>
    <message>
        <source>Read and change; not on the server yet</source>
        <translation>Lesen und ändern; noch nicht auf dem Server</translation>
    </message>
    <message>
        <source>Properties of “%1”</source>
        <translation>Eigenschaften von „%1“</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Name on the server</source>
        <translation>Name auf dem Server</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Auf diesem Computer</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Adding up…</source>
        <translation>Wird berechnet…</translation>
    </message>
    <message>
        <source>Subscribed: other mail programs show it too</source>
        <translation>Abonniert: Andere E-Mail-Programme zeigen ihn auch</translation>
    </message>
    <message>
        <source>Used for</source>
        <translation>Verwendet für</translation>
    </message>
    <message>
        <source>Nothing in particular</source>
        <translation>Nichts Bestimmtes</translation>
    </message>
    <message numerus="yes">
        <source>%1, %2 unread</source>
        <translation>
            <numerusform>%1, %2 ungelesen</numerusform>
            <numerusform>%1, %2 ungelesen</numerusform>
        </translation>
    </message>
    <message>
        <source>All of them</source>
        <translation>Alle</translation>
    </message>
    <message numerus="yes">
        <source>%1 with their text, the others fetched when they are opened</source>
        <translation>
            <numerusform>%1 mit ihrem Text, die anderen werden beim Öffnen geholt</numerusform>
            <numerusform>%1 mit ihrem Text, die anderen werden beim Öffnen geholt</numerusform>
        </translation>
    </message>
    <message>
        <source>Known when connected</source>
        <translation>Bekannt, sobald eine Verbindung besteht</translation>
    </message>
    <message>
        <source>Your rights</source>
        <translation>Ihre Rechte</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Der Server wird gefragt…</translation>
    </message>
    <message>
        <source>Room on the server</source>
        <translation>Platz auf dem Server</translation>
    </message>
    <message>
        <source>Keep for offline</source>
        <translation>Offline vorhalten</translation>
    </message>
    <message>
        <source>No limit that the server tells</source>
        <translation>Keine Grenze, die der Server nennt</translation>
    </message>
    <message>
        <source>With attachments</source>
        <translation>Mit Anhängen</translation>
    </message>
    <message>
        <source>Of any size</source>
        <translation>Jeder Größe</translation>
    </message>
    <message>
        <source>Of messages up to %1</source>
        <translation>Von Nachrichten bis %1</translation>
    </message>
</context>
<context>
    <name>waxwing::ui::FolderTreeView</name>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
</context>
<context>
    <name>waxwing::ui::FontChooser</name>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>%1, %2 pt</source>
        <comment>a font&apos;s name and size</comment>
        <translation>%1, %2 pt</translation>
    </message>
    <message>
        <source>Another…</source>
        <comment>font</comment>
        <translation>Andere …</translation>
    </message>
</context>
<context>
    <name>waxwing::ui::HeaderCard</name>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>Stern</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>No subject</source>
        <translation>Kein Betreff</translation>
    </message>
    <message>
        <source>No sender</source>
        <translation>Kein Absender</translation>
    </message>
    <message>
        <source>no address</source>
        <translation>keine Adresse</translation>
    </message>
    <message>
        <source>you</source>
        <translation>Sie</translation>
    </message>
    <message>
        <source>No recipients named</source>
        <translation>Keine Empfänger genannt</translation>
    </message>
    <message numerus="yes">
        <source>To %1 and %n more</source>
        <translation>
            <numerusform>An %1 und %n weitere Person</numerusform>
            <numerusform>An %1 und %n weitere Personen</numerusform>
        </translation>
    </message>
    <message>
        <source>To %1</source>
        <translation>An %1</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>Absender</translation>
    </message>
    <message>
        <source>Reply to</source>
        <translation>Antwort an</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Cc</source>
        <translation>Cc</translation>
    </message>
    <message>
        <source>Bcc</source>
        <translation>Bcc</translation>
    </message>
    <message>
        <source>Hide the recipients</source>
        <translation>Empfänger ausblenden</translation>
    </message>
    <message>
        <source>Show all recipients</source>
        <translation>Alle Empfänger anzeigen</translation>
    </message>
    <message>
        <source>Received %1; the message itself carries no readable date</source>
        <translation>Empfangen %1; die Nachricht selbst trägt kein lesbares Datum</translation>
    </message>
    <message>
        <source>For the sender: %1</source>
        <translation>Beim Absender: %1</translation>
    </message>
    <message>
        <source>Remove the star</source>
        <translation>Stern entfernen</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n Nachricht</numerusform>
            <numerusform>%n Nachrichten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::ui::HtmlPage</name>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
</context>
<context>
    <name>waxwing::ui::HtmlView</name>
    <message>
        <source>Message text</source>
        <translation>Nachrichtentext</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Link kopieren</translation>
    </message>
</context>
<context>
    <name>waxwing::ui::IdentityEditor</name>
    <message>
        <source>Who you write as</source>
        <translation>Als wer Sie schreiben</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Add someone to write as</source>
        <translation>Eine Identität hinzufügen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove the one chosen</source>
        <translation>Die gewählte entfernen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Email address</source>
        <translation>E-Mail-Adresse</translation>
    </message>
    <message>
        <source>Answers go to</source>
        <translation>Antworten gehen an</translation>
    </message>
    <message>
        <source>The same address</source>
        <translation>Dieselbe Adresse</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Signatur</translation>
    </message>
    <message>
        <source>Write new mail as this one</source>
        <translation>Neue Nachrichten als diese schreiben</translation>
    </message>
    <message>
        <source>You write as %1 twice. Give one of them another address, or remove it.</source>
        <translation>Sie schreiben zweimal als %1. Geben Sie einer davon eine andere Adresse oder entfernen Sie sie.</translation>
    </message>
    <message>
        <source>New: give it an address</source>
        <translation>Neu: Geben Sie eine Adresse an</translation>
    </message>
    <message>
        <source>%1 (for new mail)</source>
        <translation>%1 (für neue Nachrichten)</translation>
    </message>
    <message>
        <source>What is sent goes to</source>
        <translation>Gesendetes kommt nach</translation>
    </message>
    <message>
        <source>The account&apos;s folder for it</source>
        <translation>Der Ordner des Kontos dafür</translation>
    </message>
</context>
<context>
    <name>waxwing::ui::ListHeader</name>
    <message>
        <source>Unread</source>
        <translation>Ungelesen</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>Mit Stern</translation>
    </message>
    <message>
        <source>With attachments</source>
        <translation>Mit Anhang</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>Karten</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Sort</source>
        <translation>Sortieren</translation>
    </message>
    <message>
        <source>Newest or last first</source>
        <translation>Neueste oder letzte zuerst</translation>
    </message>
    <message>
        <source>Oldest or first first</source>
        <translation>Älteste oder erste zuerst</translation>
    </message>
    <message>
        <source>Group by conversation</source>
        <translation>Nach Unterhaltung gruppieren</translation>
    </message>
    <message>
        <source>From this sender</source>
        <translation>Von diesem Absender</translation>
    </message>
    <message>
        <source>To me</source>
        <translation>An mich</translation>
    </message>
    <message>
        <source>Group by date</source>
        <translation>Nach Datum gruppieren</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
</context>
<context>
    <name>waxwing::ui::ListHeaderView</name>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Columns…</source>
        <translation>Spalten …</translation>
    </message>
    <message>
        <source>As at first</source>
        <translation>Wie zu Anfang</translation>
    </message>
</context>
<context>
    <name>waxwing::ui::LoginForm</name>
    <message>
        <source>Only %1</source>
        <translation>Nur %1</translation>
    </message>
    <message>
        <source>Password, the safest way the server has</source>
        <translation>Passwort, auf dem sichersten Weg, den der Server kennt</translation>
    </message>
    <message>
        <source>Sign-in in the browser (OAuth 2)</source>
        <translation>Anmeldung im Browser (OAuth 2)</translation>
    </message>
    <message>
        <source>Client certificate (EXTERNAL)</source>
        <translation>Client-Zertifikat (EXTERNAL)</translation>
    </message>
    <message>
        <source>Kerberos ticket (GSSAPI)</source>
        <translation>Kerberos-Ticket (GSSAPI)</translation>
    </message>
    <message>
        <source>In the desktop&apos;s password store</source>
        <translation>Im Passwortspeicher der Arbeitsumgebung</translation>
    </message>
    <message>
        <source>Only until Waxwing is closed</source>
        <translation>Nur, bis Waxwing geschlossen wird</translation>
    </message>
    <message>
        <source>Nowhere: a program prints it</source>
        <translation>Nirgends: ein Programm gibt es aus</translation>
    </message>
    <message>
        <source>Where the password is kept</source>
        <translation>Wo das Passwort aufbewahrt wird</translation>
    </message>
    <message>
        <source>Until Waxwing is closed: in memory only, and asked for at every start</source>
        <translation>Bis Waxwing geschlossen wird: nur im Arbeitsspeicher, danach wird bei jedem Start gefragt</translation>
    </message>
    <message>
        <source>Password command</source>
        <translation>Passwortbefehl</translation>
    </message>
    <message>
        <source>Run each time the password is needed; its first line of output is the password</source>
        <translation>Wird immer ausgeführt, wenn das Passwort gebraucht wird; die erste ausgegebene Zeile ist das Passwort</translation>
    </message>
    <message>
        <source>Client certificate</source>
        <translation>Client-Zertifikat</translation>
    </message>
    <message>
        <source>A PEM file with your certificate and its key, by which the server knows you</source>
        <translation>Eine PEM-Datei mit Ihrem Zertifikat und dessen Schlüssel, an dem der Server Sie erkennt</translation>
    </message>
    <message>
        <source>Where to sign in</source>
        <translation>Wo Sie sich anmelden</translation>
    </message>
    <message>
        <source>The provider&apos;s issuer, such as https://login.example.org; google, microsoft, yahoo and fastmail are enough by name</source>
        <translation>Der Issuer des Anbieters, etwa https://login.example.org; für google, microsoft, yahoo und fastmail genügt der Name</translation>
    </message>
    <message>
        <source>Client id</source>
        <translation>Client-ID</translation>
    </message>
    <message>
        <source>As whom Waxwing comes to the provider; empty: as the package was built for</source>
        <translation>Als wer sich Waxwing beim Anbieter meldet; leer: wie es das Programmpaket vorsieht</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Umfang (Scope)</translation>
    </message>
    <message>
        <source>What Waxwing asks leave for; empty: what the provider names</source>
        <translation>Worum Waxwing bittet; leer: was der Anbieter nennt</translation>
    </message>
    <message>
        <source>Log-in method</source>
        <translation>Anmeldeverfahren</translation>
    </message>
    <message>
        <source>Choose another than the first only where the provider or the company says so</source>
        <translation>Wählen Sie ein anderes als das erste nur, wenn der Anbieter oder die Firma es vorgibt</translation>
    </message>
</context>
<context>
    <name>waxwing::ui::MainWindow</name>
    <message>
        <source>Compose</source>
        <translation>Verfassen</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Reply all</source>
        <translation>Allen antworten</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Weiterleiten</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archivieren</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete for ever</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>Junk</source>
        <translation>Spam</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Copy to</source>
        <translation>Kopieren nach</translation>
    </message>
    <message>
        <source>Mark read or unread</source>
        <translation>Als gelesen oder ungelesen markieren</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>Stern</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Schlagwort</translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation>Zurückstellen</translation>
    </message>
    <message>
        <source>Save as files…</source>
        <translation>Als Dateien speichern…</translation>
    </message>
    <message>
        <source>Import mail files…</source>
        <translation>E-Mail-Dateien importieren…</translation>
    </message>
    <message>
        <source>Open in own window</source>
        <translation>In eigenem Fenster öffnen</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>Neuer Ordner</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Move folder</source>
        <translation>Ordner verschieben</translation>
    </message>
    <message>
        <source>Delete folder</source>
        <translation>Ordner löschen</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>Favorit</translation>
    </message>
    <message>
        <source>Empty folder</source>
        <translation>Ordner leeren</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>Eigenschaften</translation>
    </message>
    <message>
        <source>Filter folders</source>
        <translation>Ordner filtern</translation>
    </message>
    <message>
        <source>Mark all read</source>
        <translation>Alle als gelesen markieren</translation>
    </message>
    <message>
        <source>Subscribed</source>
        <translation>Abonniert</translation>
    </message>
    <message>
        <source>Go to folder</source>
        <translation>Gehe zu Ordner</translation>
    </message>
    <message>
        <source>Next message</source>
        <translation>Nächste Nachricht</translation>
    </message>
    <message>
        <source>Previous message</source>
        <translation>Vorherige Nachricht</translation>
    </message>
    <message>
        <source>Next unread message</source>
        <translation>Nächste ungelesene Nachricht</translation>
    </message>
    <message>
        <source>Search mail</source>
        <translation>E-Mails durchsuchen</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
    <message>
        <source>Find an action or a folder</source>
        <translation>Einen Befehl oder Ordner finden</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Check mail</source>
        <translation>E-Mails abrufen</translation>
    </message>
    <message>
        <source>Work offline</source>
        <translation>Offline arbeiten</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>Karten</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Message to the right</source>
        <translation>Nachricht rechts</translation>
    </message>
    <message>
        <source>Message below</source>
        <translation>Nachricht unten</translation>
    </message>
    <message>
        <source>No message pane</source>
        <translation>Keine Nachrichtenansicht</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Menu bar</source>
        <translation>Menüleiste</translation>
    </message>
    <message>
        <source>Colours of the system</source>
        <translation>Farben des Systems</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Add account</source>
        <translation>Konto hinzufügen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Waxwing</source>
        <translation>Waxwing</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Gehe zu</translation>
    </message>
    <message>
        <source>&amp;Message</source>
        <translation>&amp;Nachricht</translation>
    </message>
    <message>
        <source>F&amp;older</source>
        <translation>&amp;Ordner</translation>
    </message>
    <message>
        <source>Toolbar</source>
        <translation>Werkzeugleiste</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Group by conversation</source>
        <translation>Nach Unterhaltung gruppieren</translation>
    </message>
    <message>
        <source>All from this sender</source>
        <translation>Alles von diesem Absender</translation>
    </message>
    <message>
        <source>Prepare to go offline</source>
        <translation>Offline vorbereiten</translation>
    </message>
    <message>
        <source>This network costs</source>
        <translation>Dieses Netz kostet</translation>
    </message>
    <message>
        <source>Group by date</source>
        <translation>Nach Datum gruppieren</translation>
    </message>
    <message>
        <source>Columns…</source>
        <translation>Spalten …</translation>
    </message>
</context>
<context>
    <name>waxwing::ui::MessageActions</name>
    <message>
        <source>Delete for ever</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>Delete this message for ever?</source>
        <translation>Diese Nachricht endgültig löschen?</translation>
    </message>
    <message numerus="yes">
        <source>Delete %1 message(s) for ever?</source>
        <translation>
            <numerusform>%1 Nachricht endgültig löschen?</numerusform>
            <numerusform>%1 Nachrichten endgültig löschen?</numerusform>
        </translation>
    </message>
    <message>
        <source>They do not go to Trash, and this cannot be undone.</source>
        <translation>Sie kommen nicht in den Papierkorb, und das kann nicht rückgängig gemacht werden.</translation>
    </message>
</context>
<context>
    <name>waxwing::ui::MessageBody</name>
    <message>
        <source>Shown as text: the part of Waxwing that shows formatted mail ended unexpectedly, again and again.</source>
        <translation>Als Text angezeigt: Der Teil von Waxwing, der formatierte E-Mails anzeigt, hat sich wiederholt unerwartet beendet.</translation>
    </message>
</context>
<context>
    <name>waxwing::ui::MessageListPane</name>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Search in %1</source>
        <translation>Suche in %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 result(s)</source>
        <translation>
            <numerusform>%1 Treffer</numerusform>
            <numerusform>%1 Treffer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 unread</source>
        <translation>
            <numerusform>%1 ungelesen</numerusform>
            <numerusform>%1 ungelesen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 message(s)</source>
        <translation>
            <numerusform>%1 Nachricht</numerusform>
            <numerusform>%1 Nachrichten</numerusform>
        </translation>
    </message>
    <message>
        <source>Your folders could not be fetched</source>
        <translation>Ihre Ordner konnten nicht geholt werden</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Fetching your folders</source>
        <translation>Ihre Ordner werden geholt</translation>
    </message>
    <message>
        <source>They appear on the left as soon as the server has listed them.</source>
        <translation>Sie erscheinen links, sobald der Server sie aufgezählt hat.</translation>
    </message>
    <message>
        <source>No folder is open</source>
        <translation>Kein Ordner ist geöffnet</translation>
    </message>
    <message>
        <source>Choose one on the left.</source>
        <translation>Wählen Sie links einen aus.</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>%1 wird geöffnet</translation>
    </message>
    <message>
        <source>Nothing found for “%1”</source>
        <translation>Nichts gefunden für „%1“</translation>
    </message>
    <message>
        <source>Every word must occur in the subject, the sender or the text.</source>
        <translation>Jedes Wort muss im Betreff, im Absender oder im Text vorkommen.</translation>
    </message>
    <message>
        <source>No message in %1 passes the filter</source>
        <translation>Keine Nachricht in %1 passt zum Filter</translation>
    </message>
    <message>
        <source>Switch the filter off to see all %1.</source>
        <translation>Schalten Sie den Filter aus, um alle %1 zu sehen.</translation>
    </message>
    <message>
        <source>You are offline. Everything up to %1 is here; newer mail comes when the connection is back.</source>
        <translation>Sie sind offline. Alles bis %1 ist hier; neuere E-Mails kommen, wenn die Verbindung wieder da ist.</translation>
    </message>
    <message>
        <source>You are offline. Mail comes when the connection is back.</source>
        <translation>Sie sind offline. E-Mails kommen, wenn die Verbindung wieder da ist.</translation>
    </message>
    <message>
        <source>No messages in %1</source>
        <translation>Keine Nachrichten in %1</translation>
    </message>
    <message>
        <source>You can read, write and sort meanwhile.</source>
        <translation>Sie können inzwischen lesen, schreiben und sortieren.</translation>
    </message>
    <message>
        <source>What arrives or is moved here is listed here.</source>
        <translation>Was ankommt oder hierher verschoben wird, steht hier.</translation>
    </message>
</context>
<context>
    <name>waxwing::ui::MessageListView</name>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>No subject</source>
        <translation>Kein Betreff</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n Nachricht</numerusform>
            <numerusform>%n Nachrichten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::ui::MessageWindow</name>
    <message>
        <source>The file “%1” could not be read.</source>
        <translation>Die Datei „%1“ konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The file is too large for a message (over 256 MB).</source>
        <translation>Die Datei ist zu groß für eine Nachricht (über 256 MB).</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>No subject</source>
        <translation>Kein Betreff</translation>
    </message>
</context>
<context>
    <name>waxwing::ui::NewMail</name>
    <message>
        <source>%1 and others</source>
        <translation>%1 und andere</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archivieren</translation>
    </message>
    <message>
        <source>Mark read</source>
        <translation>Als gelesen markieren</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>New message in %1</source>
        <translation>Neue Nachricht in %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 new message(s) in %2</source>
        <translation>
            <numerusform>%1 neue Nachricht in %2</numerusform>
            <numerusform>%1 neue Nachrichten in %2</numerusform>
        </translation>
    </message>
    <message>
        <source>No subject</source>
        <translation>Kein Betreff</translation>
    </message>
</context>
<context>
    <name>waxwing::ui::OpenLink</name>
    <message>
        <source>Open this link?</source>
        <translation>Diesen Link öffnen?</translation>
    </message>
    <message>
        <source>It goes to: %1</source>
        <translation>Er führt zu: %1</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Link kopieren</translation>
    </message>
    <message>
        <source>Open anyway</source>
        <translation>Trotzdem öffnen</translation>
    </message>
</context>
<context>
    <name>waxwing::ui::PaneFolding</name>
    <message>
        <source>Show folders</source>
        <translation>Ordner anzeigen</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Zurück zur Liste</translation>
    </message>
</context>
<context>
    <name>waxwing::ui::PasswordDialog</name>
    <message>
        <source>Keep it in the desktop&apos;s password store</source>
        <translation>Im Passwortspeicher des Systems aufbewahren</translation>
    </message>
    <message>
        <source>Password for %1</source>
        <translation>Passwort für %1</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Stay offline</source>
        <translation>Offline bleiben</translation>
    </message>
    <message>
        <source>Only until Waxwing is closed</source>
        <translation>Nur, bis Waxwing geschlossen wird</translation>
    </message>
</context>
<context>
    <name>waxwing::ui::Pop3Form</name>
    <message>
        <source>Look for new mail every</source>
        <translation>Neue E-Mails abholen alle</translation>
    </message>
    <message>
        <source>A POP3 server says nothing by itself; some lock out who asks too often</source>
        <translation>Ein POP3-Server meldet sich nicht von selbst; manche sperren aus, wer zu oft fragt</translation>
    </message>
    <message numerus="yes">
        <source> minute(s)</source>
        <translation>
            <numerusform> Minute</numerusform>
            <numerusform> Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>Fetch only the beginning of messages above</source>
        <translation>Nur den Anfang abholen von Nachrichten über</translation>
    </message>
    <message>
        <source>For slow lines: the rest comes when you ask for it in the message</source>
        <translation>Für langsame Leitungen: den Rest holen Sie in der Nachricht auf Wunsch nach</translation>
    </message>
    <message>
        <source> MiB</source>
        <translation> MiB</translation>
    </message>
    <message>
        <source>Never, all come whole</source>
        <translation>Nie, alle kommen ganz</translation>
    </message>
    <message>
        <source>Leave it there</source>
        <translation>Dort lassen</translation>
    </message>
    <message>
        <source>Delete it there once it is here</source>
        <translation>Dort löschen, sobald sie hier sind</translation>
    </message>
    <message>
        <source>Delete it there after some days</source>
        <translation>Dort nach einigen Tagen löschen</translation>
    </message>
    <message>
        <source>Delete it there when it is deleted here</source>
        <translation>Dort löschen, wenn sie hier gelöscht werden</translation>
    </message>
    <message>
        <source>Mail on the server</source>
        <translation>E-Mails auf dem Server</translation>
    </message>
    <message>
        <source>Days mail stays on the server</source>
        <translation>Tage, die E-Mails auf dem Server bleiben</translation>
    </message>
    <message numerus="yes">
        <source> day(s)</source>
        <translation>
            <numerusform> Tag</numerusform>
            <numerusform> Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>Leave it there when another device reads the same mailbox</source>
        <translation>Lassen Sie sie dort, wenn ein anderes Gerät dasselbe Postfach liest</translation>
    </message>
</context>
<context>
    <name>waxwing::ui::ReaderView</name>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Show once</source>
        <translation>Einmal anzeigen</translation>
    </message>
    <message>
        <source>Always for this sender</source>
        <translation>Immer für diesen Absender</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>Show as text</source>
        <translation>Als Text anzeigen</translation>
    </message>
    <message>
        <source>Light background</source>
        <translation>Heller Hintergrund</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Größer</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Kleiner</translation>
    </message>
    <message>
        <source>Normal size</source>
        <translation>Normale Größe</translation>
    </message>
    <message>
        <source>View source</source>
        <translation>Quelltext anzeigen</translation>
    </message>
    <message>
        <source>No message selected</source>
        <translation>Keine Nachricht ausgewählt</translation>
    </message>
    <message>
        <source>Choose one in the list to read it here.</source>
        <translation>Wählen Sie eine in der Liste aus, um sie hier zu lesen.</translation>
    </message>
    <message>
        <source>This message is no longer here</source>
        <translation>Diese Nachricht ist nicht mehr hier</translation>
    </message>
    <message>
        <source>It was moved or deleted, here or in another program.</source>
        <translation>Sie wurde verschoben oder gelöscht, hier oder in einem anderen Programm.</translation>
    </message>
    <message>
        <source>Fetching this message</source>
        <translation>Diese Nachricht wird geholt</translation>
    </message>
    <message>
        <source>It is not held on this computer yet.</source>
        <translation>Sie ist noch nicht auf diesem Computer.</translation>
    </message>
    <message>
        <source>This message has no text</source>
        <translation>Diese Nachricht hat keinen Text</translation>
    </message>
    <message>
        <source>Its attachments are below.</source>
        <translation>Ihre Anhänge sind unten.</translation>
    </message>
    <message>
        <source>Not on this computer yet</source>
        <translation>Noch nicht auf diesem Computer</translation>
    </message>
    <message>
        <source>This message could not be shown</source>
        <translation>Diese Nachricht konnte nicht angezeigt werden</translation>
    </message>
    <message>
        <source>The text of this message is still on the server only. %1</source>
        <translation>Der Text dieser Nachricht ist noch nur auf dem Server. %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message numerus="yes">
        <source>%n remote picture(s) not shown</source>
        <translation>
            <numerusform>%n Bild aus dem Netz nicht angezeigt</numerusform>
            <numerusform>%n Bilder aus dem Netz nicht angezeigt</numerusform>
        </translation>
    </message>
    <message>
        <source>This message is too complex to show in full. Its source is complete.</source>
        <translation>Diese Nachricht ist zu verschachtelt, um sie ganz anzuzeigen. Ihr Quelltext ist vollständig.</translation>
    </message>
</context>
<context>
    <name>waxwing::ui::RecipientLabel</name>
    <message>
        <source>%1, not a complete address</source>
        <translation>%1, keine vollständige Adresse</translation>
    </message>
    <message>
        <source>“%1” is not a complete address. Double-click to correct it.</source>
        <translation>„%1“ ist keine vollständige Adresse. Doppelklicken Sie, um sie zu berichtigen.</translation>
    </message>
</context>
<context>
    <name>waxwing::ui::RemoteSenders</name>
    <message>
        <source>The choice could not be remembered for the next start.</source>
        <translation>Die Wahl konnte nicht für den nächsten Start gemerkt werden.</translation>
    </message>
</context>
<context>
    <name>waxwing::ui::Reporter</name>
    <message numerus="yes">
        <source>Working on %n message(s)</source>
        <translation>
            <numerusform>%n Nachricht wird bearbeitet</numerusform>
            <numerusform>%n Nachrichten werden bearbeitet</numerusform>
        </translation>
    </message>
    <message>
        <source>The list changed at that moment, so nothing was done. Please do it again.</source>
        <translation>Die Liste hat sich in diesem Augenblick geändert, deshalb wurde nichts getan. Bitte noch einmal versuchen.</translation>
    </message>
</context>
<context>
    <name>waxwing::ui::RestBar</name>
    <message>
        <source>Download the rest</source>
        <translation>Den Rest herunterladen</translation>
    </message>
    <message>
        <source>Only the beginning of this message is here (%1 of %2).</source>
        <translation>Nur der Anfang dieser Nachricht ist hier (%1 von %2).</translation>
    </message>
    <message>
        <source>Only the beginning of this message is here.</source>
        <translation>Nur der Anfang dieser Nachricht ist hier.</translation>
    </message>
    <message>
        <source>Downloading the rest of this message</source>
        <translation>Der Rest dieser Nachricht wird heruntergeladen</translation>
    </message>
</context>
<context>
    <name>waxwing::ui::SearchField</name>
    <message>
        <source>Search mail</source>
        <translation>E-Mails durchsuchen</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>Suche leeren</translation>
    </message>
</context>
<context>
    <name>waxwing::ui::ServerForm</name>
    <message>
        <source>Allow an unencrypted connection to this server</source>
        <translation>Eine unverschlüsselte Verbindung zu diesem Server erlauben</translation>
    </message>
    <message>
        <source>IMAP, mail stays on the server</source>
        <translation>IMAP, E-Mails bleiben auf dem Server</translation>
    </message>
    <message>
        <source>POP3, mail is fetched to this computer</source>
        <translation>POP3, E-Mails werden auf diesen Computer geholt</translation>
    </message>
    <message>
        <source>Kind of account</source>
        <translation>Art des Kontos</translation>
    </message>
    <message>
        <source>Incoming mail</source>
        <translation>Posteingang</translation>
    </message>
    <message>
        <source>Incoming</source>
        <translation>Eingang</translation>
    </message>
    <message>
        <source>Outgoing mail (SMTP)</source>
        <translation>Postausgang (SMTP)</translation>
    </message>
    <message>
        <source>Outgoing</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>The same as for incoming mail</source>
        <translation>Wie beim Posteingang</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Benutzername</translation>
    </message>
    <message>
        <source>From the first byte (TLS)</source>
        <translation>Ab dem ersten Byte (TLS)</translation>
    </message>
    <message>
        <source>After a greeting (STARTTLS)</source>
        <translation>Nach einer Begrüßung (STARTTLS)</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Where mail is read, often imap. or mail. before the domain</source>
        <translation>Wo E-Mails gelesen werden, oft imap. oder mail. vor der Domain</translation>
    </message>
    <message>
        <source>Where mail is handed in, often smtp. or mail. before the domain</source>
        <translation>Wo E-Mails abgegeben werden, oft smtp. oder mail. vor der Domain</translation>
    </message>
    <message>
        <source>Most providers want the whole address, some the part before the @</source>
        <translation>Die meisten Anbieter wollen die ganze Adresse, manche den Teil vor dem @</translation>
    </message>
    <message>
        <source>Certificate authority</source>
        <translation>Zertifizierungsstelle</translation>
    </message>
    <message>
        <source>Optional: a PEM file trusted for this account only</source>
        <translation>Optional: eine PEM-Datei, der nur für dieses Konto vertraut wird</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Datei auswählen</translation>
    </message>
    <message>
        <source>Without encryption everybody on the way can read the password and the mail.</source>
        <translation>Ohne Verschlüsselung kann jeder auf dem Weg das Passwort und die E-Mails lesen.</translation>
    </message>
    <message>
        <source>For servers of a company or your own, whose authority this computer does not know</source>
        <translation>Für Server einer Firma oder eigene, deren Zertifizierungsstelle dieser Computer nicht kennt</translation>
    </message>
    <message>
        <source>As the system says</source>
        <translation>Wie das System es vorgibt</translation>
    </message>
    <message>
        <source>SOCKS5</source>
        <translation>SOCKS5</translation>
    </message>
    <message>
        <source>HTTP (CONNECT)</source>
        <translation>HTTP (CONNECT)</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Proxy: Server</source>
        <translation>Proxy: Server</translation>
    </message>
    <message>
        <source>Proxy: Port</source>
        <translation>Proxy: Port</translation>
    </message>
    <message>
        <source>Only for networks that let nothing out directly</source>
        <translation>Nur für Netze, die nichts direkt hinauslassen</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer)</source>
        <translation>Zertifikate (*.pem *.crt *.cer)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Proxy: User name</source>
        <translation>Proxy: Benutzername</translation>
    </message>
    <message>
        <source>User name at the proxy</source>
        <translation>Benutzername am Proxy</translation>
    </message>
    <message>
        <source>Only where the proxy wants one; its password is asked for when it is first needed</source>
        <translation>Nur, wo der Proxy einen verlangt; nach seinem Passwort wird gefragt, wenn es zum ersten Mal gebraucht wird</translation>
    </message>
</context>
<context>
    <name>waxwing::ui::SettingList</name>
    <message>
        <source>No setting has these words.</source>
        <translation>Keine Einstellung enthält diese Wörter.</translation>
    </message>
    <message>
        <source>In other windows</source>
        <translation>In anderen Fenstern</translation>
    </message>
</context>
<context>
    <name>waxwing::ui::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Light or dark; the system&apos;s choice is followed while Waxwing runs.</source>
        <translation>Hell oder dunkel; der Wahl des Systems wird gefolgt, während Waxwing läuft.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Dragging</source>
        <translation>Ziehen</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Against moving a folder by accident. Undo brings it back either way.</source>
        <translation>Gegen versehentliches Verschieben eines Ordners. Rückgängig holt ihn in jedem Fall zurück.</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Copying with Ctrl is never asked about.</source>
        <translation>Beim Kopieren mit Strg wird nie gefragt.</translation>
    </message>
    <message>
        <source>New mail</source>
        <translation>Neue E-Mails</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <source>Of what arrives in an inbox while its list is not before your eyes.</source>
        <translation>Über das, was in einem Posteingang ankommt, dessen Liste Sie gerade nicht vor Augen haben.</translation>
    </message>
    <message>
        <source>Sender and subject</source>
        <translation>Absender und Betreff</translation>
    </message>
    <message>
        <source>Only that mail came</source>
        <translation>Nur dass etwas ankam</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Icon in the tray</source>
        <translation>Symbol in der Kontrollleiste</translation>
    </message>
    <message>
        <source>Shows how much is unread. Where the desktop has no tray there is none.</source>
        <translation>Zeigt, wie viel ungelesen ist. Wo der Schreibtisch keine solche Leiste hat, gibt es keines.</translation>
    </message>
    <message>
        <source>Not shown</source>
        <translation>Nicht angezeigt</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>Angezeigt</translation>
    </message>
    <message>
        <source>Stays when closed</source>
        <translation>Bleibt nach dem Schließen</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>Ruhe von</translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation>Ruhe bis</translation>
    </message>
    <message>
        <source>until</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>Move at once</source>
        <translation>Sofort verschieben</translation>
    </message>
    <message>
        <source>Ask first</source>
        <translation>Erst fragen</translation>
    </message>
    <message>
        <source>Only with Shift</source>
        <translation>Nur mit Umschalttaste</translation>
    </message>
    <message>
        <source>Never by dragging</source>
        <translation>Nie durch Ziehen</translation>
    </message>
    <message>
        <source>Find a setting</source>
        <translation>Einstellung suchen</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren …</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>Dichte</translation>
    </message>
    <message>
        <source>How close the rows of messages and folders stand.</source>
        <translation>Wie eng die Zeilen der Nachrichten und Ordner stehen.</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>Eng</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Roomy</source>
        <translation>Weit</translation>
    </message>
    <message>
        <source>Folders stand</source>
        <translation>Ordner stehen</translation>
    </message>
    <message>
        <source>On the other side for those who hold the mouse in the left hand. The text runs as ever.</source>
        <translation>Auf der anderen Seite für alle, die die Maus in der linken Hand halten. Der Text läuft wie immer.</translation>
    </message>
    <message>
        <source>Before the messages</source>
        <translation>Vor den Nachrichten</translation>
    </message>
    <message>
        <source>Behind the messages</source>
        <translation>Hinter den Nachrichten</translation>
    </message>
    <message>
        <source>Fonts</source>
        <translation>Schriften</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>Listen</translation>
    </message>
    <message>
        <source>Of the messages and of the folders.</source>
        <translation>Die der Nachrichten und der Ordner.</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Of messages, where they bring none of their own.</source>
        <translation>Für Nachrichten, die keine eigene mitbringen.</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Of the text of a message you write.</source>
        <translation>Für den Text einer Nachricht, die Sie schreiben.</translation>
    </message>
    <message>
        <source>Fixed width</source>
        <translation>Feste Breite</translation>
    </message>
    <message>
        <source>Of sources and of plain text without a font.</source>
        <translation>Für Quelltexte und für reinen Text ohne eigene Schrift.</translation>
    </message>
</context>
<context>
    <name>waxwing::ui::SetupPage</name>
    <message>
        <source>Show the password</source>
        <translation>Passwort anzeigen</translation>
    </message>
    <message>
        <source>Set up your mail</source>
        <translation>Richten Sie Ihre E-Mails ein</translation>
    </message>
    <message>
        <source>Three lines are enough. The rest is found and shown before it is used.</source>
        <translation>Drei Zeilen genügen. Der Rest wird gefunden und gezeigt, bevor er verwendet wird.</translation>
    </message>
    <message>
        <source>Set up by hand</source>
        <translation>Von Hand einrichten</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Look at the certificate</source>
        <translation>Zertifikat ansehen</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Ihr Name</translation>
    </message>
    <message>
        <source>Email address</source>
        <translation>E-Mail-Adresse</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
    <message>
        <source>Kept in your desktop&apos;s password store</source>
        <translation>Liegt im Passwortspeicher Ihres Systems</translation>
    </message>
    <message>
        <source>There is no password store here: the password is kept until Waxwing is closed</source>
        <translation>Hier gibt es keinen Passwortspeicher: Das Passwort bleibt, bis Waxwing geschlossen wird</translation>
    </message>
    <message>
        <source>Encrypted from the first byte, port %1</source>
        <translation>Verschlüsselt ab dem ersten Byte, Port %1</translation>
    </message>
    <message>
        <source>Encrypted after a greeting, port %1</source>
        <translation>Verschlüsselt nach einer Begrüßung, Port %1</translation>
    </message>
    <message>
        <source>Not encrypted, port %1</source>
        <translation>Nicht verschlüsselt, Port %1</translation>
    </message>
    <message>
        <source>Looking for the servers of %1</source>
        <translation>Die Server von %1 werden gesucht</translation>
    </message>
    <message>
        <source>Asking the provider, the domain name system and the provider database</source>
        <translation>Gefragt werden der Anbieter, das Domain Name System und die Anbieterdatenbank</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Did you mean %1?</source>
        <translation>Meinten Sie %1?</translation>
    </message>
    <message>
        <source>Nothing found for %1</source>
        <translation>Nichts gefunden für %1</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>The domain does not say where its mail servers are.</source>
        <translation>Die Domain sagt nicht, wo ihre Mailserver sind.</translation>
    </message>
    <message>
        <source>Your provider&apos;s help pages name them; enter them with “Set up by hand”.</source>
        <translation>Die Hilfeseiten Ihres Anbieters nennen sie; geben Sie sie mit „Von Hand einrichten“ ein.</translation>
    </message>
    <message>
        <source>Found for %1</source>
        <translation>Gefunden für %1</translation>
    </message>
    <message>
        <source>Incoming mail</source>
        <translation>Posteingang</translation>
    </message>
    <message>
        <source>Outgoing mail</source>
        <translation>Postausgang</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>Not tried yet</source>
        <translation>Noch nicht versucht</translation>
    </message>
    <message>
        <source>The password is first sent when you choose Continue</source>
        <translation>Das Passwort wird erst gesendet, wenn Sie Weiter wählen</translation>
    </message>
    <message>
        <source>%1 asks for the password in your browser; Waxwing never sees it</source>
        <translation>%1 fragt in Ihrem Browser nach dem Passwort; Waxwing bekommt es nie zu sehen</translation>
    </message>
    <message>
        <source>%1 asks for it in your browser</source>
        <translation>%1 fragt danach in Ihrem Browser</translation>
    </message>
    <message>
        <source>Sign in at %1</source>
        <translation>Bei %1 anmelden</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>Enter it with “Set up by hand”.</source>
        <translation>Geben Sie ihn mit „Von Hand einrichten“ ein.</translation>
    </message>
    <message>
        <source>found through %1</source>
        <translation>gefunden über %1</translation>
    </message>
    <message>
        <source>Use what was found</source>
        <translation>Das Gefundene verwenden</translation>
    </message>
    <message>
        <source>Cancel sign-in</source>
        <translation>Anmeldung abbrechen</translation>
    </message>
    <message>
        <source>Waiting for your browser</source>
        <translation>Es wird auf Ihren Browser gewartet</translation>
    </message>
    <message>
        <source>Being tried</source>
        <translation>Wird versucht</translation>
    </message>
    <message>
        <source>The server accepted it</source>
        <translation>Der Server hat es akzeptiert</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>Funktioniert</translation>
    </message>
    <message>
        <source>Does not work</source>
        <translation>Funktioniert nicht</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>Anmeldung läuft</translation>
    </message>
    <message>
        <source>Look where the password would go, then choose Continue</source>
        <translation>Sehen Sie nach, wohin das Passwort ginge, und wählen Sie dann „Weiter“</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>%1 verwenden</translation>
    </message>
    <message>
        <source>Look for a typing error behind the @.</source>
        <translation>Suchen Sie einen Tippfehler hinter dem @.</translation>
    </message>
    <message>
        <source>If it is right, your provider&apos;s help pages name the servers; enter them with “Set up by hand”.</source>
        <translation>Ist die Adresse richtig, nennen die Hilfeseiten Ihres Anbieters die Server; geben Sie sie mit „Von Hand einrichten“ ein.</translation>
    </message>
    <message>
        <source>Kept until Waxwing is closed</source>
        <translation>Bis Waxwing geschlossen wird aufbewahrt</translation>
    </message>
    <message>
        <source>Kept nowhere: a program prints it</source>
        <translation>Nirgends aufbewahrt: ein Programm gibt es aus</translation>
    </message>
</context>
<context>
    <name>waxwing::ui::ShortcutDialog</name>
    <message>
        <source>, </source>
        <comment>between two keys that do the same</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Find an action or a key</source>
        <translation>Einen Befehl oder eine Taste finden</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>Befehle und ihre Tasten</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>All as they were</source>
        <translation>Alle wie zuvor</translation>
    </message>
    <message>
        <source>Key of the action</source>
        <translation>Taste des Befehls</translation>
    </message>
    <message>
        <source>Press a key</source>
        <translation>Drücken Sie eine Taste</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Keine Taste</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>Wie zuvor</translation>
    </message>
    <message>
        <source>Take it over</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>%1 is the key of “%2”.</source>
        <translation>%1 ist die Taste von „%2“.</translation>
    </message>
</context>
<context>
    <name>waxwing::ui::SnoozePicker</name>
    <message>
        <source>Another time…</source>
        <translation>Andere Zeit…</translation>
    </message>
    <message>
        <source>This evening</source>
        <translation>Heute Abend</translation>
    </message>
    <message>
        <source>Tomorrow morning</source>
        <translation>Morgen früh</translation>
    </message>
    <message>
        <source>At the weekend</source>
        <translation>Am Wochenende</translation>
    </message>
    <message>
        <source>Next week</source>
        <translation>Nächste Woche</translation>
    </message>
    <message>
        <source>In a month</source>
        <translation>In einem Monat</translation>
    </message>
    <message>
        <source>Snooze until</source>
        <translation>Zurückstellen bis</translation>
    </message>
    <message>
        <source>Type a few letters of the time</source>
        <translation>Tippen Sie einige Buchstaben der Zeit</translation>
    </message>
    <message>
        <source>Matching times</source>
        <translation>Passende Zeiten</translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation>Datum und Uhrzeit</translation>
    </message>
    <message>
        <source>The messages come back to the inbox, unread, at</source>
        <translation>Die Nachrichten kommen ungelesen in den Posteingang zurück, und zwar um</translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation>Zurückstellen</translation>
    </message>
</context>
<context>
    <name>waxwing::ui::SourceWindow</name>
    <message>
        <source>Source of %1</source>
        <translation>Quelltext von %1</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelltext</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern unter…</translation>
    </message>
    <message>
        <source>The first 2 MB are shown; the saved file is complete.</source>
        <translation>Die ersten 2 MB werden angezeigt; die gespeicherte Datei ist vollständig.</translation>
    </message>
    <message>
        <source>Save message</source>
        <translation>Nachricht speichern</translation>
    </message>
    <message>
        <source>message</source>
        <translation>nachricht</translation>
    </message>
    <message>
        <source>Not saved: %1</source>
        <translation>Nicht gespeichert: %1</translation>
    </message>
</context>
<context>
    <name>waxwing::ui::TagPicker</name>
    <message>
        <source>takes it away</source>
        <translation>nimmt es weg</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Schlagwort</translation>
    </message>
    <message>
        <source>Type a tag</source>
        <translation>Tippen Sie ein Schlagwort</translation>
    </message>
    <message>
        <source>Matching tags</source>
        <translation>Passende Schlagwörter</translation>
    </message>
    <message>
        <source>New tag “%1”</source>
        <translation>Neues Schlagwort „%1“</translation>
    </message>
</context>
<context>
    <name>waxwing::ui::TextView</name>
    <message>
        <source>Message text</source>
        <translation>Nachrichtentext</translation>
    </message>
    <message numerus="yes">
        <source>%n quoted lines</source>
        <translation>
            <numerusform>%n zitierte Zeile</numerusform>
            <numerusform>%n zitierte Zeilen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::ui::Toast</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>%1 · %2 %</source>
        <translation>%1 · %2 %</translation>
    </message>
</context>
<context>
    <name>waxwing::ui::Tray</name>
    <message>
        <source>Show or hide Waxwing</source>
        <translation>Waxwing anzeigen oder verbergen</translation>
    </message>
    <message>
        <source>Compose</source>
        <translation>Verfassen</translation>
    </message>
    <message>
        <source>Check mail</source>
        <translation>E-Mails abrufen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Waxwing: nothing unread</source>
        <translation>Waxwing: nichts ungelesen</translation>
    </message>
    <message numerus="yes">
        <source>Waxwing: %n unread</source>
        <translation>
            <numerusform>Waxwing: %n ungelesen</numerusform>
            <numerusform>Waxwing: %n ungelesen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwingctl</name>
    <message>
        <source>Say which account.</source>
        <translation>Nennen Sie das Konto.</translation>
    </message>
    <message>
        <source>Say which account, and the place it gets, from 1.</source>
        <translation>Nennen Sie das Konto und den Platz, den es bekommt, ab 1.</translation>
    </message>
    <message>
        <source>“%1” is no SHA-256 fingerprint.</source>
        <translation>„%1“ ist kein SHA-256-Fingerabdruck.</translation>
    </message>
    <message>
        <source>There is no exception for that certificate.</source>
        <translation>Für dieses Zertifikat gibt es keine Ausnahme.</translation>
    </message>
    <message>
        <source>No server of this account shows that certificate now; nothing was accepted.</source>
        <translation>Kein Server dieses Kontos zeigt jetzt dieses Zertifikat; es wurde nichts akzeptiert.</translation>
    </message>
    <message>
        <source>Sign in with your browser at:</source>
        <translation>Melden Sie sich mit Ihrem Browser an:</translation>
    </message>
    <message>
        <source>The password of this account comes from a command; that is where to change it.</source>
        <translation>Das Passwort dieses Kontos kommt von einem Befehl; dort ist es zu ändern.</translation>
    </message>
    <message>
        <source>This account logs in without a password.</source>
        <translation>Dieses Konto meldet sich ohne Passwort an.</translation>
    </message>
    <message>
        <source>Give the new password on standard input, with --password-stdin.</source>
        <translation>Geben Sie das neue Passwort auf der Standardeingabe an, mit --password-stdin.</translation>
    </message>
    <message>
        <source>changes settings of an account</source>
        <translation>ändert Einstellungen eines Kontos</translation>
    </message>
    <message>
        <source>connects a disabled account again</source>
        <translation>verbindet ein abgeschaltetes Konto wieder</translation>
    </message>
    <message>
        <source>keeps an account without connecting it</source>
        <translation>behält ein Konto, ohne es zu verbinden</translation>
    </message>
    <message>
        <source>changes the order of the accounts</source>
        <translation>ändert die Reihenfolge der Konten</translation>
    </message>
    <message>
        <source>signs in with the browser, or takes a new password, and tries it</source>
        <translation>meldet mit dem Browser an oder nimmt ein neues Passwort und probiert es aus</translation>
    </message>
    <message>
        <source>shows the servers&apos; certificates; accepts one as it is, or takes that back</source>
        <translation>zeigt die Zertifikate der Server; akzeptiert eines so, wie es ist, oder nimmt das zurück</translation>
    </message>
    <message>
        <source>No server for incoming mail was found for %1.</source>
        <translation>Für %1 wurde kein Server für den Posteingang gefunden.</translation>
    </message>
    <message>
        <source>Say where the mail is: with --imap or with --pop3, or have it found with --discover.</source>
        <translation>Sagen Sie, wo die E-Mails sind: mit --imap oder mit --pop3, oder lassen Sie es mit --discover finden.</translation>
    </message>
    <message>
        <source>DNS cannot be asked: --offline was given.</source>
        <translation>DNS kann nicht gefragt werden: --offline wurde angegeben.</translation>
    </message>
    <message>
        <source>Say whose servers to look for: an address.</source>
        <translation>Sagen Sie, wessen Server zu suchen sind: eine Adresse.</translation>
    </message>
    <message>
        <source>Did you mean %1?</source>
        <translation>Meinten Sie %1?</translation>
    </message>
    <message>
        <source>Nobody names a mail server for %1.</source>
        <translation>Niemand nennt einen Mailserver für %1.</translation>
    </message>
    <message>
        <source>There is no domain %1.</source>
        <translation>Es gibt keine Domain %1.</translation>
    </message>
    <message>
        <source>The file %1 cannot be read.</source>
        <translation>Die Datei %1 kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Say what to import: a file of “account export”, or a Thunderbird profile.</source>
        <translation>Sagen Sie, was zu importieren ist: eine Datei von „account export“ oder ein Thunderbird-Profil.</translation>
    </message>
    <message>
        <source>Say which account to remove.</source>
        <translation>Sagen Sie, welches Konto zu entfernen ist.</translation>
    </message>
    <message>
        <source>adds an account</source>
        <translation>fügt ein Konto hinzu</translation>
    </message>
    <message>
        <source>finds the servers of an address, and says who names them</source>
        <translation>findet die Server einer Adresse und sagt, wer sie nennt</translation>
    </message>
    <message>
        <source>prints all accounts, without passwords</source>
        <translation>gibt alle Konten aus, ohne Passwörter</translation>
    </message>
    <message>
        <source>adds the accounts of an exported file or a Thunderbird profile</source>
        <translation>fügt die Konten einer exportierten Datei oder eines Thunderbird-Profils hinzu</translation>
    </message>
    <message>
        <source>shows the accounts</source>
        <translation>zeigt die Konten</translation>
    </message>
    <message>
        <source>forgets an account; nothing on its servers changes</source>
        <translation>vergisst ein Konto; auf seinen Servern ändert sich nichts</translation>
    </message>
    <message>
        <source>Say where the mail is: with --imap or with --pop3.</source>
        <translation>Sagen Sie, wo die E-Mails sind: mit --imap oder mit --pop3.</translation>
    </message>
    <message>
        <source>--leave-on-server is for POP3 accounts.</source>
        <translation>--leave-on-server ist für POP3-Konten.</translation>
    </message>
    <message>
        <source>--preview-above is for POP3 accounts.</source>
        <translation>--preview-above ist für POP3-Konten.</translation>
    </message>
    <message>
        <source>The password could not be read from standard input.</source>
        <translation>Das Passwort konnte nicht von der Standardeingabe gelesen werden.</translation>
    </message>
    <message>
        <source>There is no password on standard input.</source>
        <translation>Auf der Standardeingabe ist kein Passwort.</translation>
    </message>
    <message>
        <source>There is no option %1 here.</source>
        <translation>Eine Option %1 gibt es hier nicht.</translation>
    </message>
    <message>
        <source>The option %1 needs a value.</source>
        <translation>Die Option %1 braucht einen Wert.</translation>
    </message>
    <message>
        <source>The option --%1 is missing.</source>
        <translation>Die Option --%1 fehlt.</translation>
    </message>
    <message>
        <source>--%1 needs a number of at least %2.</source>
        <translation>--%1 braucht eine Zahl von mindestens %2.</translation>
    </message>
    <message>
        <source>This line is no command.</source>
        <translation>Diese Zeile ist kein Befehl.</translation>
    </message>
    <message>
        <source>The commands are read from standard input, one a line.</source>
        <translation>Die Befehle werden von der Standardeingabe gelesen, einer je Zeile.</translation>
    </message>
    <message>
        <source>The commands could not be read from standard input.</source>
        <translation>Die Befehle konnten nicht von der Standardeingabe gelesen werden.</translation>
    </message>
    <message>
        <source>runs the commands on standard input, one a line; exits as the first that failed</source>
        <translation>führt die Befehle der Standardeingabe aus, einen je Zeile; endet wie der erste, der fehlschlug</translation>
    </message>
    <message>
        <source>“%1” is no flag.</source>
        <translation>„%1“ ist keine Markierung.</translation>
    </message>
    <message>
        <source>Say which flag, as +seen or -seen.</source>
        <translation>Nennen Sie die Markierung, als +seen oder -seen.</translation>
    </message>
    <message>
        <source>Say which messages, and the folder they go to.</source>
        <translation>Nennen Sie die Nachrichten und den Ordner, in den sie kommen.</translation>
    </message>
    <message>
        <source>Say how the archive is divided: none, year or month.</source>
        <translation>Sagen Sie, wie das Archiv geteilt wird: none, year oder month.</translation>
    </message>
    <message>
        <source>Say which messages, and until when, as 2026-12-24T08:00.</source>
        <translation>Nennen Sie die Nachrichten, und bis wann, als 2026-12-24T08:00.</translation>
    </message>
    <message>
        <source>Say which folder: Trash or Junk.</source>
        <translation>Nennen Sie den Ordner: Papierkorb oder Spam.</translation>
    </message>
    <message>
        <source>sets and clears flags</source>
        <translation>setzt und entfernt Markierungen</translation>
    </message>
    <message>
        <source>moves messages</source>
        <translation>verschiebt Nachrichten</translation>
    </message>
    <message>
        <source>copies messages</source>
        <translation>kopiert Nachrichten</translation>
    </message>
    <message>
        <source>moves messages to the archive</source>
        <translation>verschiebt Nachrichten ins Archiv</translation>
    </message>
    <message>
        <source>sets how the archive is divided</source>
        <translation>legt fest, wie das Archiv geteilt wird</translation>
    </message>
    <message>
        <source>moves messages to Junk, or back to the inbox</source>
        <translation>verschiebt Nachrichten in den Spam-Ordner oder zurück in den Posteingang</translation>
    </message>
    <message>
        <source>puts messages away until then</source>
        <translation>stellt Nachrichten bis dahin zurück</translation>
    </message>
    <message>
        <source>deletes all of Trash or Junk for good</source>
        <translation>löscht alles im Papierkorb oder Spam-Ordner endgültig</translation>
    </message>
    <message>
        <source>moves messages to Trash, or deletes them for good</source>
        <translation>verschiebt Nachrichten in den Papierkorb oder löscht sie endgültig</translation>
    </message>
    <message>
        <source>There is no account “%1”.</source>
        <translation>Es gibt kein Konto „%1“.</translation>
    </message>
    <message>
        <source>There is no account yet. “waxwingctl account add” makes one.</source>
        <translation>Es gibt noch kein Konto. „waxwingctl account add“ legt eines an.</translation>
    </message>
    <message>
        <source>There are several accounts: say which, as ACCOUNT:PATH or with --account.</source>
        <translation>Es gibt mehrere Konten: Nennen Sie eines, als ACCOUNT:PATH oder mit --account.</translation>
    </message>
    <message>
        <source>There is no folder “%1”.</source>
        <translation>Es gibt keinen Ordner „%1“.</translation>
    </message>
    <message>
        <source>There is no message with the id “%1”.</source>
        <translation>Es gibt keine Nachricht mit der Kennung „%1“.</translation>
    </message>
    <message>
        <source>Say which messages, by the id that “waxwingctl list” shows.</source>
        <translation>Nennen Sie die Nachrichten mit der Kennung, die „waxwingctl list“ zeigt.</translation>
    </message>
    <message>
        <source> (here; the server gets it when it can be reached)</source>
        <translation> (hier; der Server bekommt es, wenn er erreichbar ist)</translation>
    </message>
    <message>
        <source>“%1” cannot be written.</source>
        <translation>„%1“ kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>--format is mbox, maildir or eml.</source>
        <translation>--format ist mbox, maildir oder eml.</translation>
    </message>
    <message>
        <source>The server did not give the message.</source>
        <translation>Der Server hat die Nachricht nicht herausgegeben.</translation>
    </message>
    <message>
        <source>“%1” was left out: %2</source>
        <translation>„%1“ wurde ausgelassen: %2</translation>
    </message>
    <message>
        <source>Exporting %1: %2</source>
        <translation>Export von %1: %2</translation>
    </message>
    <message>
        <source>Say which folder to export, and the file or folder it goes to.</source>
        <translation>Nennen Sie den Ordner, der zu exportieren ist, und die Datei oder den Ordner, wohin er kommt.</translation>
    </message>
    <message>
        <source>takes mail from mbox files, Maildirs, messages or trees of them</source>
        <translation>nimmt E-Mails aus mbox-Dateien, Maildirs, Nachrichten oder Bäumen davon</translation>
    </message>
    <message>
        <source>writes a folder to an mbox, a Maildir or a file a message</source>
        <translation>schreibt einen Ordner in eine mbox, ein Maildir oder eine Datei je Nachricht</translation>
    </message>
    <message>
        <source>This command takes %1 folder paths or names.</source>
        <translation>Dieser Befehl nimmt %1 Ordnerpfade oder Namen.</translation>
    </message>
    <message>
        <source>A name has no “/”; “%2F” stands for one. “folder move” moves a folder.</source>
        <translation>Ein Name hat kein „/“; „%2F“ steht dafür. „folder move“ verschiebt einen Ordner.</translation>
    </message>
    <message>
        <source>“%1” is no use of a folder; there are drafts, sent, archive, junk, trash and none.</source>
        <translation>„%1“ ist keine Verwendung eines Ordners; es gibt drafts, sent, archive, junk, trash und none.</translation>
    </message>
    <message>
        <source>shows the folders</source>
        <translation>zeigt die Ordner</translation>
    </message>
    <message>
        <source>makes a folder, and the ones above it that are missing</source>
        <translation>legt einen Ordner an und die fehlenden darüber</translation>
    </message>
    <message>
        <source>gives a folder another name</source>
        <translation>gibt einem Ordner einen anderen Namen</translation>
    </message>
    <message>
        <source>moves a folder with everything in it; “/” is the top</source>
        <translation>verschiebt einen Ordner mit allem darin; „/“ ist die oberste Ebene</translation>
    </message>
    <message>
        <source>moves a folder below Trash, or deletes it for good</source>
        <translation>verschiebt einen Ordner unter den Papierkorb oder löscht ihn endgültig</translation>
    </message>
    <message>
        <source>says what a folder is for; it is made where there is none</source>
        <translation>sagt, wofür ein Ordner da ist; er wird angelegt, wo es keinen gibt</translation>
    </message>
    <message>
        <source>subscribes to a folder</source>
        <translation>abonniert einen Ordner</translation>
    </message>
    <message>
        <source>takes a subscription back</source>
        <translation>nimmt ein Abonnement zurück</translation>
    </message>
    <message>
        <source>There is no identity “%1”.</source>
        <translation>Es gibt keine Identität „%1“.</translation>
    </message>
    <message>
        <source>There is an identity with that address already.</source>
        <translation>Es gibt schon eine Identität mit dieser Adresse.</translation>
    </message>
    <message>
        <source>shows whom an account writes as</source>
        <translation>zeigt, als wer ein Konto schreibt</translation>
    </message>
    <message>
        <source>adds an address to write as</source>
        <translation>fügt eine Adresse hinzu, als die geschrieben wird</translation>
    </message>
    <message>
        <source>changes an identity, or makes it the one new mail is written as</source>
        <translation>ändert eine Identität oder macht sie zu der, als die neue Nachrichten geschrieben werden</translation>
    </message>
    <message>
        <source>forgets an identity</source>
        <translation>vergisst eine Identität</translation>
    </message>
    <message>
        <source>Not everything is on the server yet. The same command goes on where this one stopped; nothing is imported twice.</source>
        <translation>Noch ist nicht alles auf dem Server. Derselbe Befehl macht dort weiter, wo dieser aufhörte; nichts wird zweimal importiert.</translation>
    </message>
    <message>
        <source>The folder “%1” could not be made.</source>
        <translation>Der Ordner „%1“ konnte nicht angelegt werden.</translation>
    </message>
    <message>
        <source>Importing %1: %2 new, %3 known</source>
        <translation>Import von %1: %2 neu, %3 bekannt</translation>
    </message>
    <message>
        <source>Say what to import, and the folder it goes to.</source>
        <translation>Sagen Sie, was zu importieren ist, und den Ordner, in den es kommt.</translation>
    </message>
    <message>
        <source>Say which folder to list.</source>
        <translation>Nennen Sie den Ordner, der aufzulisten ist.</translation>
    </message>
    <message>
        <source>Say what to search for.</source>
        <translation>Sagen Sie, wonach zu suchen ist.</translation>
    </message>
    <message>
        <source>Only what is held here was searched; the server was not asked.</source>
        <translation>Durchsucht wurde nur, was hier ist; der Server wurde nicht gefragt.</translation>
    </message>
    <message>
        <source>shows the messages of a folder, newest first</source>
        <translation>zeigt die Nachrichten eines Ordners, die neuesten zuerst</translation>
    </message>
    <message>
        <source>shows a message, fetched if it is not held</source>
        <translation>zeigt eine Nachricht; sie wird geholt, wenn sie nicht hier ist</translation>
    </message>
    <message>
        <source>finds messages, here and on the server when online</source>
        <translation>findet Nachrichten, hier und, wenn online, auf dem Server</translation>
    </message>
    <message>
        <source>waxwingctl [--profile DIR] [--json] [--offline] COMMAND …</source>
        <translation>waxwingctl [--profile ORDNER] [--json] [--offline] BEFEHL …</translation>
    </message>
    <message>
        <source>There is no command “%1”. “waxwingctl help” lists them.</source>
        <translation>Es gibt keinen Befehl „%1“. „waxwingctl help“ zählt sie auf.</translation>
    </message>
    <message>
        <source>Too few files may be open at once for Waxwing to start. Nothing was changed; raise the limit (ulimit -n).</source>
        <translation>Es dürfen zu wenige Dateien gleichzeitig offen sein, als dass Waxwing starten könnte. Es wurde nichts geändert; heben Sie die Grenze an (ulimit -n).</translation>
    </message>
    <message>
        <source>“%1” is no size. Sizes are written as 200k, 10M or 1G.</source>
        <translation>„%1“ ist keine Größe. Größen schreibt man als 200k, 10M oder 1G.</translation>
    </message>
    <message>
        <source>Say which folder, and what of it is to be held.</source>
        <translation>Nennen Sie den Ordner und was davon hier bleiben soll.</translation>
    </message>
    <message>
        <source>A folder is held as none, headers, days:N, months:N or all.</source>
        <translation>Von einem Ordner bleibt none, headers, days:N, months:N oder all hier.</translation>
    </message>
    <message>
        <source>works offline from now on, also after a restart</source>
        <translation>arbeitet von jetzt an offline, auch nach einem Neustart</translation>
    </message>
    <message>
        <source>uses the network again</source>
        <translation>benutzt das Netz wieder</translation>
    </message>
    <message>
        <source>fetches everything that the folders&apos; policies want here</source>
        <translation>holt alles, was nach den Regeln der Ordner hier sein soll</translation>
    </message>
    <message>
        <source>shows or sets what of a folder is held for reading offline</source>
        <translation>zeigt oder legt fest, was von einem Ordner zum Lesen ohne Netz hier bleibt</translation>
    </message>
    <message>
        <source>Waxwing is offline.</source>
        <translation>Waxwing ist offline.</translation>
    </message>
    <message>
        <source>This change is with the server already and cannot be taken back.</source>
        <translation>Diese Änderung ist schon beim Server und kann nicht zurückgenommen werden.</translation>
    </message>
    <message>
        <source>shows changes the server does not have yet</source>
        <translation>zeigt Änderungen, die der Server noch nicht hat</translation>
    </message>
    <message>
        <source>tries a change again</source>
        <translation>versucht eine Änderung erneut</translation>
    </message>
    <message>
        <source>takes a change back that the server does not have</source>
        <translation>nimmt eine Änderung zurück, die der Server nicht hat</translation>
    </message>
    <message>
        <source>The text could not be read from standard input.</source>
        <translation>Der Text konnte nicht von der Standardeingabe gelesen werden.</translation>
    </message>
    <message>
        <source>sends a message</source>
        <translation>sendet eine Nachricht</translation>
    </message>
    <message>
        <source>shows what is being sent, and what became of it</source>
        <translation>zeigt, was gesendet wird und was daraus wurde</translation>
    </message>
    <message>
        <source>sends what is queued, now</source>
        <translation>sendet jetzt, was eingereiht ist</translation>
    </message>
    <message>
        <source>Only the beginning of this message is here. The rest is fetched from the server when the message is shown while online.</source>
        <translation>Hier ist nur der Anfang dieser Nachricht. Der Rest wird vom Server geholt, wenn die Nachricht angezeigt wird, während Sie online sind.</translation>
    </message>
    <message>
        <source>Subject: </source>
        <translation>Betreff: </translation>
    </message>
    <message>
        <source>[%1] %2, %3 octets</source>
        <translation>[%1] %2, %3 Oktette</translation>
    </message>
    <message>
        <source>Say which message to show.</source>
        <translation>Nennen Sie die Nachricht, die anzuzeigen ist.</translation>
    </message>
    <message>
        <source>There is nothing to sync with: --offline was given, or “waxwingctl offline on” holds.</source>
        <translation>Es gibt nichts, womit abzugleichen wäre: --offline wurde angegeben, oder „waxwingctl offline on“ gilt.</translation>
    </message>
    <message>
        <source>brings folders, headers and flags up to date, and sends what waits</source>
        <translation>bringt Ordner, Kopfzeilen und Markierungen auf den neuesten Stand und sendet, was wartet</translation>
    </message>
    <message>
        <source>There is no terminal to ask for the password.</source>
        <translation>Es gibt kein Terminal, um nach dem Passwort zu fragen.</translation>
    </message>
    <message>
        <source>Password of %1 on %2: </source>
        <translation>Passwort von %1 auf %2: </translation>
    </message>
    <message>
        <source>No password was given.</source>
        <translation>Es wurde kein Passwort angegeben.</translation>
    </message>
    <message>
        <source>There is nothing to undo under the id “%1”.</source>
        <translation>Unter der Kennung „%1“ gibt es nichts rückgängig zu machen.</translation>
    </message>
    <message>
        <source>takes back what was done last, or what --list shows under this id</source>
        <translation>nimmt zurück, was zuletzt getan wurde oder was --list unter dieser Kennung zeigt</translation>
    </message>
    <message>
        <source>does again what was taken back last</source>
        <translation>tut erneut, was zuletzt zurückgenommen wurde</translation>
    </message>
    <message>
        <source>Say which change, by the id that “waxwingctl pending list” shows.</source>
        <translation>Nennen Sie die Änderung mit der Kennung, die „waxwingctl pending list“ zeigt.</translation>
    </message>
    <message>
        <source>Nothing waits under the id “%1”.</source>
        <translation>Unter der Kennung „%1“ wartet nichts.</translation>
    </message>
    <message>
        <source>Say a command. “waxwingctl help” lists them.</source>
        <translation>Nennen Sie einen Befehl. „waxwingctl help“ zählt sie auf.</translation>
    </message>
    <message>
        <source>[%1] %2, %3 octets, on the server</source>
        <translation>[%1] %2, %3 Oktette, auf dem Server</translation>
    </message>
    <message>
        <source>asks the server for a folder&apos;s size, limits and your rights in it</source>
        <translation>fragt den Server nach Größe, Grenzen und Ihren Rechten in einem Ordner</translation>
    </message>
    <message>
        <source>Stopped. What was said to be done is done; the rest goes on with the next command.</source>
        <translation>Angehalten. Was als erledigt gemeldet wurde, ist erledigt; der Rest geht mit dem nächsten Befehl weiter.</translation>
    </message>
    <message>
        <source>There is no folder “%1” in that account. “ACCOUNT:” stands for its top level.</source>
        <translation>In diesem Konto gibt es keinen Ordner „%1“. „KONTO:“ steht für seine oberste Ebene.</translation>
    </message>
    <message>
        <source>--sort knows date, subject, from, to, size, unread, flagged, attachment and tags.</source>
        <translation>--sort kennt date, subject, from, to, size, unread, flagged, attachment und tags.</translation>
    </message>
    <message>
        <source>It could not be done now and is tried again.</source>
        <translation>Es ging jetzt nicht und wird wieder versucht.</translation>
    </message>
</context>
</TS>

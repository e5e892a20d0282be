"""Tables as people have them: what each is, its bytes, and whom it lists, by line."""

from __future__ import annotations

import base64
from dataclasses import dataclass

ANN, BOB = "ann@example.com", "bob@example.com"
TWO = ((2, ANN), (3, BOB))


@dataclass(frozen=True)
class KeptTable:
    """A table. `listed` are lines and names; `because` is the reason why it is refused instead."""

    what: str
    text: str
    listed: tuple[tuple[int, str], ...] = ()
    because: str = ""
    encoding: str = "utf-8"
    column: str | None = None

    @property
    def data(self) -> bytes:
        return self.text.encode(self.encoding)


def _headed(what: str, heading: str, encoding: str = "utf-8") -> KeptTable:
    return KeptTable(what, f"Id;{heading}\r\n1;{ANN}\r\n2;{BOB}\r\n", TWO, encoding=encoding)


TABLES = (
    # Excel
    _headed("Excel, CSV UTF-8", "E-Mail", "utf-8-sig"),
    _headed("Excel, Unicode text", "E-mail address", "utf-16"),
    KeptTable(
        "Excel in Germany, its CSV", f"Straße;Mail\r\nAm Wäldle;{ANN}\r\n", ((2, ANN),), encoding="cp1252"
    ),
    KeptTable(
        "Excel in Germany, names with umlauts", "Benutzername\r\njörg\r\n", ((2, "jörg"),), encoding="cp1252"
    ),
    KeptTable("Excel, tabs", f'Name\tE-Mail-Adresse\n"Orange, Ann"\t{ANN}\n', ((2, ANN),)),
    KeptTable("Excel, sep=", f"sep=|\r\nx|EMAIL\r\n1|{ANN}\r\n", ((3, ANN),)),
    KeptTable(
        "a title and a date above", f"Leavers;;\n29.11.2026;;\n\nNr;Mail;Team\n1;{ANN};A\n", ((5, ANN),)
    ),
    KeptTable(
        "a sum below, blank rows between",
        f"No,Email\n1,{ANN}\n,\n,  \n2,{BOB}\nSum,\n2,\n",
        ((2, ANN), (5, BOB), (6, ""), (7, "")),
    ),
    KeptTable(
        "numbers kept as text",
        'Phone\n="+491701234567"\n"=""0049 170 1234568"""\n',
        ((2, "+491701234567"), (3, "0049 170 1234568")),
    ),
    KeptTable(
        "cells with line breaks",
        f'Note,Email\n"two\nlines",{ANN}\n"three\r\nmore\r\nlines",{BOB}\n',
        ((2, ANN), (4, BOB)),
    ),
    KeptTable("old Mac line ends", f"Email\r{ANN}\r{BOB}\r", TWO),
    KeptTable(
        "a blank user name beside an address", f"User name,Email\n,{ANN}\nbob,{BOB}\n", ((2, ANN), (3, "bob"))
    ),
    KeptTable("a user name of blanks nobody sees", f"Username;Mail\n\u00a0\u200b;{ANN}\n", ((2, ANN),)),
    KeptTable("UTF-16 without a mark", f"Email\n{ANN}\n", ((2, ANN),), encoding="utf-16-le"),
    KeptTable(
        "two files in one, with both marks",
        f"\ufeffEmail\n{ANN}\n\ufeff{BOB}\n",
        ((2, ANN), (3, f"\ufeff{BOB}")),
    ),
    # Google
    KeptTable(
        "Google Workspace",
        f"First Name [Required],Email Address [Required],Org Unit\nAnn,{ANN},/\n",
        ((2, ANN),),
    ),
    KeptTable(
        "Google contacts",
        f"Name,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Value\nAnn,* Work,{ANN},+49 170 1\n",
        ((2, ANN),),
    ),
    KeptTable(
        "a form's answers",
        f'Timestamp,Email Address,What is wrong?\n"11/29/2026 9:00",{ANN},"I, too"\n',
        ((2, ANN),),
    ),
    # Directories
    KeptTable(
        "PowerShell, Export-Csv",
        f'#TYPE Microsoft.ActiveDirectory.Management.ADUser\n"SamAccountName","mail"\n"aorange","{ANN}"\n',
        ((3, ANN),),
    ),
    KeptTable(
        "csvde",
        f'DN,objectClass,sAMAccountName,userPrincipalName\n"CN=Orange\\, Ann,OU=Staff",user,aorange,{ANN}\n',
        ((2, ANN),),
    ),
    KeptTable("Entra ID", f"userPrincipalName,displayName,mobilePhone\n{ANN},Ann,+49 170 1\n", ((2, ANN),)),
    KeptTable("LDAP, a table of uids", 'dn,uid,cn\n"uid=ann,ou=people",ann,Ann\n', ((2, "ann"),)),
    KeptTable(
        "LDIF of ldapsearch",
        f"# LDAPv3\n#\nversion: 1\n\ndn: uid=ann,ou=people\ncn: Ann\nmail: ann@exam\n ple.com\n\n"
        f"# Bob\ndn:: dWlkPWJvYg==\nmail:: {base64.b64encode(BOB.encode()).decode()}\nmail: old@x.org\n\n"
        "dn: ou=people\nou: people\n\n# search result\nsearch: 2\nresult: 0 Success\n",
        ((5, ANN), (11, BOB), (15, "")),
    ),
    # Cognito
    KeptTable(
        "the pool's own import",
        f"cognito:username,name,email,email_verified\nann,Ann,{ANN},true\n",
        ((2, "ann"),),
    ),
    KeptTable(
        "a report of Stile", f"result,username,sub,listed as,line\nfailed,ann,s-1,{ANN},4\n", ((2, "ann"),)
    ),
    KeptTable(
        "subs", "sub\n11111111-2222-3333-4444-555555555555\n", ((2, "11111111-2222-3333-4444-555555555555"),)
    ),
    # Mail merges and lists
    KeptTable("names with addresses", f'Ann Orange <{ANN}>\n"Lemon, Bob" <{BOB}>\n', ((1, ANN), (2, BOB))),
    KeptTable(
        "a mail's To",
        f'Orange, Ann <{ANN}>; "Bob" <{BOB}>; carol@example.com',
        ((1, ANN), (1, BOB), (1, "carol@example.com")),
    ),
    KeptTable(
        "a merge's cells", f"Email\nAnn <{ANN}>\nmailto:{BOB}\n", ((2, f"Ann <{ANN}>"), (3, f"mailto:{BOB}"))
    ),
    KeptTable("addresses alone", f"{ANN}\n{BOB}\n", ((1, ANN), (2, BOB))),
    KeptTable("addresses in one line", f"{ANN}; {BOB}", ((1, ANN), (1, f"{BOB}"))),
    KeptTable("user names alone", "ann\nbob\n", ((1, "ann"), (2, "bob"))),
    KeptTable(
        "numbers alone",
        "+49 170 1234567\n+1 (202) 555-0123\n",
        ((1, "+49 170 1234567"), (2, "+1 (202) 555-0123")),
    ),
    KeptTable("addresses under a word of the admin's", f"Those who left\n{ANN}\n{BOB}\n", TWO),
    KeptTable("no heading, an address in each row", f"Ann;{ANN};A\nBob;{BOB};B\n", ((1, ANN), (2, BOB))),
    KeptTable("addresses in brackets alone", f"<{ANN}>,\n<{BOB}>\n", ((1, ANN), (2, BOB))),
    KeptTable("somebody called like a heading", f"Ann;{ANN};\nMobile;{BOB};Sales\n", ((1, ANN), (2, BOB))),
    KeptTable("a comment above one column", f"# exported\nmail\n{ANN}\n", ((3, ANN),)),
    # Languages
    *(
        _headed(f"heading {heading}", heading)
        for heading in (
            "MAIL",
            "Adresse électronique",
            "Correo electrónico",
            "Indirizzo e-mail",
            "Endereço de e-mail",
            "E-mailadres",
            "Adres e-mail",
            "E-postadress",
            "メールアドレス",
            "Телефон",
            "Téléphone",
            "e\u2011mail",
            "\ufeffE\u00admail",
            "Nazwa użytkownika",
        )
    ),
    # Asked, or refused
    KeptTable("two columns of one name", f"Email,Email\n{ANN},{BOB}\n", because="two-columns"),
    KeptTable("the second of them", f"Email,Email\n{ANN},{BOB}\n", ((2, BOB),), column="2"),
    KeptTable("two of one name, which agree", f"Email,Email\n{ANN},{ANN}\n", ((2, ANN),)),
    KeptTable("two addresses", f"Mail,Email address\n{ANN},{BOB}\n", because="two-columns"),
    KeptTable("headings nobody knows", f"Contact;Manager\n{ANN};{BOB}\n", because="no-name-column"),
    KeptTable("one of them", f"Contact;Manager\n{ANN};{BOB}\n", ((2, ANN),), column="contact"),
    KeptTable(
        "an old workbook",
        "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1",
        because="workbook",
        encoding="latin-1",
    ),
    KeptTable("a web page called .xls", "\n<html><table><tr><td>Email", because="not-a-table"),
    KeptTable("nothing but blanks", "Email\n \n\u00a0\n", because="empty"),
)

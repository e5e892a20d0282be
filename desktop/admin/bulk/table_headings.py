"""What the columns of a table of people are called, in the languages of those who export them.

Names are compared by their letters alone: without accents, case, blanks and marks.
"""

from __future__ import annotations

import unicodedata
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class ColumnKind(IntEnum):
    """What a column holds, the best to know somebody by first."""

    USERNAME = 1
    SUB = 2
    EMAIL = 3
    PRINCIPAL = 4
    """A name in another directory in the form of an address, mostly the address itself."""
    PHONE = 5
    ACCOUNT = 6
    """A name in another directory, which may be the pool's, too."""


_NAMES: dict[ColumnKind, str] = {
    ColumnKind.USERNAME: (
        "username, cognito username, user, login, user id, login name, user name required, "
        "Benutzername, Benutzerkennung, Anmeldename, Nutzername, nom d'utilisateur, identifiant, "
        "nombre de usuario, usuario, nome utente, utente, nome de usuário, nome de utilizador, usuário, "
        "utilizador, gebruikersnaam, gebruiker, nazwa użytkownika, login użytkownika, användarnamn, "
        "brugernavn, brukernavn, käyttäjätunnus, käyttäjänimi, uživatelské jméno, felhasználónév, "
        "имя пользователя, логин, ユーザー名, ユーザーid, 用户名, 사용자 이름"
    ),
    ColumnKind.SUB: "sub, cognito sub, user sub",
    ColumnKind.EMAIL: (
        "email, email address, mail, mail address, e-mail id, email id, primary email, "
        "email address required, email 1 value, work email, e-mail work, "
        "E-Mail-Adresse, Mailadresse, EMail Adresse, adresse e-mail, "
        "adresse email, adresse mail, adresse électronique, courriel, correo, correo electrónico, "
        "dirección de correo, dirección de correo electrónico, indirizzo e-mail, indirizzo email, "
        "posta elettronica, endereço de e-mail, endereço de email, correio eletrônico, correio eletrónico, "
        "e-mailadres, adres e-mail, adres email, e-post, e-postadress, e-postadresse, e-mailadresse, "
        "sähköposti, sähköpostiosoite, e-mailová adresa, e-mail cím, e-posta, e-posta adresi, "
        "электронная почта, адрес электронной почты, почта, メールアドレス, メール, 电子邮件, 邮箱, 이메일"
    ),
    ColumnKind.PHONE: (
        "phone number, phone, mobile, mobile phone, mobile number, cell, cell phone, telephone, "
        "telephone number, phone 1 value, tel, Telefon, Telefonnummer, Handy, Handynummer, Mobil, "
        "Mobiltelefon, Mobilnummer, Rufnummer, téléphone, numéro de téléphone, portable, mobile, teléfono, "
        "número de teléfono, móvil, celular, telefono, numero di telefono, cellulare, telefone, "
        "número de telefone, telemóvel, telefoon, telefoonnummer, mobiel, numer telefonu, "
        "telefonnummer, puhelin, puhelinnumero, telefonní číslo, telefonszám, телефон, номер телефона, "
        "電話番号, 携帯電話, 电话, 手机, 전화번호"
    ),
    ColumnKind.PRINCIPAL: "user principal name, UPN",
    ColumnKind.ACCOUNT: "sAMAccountName, uid, account name",
}


def letters_of(heading: str) -> str:
    """Return what a heading is compared by."""
    apart = unicodedata.normalize("NFKD", heading.casefold()).replace("ł", "l")
    return "".join(letter for letter in apart if letter.isalnum())


_RANKS: dict[str, tuple[ColumnKind, int]] = {}
for _kind, _names in _NAMES.items():
    for _rank, _name in enumerate(_names.split(", ")):
        _RANKS.setdefault(letters_of(_name), (_kind, _rank))


def kind_of(heading: str) -> ColumnKind | None:
    """Return what a column of this heading holds, None if nobody knows."""
    known = _RANKS.get(letters_of(heading))
    return known[0] if known else None


def knows_heading(cells: Sequence[str]) -> bool:
    """Say whether a row is one of headings."""
    return any(map(kind_of, cells))


def columns_of(headings: Sequence[str], kind: ColumnKind) -> list[int]:
    """Return the places of the columns of a kind, the best known heading first."""
    found = [place for place, heading in enumerate(headings) if kind_of(heading) is kind]
    return sorted(found, key=lambda place: _RANKS[letters_of(headings[place])][1])

"""What the installers tell the desktops: `stile:` links and `.stile` files are opened with Stile."""

from __future__ import annotations

import configparser
import plistlib
import re
import shlex
from xml.etree import ElementTree as ET

import pytest

from desktop.core.offers import ENDING, SCHEME, is_offer
from tests.bundle.conftest import ROOT

INSTALLERS = ROOT / "resources/installers"
TYPE = "application/x-stile-profile"
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"
LINK = f"{SCHEME}://profile?pool_id=x --json"


def test_linux_opens_links_and_files() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment,method-assign]  # names have capital letters
    entry.read(INSTALLERS / "linux/stile.desktop", encoding="utf-8")
    main = entry["Desktop Entry"]
    assert set(main["MimeType"].strip(";").split(";")) == {f"x-scheme-handler/{SCHEME}", TYPE}
    program, what = main["Exec"].split()
    assert (program, what) == ("stile-desktop", "%u")
    assert is_offer(LINK)
    assert is_offer(f"file:///home/ann/work{ENDING}")


def test_linux_knows_the_files_by_their_ending() -> None:
    kind = ET.parse(INSTALLERS / "linux/stile-mime.xml").getroot().find(f"{MIME}mime-type")  # noqa: S314 - ours
    assert kind is not None
    assert kind.get("type") == TYPE
    assert [glob.get("pattern") for glob in kind.iter(f"{MIME}glob")] == [f"*{ENDING}"]


@pytest.mark.parametrize("script", [".ci/deb", "resources/installers/linux/appimage"])
def test_the_packages_for_linux_bring_it(script: str) -> None:
    text = (ROOT / script).read_text(encoding="utf-8")
    assert "resources/installers/linux/stile-mime.xml" in text
    assert "usr/share/mime/packages/stile.xml" in text


def test_windows_opens_links_and_files_and_takes_nothing_in_them_for_an_option() -> None:
    script = (INSTALLERS / "windows/stile.iss").read_text(encoding="utf-8").replace("\\\n", " ")
    keys = re.findall(r'Subkey: "Software\\Classes\\([^"]+)";([^\n]*)', script)
    commands = [rest for key, rest in keys if key.endswith(r"shell\open\command")]
    assert len(commands) == 2
    for rest in commands:
        found = re.search(r'ValueData: "((?:[^"]|"")*)"', rest)
        assert found
        program, *words = shlex.split(found[1].replace('""', '"').replace("\\", "/"))
        assert program.endswith("stile-desktop.exe")
        assert words == ["open", "--", "%1"]
    values = dict(keys)
    assert "Stile.Profile" in values[ENDING]
    assert any(key == SCHEME and "URL Protocol" in rest for key, rest in keys)
    assert all("uninsdelete" in values_of for values_of in (keys[0][1], values[ENDING]))


def test_macos_opens_links_and_files() -> None:
    script = (INSTALLERS / "macos/dmg").read_text(encoding="utf-8")
    plist = script[script.index("<?xml") : script.index("</plist>") + len("</plist>")]
    told = plistlib.loads(plist.replace("$version", "1.0").encode())
    assert told["CFBundleURLTypes"][0]["CFBundleURLSchemes"] == [SCHEME]
    (kind,) = told["UTExportedTypeDeclarations"]
    assert kind["UTTypeTagSpecification"]["public.filename-extension"] == [ENDING.lstrip(".")]
    assert told["CFBundleDocumentTypes"][0]["LSItemContentTypes"] == [kind["UTTypeIdentifier"]]

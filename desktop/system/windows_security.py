"""Who owns a file on Windows, and whether this process may change it.

The calls are those of advapi32, kernel32 and shell32; their constants are named as there.
"""

from __future__ import annotations

import ctypes
from pathlib import Path
from typing import Final, Protocol

_SE_FILE_OBJECT, _OWNER_SECURITY_INFORMATION = 1, 1
_SHARE_ALL, _OPEN_EXISTING, _FILE_FLAG_BACKUP_SEMANTICS = 0x7, 3, 0x02000000
_INVALID_HANDLE: Final = ctypes.c_void_p(-1).value
_CSIDL_COMMON_APPDATA, _LONGEST_PATH = 0x23, 260

_WAYS_TO_CHANGE = (
    0x00000002,  # FILE_WRITE_DATA, of a folder FILE_ADD_FILE
    0x00000004,  # FILE_APPEND_DATA, of a folder FILE_ADD_SUBDIRECTORY
    0x00000040,  # FILE_DELETE_CHILD
    0x00010000,  # DELETE
    0x00040000,  # WRITE_DAC
    0x00080000,  # WRITE_OWNER
)


class Security(Protocol):
    """What Windows knows of rights."""

    def data_of_all_users(self) -> Path:
        """Return the folder for data of programs that all users share."""
        ...

    def owner(self, path: Path) -> str:
        """Return the security identifier of a file's owner. Raises OSError."""
        ...

    def may_write(self, path: Path) -> bool:
        """Say whether this process may change a file or folder in any way."""
        ...

    def is_administrator(self) -> bool:
        """Say whether this process runs with an administrator's rights."""
        ...


class WindowsSecurity:
    """The system's own answers."""

    def data_of_all_users(self) -> Path:
        """Return the folder for data of programs that all users share."""
        path = ctypes.create_unicode_buffer(_LONGEST_PATH)
        failed = ctypes.CDLL("shell32").SHGetFolderPathW(None, _CSIDL_COMMON_APPDATA, None, 0, path)
        if failed:
            raise OSError(0, "no folder for data of all users", None, failed)
        return Path(path.value)

    def owner(self, path: Path) -> str:
        """Return the security identifier of a file's owner. Raises OSError."""
        advapi = ctypes.CDLL("advapi32")
        owner, descriptor = ctypes.c_void_p(), ctypes.c_void_p()
        failed = advapi.GetNamedSecurityInfoW(
            ctypes.c_wchar_p(str(path)),
            _SE_FILE_OBJECT,
            _OWNER_SECURITY_INFORMATION,
            ctypes.byref(owner),
            None,
            None,
            None,
            ctypes.byref(descriptor),
        )
        if failed:
            raise OSError(0, "no owner can be told", str(path), failed)  # on Windows also FileNotFoundError
        try:
            return _spelled(advapi, owner)
        finally:
            _free(descriptor)

    def may_write(self, path: Path) -> bool:
        """Say whether this process may change a file or folder in any way: the system itself is asked."""
        return any(_opens(path, access) for access in _WAYS_TO_CHANGE)

    def is_administrator(self) -> bool:
        """Say whether this process runs with an administrator's rights."""
        return bool(ctypes.CDLL("shell32").IsUserAnAdmin())


def _spelled(advapi: ctypes.CDLL, identifier: ctypes.c_void_p) -> str:
    text = ctypes.c_wchar_p()
    if not advapi.ConvertSidToStringSidW(identifier, ctypes.byref(text)):
        return ""
    try:
        return text.value or ""
    finally:
        _free(ctypes.cast(text, ctypes.c_void_p))


def _opens(path: Path, access: int) -> bool:
    kernel = ctypes.CDLL("kernel32")
    kernel.CreateFileW.restype = ctypes.c_void_p
    handle = kernel.CreateFileW(
        ctypes.c_wchar_p(str(path)),
        ctypes.c_uint32(access),
        _SHARE_ALL,
        None,
        _OPEN_EXISTING,
        _FILE_FLAG_BACKUP_SEMANTICS,
        None,
    )
    if handle in {None, _INVALID_HANDLE}:
        return False
    kernel.CloseHandle(ctypes.c_void_p(handle))
    return True


def _free(pointer: ctypes.c_void_p) -> None:
    ctypes.CDLL("kernel32").LocalFree(pointer)

"""The operations the pool knows: one small file each, registered here.

An entry says what an operation does and how its pool is found.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.practice.locate import by_access_token, by_client, by_pool, by_session_or_access_token
from desktop.practice.operations.admin_create_user import admin_create_user
from desktop.practice.operations.admin_delete_user import admin_delete_user
from desktop.practice.operations.admin_get_user import admin_get_user
from desktop.practice.operations.admin_reset_user_password import admin_reset_user_password
from desktop.practice.operations.admin_set_user_password import admin_set_user_password
from desktop.practice.operations.admin_user_global_sign_out import admin_user_global_sign_out
from desktop.practice.operations.admin_user_switches import admin_disable_user, admin_enable_user
from desktop.practice.operations.associate_software_token import associate_software_token
from desktop.practice.operations.describe_user_pool import describe_user_pool
from desktop.practice.operations.describe_user_pool_client import describe_user_pool_client
from desktop.practice.operations.get_tokens_from_refresh_token import (
    get_tokens_from_refresh_token,
)
from desktop.practice.operations.get_user import get_user
from desktop.practice.operations.get_user_pool_mfa_config import get_user_pool_mfa_config
from desktop.practice.operations.global_sign_out import global_sign_out
from desktop.practice.operations.initiate_auth import initiate_auth
from desktop.practice.operations.list_users import list_users
from desktop.practice.operations.respond_to_auth_challenge import respond_to_auth_challenge
from desktop.practice.operations.revoke_token import revoke_token
from desktop.practice.operations.set_user_mfa_preference import (
    admin_set_user_mfa_preference,
    set_user_mfa_preference,
)
from desktop.practice.operations.verify_software_token import verify_software_token

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.practice.call import Call, Output, Params
    from desktop.practice.state.pool import Pool
    from desktop.practice.state.state import State


@dataclass(frozen=True, slots=True)
class Operation:
    """What an operation does, and how its pool is found."""

    run: Callable[[Call], Output]
    locate: Callable[[State, Params], Pool]


OPERATIONS: dict[str, Operation] = {
    "AdminCreateUser": Operation(admin_create_user, by_pool),
    "AdminDeleteUser": Operation(admin_delete_user, by_pool),
    "AdminDisableUser": Operation(admin_disable_user, by_pool),
    "AdminEnableUser": Operation(admin_enable_user, by_pool),
    "AdminGetUser": Operation(admin_get_user, by_pool),
    "AdminResetUserPassword": Operation(admin_reset_user_password, by_pool),
    "AdminSetUserMFAPreference": Operation(admin_set_user_mfa_preference, by_pool),
    "AdminSetUserPassword": Operation(admin_set_user_password, by_pool),
    "AdminUserGlobalSignOut": Operation(admin_user_global_sign_out, by_pool),
    "AssociateSoftwareToken": Operation(associate_software_token, by_session_or_access_token),
    "DescribeUserPool": Operation(describe_user_pool, by_pool),
    "DescribeUserPoolClient": Operation(describe_user_pool_client, by_pool),
    "GetTokensFromRefreshToken": Operation(get_tokens_from_refresh_token, by_client),
    "GetUser": Operation(get_user, by_access_token),
    "GetUserPoolMfaConfig": Operation(get_user_pool_mfa_config, by_pool),
    "GlobalSignOut": Operation(global_sign_out, by_access_token),
    "InitiateAuth": Operation(initiate_auth, by_client),
    "ListUsers": Operation(list_users, by_pool),
    "RespondToAuthChallenge": Operation(respond_to_auth_challenge, by_client),
    "RevokeToken": Operation(revoke_token, by_client),
    "SetUserMFAPreference": Operation(set_user_mfa_preference, by_access_token),
    "VerifySoftwareToken": Operation(verify_software_token, by_session_or_access_token),
}

"""The operations the pool knows: one small file each, registered here.

An entry says what an operation does and how its pool is found.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.practice.locate import by_access_token, by_client, by_pool, by_session_or_access_token
from desktop.practice.operations.admin_confirm_sign_up import admin_confirm_sign_up
from desktop.practice.operations.admin_create_user import admin_create_user
from desktop.practice.operations.admin_delete_user import admin_delete_user
from desktop.practice.operations.admin_disable_provider_for_user import admin_disable_provider_for_user
from desktop.practice.operations.admin_factors import (
    admin_delete_software_token,
    admin_get_user_auth_factors,
    get_user_auth_factors,
)
from desktop.practice.operations.admin_get_user import admin_get_user
from desktop.practice.operations.admin_link_provider_for_user import admin_link_provider_for_user
from desktop.practice.operations.admin_list_user_auth_events import admin_list_user_auth_events
from desktop.practice.operations.admin_reset_user_password import admin_reset_user_password
from desktop.practice.operations.admin_set_user_password import admin_set_user_password
from desktop.practice.operations.admin_user_global_sign_out import admin_user_global_sign_out
from desktop.practice.operations.admin_user_switches import admin_disable_user, admin_enable_user
from desktop.practice.operations.associate_software_token import associate_software_token
from desktop.practice.operations.change_password import change_password
from desktop.practice.operations.confirm_device import confirm_device
from desktop.practice.operations.confirm_forgot_password import confirm_forgot_password
from desktop.practice.operations.confirm_sign_up import confirm_sign_up
from desktop.practice.operations.delete_user import delete_user
from desktop.practice.operations.describe_user_pool import describe_user_pool
from desktop.practice.operations.describe_user_pool_client import describe_user_pool_client
from desktop.practice.operations.devices import (
    admin_forget_device,
    admin_get_device,
    admin_list_devices,
    admin_update_device_status,
    forget_device,
    get_device,
    list_devices,
    update_device_status,
)
from desktop.practice.operations.forgot_password import forgot_password
from desktop.practice.operations.get_csv_header import get_csv_header
from desktop.practice.operations.get_provisioned_limit import for_the_account, get_provisioned_limit
from desktop.practice.operations.get_tokens_from_refresh_token import (
    get_tokens_from_refresh_token,
)
from desktop.practice.operations.get_user import get_user
from desktop.practice.operations.get_user_pool_mfa_config import get_user_pool_mfa_config
from desktop.practice.operations.global_sign_out import global_sign_out
from desktop.practice.operations.groups import (
    admin_add_user_to_group,
    admin_list_groups_for_user,
    admin_remove_user_from_group,
    create_group,
    delete_group,
    get_group,
    list_groups,
    list_users_in_group,
    update_group,
)
from desktop.practice.operations.initiate_auth import initiate_auth
from desktop.practice.operations.list_user_pool_clients import list_user_pool_clients
from desktop.practice.operations.list_users import list_users
from desktop.practice.operations.resend_confirmation_code import resend_confirmation_code
from desktop.practice.operations.respond_to_auth_challenge import respond_to_auth_challenge
from desktop.practice.operations.revoke_token import revoke_token
from desktop.practice.operations.session_configuration import (
    get_user_pool_client_session_configuration,
    get_user_pool_session_configuration,
    set_user_pool_client_session_configuration,
    set_user_pool_session_configuration,
)
from desktop.practice.operations.set_user_mfa_preference import (
    admin_set_user_mfa_preference,
    set_user_mfa_preference,
)
from desktop.practice.operations.set_user_pool_mfa_config import set_user_pool_mfa_config
from desktop.practice.operations.sign_up import sign_up
from desktop.practice.operations.update_user_attributes import (
    admin_delete_user_attributes,
    admin_update_user_attributes,
    delete_user_attributes,
    update_user_attributes,
)
from desktop.practice.operations.update_user_pool import update_user_pool
from desktop.practice.operations.update_user_pool_client import update_user_pool_client
from desktop.practice.operations.user_sessions import (
    admin_list_user_sessions,
    admin_revoke_user_session,
    list_user_sessions,
    revoke_user_session,
)
from desktop.practice.operations.verify_software_token import verify_software_token
from desktop.practice.operations.verify_user_attribute import (
    get_user_attribute_verification_code,
    verify_user_attribute,
)
from desktop.practice.operations.web_authn_credentials import (
    delete_web_authn_credential,
    list_web_authn_credentials,
)
from desktop.practice.operations.web_authn_registration import (
    complete_web_authn_registration,
    start_web_authn_registration,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.practice.operation_call import OperationCall, Output, Params
    from desktop.practice.state.stored_state import StoredState
    from desktop.practice.state.user_pool import UserPool


@dataclass(frozen=True, slots=True)
class Operation:
    """What an operation does, and how its pool is found."""

    run: Callable[[OperationCall], Output]
    locate: Callable[[StoredState, Params], UserPool]


OPERATIONS: dict[str, Operation] = {
    "AdminAddUserToGroup": Operation(admin_add_user_to_group, by_pool),
    "AdminConfirmSignUp": Operation(admin_confirm_sign_up, by_pool),
    "AdminCreateUser": Operation(admin_create_user, by_pool),
    "AdminDeleteSoftwareToken": Operation(admin_delete_software_token, by_pool),
    "AdminDeleteUser": Operation(admin_delete_user, by_pool),
    "AdminDeleteUserAttributes": Operation(admin_delete_user_attributes, by_pool),
    "AdminDisableProviderForUser": Operation(admin_disable_provider_for_user, by_pool),
    "AdminDisableUser": Operation(admin_disable_user, by_pool),
    "AdminEnableUser": Operation(admin_enable_user, by_pool),
    "AdminForgetDevice": Operation(admin_forget_device, by_pool),
    "AdminGetDevice": Operation(admin_get_device, by_pool),
    "AdminGetUser": Operation(admin_get_user, by_pool),
    "AdminGetUserAuthFactors": Operation(admin_get_user_auth_factors, by_pool),
    "AdminLinkProviderForUser": Operation(admin_link_provider_for_user, by_pool),
    "AdminListDevices": Operation(admin_list_devices, by_pool),
    "AdminListGroupsForUser": Operation(admin_list_groups_for_user, by_pool),
    "AdminListUserAuthEvents": Operation(admin_list_user_auth_events, by_pool),
    "AdminListUserSessions": Operation(admin_list_user_sessions, by_pool),
    "AdminRemoveUserFromGroup": Operation(admin_remove_user_from_group, by_pool),
    "AdminResetUserPassword": Operation(admin_reset_user_password, by_pool),
    "AdminRevokeUserSession": Operation(admin_revoke_user_session, by_pool),
    "AdminSetUserMFAPreference": Operation(admin_set_user_mfa_preference, by_pool),
    "AdminSetUserPassword": Operation(admin_set_user_password, by_pool),
    "AdminUpdateDeviceStatus": Operation(admin_update_device_status, by_pool),
    "AdminUpdateUserAttributes": Operation(admin_update_user_attributes, by_pool),
    "AdminUserGlobalSignOut": Operation(admin_user_global_sign_out, by_pool),
    "AssociateSoftwareToken": Operation(associate_software_token, by_session_or_access_token),
    "ChangePassword": Operation(change_password, by_access_token),
    "CompleteWebAuthnRegistration": Operation(complete_web_authn_registration, by_access_token),
    "ConfirmDevice": Operation(confirm_device, by_access_token),
    "ConfirmForgotPassword": Operation(confirm_forgot_password, by_client),
    "ConfirmSignUp": Operation(confirm_sign_up, by_client),
    "CreateGroup": Operation(create_group, by_pool),
    "DeleteGroup": Operation(delete_group, by_pool),
    "DeleteUser": Operation(delete_user, by_access_token),
    "DeleteUserAttributes": Operation(delete_user_attributes, by_access_token),
    "DeleteWebAuthnCredential": Operation(delete_web_authn_credential, by_access_token),
    "DescribeUserPool": Operation(describe_user_pool, by_pool),
    "DescribeUserPoolClient": Operation(describe_user_pool_client, by_pool),
    "ForgetDevice": Operation(forget_device, by_access_token),
    "ForgotPassword": Operation(forgot_password, by_client),
    "GetCSVHeader": Operation(get_csv_header, by_pool),
    "GetDevice": Operation(get_device, by_access_token),
    "GetGroup": Operation(get_group, by_pool),
    "GetProvisionedLimit": Operation(get_provisioned_limit, for_the_account),
    "GetTokensFromRefreshToken": Operation(get_tokens_from_refresh_token, by_client),
    "GetUser": Operation(get_user, by_access_token),
    "GetUserAuthFactors": Operation(get_user_auth_factors, by_access_token),
    "GetUserAttributeVerificationCode": Operation(get_user_attribute_verification_code, by_access_token),
    "GetUserPoolClientSessionConfiguration": Operation(get_user_pool_client_session_configuration, by_pool),
    "GetUserPoolMfaConfig": Operation(get_user_pool_mfa_config, by_pool),
    "GetUserPoolSessionConfiguration": Operation(get_user_pool_session_configuration, by_pool),
    "GlobalSignOut": Operation(global_sign_out, by_access_token),
    "InitiateAuth": Operation(initiate_auth, by_client),
    "ListDevices": Operation(list_devices, by_access_token),
    "ListGroups": Operation(list_groups, by_pool),
    "ListUserPoolClients": Operation(list_user_pool_clients, by_pool),
    "ListUserSessions": Operation(list_user_sessions, by_access_token),
    "ListUsers": Operation(list_users, by_pool),
    "ListUsersInGroup": Operation(list_users_in_group, by_pool),
    "ListWebAuthnCredentials": Operation(list_web_authn_credentials, by_access_token),
    "ResendConfirmationCode": Operation(resend_confirmation_code, by_client),
    "RespondToAuthChallenge": Operation(respond_to_auth_challenge, by_client),
    "RevokeToken": Operation(revoke_token, by_client),
    "RevokeUserSession": Operation(revoke_user_session, by_access_token),
    "SetUserMFAPreference": Operation(set_user_mfa_preference, by_access_token),
    "SetUserPoolClientSessionConfiguration": Operation(set_user_pool_client_session_configuration, by_pool),
    "SetUserPoolMfaConfig": Operation(set_user_pool_mfa_config, by_pool),
    "SetUserPoolSessionConfiguration": Operation(set_user_pool_session_configuration, by_pool),
    "SignUp": Operation(sign_up, by_client),
    "StartWebAuthnRegistration": Operation(start_web_authn_registration, by_access_token),
    "UpdateDeviceStatus": Operation(update_device_status, by_access_token),
    "UpdateGroup": Operation(update_group, by_pool),
    "UpdateUserAttributes": Operation(update_user_attributes, by_access_token),
    "UpdateUserPool": Operation(update_user_pool, by_pool),
    "UpdateUserPoolClient": Operation(update_user_pool_client, by_pool),
    "VerifySoftwareToken": Operation(verify_software_token, by_session_or_access_token),
    "VerifyUserAttribute": Operation(verify_user_attribute, by_access_token),
}

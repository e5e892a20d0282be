"""What Amazon documents of Cognito, each with its source, and the test of the practice pool that holds it.

A limit is held by one test for all: a value at the limit passes, and one beyond it is refused by its member's
name. The guide lists all of these; a test compares.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from tests.practice.facts import Fact

DEVELOPER_GUIDE, QUOTAS = "Developer Guide", "Quotas in Amazon Cognito"


class Limit(NamedTuple):
    """A limit of one member: `path` names it as in the request, `fits` is at it, `exceeds` beyond."""

    says: str
    operation: str
    path: str
    fits: Any
    exceeds: Any

    @property
    def source(self) -> str:
        """Return where it is documented."""
        return f"API reference, {self.operation}"


def _longest(most: int) -> tuple[str, str]:
    return "a" * most, "a" * (most + 1)


_CODE = "{####}"
LIMITS = (
    Limit("a user name has at most 128 characters", "SignUp", "Username", *_longest(128)),
    Limit("a user name has no blank", "SignUp", "Username", "ann.lee", "ann lee"),
    Limit("a password has at most 256 characters", "SignUp", "Password", *_longest(256)),
    Limit("an attribute's name has at most 32 characters", "SignUp", "UserAttributes.[].Name", *_longest(32)),
    Limit("an attribute has at most 2,048 characters", "SignUp", "UserAttributes.[].Value", *_longest(2048)),
    Limit("a code has at most 2,048 characters", "ConfirmSignUp", "ConfirmationCode", *_longest(2048)),
    Limit("a code has no blank", "ConfirmForgotPassword", "ConfirmationCode", "123456", "123 456"),
    Limit("a secret hash has at most 128 characters", "SignUp", "SecretHash", *_longest(128)),
    Limit("an app client's id has at most 128 characters", "ForgotPassword", "ClientId", *_longest(128)),
    Limit("a session has at least 20 characters", "RespondToAuthChallenge", "Session", "s" * 20, "s" * 19),
    Limit("a session has at most 4,096 characters", "RespondToAuthChallenge", "Session", *_longest(4096)),
    Limit("an app's code has six characters", "VerifySoftwareToken", "UserCode", "123456", "12345"),
    Limit("an app's code is digits", "VerifySoftwareToken", "UserCode", "123456", "12345a"),
    Limit("a device's name has at most 1,024 characters", "ConfirmDevice", "DeviceName", *_longest(1024)),
    Limit(
        "a device's key has at most 55 characters",
        "ForgetDevice",
        "DeviceKey",
        f"r_{'a' * 53}",
        f"r_{'a' * 54}",
    ),
    Limit("a client's secret has at least 24 characters", "RevokeToken", "ClientSecret", "s" * 24, "s" * 23),
    Limit("a client's secret has at most 64 characters", "RevokeToken", "ClientSecret", *_longest(64)),
    Limit(
        "a pool's id has at most 55 characters", "ListUsers", "UserPoolId", f"r_{'a' * 53}", f"r_{'a' * 54}"
    ),
    Limit("a page of users has at most 60", "ListUsers", "Limit", 60, 61),
    Limit("a filter of users has at most 256 characters", "ListUsers", "Filter", *_longest(256)),
    Limit("a page of clients has at most 60", "ListUserPoolClients", "MaxResults", 60, 61),
    Limit("a page of clients has at least one", "ListUserPoolClients", "MaxResults", 1, 0),
    Limit("a page of passkeys has at most 20", "ListWebAuthnCredentials", "MaxResults", 20, 21),
    Limit("a page of groups has at most 60", "ListGroups", "Limit", 60, 61),
    Limit("a page of a group's members has at most 60", "ListUsersInGroup", "Limit", 60, 61),
    Limit("a page of sign-in events has at most 60", "AdminListUserAuthEvents", "MaxResults", 60, 61),
    Limit("a group's name has at most 128 characters", "CreateGroup", "GroupName", *_longest(128)),
    Limit(
        "a group's description has at most 2,048 characters", "CreateGroup", "Description", *_longest(2048)
    ),
    Limit("a group's precedence is not below zero", "CreateGroup", "Precedence", 0, -1),
    Limit(
        "a group's role is an ARN",
        "CreateGroup",
        "RoleArn",
        "arn:aws:iam::111122223333:role/r",
        "no role at all here",
    ),
    Limit(
        "a provider's name has at most 32 characters",
        "AdminLinkProviderForUser",
        "SourceUser.ProviderName",
        *_longest(32),
    ),
    Limit(
        "the id of an open sign-in has 28 characters",
        "AdminRevokeUserSession",
        "SessionId",
        f"tkn{'a' * 25}",
        f"tkn{'a' * 24}",
    ),
    Limit(
        "the id of an open sign-in begins with tkn or sso",
        "AdminRevokeUserSession",
        "SessionId",
        f"sso{'a' * 25}",
        f"abc{'a' * 25}",
    ),
    Limit(
        "a user has at most 100 sign-ins open",
        "SetUserPoolSessionConfiguration",
        "TokenSession.MaxPerUser",
        100,
        101,
    ),
    Limit(
        "a user may have at least one sign-in open",
        "SetUserPoolSessionConfiguration",
        "TokenSession.MaxPerUser",
        1,
        0,
    ),
    Limit(
        "a browser's session is reused for at most 90 days",
        "SetUserPoolClientSessionConfiguration",
        "SSOSession.MaxValidityMinutes",
        129_600,
        129_601,
    ),
    Limit(
        "a password's least length is 6 at the least",
        "UpdateUserPool",
        "Policies.PasswordPolicy.MinimumLength",
        6,
        5,
    ),
    Limit(
        "a password's least length is 99 at the most",
        "UpdateUserPool",
        "Policies.PasswordPolicy.MinimumLength",
        99,
        100,
    ),
    Limit(
        "at most 24 passwords are remembered",
        "UpdateUserPool",
        "Policies.PasswordPolicy.PasswordHistorySize",
        24,
        25,
    ),
    Limit(
        "a temporary password lives at most 365 days",
        "UpdateUserPool",
        "Policies.PasswordPolicy.TemporaryPasswordValidityDays",
        365,
        366,
    ),
    Limit(
        "an invitation lived at most 365 days in older pools",
        "UpdateUserPool",
        "AdminCreateUserConfig.UnusedAccountValidityDays",
        365,
        366,
    ),
    Limit(
        "a text with a code has at most 140 characters",
        "UpdateUserPool",
        "SmsVerificationMessage",
        _CODE + "a" * 134,
        _CODE + "a" * 135,
    ),
    Limit(
        "a text with a code says where the code goes",
        "UpdateUserPool",
        "SmsVerificationMessage",
        f"Code: {_CODE}",
        "Code: none",
    ),
    Limit(
        "an e-mail with a code has at most 20,000 characters",
        "UpdateUserPool",
        "EmailVerificationMessage",
        _CODE + "a" * 19_994,
        _CODE + "a" * 19_995,
    ),
    Limit(
        "an e-mail's subject has at most 140 characters",
        "UpdateUserPool",
        "EmailVerificationSubject",
        *_longest(140),
    ),
    Limit("a pool's name has at most 128 characters", "UpdateUserPool", "PoolName", *_longest(128)),
    Limit(
        "ways to get back in have priority 1 or 2",
        "UpdateUserPool",
        "AccountRecoverySetting.RecoveryMechanisms.[].Priority",
        2,
        3,
    ),
    Limit("a client's name has at most 128 characters", "UpdateUserPoolClient", "ClientName", *_longest(128)),
    Limit(
        "a sign-in's session lives at least three minutes",
        "UpdateUserPoolClient",
        "AuthSessionValidity",
        3,
        2,
    ),
    Limit(
        "a sign-in's session lives at most 15 minutes", "UpdateUserPoolClient", "AuthSessionValidity", 15, 16
    ),
    Limit(
        "an access token lives at most a day", "UpdateUserPoolClient", "AccessTokenValidity", 86_400, 86_401
    ),
    Limit("an ID token lives at most a day", "UpdateUserPoolClient", "IdTokenValidity", 86_400, 86_401),
    Limit(
        "a refresh token lives at most ten years",
        "UpdateUserPoolClient",
        "RefreshTokenValidity",
        315_360_000,
        315_360_001,
    ),
    Limit(
        "a replaced refresh token is good for at most a minute more",
        "UpdateUserPoolClient",
        "RefreshTokenRotation.RetryGracePeriodSeconds",
        60,
        61,
    ),
    Limit(
        "a client has at most 100 callback addresses",
        "UpdateUserPoolClient",
        "CallbackURLs",
        ["https://a.example"] * 100,
        ["https://a.example"] * 101,
    ),
    Limit(
        "a client has at most 50 scopes",
        "UpdateUserPoolClient",
        "AllowedOAuthScopes",
        ["openid"] * 50,
        ["openid"] * 51,
    ),
    Limit(
        "a callback address has at most 1,024 characters",
        "UpdateUserPoolClient",
        "CallbackURLs.[]",
        *_longest(1024),
    ),
    Limit(
        "a site of passkeys has at most 127 characters",
        "SetUserPoolMfaConfig",
        "WebAuthnConfiguration.RelyingPartyId",
        *_longest(127),
    ),
)

_HELD_BY = "test_documented.py::test_a_limit_is_held"
_BEHAVIOUR = (
    (
        "who signed up cannot sign in before the code",
        "Signing up and confirming user accounts",
        "test_accounts.py::TestSigningUp::test_a_new_account_waits_for_its_code",
    ),
    (
        "an administrator can confirm an account without its code",
        "API reference, AdminConfirmSignUp",
        "test_accounts.py::TestSigningUp::test_an_administrator_can_vouch_for_it",
    ),
    (
        "a verified address is a name to sign in with, where the pool says so",
        "User pool attributes",
        "test_accounts.py::TestAliases::test_a_verified_address_is_a_name_to_sign_in_with",
    ),
    (
        "an address that changes is unverified until its code is typed",
        "API reference, UpdateUserAttributes",
        "test_accounts.py::TestAttributes::test_a_changed_address_has_to_be_proven",
    ),
    (
        "a required attribute cannot be deleted",
        "API reference, DeleteUserAttributes",
        "test_accounts.py::TestAttributes::test_attributes_can_be_deleted_unless_they_are_required",
    ),
    (
        "an invitation sent again has a new password and new days",
        "API reference, AdminCreateUser",
        "test_directory.py::TestCreating::test_inviting_again_replaces_the_password_and_its_time",
    ),
    (
        "nobody is invited again who has a password of their own",
        "API reference, AdminCreateUser",
        "test_directory.py::TestCreating::test_somebody_confirmed_is_not_invited_again",
    ),
    (
        "the token of a page of users is good for an hour",
        "API reference, ListUsers",
        "test_directory.py::TestFinding::test_a_page_token_ends_after_an_hour",
    ),
    (
        "users are filtered by one attribute, equal or by its beginning",
        "API reference, ListUsers",
        "test_directory.py::TestFinding::test_users_are_filtered",
    ),
    (
        "a permanent password set by an administrator confirms the account",
        "API reference, AdminSetUserPassword",
        "test_directory.py::TestChanging::test_a_permanent_password_confirms",
    ),
    (
        "a temporary password set by an administrator has to be replaced",
        "API reference, AdminSetUserPassword",
        "test_directory.py::TestChanging::test_a_temporary_password_has_to_be_replaced",
    ),
    (
        "a reset by an administrator ends the password at once",
        "API reference, AdminResetUserPassword",
        "test_directory.py::TestChanging::test_a_reset_turns_the_old_password_away",
    ),
    (
        "an identity is linked once, and a user has five at most",
        "API reference, AdminLinkProviderForUser",
        "test_groups.py::test_an_identity_is_linked_once_and_five_at_most",
    ),
    (
        "an identity is unlinked by its provider and subject",
        "API reference, AdminDisableProviderForUser",
        "test_groups.py::test_a_link_to_an_outside_identity_is_taken_away_alone",
    ),
    (
        "a user of the pool itself is disabled under the provider Cognito",
        "API reference, AdminDisableProviderForUser",
        "test_groups.py::test_a_user_of_the_pool_itself_is_disabled",
    ),
    (
        "only refresh tokens are revoked",
        "API reference, RevokeToken",
        "test_tokens.py::test_only_refresh_tokens_can_be_revoked",
    ),
    (
        "a refresh token lives 30 days unless the client says otherwise",
        "Refresh tokens",
        "test_tokens.py::TestWithoutRotation::test_it_ends_after_thirty_days",
    ),
    (
        "a refresh token that rotation made ends with the first one",
        "Refresh token rotation",
        "test_tokens.py::TestWithRotation::test_the_new_one_ends_with_the_first",
    ),
    (
        "signing out everywhere ends every sign-in",
        "API reference, GlobalSignOut",
        "test_tokens.py::TestTakingBack::test_signing_out_everywhere_reaches_every_sign_in",
    ),
    (
        "access and ID tokens are signed by keys of their own, both published",
        "Verifying JSON web tokens",
        "test_tokens.py::test_each_kind_of_token_is_signed_by_a_published_key_of_its_own",
    ),
    (
        "one sign-in beyond the maximum ends the one used least lately",
        "API reference, SetUserPoolSessionConfiguration",
        "test_user_sessions.py::test_who_has_as_many_sessions_as_the_pool_allows_loses_the_one_used_least_lately",
    ),
    (
        "a client's reuse of a browser's session is set where sign-ins are tracked",
        "API reference, SetUserPoolClientSessionConfiguration",
        "test_user_sessions.py::test_how_long_a_client_goes_by_a_browsers_session_is_set_where_sign_ins_are_tracked",
    ),
    (
        "with a reuse of 0 minutes a browser is always asked",
        "API reference, SetUserPoolClientSessionConfiguration",
        "test_domain.py::test_a_client_may_want_everybody_asked_anew",
    ),
    (
        "120, 50, 30 and 25 calls a second cost nothing, by category",
        QUOTAS,
        "test_quota.py::test_the_limit_of_a_category_is_the_quota_in_force",
    ),
    (
        "an update of a pool resets what it does not send",
        "API reference, UpdateUserPool",
        "test_pool_settings.py::test_an_update_that_sends_nothing_resets_everything",
    ),
    (
        "an invitation's days are set in one place only",
        "API reference, UpdateUserPool",
        "test_pool_settings.py::test_two_validities_of_invitations_are_refused",
    ),
    (
        "tokens' lives are in the units that come with them",
        "API reference, UpdateUserPoolClient",
        "test_pool_settings.py::test_validities_are_in_the_units_that_come_with_them",
    ),
    (
        "a forgotten password of nobody, of somebody disabled or unreachable looks alike in private",
        "Managing user existence error responses",
        "test_recovery.py::test_whom_no_code_can_help_is_told_by_status",
    ),
    (
        "a new code makes the one before worthless",
        DEVELOPER_GUIDE,
        "test_recovery.py::test_a_new_code_replaces_the_one_before",
    ),
    (
        "a passkey cannot come before a second factor in a pool with one factor",
        "Passkey sign-in",
        "test_passkeys.py::TestSecondFactor::test_a_passkey_cannot_come_before_one",
    ),
    (
        "an authorization code is good once, for its client and redirect",
        "Token endpoint",
        "test_domain.py::test_a_code_is_good_once_for_its_verifier_redirect_and_client",
    ),
)

DOCUMENTED = tuple(Fact(limit.source, "D", limit.says, _HELD_BY) for limit in LIMITS) + tuple(
    Fact(source, "D", says, test) for says, source, test in _BEHAVIOUR
)

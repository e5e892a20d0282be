"""`aws-exports.js`, and the flat `amplifyconfiguration.json` beside it: keys that begin with `aws_`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.profiles.configurations import spellings
from desktop.profiles.configurations.found import Found
from desktop.profiles.configurations.sign_in_page import page_in

if TYPE_CHECKING:
    from desktop.profiles.configurations.node import Node

_MARKS = ("aws_user_pools_", "aws_cognito_", "aws_project_region")


def read(node: Node) -> Found | None:
    """Return what the file says, None if it has another shape."""
    if not any(name.startswith(_MARKS) for name in node):
        return None
    return Found(
        "flat",
        pool_id=node.text("aws_user_pools_id"),
        client_id=node.text("aws_user_pools_web_client_id"),
        region=node.text("aws_cognito_region", "aws_project_region"),
        identity_pool_id=node.text("aws_cognito_identity_pool_id"),
        flow=node.text("authenticationFlowType") or node.at("Auth").text("authenticationFlowType"),
        policy=spellings.flat_policy(node.at("aws_cognito_password_protection_settings")),
        login_names=spellings.login_names(node.texts("aws_cognito_username_attributes")),
        mfa=spellings.mfa(node.text("aws_cognito_mfa_configuration")),
        mfa_methods=spellings.mfa_methods(node.texts("aws_cognito_mfa_types")),
        page=page_in(node.at("oauth"), providers=node.texts("aws_cognito_social_providers")),
        metadata=node.texts_by_name("clientMetadata"),
        computed=tuple(node.computed),
    )

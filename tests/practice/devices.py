"""A device that a pool has met, and what it does to be remembered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from desktop.core.cognito import srp
from tests.practice.signing_in import SignIn

if TYPE_CHECKING:
    from tests.fixtures.practice import Practice

PASSWORD = "what the device made up"


@dataclass
class Known:
    """A device and the sign-in that met it."""

    practice: Practice
    sign_in: SignIn
    key: str
    group: str

    @property
    def token(self) -> str:
        return str(self.sign_in.tokens["AccessToken"])

    def confirm(self) -> bool:
        salt, verifier = srp.device_verifier(self.group, self.key, PASSWORD)
        said = self.practice.boto3.confirm_device(
            AccessToken=self.token,
            DeviceKey=self.key,
            DeviceSecretVerifierConfig={"Salt": salt, "PasswordVerifier": verifier},
            DeviceName="A laptop",
        )
        return bool(said["UserConfirmationNecessary"])

    def remember(self, status: str = "remembered") -> None:
        self.practice.boto3.update_device_status(
            AccessToken=self.token, DeviceKey=self.key, DeviceRememberedStatus=status
        )

    def come_back(self) -> SignIn:
        """Sign in again and say which device this is."""
        again = SignIn(self.practice, self.sign_in.person)
        again.said = self.practice.boto3.initiate_auth(
            ClientId=again.client_id,
            AuthFlow="USER_PASSWORD_AUTH",
            AuthParameters={
                "USERNAME": again.username,
                "PASSWORD": again.person["password"],
                "DEVICE_KEY": self.key,
            },
        )
        return again

    def prove(self, again: SignIn, password: str = PASSWORD) -> SignIn:
        assert again.challenge == "DEVICE_SRP_AUTH"
        proof = srp.SrpClient()
        again.answer(DEVICE_KEY=self.key, SRP_A=proof.public)
        assert again.challenge == "DEVICE_PASSWORD_VERIFIER"
        asked, now = again.parameters, srp.timestamp(datetime.now(UTC))
        claim = proof.claim(
            pool_name=self.group,
            user_id=self.key,
            password=password,
            salt=asked["SALT"],
            srp_b=asked["SRP_B"],
            secret_block=asked["SECRET_BLOCK"],
            timestamp=now,
        )
        return again.answer(
            DEVICE_KEY=self.key,
            TIMESTAMP=now,
            PASSWORD_CLAIM_SECRET_BLOCK=asked["SECRET_BLOCK"],
            PASSWORD_CLAIM_SIGNATURE=claim,
        )


def meet(practice: Practice, person: dict[str, Any] | None = None) -> Known:
    sign_in = SignIn(practice, person or practice.person("email-code+device")).begin()
    sign_in.type_code()
    met = sign_in.tokens["NewDeviceMetadata"]
    return Known(practice, sign_in, met["DeviceKey"], met["DeviceGroupKey"])

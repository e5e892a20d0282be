"""The wire format of the security token service: forms come in, XML goes out."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl
from xml.sax.saxutils import escape

from botocore.model import ListShape, Shape, StructureShape

from desktop.practice.wire import AMZ_JSON, ServedReply

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.practice.service_model import CognitoModel

FORM = "application/x-www-form-urlencoded"
_NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/"
_WHOLE_NUMBERS = frozenset({"integer", "long"})
_OK = 200


def read_form(model: CognitoModel, body: bytes) -> tuple[str, dict[str, Any]]:
    """Return the operation of a form and its input; numbers are read as the model has them."""
    given = dict(parse_qsl(body.decode(errors="replace")))
    operation = given.pop("Action", "")
    shape = model.input_of(operation)
    members: Mapping[str, Shape] = shape.members if shape is not None else {}
    return operation, {name: _typed(members.get(name), text) for name, text in given.items()}


def as_xml(model: CognitoModel, operation: str, reply: ServedReply) -> ServedReply:
    """Return a reply in XML; what a fault has put in its place stays as it is."""
    if reply.content_type != AMZ_JSON or not reply.body:
        return reply
    said = json.loads(reply.body)
    request = dict(reply.headers).get("x-amzn-RequestId", "")
    text = _result(model, operation, said, request) if reply.status == _OK else _error(said, request)
    return ServedReply(reply.status, text.encode(), "text/xml", reply.headers, reply.manner, reply.seconds)


def _result(model: CognitoModel, operation: str, said: Mapping[str, Any], request: str) -> str:
    inner = _element(f"{operation}Result", model.output_of(operation), said)
    about = f"<ResponseMetadata><RequestId>{request}</RequestId></ResponseMetadata>"
    return f'<{operation}Response xmlns="{_NAMESPACE}">{inner}{about}</{operation}Response>'


def _error(said: Mapping[str, Any], request: str) -> str:
    code, message = escape(str(said.get("__type"))), escape(str(said.get("message")))
    return (
        f'<ErrorResponse xmlns="{_NAMESPACE}"><Error><Type>Sender</Type><Code>{code}</Code>'
        f"<Message>{message}</Message></Error><RequestId>{request}</RequestId></ErrorResponse>"
    )


def _element(name: str, shape: Shape | None, value: Any) -> str:  # noqa: ANN401 - what JSON holds
    if isinstance(shape, StructureShape):
        inner = "".join(_element(member, shape.members[member], part) for member, part in value.items())
    elif isinstance(shape, ListShape):
        inner = "".join(_element("member", shape.member, part) for part in value)
    elif shape is not None and shape.type_name == "timestamp":
        inner = datetime.fromtimestamp(value, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    else:
        inner = escape(str(value))
    return f"<{name}>{inner}</{name}>"


def _typed(shape: Shape | None, text: str) -> int | str:
    is_number = shape is not None and shape.type_name in _WHOLE_NUMBERS and text.isdecimal()
    return int(text) if is_number else text

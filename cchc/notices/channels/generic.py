"""SMS by any gateway that takes one HTTP request, described by a JSON file of the installation.

{"url": "https://…", "headers": {"Authorization": "Bearer {secret}"},
 "body": {"to": "{phone}", "text": "{text}", "id": "{key}"},
 "accepted": {"field": "status", "values": ["ok", "0"]}, "message": "data.id"}
"""

import json
import os
from pathlib import Path
from typing import Any

from cchc.kernel.keys import named_secret
from cchc.notices.channels.http import ask_json
from cchc.notices.channels.values import Answer, NoAnswer, Outgoing

PROVIDER = "http"


def send(message: Outgoing) -> Answer:
    """Hand the message to the gateway of the file that CCHC_SMS_HTTP names."""
    try:
        plan = _plan()
        values = {
            "phone": message.phone,
            "text": message.text,
            "key": message.key,
            "callback": message.callback,
            "secret": named_secret("CCHC_SMS_HTTP_SECRET"),
        }
        if "{secret}" in json.dumps(plan) and not values["secret"]:
            raise NoAnswer("no_credentials")
        headers = {str(k): _put(str(v), values) for k, v in plan.get("headers", {}).items()}
        told = ask_json(str(plan["url"]), _filled(plan["body"], values), headers)
        return _answer(plan, told)
    except NoAnswer as failure:
        return Answer(PROVIDER, failure.code)


def _plan() -> dict[str, Any]:
    place = os.environ.get("CCHC_SMS_HTTP", "")
    try:
        plan = json.loads(Path(place).read_text(encoding="utf-8")) if place else None
    except (OSError, ValueError):
        plan = None
    if not isinstance(plan, dict) or not {"url", "body", "accepted"} <= plan.keys():
        raise NoAnswer("no_credentials")
    return plan


def _filled(part: Any, values: dict[str, str]) -> Any:
    """The body with its placeholders replaced, at any depth; values never act as placeholders."""
    if isinstance(part, dict):
        return {key: _filled(value, values) for key, value in part.items()}
    if isinstance(part, list):
        return [_filled(value, values) for value in part]
    return _put(part, values) if isinstance(part, str) else part


def _put(text: str, values: dict[str, str]) -> str:
    pieces = text.split("{")
    found = [pieces[0]]
    for piece in pieces[1:]:
        name, closed, rest = piece.partition("}")
        found.append(f"{values[name]}{rest}" if closed and name in values else f"{{{piece}")
    return "".join(found)


def _answer(plan: dict[str, Any], told: dict[str, Any]) -> Answer:
    accepted = plan["accepted"]
    said = str(_at(told, str(accepted["field"])))
    key = str(_at(told, str(plan.get("message", ""))) or "")[:80]
    if said in [str(value) for value in accepted["values"]]:
        return Answer(PROVIDER, "accepted", key)
    return Answer(PROVIDER, said[:30] or "refused", key)


def _at(told: Any, path: str) -> Any:
    """What lies under a dotted path; "" when nothing does."""
    for name in path.split("."):
        told = told.get(name, "") if isinstance(told, dict) else ""
    return told

"""SMS by the JSON gateway of eSMS (law.md 13.2): code 100 means accepted, not delivered."""

from cchc.notices.channels import credentials
from cchc.notices.channels.http import ask_json
from cchc.notices.channels.values import Answer, NoAnswer, Outgoing

PROVIDER = "esms"
_PATH = "/MainService.svc/json/SendMultipleMessage_V4_post_json/"
_CUSTOMER_CARE = "2"


def send(message: Outgoing) -> Answer:
    """Hand the message to the gateway."""
    account = credentials.esms()
    if account is None:
        return Answer(PROVIDER, "no_credentials")
    said = {
        "ApiKey": account.key,
        "SecretKey": account.secret,
        "Phone": message.phone,
        "Content": message.text,
        "SmsType": _CUSTOMER_CARE,
        "Brandname": account.brand,
        "IsUnicode": "0",
        "Sandbox": "1" if account.sandbox else "0",
        "RequestId": message.key,
        "CallbackUrl": message.callback,
    }
    try:
        told = ask_json(account.url + _PATH, said)
    except NoAnswer as failure:
        return Answer(PROVIDER, failure.code)
    code = str(told.get("CodeResult", ""))
    return Answer(PROVIDER, code or "not_json", str(told.get("SMSID", "") or "")[:80])

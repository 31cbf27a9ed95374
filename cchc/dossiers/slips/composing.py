"""From the facts of any form to what it says."""

from functools import singledispatch

from cchc.documents.content import Content
from cchc.dossiers.slips.control import control_slip
from cchc.dossiers.slips.facts import (
    Apology,
    ControlSlip,
    IncidentLetter,
    Receipt,
    Refusal,
    Register,
    SlipFacts,
    StopNotice,
    SupplementRequest,
)
from cchc.dossiers.slips.letters import apology, incident_letter, stop_notice
from cchc.dossiers.slips.receipt import receipt
from cchc.dossiers.slips.register import register
from cchc.dossiers.slips.replies import refusal, supplement_request


@singledispatch
def compose(facts: SlipFacts | Register) -> Content:
    """What the form of these facts says; RuleBroken names the first fact that is missing."""
    raise TypeError(f"no form has these facts: {type(facts).__name__}")


compose.register(Receipt, receipt)
compose.register(SupplementRequest, supplement_request)
compose.register(Refusal, refusal)
compose.register(Apology, apology)
compose.register(StopNotice, stop_notice)
compose.register(IncidentLetter, incident_letter)
compose.register(ControlSlip, control_slip)
compose.register(Register, register)

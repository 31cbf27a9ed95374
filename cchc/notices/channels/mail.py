"""E-mail by the installation's server: taken by the server is all that is known."""

import smtplib
from email.utils import format_datetime

from django.core.mail import EmailMessage

from cchc.notices.channels.values import Answer, Outgoing

PROVIDER = "smtp"


def send(message: Outgoing) -> Answer:
    """Hand the mail to the server."""
    domain = message.site.rpartition("//")[2].partition(":")[0] or "localhost"
    mail = EmailMessage(
        subject=" ".join(message.title.split()),
        body=message.text,
        to=[message.email],
        headers={
            "Date": format_datetime(message.at),
            "Message-ID": f"<{message.key}@{domain}>",
            "Auto-Submitted": "auto-generated",
        },
    )
    try:
        mail.send()
    except smtplib.SMTPRecipientsRefused:
        return Answer(PROVIDER, "recipient")
    except TimeoutError:
        return Answer(PROVIDER, "timeout")
    except OSError:  # smtplib's errors are OSErrors
        return Answer(PROVIDER, "unreachable")
    return Answer(PROVIDER, "accepted", message.key)

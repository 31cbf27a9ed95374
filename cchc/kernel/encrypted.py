"""A text column that only the installation's key can read."""

import base64
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import Expression
from django.db.models.lookups import IsNull

from cchc.kernel import crypto

if TYPE_CHECKING:
    _Text = models.TextField[str, str]
else:
    _Text = models.TextField

_SCHEME = "v1:"


class EncryptedText(_Text):
    """Encrypted at rest, bound to its column; searched by a blind index kept in another column.

    The only lookup is ``isnull``: equal texts have different ciphertexts.
    """

    def _place(self) -> str:
        return f"{self.model._meta.label_lower}.{self.attname}"

    def _key(self) -> bytes:
        return crypto.purpose_key("CCHC_MASTER_KEY", f"column {self._place()}")

    def get_prep_value(self, value: Any) -> Any:
        """The text as it is kept."""
        if value is None:
            return None
        sealed = crypto.seal(self._key(), str(value).encode(), self._place())
        return _SCHEME + base64.b64encode(sealed).decode("ascii")

    def from_db_value(
        self, value: str | None, expression: Expression, connection: BaseDatabaseWrapper
    ) -> str | None:
        """The text as it was; ``crypto.Unopened`` when it was tampered with."""
        if value is None:
            return None
        sealed = base64.b64decode(value.removeprefix(_SCHEME))
        return crypto.open_sealed(self._key(), sealed, self._place()).decode()

    def get_lookup(self, lookup_name: str) -> Any:
        """Only ``isnull``; anything else would compare ciphertexts and find nothing."""
        return IsNull if lookup_name == "isnull" else None

"""What a provider says of somebody who signed in there."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Vouched:
    """Somebody, as an id_token names them once it is verified (OpenID Connect Core 1.0, section 2)."""

    issuer: str
    subject: str  # unique at the issuer and never given to another
    email: str  # empty unless the provider has verified it
    methods: Collection[str] = ()  # how they proved who they are: the values of `amr`, and `acr`

    def plain(self) -> dict[str, Any]:
        """As a session keeps it."""
        return {**asdict(self), "methods": list(self.methods)}


def name_of_issuer(issuer: str) -> str:
    """«id.example.org/realm»: as people see it."""
    parts = urlsplit(issuer)
    return f"{parts.netloc}{parts.path}".rstrip("/")


def same_address(one: str, other: str) -> bool:
    """Case counts for no letter of ASCII and for all others: a database takes «ı» for «i» and the Kelvin sign for «k»."""
    return bool(one) and one.strip().encode().lower() == other.strip().encode().lower()

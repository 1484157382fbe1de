"""The provider of OpenID Connect that this portal trusts, as the surroundings name it. There is one, or none."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.conf import settings
from django.http import Http404

from svod.kernel.words import Trilingual


@dataclass(frozen=True)
class Provider:
    issuer: str  # as the provider writes it in `iss`, to the last slash
    client_id: str
    client_secret: str = field(repr=False)
    name: Trilingual  # stands on the button
    second_factors: frozenset[str] = frozenset()  # values of `amr` or `acr` after which our own code is not asked for


def provider() -> Provider | None:
    found: Provider | None = settings.SVOD_OIDC
    return found


def provider_or_404() -> Provider:
    found = provider()
    if found is None:
        raise Http404
    return found


def passwords_let_in() -> bool:
    return bool(settings.SVOD_PASSWORDS)

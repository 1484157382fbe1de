"""The network that a request comes from, as far as it can be known."""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest


def network_of(request: HttpRequest) -> str:
    """The address of the visitor, of IPv6 its /64, which one household has whole. Empty where it cannot be known.

    What a visitor writes into X-Forwarded-For counts for nothing: only the entry that the outermost of our own proxies
    (SVOD_PROXIES of them) has added is read. Without proxies named, a request from this machine comes from a proxy that
    nobody told of: all visitors would be one.
    """
    given = str(request.META.get("REMOTE_ADDR", ""))
    if settings.SVOD_PROXIES:
        passed = [one.strip() for one in request.headers.get("X-Forwarded-For", "").split(",")]
        given = passed[-settings.SVOD_PROXIES] if len(passed) >= settings.SVOD_PROXIES else ""
    try:
        address = ip_address(given)
    except ValueError:
        return ""
    if isinstance(address, IPv6Address):
        address = address.ipv4_mapped or address
    if address.is_loopback:
        return ""
    return str(ip_network((address, 64), strict=False)) if isinstance(address, IPv6Address) else str(address)

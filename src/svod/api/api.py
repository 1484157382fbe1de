"""The API: what the portal shows, for programs. Its description is openapi.json beside this file."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.datastructures import MultiValueDict
from ninja import NinjaAPI
from ninja.parser import Parser

from svod.api.callers import Caller, Token, Unchanged, tag_of
from svod.api.problems import answer_problems
from svod.api.v1 import board, material, register, releases
from svod.kernel.refusal import refuse_nul

WHAT = (
    "What the register holds, for programs. A token is made on the page of one's account and sent as"
    " `Authorization: Bearer TOKEN`; it may do what its account may. Without a token only what is released, unless the"
    " register stands open."
    " Faults are application/problem+json (RFC 9457) in the language of Accept-Language: ru, en, zh."
)


class Bodies(Parser):
    """What is sent, without the character NUL in it."""

    def parse_body(self, request: HttpRequest) -> Any:
        said = super().parse_body(request)
        refuse_nul(said)
        return said

    def parse_querydict(self, data: MultiValueDict[str, Any], list_fields: list[str], request: HttpRequest) -> Any:
        refuse_nul(list(data.lists()))
        return super().parse_querydict(data, list_fields, request)


class Api(NinjaAPI):
    def create_response(self, request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
        made: HttpResponse = super().create_response(request, *args, **named)
        who = getattr(request, "auth", None)
        if request.method == "GET" and made.status_code == 200 and isinstance(who, Caller):
            made["ETag"], made["Vary"] = tag_of(request, who), "Authorization, Accept-Language"
        made["Cache-Control"] = "private, no-cache"
        return made


api = Api(title="Svod", version="1", description=WHAT, urls_namespace="api-1", docs_url=None, auth=Token(), parser=Bodies())
answer_problems(api)


@api.exception_handler(Unchanged)
def unchanged(_: HttpRequest, __: Unchanged) -> HttpResponse:
    return HttpResponseNotModified()


api.add_router("", register.router)
api.add_router("", releases.router)
api.add_router("", material.router)
api.add_router("", board.router)

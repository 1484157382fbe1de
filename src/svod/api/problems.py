"""What goes wrong, as RFC 9457 says it: application/problem+json, in the language that the caller asks for."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import HttpRequest, JsonResponse
from django.utils.translation import get_language
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from svod.kernel.refusal import NotText, Refused
from svod.kernel.words import Language, Trilingual
from svod.register.rights import Forbidden
from svod.register.submissions.changes import WrittenSince
from svod.register.submissions.rows import BlanksUnchecked, Faulty

NOT_FOUND = Trilingual(
    "Такой записи нет, или она вам недоступна.",
    "There is no such record, or it is not yours to see.",
    "该记录不存在或您无权查看。",
)
BLANK = Trilingual("не заполнено", "left blank", "未填")
NOT_VALID = Trilingual("В запросе есть ошибки: см. errors.", "The request has faults: see errors.", "请求有误：见 errors。")
BROKEN = Trilingual("Запрос не разобран.", "The request cannot be read.", "无法解析请求。")
STATUS: dict[type[Refused], int] = {Forbidden: 404, WrittenSince: 412, NotText: 422}
"""Of a refusal; any other is a conflict with what the register holds: 409."""
TYPE = "application/problem+json"


class Problem(Exception):
    """An answer that is no answer: `status` of HTTP, words, and what is wrong field by field."""

    def __init__(self, status: int, words: Trilingual, errors: list[dict[str, Any]] | None = None) -> None:
        super().__init__(words.en)
        self.status, self.words, self.errors = status, words, errors or []

    @classmethod
    def unauthorized(cls) -> Problem:
        return cls(
            401,
            Trilingual(
                "Нужен действующий ключ: заголовок Authorization: Bearer КЛЮЧ. Ключ создают на странице своей учётной записи.",
                "A valid token is needed: header Authorization: Bearer TOKEN. Tokens are made on the page of your account.",
                "需要有效令牌：请求头 Authorization: Bearer 令牌。令牌在账户页面创建。",
            ),
        )

    @classmethod
    def forbidden(cls) -> Problem:
        return cls(403, Forbidden().words)

    @classmethod
    def reads_only(cls) -> Problem:
        return cls(
            403,
            Trilingual(
                "Этот ключ только читает. Создайте ключ с правом записи.",
                "This token only reads. Make one that writes.",
                "此令牌仅可读取。请创建可写入的令牌。",
            ),
        )

    @classmethod
    def not_found(cls) -> Problem:
        return cls(404, NOT_FOUND)


def language() -> Language:
    code = (get_language() or "ru")[:2]
    return "en" if code == "en" else "zh" if code == "zh" else "ru"


def answer(status: int, words: Trilingual, errors: list[dict[str, Any]] | None = None) -> JsonResponse:
    told: dict[str, Any] = {"type": "about:blank", "status": status, "title": words.in_(language())}
    if errors:
        told["errors"] = errors
    made = JsonResponse(told, status=status, content_type=TYPE, json_dumps_params={"ensure_ascii": False})
    if status == 401:
        made["WWW-Authenticate"] = 'Bearer realm="svod"'
    return made


def answer_problems(api: NinjaAPI) -> None:
    """Every way to fail becomes a problem; nothing of ours shows through."""

    @api.exception_handler(Problem)
    def of_problem(_: HttpRequest, problem: Problem) -> JsonResponse:
        return answer(problem.status, problem.words, problem.errors)

    @api.exception_handler(Faulty)
    def of_rows(_: HttpRequest, refusal: Faulty) -> JsonResponse:
        said = [{"where": f"rows.{one.row}.{one.field}", "what": one.words.in_(language())} for one in refusal.faults]
        return answer(422, NOT_VALID, said)

    @api.exception_handler(BlanksUnchecked)
    def of_blanks(_: HttpRequest, refusal: BlanksUnchecked) -> JsonResponse:
        said = [{"where": f"rows.{row}.{field}", "what": BLANK.in_(language())} for row, field in refusal.blanks]
        return answer(409, refusal.words, said)

    @api.exception_handler(Refused)
    def of_refusal(_: HttpRequest, refusal: Refused) -> JsonResponse:
        status = next((told for kind, told in STATUS.items() if isinstance(refusal, kind)), 409)
        return answer(status, NOT_FOUND if status == 404 else refusal.words)

    @api.exception_handler(ValidationError)
    def of_fields(_: HttpRequest, fault: ValidationError) -> JsonResponse:
        errors = [{"where": ".".join(map(str, one["loc"][1:])), "what": str(one["msg"])} for one in fault.errors]
        return answer(422, NOT_VALID, errors)

    @api.exception_handler(SuspiciousOperation)
    @api.exception_handler(BadRequest)
    def of_sending(_: HttpRequest, __: Exception) -> JsonResponse:
        return answer(400, BROKEN)

    @api.exception_handler(HttpError)
    def of_request(request: HttpRequest, fault: HttpError) -> JsonResponse:
        refusal = fault.__cause__  # a body that was refused while it was read
        return of_refusal(request, refusal) if isinstance(refusal, Refused) else answer(fault.status_code, BROKEN)

"""The way of a question, as a table that a lawyer can read and a test can walk."""

from __future__ import annotations

from svod.kernel.refusal import Refused

OPEN, ANSWERED, CLOSED, WITHDRAWN = "open", "answered", "closed", "withdrawn"
STEPS: dict[tuple[str, str], str] = {
    (OPEN, "answer"): ANSWERED,
    (ANSWERED, "answer"): ANSWERED,
    (ANSWERED, "ask again"): OPEN,
    (OPEN, "close"): CLOSED,
    (ANSWERED, "close"): CLOSED,
    (OPEN, "withdraw"): WITHDRAWN,
}
"""A state may add to its answer until the Secretariat closes the question. What is closed or withdrawn stays so: ask anew."""
NAMES = {
    OPEN: ("ждёт ответа", "waiting for an answer", "待答复"),
    ANSWERED: ("есть ответ", "answered", "已答复"),
    CLOSED: ("закрыт", "closed", "已结束"),
    WITHDRAWN: ("снят", "withdrawn", "已撤回"),
}


def next_stage(stage: str, act: str) -> str:
    """Refused where the act is not of this stage, with the stage that it is at."""
    found = STEPS.get((stage, act))
    if found is None:
        ru, en, zh = NAMES[stage]
        raise Refused(
            f"Сейчас это сделать нельзя: вопрос – {ru}. Обновите страницу, возможно, его уже изменил другой.",
            f"This cannot be done now: the question is {en}. Reload the page; somebody may have been faster.",
            f"目前无法执行：该询问{zh}。请刷新页面，可能已有他人操作。",
        )
    return found

"""The way of a submission, as a table that a lawyer can read and a test can walk."""

from __future__ import annotations

from svod.kernel.refusal import Refused

DRAFT, SUBMITTED, PROCESSING = "draft", "submitted", "processing"
ACCEPTED, RETURNED, RECALLED = "accepted", "returned", "recalled"
STEPS: dict[tuple[str, str], str] = {
    (DRAFT, "submit"): SUBMITTED,
    (SUBMITTED, "recall"): RECALLED,
    (SUBMITTED, "take up"): PROCESSING,
    (PROCESSING, "accept"): ACCEPTED,
    (PROCESSING, "return"): RETURNED,
}
"""From a stage by an act to the next; what is not here cannot be done. Returned and recalled ones go on as a new version."""
STANDING = (SUBMITTED, PROCESSING, ACCEPTED)
"""A version at one of these may be the current one."""
NAMES = {
    DRAFT: ("черновик", "a draft", "草稿"),
    SUBMITTED: ("подано", "submitted", "已提交"),
    PROCESSING: ("в работе у Секретариата", "being processed", "处理中"),
    ACCEPTED: ("принято", "accepted", "已采纳"),
    RETURNED: ("возвращено", "returned", "已退回"),
    RECALLED: ("отозвано", "recalled", "已撤回"),
}


def next_stage(stage: str, act: str) -> str:
    """Refused where the act is not of this stage, with the stage that it is at."""
    found = STEPS.get((stage, act))
    if found is None:
        ru, en, zh = NAMES[stage]
        raise Refused(
            f"Сейчас это сделать нельзя: материал на стадии «{ru}». Обновите страницу, возможно, его уже изменил другой.",
            f"This cannot be done now: the material is {en}. Reload the page; somebody may have been faster.",
            f"目前无法执行：材料处于“{zh}”阶段。请刷新页面，可能已有他人操作。",
        )
    return found

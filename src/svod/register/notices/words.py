"""The letters that remind: subject and body in the reader's language."""

from __future__ import annotations

from svod.kernel.words import Trilingual

SUBJECTS = {
    "before": Trilingual(
        "Материал к отчёту: срок {deadline}", "Material for the report: due {deadline}", "报告材料：截止日期 {deadline}"
    ),
    "after": Trilingual(
        "Материал к отчёту: срок истёк {deadline}",
        "Material for the report: overdue since {deadline}",
        "报告材料：已于 {deadline} 到期",
    ),
}
BODIES = {
    "before": Trilingual(
        "{name}!\n\nСекретариат ждёт материал за период {period}. До {deadline} нужно подать сведения по сферам:\n{areas}\n\n"
        "Если сообщать не о чем, подтвердите это на той же странице: молчание мы не считаем ответом.\n",
        "{name},\n\nThe Secretariat awaits material for the period {period}. By {deadline} please report on:\n{areas}\n\n"
        "If there is nothing to report, confirm it on the same page: silence is not an answer.\n",
        "{name}：\n\n秘书处正等待 {period} 期间的材料。请于 {deadline} 前就以下领域提交：\n{areas}\n\n"
        "如无可报告事项，请在同一页面确认：沉默不视为答复。\n",
    ),
    "after": Trilingual(
        "{name}!\n\nСрок подачи материала за период {period} истёк {deadline}, а по этим сферам ответа нет:\n{areas}\n\n"
        "Подайте сведения или подтвердите, что сообщать не о чем. Если срок нужно перенести, ответьте на это письмо.\n",
        "{name},\n\nMaterial for the period {period} was due on {deadline}, and there is no answer on:\n{areas}\n\n"
        "Please report, or confirm that there is nothing to report. If you need another date, answer this letter.\n",
        "{name}：\n\n{period} 期间的材料已于 {deadline} 到期，以下领域尚无答复：\n{areas}\n\n"
        "请提交材料，或确认无可报告事项。如需延期，请回复本函。\n",
    ),
}

"""The letters about the states' material: subject and body in the reader's language."""

from __future__ import annotations

from svod.kernel.words import Trilingual

SUBJECTS = {
    "opened": Trilingual(
        "Материалы к отчёту: просим представить не позднее {deadline}",
        "Material for the report: please send it by {deadline}",
        "报告材料：请于{deadline}前提交",
    ),
    "moved": Trilingual(
        "Материалы к отчёту: новый срок – {deadline}",
        "Material for the report: the new deadline is {deadline}",
        "报告材料：新的截止日期为{deadline}",
    ),
    "withdrawn": Trilingual(
        "Материалы к отчёту: запрос отозван", "Material for the report: a request is withdrawn", "报告材料：征集已撤回"
    ),
    "before": Trilingual(
        "Материалы к отчёту: срок – {deadline}",
        "Material for the report: the deadline is {deadline}",
        "报告材料：截止日期为{deadline}",
    ),
    "today": Trilingual(
        "Материалы к отчёту: последний день – {last}",
        "Material for the report: the last day is {last}",
        "报告材料：最后提交日为{last}",
    ),
    "after": Trilingual(
        "Материалы к отчёту: срок истёк {deadline}",
        "Material for the report: it was due on {deadline}",
        "报告材料：已于{deadline}逾期",
    ),
    "accepted": Trilingual("Материал принят: {area}", "Your material is accepted: {area}", "材料已采纳：{area}"),
    "returned": Trilingual(
        "Материал возвращён с замечанием: {area}", "Your material is returned with a remark: {area}", "材料已退回并附意见：{area}"
    ),
    "submitted": Trilingual(
        "{state}: подан материал – {area}",
        "{state}: material submitted – {area}",
        "{state}：已提交材料 – {area}",
    ),
    "nothing": Trilingual(
        "{state}: сообщать не о чем – {area}", "{state}: nothing to report – {area}", "{state}：无可报告事项 – {area}"
    ),
    "recalled": Trilingual(
        "{state}: материал отозван – {area}",
        "{state}: material recalled – {area}",
        "{state}：材料已撤回 – {area}",
    ),
}
BODIES = {
    "opened": Trilingual(
        "{name}\n\nСекретариат готовит отчёт за период {period} и просит не позднее {deadline} представить сведения"
        " от {of_state} по следующим сферам:\n{areas}\n\n{rest}"
        "Если сообщать не о чем, просим подтвердить это на странице «Материалы»: отсутствие ответа подтверждением не"
        " считается.\n\n"
        "{closing}\n",
        "Dear {name},\n\nThe Secretariat is preparing the report on the period {period} and asks for the material of {state}"
        " by {deadline}, on the following areas:\n{areas}\n\n{rest}"
        "If there is nothing to report, please confirm it on the page Material: silence does not count as a confirmation.\n\n"
        "{closing}\n",
        "{name}：\n\n秘书处正在编写{period}期间的报告，请于{deadline}前提交{state}在以下领域的材料：\n{areas}\n\n{rest}"
        "如无可报告事项，请在“材料”页面予以确认：未作答复不视为确认。\n\n{closing}\n",
    ),
    "moved": Trilingual(
        "{name}\n\nСрок представления материалов к отчёту за период {period} изменён. Просим представить сведения"
        " от {of_state} не позднее {deadline} по следующим сферам:\n{areas}\n\n{why}{rest}{closing}\n",
        "Dear {name},\n\nThe deadline for the material for the report on the period {period} has changed. Please send the"
        " material of {state} by {deadline}, on the following areas:\n{areas}\n\n{why}{rest}{closing}\n",
        "{name}：\n\n{period}期间报告材料的截止日期已调整。请于{deadline}前提交{state}在以下领域的材料：\n{areas}\n\n{why}{rest}{closing}\n",
    ),
    "withdrawn": Trilingual(
        "{name}\n\nСекретариат отозвал запрос материалов к отчёту за период {period}. Сведения от {of_state} больше не требуются"
        " по следующим сферам:\n{areas}\n\n{why}{closing}\n",
        "Dear {name},\n\nThe Secretariat has withdrawn its request for material for the report on the period {period}."
        " The material of {state} is no longer needed on the following areas:\n{areas}\n\n{why}{closing}\n",
        "{name}：\n\n秘书处已撤回{period}期间报告材料的征集，{state}无需再提交以下领域的材料：\n{areas}\n\n{why}{closing}\n",
    ),
    "before": Trilingual(
        "{name}\n\nСекретариат напоминает: срок представления материалов к отчёту за период {period} – {deadline}."
        " От {of_state} ожидаются сведения по следующим сферам:\n{areas}\n\n{rest}"
        "Если сообщать не о чем, просим подтвердить это на странице «Материалы»: отсутствие ответа подтверждением не"
        " считается.\n\n"
        "{closing}\n",
        "Dear {name},\n\nThe Secretariat would like to remind you that the material for the report on the period {period} is due"
        " on {deadline}. It awaits the material of {state} on the following areas:\n{areas}\n\n{rest}"
        "If there is nothing to report, please confirm it on the page Material: silence does not count as a confirmation.\n\n"
        "{closing}\n",
        "{name}：\n\n秘书处谨提醒：{period}期间报告材料的截止日期为{deadline}。{state}在以下领域的材料尚待提交：\n{areas}\n\n{rest}"
        "如无可报告事项，请在“材料”页面予以确认：未作答复不视为确认。\n\n{closing}\n",
    ),
    "today": Trilingual(
        "{name}\n\nСекретариат напоминает: {last} – последний день, когда можно представить материалы к отчёту за период"
        " {period}. От {of_state} ожидаются сведения по следующим сферам:\n{areas}\n\n{rest}"
        "Если сообщать не о чем, просим подтвердить это на странице «Материалы».\n\n{closing}\n",
        "Dear {name},\n\nThe Secretariat would like to remind you that {last} is the last day for the material for the report"
        " on the period {period}. It awaits the material of {state} on the following areas:\n{areas}\n\n{rest}"
        "If there is nothing to report, please confirm it on the page Material.\n\n{closing}\n",
        "{name}：\n\n秘书处谨提醒：{last}是提交{period}期间报告材料的最后一天。{state}在以下领域的材料尚待提交：\n{areas}\n\n{rest}"
        "如无可报告事项，请在“材料”页面予以确认。\n\n{closing}\n",
    ),
    "after": Trilingual(
        "{name}\n\nСрок представления материалов к отчёту за период {period} истёк {deadline}. От {of_state} не получены"
        " сведения по следующим сферам:\n{areas}\n\n{rest}"
        "Просим представить их или подтвердить, что сообщать не о чем. О необходимости продлить срок просим известить"
        " Секретариат.\n\n{closing}\n",
        "Dear {name},\n\nThe material for the report on the period {period} was due on {deadline}. Nothing has come from {state}"
        " on the following areas:\n{areas}\n\n{rest}"
        "Please send it, or confirm that there is nothing to report. If you need more time, please let the Secretariat know.\n\n"
        "{closing}\n",
        "{name}：\n\n{period}期间报告材料已于{deadline}到期，尚未收到{state}在以下领域的材料：\n{areas}\n\n{rest}"
        "请提交材料，或确认无可报告事项。如需延期，请告知秘书处。\n\n{closing}\n",
    ),
    "accepted": Trilingual(
        "{name}\n\nСекретариат принял материал {of_state} к отчёту за период {period}: {area} (версия {number}).\n\n{closing}\n",
        "Dear {name},\n\nThe Secretariat has accepted the material of {state} for the report on the period {period}:"
        " {area} (version {number}).\n\n{closing}\n",
        "{name}：\n\n秘书处已采纳{state}提交的{period}期间报告材料：{area}（第 {number} 版）。\n\n{closing}\n",
    ),
    "returned": Trilingual(
        "{name}\n\nСекретариат возвращает материал {of_state} к отчёту за период {period}: {area} (версия {number}).\n\n"
        "Замечание:\n{remark}\n\nПросим внести исправления и подать материал снова.\n\n{closing}\n",
        "Dear {name},\n\nThe Secretariat returns the material of {state} for the report on the period {period}:"
        " {area} (version {number}).\n\nThe remark:\n{remark}\n\nPlease correct the material and submit it again.\n\n{closing}\n",
        "{name}：\n\n秘书处退回{state}提交的{period}期间报告材料：{area}（第 {number} 版）。\n\n意见：\n{remark}\n\n"
        "请更正后重新提交。\n\n{closing}\n",
    ),
    "submitted": Trilingual(
        "{name}\n\nПодан материал {of_state} к отчёту за период {period}: {area} (версия {number}). Подал: {who}.\n",
        "{name},\n\nMaterial of {state} for the report on the period {period} has been submitted: {area} (version {number}),"
        " by {who}.\n",
        "{name}：\n\n{state}已提交{period}期间报告材料：{area}（第 {number} 版），提交人：{who}。\n",
    ),
    "nothing": Trilingual(
        "{name}\n\nЗа период {period} от {of_state} сообщать не о чем: {area} (версия {number}). Подтвердил: {who}.\n",
        "{name},\n\nFor the period {period} {state} has nothing to report: {area} (version {number}), confirmed by {who}.\n",
        "{name}：\n\n{state}确认{period}期间无可报告事项：{area}（第 {number} 版），确认人：{who}。\n",
    ),
    "recalled": Trilingual(
        "{name}\n\nОтозван материал {of_state} к отчёту за период {period}: {area} (версия {number}). Отозвал: {who}.\n",
        "{name},\n\nMaterial of {state} for the report on the period {period} has been recalled: {area} (version {number}),"
        " by {who}.\n",
        "{name}：\n\n{state}已撤回{period}期间报告材料：{area}（第 {number} 版），撤回人：{who}。\n",
    ),
}
REST = Trilingual(
    "По календарю {of_state} {deadline} – нерабочий день; последний рабочий день перед ним – {last}.\n\n",
    "In {state} {deadline} is a day off; the last working day before it is {last}.\n\n",
    "{deadline}在{state}为非工作日，此前最后一个工作日为{last}。\n\n",
)
"""Where the deadline is no working day of the state."""
WHY = Trilingual("Причина: {reason}\n\n", "The reason: {reason}\n\n", "理由：{reason}\n\n")
"""Where the Secretariat has said why."""
SENT_BACK = Trilingual(" (возвращено с замечанием)", " (returned with a remark)", "（已退回并附意见）")

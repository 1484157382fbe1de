"""The letter that tells an officer what a chair has sent."""

from __future__ import annotations

from svod.kernel.words import Trilingual

SUBJECT = Trilingual("{body}: {what}", "{body}: {what}", "{body}：{what}")
WHAT = {
    "protocol": Trilingual("протокол заседания", "the protocol of a session", "会议议定书"),
    "session": Trilingual("сведения о следующем заседании", "word of the next session", "下次会议信息"),
}
BODY = Trilingual(
    "{name}\n\n{body}: председатель ({state}) прислал {what}. Прочитано предложений: {n}. Они ждут вашего решения на столе"
    " разбора источника {source}.\n\n{closing}\n",
    "Dear {name},\n\n{body}: the chair ({state}) has sent {what}. Proposals read in it: {n}. They wait for your decision at the"
    " desk of the source {source}.\n\n{closing}\n",
    "{name}：\n\n{body}：主席（{state}）已提交{what}，从中读出建议 {n} 项，请在来源 {source} 的审阅台处理。\n\n{closing}\n",
)

"""The letter that tells an officer what a chair has sent."""

from __future__ import annotations

from svod.kernel.words import Trilingual

SUBJECT = Trilingual("{body}: {what}", "{body}: {what}", "{body}：{what}")
WHAT = {
    "protocol": Trilingual("протокол от председателя", "a protocol from the chair", "主席提交的议定书"),
    "session": Trilingual("следующее заседание", "the next session", "下次会议"),
}
BODY = Trilingual(
    "{name}!\n\nПредседатель ({state}) прислал: {what}. Прочитано предложений: {n}. Они ждут вашего решения на столе разбора"
    " источника {source}.\n",
    "{name},\n\nThe chair ({state}) has sent {what}. Proposals read in it: {n}. They wait for your decision at the desk of the"
    " source {source}.\n",
    "{name}：\n\n主席（{state}）已提交：{what}。从中读出建议 {n} 项，请在来源 {source} 的审阅台处理。\n",
)

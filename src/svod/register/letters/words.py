"""The letter that tells a state what the Secretariat entered for it."""

from __future__ import annotations

from svod.kernel.words import Trilingual

SUBJECT = Trilingual("Внесён Ваш материал: {letter}", "Your material was entered: {letter}", "贵方材料已录入：{letter}")
BODY = Trilingual(
    "{name}!\n\nСекретариат внёс материал от имени Вашего государства ({letter}):\n{areas}\n\n"
    "Проверьте его на странице «Материалы». Пока материал не взят в работу, его можно отозвать и подать исправленный.\n",
    "{name},\n\nThe Secretariat has entered material on behalf of your state ({letter}):\n{areas}\n\n"
    "Please check it on the page Material. Until it is taken up you can recall it and submit a corrected version.\n",
    "{name}：\n\n秘书处已代贵国录入材料（{letter}）：\n{areas}\n\n请在“材料”页面核对。在秘书处受理之前，可撤回并提交更正版本。\n",
)

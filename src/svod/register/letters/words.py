"""The letter that tells a state what the Secretariat entered for it."""

from __future__ import annotations

from svod.kernel.words import Trilingual

SUBJECT = Trilingual(
    "Материал внесён по письму: {letter}", "Your material was entered from a letter: {letter}", "已根据来函录入材料：{letter}"
)
BODY = Trilingual(
    "{name}\n\nСекретариат внёс материал от имени {of_state} ({letter}) по следующим сферам:\n{areas}\n\n"
    "Просим проверить внесённое на странице «Материалы». Пока Секретариат не взял материал в работу, его можно отозвать и подать"
    " исправленный.\n\n{closing}\n",
    "Dear {name},\n\nThe Secretariat has entered material on behalf of {state} ({letter}) on the following areas:\n{areas}\n\n"
    "Please check it on the page Material. Until the Secretariat takes it up you may recall it and send a corrected version.\n\n"
    "{closing}\n",
    "{name}：\n\n秘书处已代{state}录入以下领域的材料（{letter}）：\n{areas}\n\n请在“材料”页面核对。"
    "在秘书处受理之前，可撤回并提交更正版本。\n\n{closing}\n",
)

"""The letters about questions: subject and body in the reader's language."""

from __future__ import annotations

from svod.kernel.words import Trilingual

SUBJECTS = {
    "asked": Trilingual(
        "Вопрос Секретариата: ответ до {deadline}",
        "A question from the Secretariat: due {deadline}",
        "秘书处询问：请于 {deadline} 前答复",
    ),
    "again": Trilingual(
        "Уточнение к вопросу: ответ до {deadline}", "More on a question: due {deadline}", "补充询问：请于 {deadline} 前答复"
    ),
    "withdrawn": Trilingual(
        "Вопрос снят, отвечать не нужно", "A question is withdrawn: no answer is needed", "询问已撤回，无需答复"
    ),
    "answered": Trilingual("Ответ на вопрос: {state}", "A question is answered: {state}", "询问已答复：{state}"),
    "due": Trilingual(
        "Вопросы Секретариата ждут ответа", "Questions from the Secretariat wait for an answer", "秘书处询问待答复"
    ),
}
BODIES = {
    "asked": Trilingual(
        "{name}!\n\nСекретариат просит ответить до {deadline}.\n\n{about}{text}\n\n"
        "Ответьте на странице «Вопросы»; к ответу можно приложить документ.\n",
        "{name},\n\nThe Secretariat asks you to answer by {deadline}.\n\n{about}{text}\n\n"
        "Please answer on the page Questions; a document may be attached.\n",
        "{name}：\n\n秘书处请您于 {deadline} 前答复。\n\n{about}{text}\n\n请在“询问”页面答复，可附文件。\n",
    ),
    "again": Trilingual(
        "{name}!\n\nСекретариат просит дополнить ответ до {deadline}.\n\n{about}{text}\n",
        "{name},\n\nThe Secretariat asks you to add to your answer by {deadline}.\n\n{about}{text}\n",
        "{name}：\n\n秘书处请您于 {deadline} 前补充答复。\n\n{about}{text}\n",
    ),
    "withdrawn": Trilingual(
        "{name}!\n\nСекретариат снял вопрос, отвечать на него не нужно.\n\n{about}{text}\n",
        "{name},\n\nThe Secretariat has withdrawn a question; it needs no answer.\n\n{about}{text}\n",
        "{name}：\n\n秘书处已撤回一项询问，无需答复。\n\n{about}{text}\n",
    ),
    "answered": Trilingual(
        "{name}!\n\nПришёл ответ на Ваш вопрос.\n\n{about}{text}\n",
        "{name},\n\nYour question has an answer.\n\n{about}{text}\n",
        "{name}：\n\n您的询问已有答复。\n\n{about}{text}\n",
    ),
    "due": Trilingual(
        "{name}!\n\nЭти вопросы Секретариата ждут Вашего ответа:\n{questions}\n\n"
        "Ответьте на странице «Вопросы». Если нужен другой срок, напишите об этом в ответе.\n",
        "{name},\n\nThese questions from the Secretariat wait for your answer:\n{questions}\n\n"
        "Please answer on the page Questions. If you need another date, say so there.\n",
        "{name}：\n\n秘书处以下询问待您答复：\n{questions}\n\n请在“询问”页面答复。如需延期，请在答复中说明。\n",
    ),
}
LINES = {
    False: Trilingual("  до {deadline}: {text}", "  by {deadline}: {text}", "  {deadline} 前：{text}"),
    True: Trilingual("  срок истёк {deadline}: {text}", "  was due on {deadline}: {text}", "  已于 {deadline} 到期：{text}"),
}
"""One question in a reminder; True where its day is past."""

"""The letters about questions: subject and body in the reader's language."""

from __future__ import annotations

from svod.kernel.words import Trilingual

SUBJECTS = {
    "asked": Trilingual(
        "Вопрос Секретариата: просим ответить до {deadline}",
        "A question from the Secretariat: please answer by {deadline}",
        "秘书处询问：请于{deadline}前答复",
    ),
    "again": Trilingual(
        "Уточнение к вопросу Секретариата: просим ответить до {deadline}",
        "More on a question from the Secretariat: please answer by {deadline}",
        "秘书处补充询问：请于{deadline}前答复",
    ),
    "withdrawn": Trilingual(
        "Вопрос Секретариата снят, отвечать не нужно",
        "A question from the Secretariat is withdrawn: no answer is needed",
        "秘书处询问已撤回，无需答复",
    ),
    "answered": Trilingual("{state}: получен ответ на вопрос", "{state}: a question is answered", "{state}：询问已答复"),
    "due": Trilingual(
        "Вопросы Секретариата ждут ответа", "Questions from the Secretariat wait for an answer", "秘书处询问待答复"
    ),
}
BODIES = {
    "asked": Trilingual(
        "{name}\n\nСекретариат просит до {deadline} ответить на вопрос.\n\n{about}{text}\n\n"
        "Ответить можно на странице вопроса; к ответу можно приложить документ.\n\n{closing}\n",
        "Dear {name},\n\nThe Secretariat asks you to answer a question by {deadline}.\n\n{about}{text}\n\n"
        "Please answer on the page of the question; a document may be attached.\n\n{closing}\n",
        "{name}：\n\n秘书处请您于{deadline}前答复以下询问。\n\n{about}{text}\n\n请在询问页面答复，可附文件。\n\n{closing}\n",
    ),
    "again": Trilingual(
        "{name}\n\nСекретариат просит до {deadline} дополнить ответ.\n\n{about}{text}\n\n{closing}\n",
        "Dear {name},\n\nThe Secretariat asks you to add to your answer by {deadline}.\n\n{about}{text}\n\n{closing}\n",
        "{name}：\n\n秘书处请您于{deadline}前补充答复。\n\n{about}{text}\n\n{closing}\n",
    ),
    "withdrawn": Trilingual(
        "{name}\n\nСекретариат снял вопрос; отвечать на него не нужно.\n\n{about}{text}\n\n{closing}\n",
        "Dear {name},\n\nThe Secretariat has withdrawn a question; it needs no answer.\n\n{about}{text}\n\n{closing}\n",
        "{name}：\n\n秘书处已撤回以下询问，无需答复。\n\n{about}{text}\n\n{closing}\n",
    ),
    "answered": Trilingual(
        "{name}\n\nПоступил ответ {of_state} на вопрос Секретариата.\n\n{about}{text}\n",
        "{name},\n\n{state} has answered a question of the Secretariat.\n\n{about}{text}\n",
        "{name}：\n\n{state}已答复秘书处的询问。\n\n{about}{text}\n",
    ),
    "due": Trilingual(
        "{name}\n\nСледующие вопросы Секретариата ждут ответа:\n{questions}\n\n"
        "Ответить можно на странице «Вопросы». Если нужен другой срок, просим указать это в ответе.\n\n{closing}\n",
        "Dear {name},\n\nThe following questions from the Secretariat wait for an answer:\n{questions}\n\n"
        "Please answer on the page Questions. If you need another date, please say so there.\n\n{closing}\n",
        "{name}：\n\n秘书处的以下询问尚待答复：\n{questions}\n\n请在“询问”页面答复。如需延期，请在答复中说明。\n\n{closing}\n",
    ),
}
LINES = {
    False: Trilingual("  до {deadline}: {text}", "  by {deadline}: {text}", "  {deadline}前：{text}"),
    True: Trilingual("  срок истёк {deadline}: {text}", "  was due on {deadline}: {text}", "  已于{deadline}到期：{text}"),
}
"""One question in a reminder; True where its day is past."""

"""Why a file is not read, in words that help: one function a reason."""

from __future__ import annotations

from svod.kernel.refusal import Refused


def broken(name: str, kind: str) -> Refused:
    """The file says that it is a `kind` and does not open as one."""
    return Refused(
        f"{name}: файл {kind} повреждён или передан не полностью. Получите его заново или откройте и сохраните ещё раз.",
        f"{name}: the {kind} file is damaged or incomplete. Get it anew, or open it and save it again.",
        f"{name}：{kind} 文件已损坏或不完整。请重新获取，或打开后另存一次。",
    )


def locked(name: str, kind: str) -> Refused:
    return Refused(
        f"{name}: файл {kind} защищён паролем. Снимите защиту, сохраните и повторите.",
        f"{name}: the {kind} file is protected by a password. Remove the protection, save it and try again.",
        f"{name}：{kind} 文件受密码保护。请解除保护并保存后重试。",
    )


def swollen(name: str, kind: str) -> Refused:
    """Unpacked, the file is far larger than any document: a mistake or an attack."""
    return Refused(
        f"{name}: содержимое файла {kind} при распаковке непомерно велико, чтение остановлено. Проверьте, откуда файл; "
        "если это документ, сохраните его без вложений.",
        f"{name}: unpacked, the {kind} file is far too large; reading was stopped. Check where it comes from; if it is a "
        "document, save it without attachments.",
        f"{name}：{kind} 文件解压后过大，已停止读取。请核实文件来源；如确为文档，请去除附件后另存。",
    )


def hostile(name: str, kind: str) -> Refused:
    """The file declares entities of its own, which no office program writes."""
    return Refused(
        f"{name}: внутри файла {kind} объявлены подстановки (XML entities), чтение остановлено. Проверьте, откуда файл, "
        "или сохраните документ заново.",
        f"{name}: the {kind} file declares XML entities; reading was stopped. Check where it comes from, or save the "
        "document anew.",
        f"{name}：{kind} 文件中声明了 XML 实体，已停止读取。请核实文件来源，或将文档重新保存。",
    )


def wordless(name: str) -> Refused:
    return Refused(
        f"{name}: в файле нет ни одного слова. Проверьте, тот ли это файл.",
        f"{name}: there is not a word in the file. Check that it is the right one.",
        f"{name}：文件中没有任何文字，请确认文件是否正确。",
    )


def too_long(name: str, pages: int, most: int) -> Refused:
    return Refused(
        f"{name}: в файле {pages} с., читаются файлы до {most} с. Разделите его на части.",
        f"{name}: the file has {pages} pages; at most {most} are read. Split it.",
        f"{name}：文件共 {pages} 页，上限为 {most} 页，请拆分后再试。",
    )


def too_slow(name: str, seconds: int) -> Refused:
    return Refused(
        f"{name}: файл не прочитан за {seconds} с, чтение остановлено. Разделите его на части или сохраните заново.",
        f"{name}: the file was not read within {seconds} s; reading was stopped. Split it, or save it anew.",
        f"{name}：{seconds} 秒内未能读完，已停止读取。请拆分文件或重新保存。",
    )


def scanned(name: str, pages: list[int]) -> Refused:
    """Pages without text, and no Tesseract to recognise them."""
    which = ", ".join(map(str, pages[:8])) + (" …" if len(pages) > 8 else "")
    return Refused(
        f"{name}: на страницах {which} только изображение, текстового слоя нет. Чтобы читать такие файлы, установите Tesseract "
        "с русским и английским языками (Debian: apt install tesseract-ocr tesseract-ocr-rus) или распознайте файл сами.",
        f"{name}: pages {which} are images without text. To read such files install Tesseract with Russian and English "
        "(Debian: apt install tesseract-ocr tesseract-ocr-rus), or recognise the file yourself.",
        f"{name}：第 {which} 页只有图像，没有文本层。如需读取，请安装带俄语和英语的 Tesseract"
        "（Debian：apt install tesseract-ocr tesseract-ocr-rus），或自行识别后再试。",
    )


def too_many_scans(name: str, pages: int, most: int) -> Refused:
    return Refused(
        f"{name}: распознать нужно {pages} с., за один раз распознаётся до {most} с. Разделите файл на части.",
        f"{name}: {pages} pages have to be recognised; at most {most} are at a time. Split the file.",
        f"{name}：需识别 {pages} 页，每次最多识别 {most} 页，请拆分后再试。",
    )


def unrecognised(name: str, said: str) -> Refused:
    """Tesseract is there and failed; `said` is its own last line."""
    reason = f" ({said})" if said else ""
    return Refused(
        f"{name}: распознать изображения страниц не удалось{reason}. Проверьте, установлены ли для Tesseract языки rus и eng.",
        f"{name}: the images of pages could not be recognised{reason}. Check that Tesseract has the languages rus and eng.",
        f"{name}：页面图像识别失败{reason}。请检查 Tesseract 是否已安装 rus 和 eng 语言。",
    )


def foreign(name: str, suffixes: tuple[str, ...]) -> Refused:
    """The file is of a kind that nobody reads here."""
    known = ", ".join(suffixes)
    return Refused(
        f"{name}: файлы этого вида не читаются. Читаются: {known}. Сохраните документ в одном из этих видов.",
        f"{name}: files of this kind are not read. Read are: {known}. Save the document as one of them.",
        f"{name}：不支持此类文件。支持：{known}。请将文档另存为其中一种格式。",
    )


def old_word(name: str) -> Refused:
    return Refused(
        f"{name}: файл в прежнем двоичном виде Word (DOC). Откройте его и сохраните как DOCX.",
        f"{name}: the file is in the old binary form of Word (DOC). Open it and save it as DOCX.",
        f"{name}：文件为旧版 Word 二进制格式（DOC），请打开后另存为 DOCX。",
    )


def with_macros(name: str) -> Refused:
    return Refused(
        f"{name}: в файле есть макросы, такие файлы не принимаются. Сохраните его без макросов, как DOCX или XLSX.",
        f"{name}: the file holds macros; such files are not taken. Save it without macros, as DOCX or XLSX.",
        f"{name}：文件含有宏，不予接收。请另存为不含宏的 DOCX 或 XLSX。",
    )


def too_large(name: str, megabytes: int) -> Refused:
    return Refused(
        f"{name}: файл больше {megabytes} МБ. Уберите из него картинки и вложения или разделите его.",
        f"{name}: the file is larger than {megabytes} MB. Take pictures and attachments out of it, or divide it.",
        f"{name}：文件超过 {megabytes} MB。请删除其中的图片和附件，或拆分文件。",
    )

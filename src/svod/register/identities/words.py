"""The letters that tell the owner of an account what was linked to it."""

from __future__ import annotations

from svod.kernel.words import Trilingual

LINKED = (
    Trilingual(
        "К Вашей учётной записи привязан вход через {issuer}",
        "Sign-in through {issuer} was linked to your account",
        "您的账户已关联 {issuer} 登录",
    ),
    Trilingual(
        "{name}\n\nТеперь в Свод можно войти от Вашего имени через {issuer} (адрес {email}).\n\n"
        "Если это сделали не Вы, отвяжите вход на странице своей учётной записи и сообщите администратору.\n\n{closing}\n",
        "{name}\n\nSvod can now be entered in your name through {issuer} (address {email}).\n\n"
        "If it was not you, unlink it on the page of your account and tell the administrator.\n\n{closing}\n",
        "{name}：\n\n现在可通过 {issuer}（邮箱 {email}）以您的名义登录 Svod。\n\n"
        "如非本人操作，请在账户页面取消关联，并告知管理员。\n\n{closing}\n",
    ),
)
UNLINKED = (
    Trilingual("Вход через {issuer} отвязан", "Sign-in through {issuer} was unlinked", "已取消关联 {issuer} 登录"),
    Trilingual(
        "{name}\n\nВход через {issuer} (адрес {email}) отвязан от Вашей учётной записи. Это сделал администратор: {by}.\n\n"
        "{closing}\n",
        "{name}\n\nSign-in through {issuer} (address {email}) was unlinked from your account by the administrator {by}.\n\n"
        "{closing}\n",
        "{name}：\n\n管理员 {by} 已取消您账户与 {issuer}（邮箱 {email}）的关联。\n\n{closing}\n",
    ),
)

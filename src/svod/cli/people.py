"""`svod people`: the first administrator is invited here; the others from the portal."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import typer

from svod.cli.database import open_register
from svod.cli.terminal import language, say, table
from svod.kernel.refusal import Refused
from svod.register.people.changes import invite_person
from svod.register.people.models import Account
from svod.register.people.queries import invitations_open, people_with_roles
from svod.register.people.tokens import make_token
from svod.register.rights import Role, operator

app = typer.Typer(add_completion=False, no_args_is_help=True, help="Who has an account and what roles; inviting somebody.")


@app.command()
def invite(
    email: Annotated[str, typer.Argument(help="The e-mail address to sign in with.")],
    name: Annotated[str, typer.Option(help="The person's name; stands in the journal.")],
    by: Annotated[str, typer.Option("--as", help="Who invites; stands in the journal.")],
    role: Annotated[Role, typer.Option(help="The role that comes with the invitation.")] = Role.ADMINISTRATOR,
    state: Annotated[str, typer.Option(help="ISO code, for a coordinator, an agency or a chair.")] = "",
    areas: Annotated[str, typer.Option(help="Codes of areas with commas; none is all.")] = "",
    body: Annotated[str, typer.Option(help="Code of the body, for a chair.")] = "",
    at: Annotated[str, typer.Option(help="Where the portal is.")] = "http://127.0.0.1:8000",
) -> None:
    """Make an invitation and print its link. It holds for seven days and once."""
    if not by.strip():
        raise Refused("Назовите, кто приглашает: --as «ИМЯ».", "Say who invites: --as NAME.", "请注明邀请人：--as 姓名。")
    open_register()
    token = invite_person(
        name=name,
        email=email,
        role=role,
        state=state,
        areas=[area.strip() for area in areas.split(",") if area.strip()],
        body=body,
        language=language(),
        by=operator(by.strip()),
    )
    print(f"{at.rstrip('/')}/invitation/{token}/")


@app.command()
def token(
    email: Annotated[str, typer.Argument(help="The address of the account that the program speaks for.")],
    name: Annotated[str, typer.Option(help="Which program it is for.")],
    by: Annotated[str, typer.Option("--as", help="Who makes it; stands in the journal.")],
    write: Annotated[bool, typer.Option("--write", help="It may write too.")] = False,
    days: Annotated[int, typer.Option(help="For how many days.")] = 90,
) -> None:
    """Make a token for the API and print it once."""
    if not by.strip():
        raise Refused("Назовите, кто создаёт ключ: --as «ИМЯ».", "Say who makes it: --as NAME.", "请注明创建人：--as 姓名。")
    open_register()
    account = Account.objects.select_related("person").filter(email__iexact=email.strip()).first()
    if account is None:
        raise Refused(
            f"Учётной записи {email} нет. Список: svod people list.",
            f"There is no account {email}. The list: svod people list.",
            f"没有账户 {email}。查看清单：svod people list。",
        )
    print(make_token(account=account, name=name, may_write=write, days=days, by=operator(by.strip())))


@app.command("list")
def listed() -> None:
    """Everybody who has an account or a role, and whom an invitation waits for."""
    open_register()
    now = datetime.now(UTC)
    rows = [
        (person.name, getattr(getattr(person, "account", None), "email", ""), "; ".join(_said(one) for one in held))
        for person, held in people_with_roles(on=now.date())
    ]
    for one in invitations_open(now=now):
        until = say("приглашение до {d:%d.%m.%Y}", "invited, until {d:%Y-%m-%d}", "已邀请，至 {d:%Y-%m-%d}", d=one.expires_at)
        rows.append((one.name, one.email, until))
    if not rows:
        nobody = ("Никого ещё нет. Пригласить: svod people invite.", "Nobody yet. To invite: svod people invite.")
        print(say(*nobody, "尚无人员。邀请：svod people invite。"))
        return
    print(table(say("имя|почта|роли", "name|e-mail|roles", "姓名|邮箱|角色").split("|"), rows))


def _said(grant: object) -> str:
    return " ".join(filter(None, (str(getattr(grant, "role", "")), getattr(getattr(grant, "state", None), "code", ""))))

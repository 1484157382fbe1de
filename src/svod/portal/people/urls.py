from __future__ import annotations

from django.urls import path

from svod.portal.people import account, entry, identity, views

urlpatterns = [
    path("sign-in/", entry.sign_in, name="sign-in"),
    path("sign-in/code/", entry.second_factor, name="second-factor"),
    path("sign-in/openid/", identity.openid, name="openid"),
    path("sign-in/openid/back/", identity.openid_back, name="openid-back"),
    path("sign-out/", entry.sign_out, name="sign-out"),
    path("invitation/<str:token>/", entry.invitation, name="invitation"),
    path("account/", account.account, name="account"),
    path("people/", views.people, name="people"),
    path("people/rights/", views.rights, name="rights"),
]

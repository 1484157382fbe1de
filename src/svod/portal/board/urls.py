from __future__ import annotations

from django.urls import path

from svod.portal.board.views import board, board_file

urlpatterns = [
    path("board/", board, name="board"),
    path("board.csv", board_file, name="board-file"),
]

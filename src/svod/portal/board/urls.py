from __future__ import annotations

from django.urls import path

from svod.portal.board.files import board_csv, board_xlsx
from svod.portal.board.opening import opening
from svod.portal.board.views import board, gaps

urlpatterns = [
    path("board/", board, name="board"),
    path("board/gaps/", gaps, name="gaps"),
    path("board/opening/", opening, name="opening"),
    path("board.csv", board_csv, name="board-file"),
    path("board.xlsx", board_xlsx, name="board-workbook"),
]

"""What is done to the installation as a whole: make it ready, back it up, restore it."""

from cchc.operations.backups import Made, Restored, back_up, restore
from cchc.operations.preparation import make_tables, prepare

__all__ = ["Made", "Restored", "back_up", "make_tables", "prepare", "restore"]

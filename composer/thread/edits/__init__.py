"""What people changed in a thread, as a script of edits that is made again on every later thread."""

from composer.thread.edits.applying import Edited, edited
from composer.thread.edits.draft import Draft, draft_of
from composer.thread.edits.finding import found_edits
from composer.thread.edits.joints import Written
from composer.thread.edits.model import Edit, edit_object, edit_of

__all__ = ["Draft", "Edit", "Edited", "Written", "draft_of", "edit_object", "edit_of", "edited", "found_edits"]

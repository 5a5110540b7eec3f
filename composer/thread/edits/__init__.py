"""What people changed in a thread, as a script of edits that is made again on every later thread.

Here stands what laying out needs; how a script is found (``finding``) is for those who read edited files.
"""

from composer.thread.edits.applying import Edited, edited
from composer.thread.edits.model import Edit, edit_object, edit_of

__all__ = ["Edit", "Edited", "edit_object", "edit_of", "edited"]

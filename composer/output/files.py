"""What is written for one statement: each file's place in the statement's folder, and its bytes."""

from collections.abc import Sequence

from composer.output.disk.names import safe_name
from composer.output.render.json import json_text
from composer.output.render.text import thread_file_text
from composer.thread.model import Thread

PAGE = "index.html"


def statement_files(threads: Sequence[Thread], page: str) -> dict[str, bytes]:
    """Return the files of one statement's threads, by their paths below its folder, parted by ``/``.

    With threads in several languages each language has a folder of its own; the page is one.
    """
    files = {PAGE: page.encode()}
    for thread in threads:
        files.update(_thread_files(thread, thread_path(thread, threads)))
    return files


def thread_path(thread: Thread, threads: Sequence[Thread]) -> str:
    """Return the path of a thread's files below the statement's folder, without what each one's name ends with."""
    several = len({each.statement.language for each in threads}) > 1
    folder = f"{safe_name(thread.statement.language)}/" if several else ""
    return folder + safe_name(thread.platform.name)


def post_name(index: int, total: int) -> str:
    """Return the name of a post's file: as many digits as the total has, at least two.

    >>> post_name(1, 9), post_name(1, 100)
    ('01.txt', '001.txt')
    """
    return f"{index:0{max(2, len(str(total)))}}.txt"


def _thread_files(thread: Thread, path: str) -> dict[str, bytes]:
    """Return one thread's files: to read or edit, for programs, and each post as it is pasted."""
    files = {f"{path}.txt": thread_file_text(thread).encode(), f"{path}.json": json_text(thread).encode()}
    posts = {f"{path}/{post_name(post.index, post.total)}": post.text.encode() for post in thread.posts}
    return files | posts

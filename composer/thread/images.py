"""Which images each post bears: those whose place in the statement it holds."""

from bisect import bisect_right

from composer.statement.model import Image
from composer.thread.model import Post, Thread


def post_images(thread: Thread) -> list[tuple[Post, tuple[Image, ...]]]:
    """Return the posts of a thread, each with its images, in the order of the statement."""
    posts = [post for post in thread.posts if post.spans]
    starts = [post.spans[0][0] for post in posts]
    found: dict[int, list[Image]] = {}
    for image in thread.statement.images if posts else ():
        post = posts[max(0, bisect_right(starts, image.at) - 1)]
        found.setdefault(post.index, []).append(image)
    return [(post, tuple(found.get(post.index, ()))) for post in thread.posts]

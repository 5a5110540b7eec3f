"""Images: whether the platform takes them, and whether whoever cannot see them is told what they show."""

from collections.abc import Iterator

from composer.thread.images import post_images
from composer.thread.model import Thread, Warning
from composer.thread.wording import warning


def image_needed(thread: Thread) -> Iterator[Warning]:
    """Yield that posts bear no image where the platform takes none without."""
    without = sum(not images for _, images in post_images(thread)) if thread.platform.needs_image else 0
    if without:
        yield warning(thread, None, "image-needed", count=without, total=len(thread.posts))


def many_images(thread: Thread) -> Iterator[Warning]:
    """Yield the posts with more images than the platform takes."""
    most = thread.platform.images_max
    if most is None:
        return
    for post, images in post_images(thread):
        if len(images) > most:
            yield warning(thread, post, "many-images", count=len(images), most=most)


def alt_text_missing(thread: Thread) -> Iterator[Warning]:
    """Yield the images that no words describe."""
    for post, images in post_images(thread):
        for image in images:
            if not image.alt:
                yield warning(thread, post, "alt-text-missing", file=image.file)


def alt_text_long(thread: Thread) -> Iterator[Warning]:
    """Yield the images whose description is longer than the platform takes."""
    most = thread.platform.alt_text_max
    if most is None:
        return
    for post, images in post_images(thread):
        for image in images:
            if len(image.alt.encode("utf-16-le", "surrogatepass")) // 2 > most:
                yield warning(thread, post, "alt-text-long", file=image.file, count=len(image.alt), most=most)

"""At most so many requests of one kind from one place in a window of time."""

import hashlib

from django.core.cache import cache


def within(kind: str, who: str, *, most: int, seconds: int) -> bool:
    """Count one request; False when it is one too many in the current window.

    ``who`` (an address, an account) is kept only as a hash, and only as long as the window.
    The count is per cache: one process with the local cache, the installation with a shared one.
    """
    trace = hashlib.sha256(who.encode()).hexdigest()[:32]
    key = f"limit:{kind}:{trace}"
    if cache.add(key, 1, timeout=seconds):
        return most >= 1
    try:
        return cache.incr(key) <= most
    except ValueError:  # the window ended between the two calls
        cache.set(key, 1, timeout=seconds)
        return most >= 1

"""Regular expressions that are compiled when they are first used.

Python compiles an expression in 0.1 to 3 ms, and a plain page uses one in five of ours. So an expression at the top of
a module is lazy, unless every page uses it. Later uses take as long as those of a compiled expression (110 ns).
"""

import re
from typing import Any, cast


def lazy_pattern(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return an expression that can be used like `re.compile(pattern, flags)`, and is compiled when it is first used.

    It has the attributes of the compiled expression, but it is not one: pass on its methods, not the object.
    """
    return cast("re.Pattern[str]", _LazyPattern(pattern, flags))


class _LazyPattern:
    """An expression before its first use; after that, its attributes are those of the compiled expression."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  as the attribute of the expression
        """Compile the expression. Python asks only for attributes that the object does not have yet."""
        value = getattr(re.compile(self.pattern, self._flags), name)
        # So that the next use does not come here.
        setattr(self, name, value)
        return value

"""Runs before the program: give what it starts (a browser, a file manager) the library path of the system.

The packaged program is started with its own folder in that path; programs of the system must not look there.
"""

import os

for _name in ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"):
    _original = os.environ.pop(f"{_name}_ORIG", None)
    if _original is not None:
        os.environ[_name] = _original
    else:
        os.environ.pop(_name, None)

"""Where the packaged program begins: the same command line as everywhere."""

import sys

from annotations.__main__ import main

sys.exit(main())

"""``python -m cchc`` is the command ``cchc``."""

import sys

from cchc.cli.main import main

sys.exit(main())

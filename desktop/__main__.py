"""`python -m desktop`, and both programs of the bundle."""

from __future__ import annotations

import sys
from pathlib import Path

from desktop.cli import main, window_main

if __name__ == "__main__":
    is_window = Path(sys.argv[0]).stem == "stile-desktop"
    sys.exit(window_main() if is_window else main())

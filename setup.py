"""What pyproject.toml cannot say: the data of `resources/` is installed inside the package.

`desktop/assets.py` finds it there, or beside the package in a checkout.
"""

from setuptools import find_packages, setup

setup(
    packages=[*find_packages(include=["desktop", "desktop.*"]), "desktop.resources"],
    package_dir={"desktop.resources": "resources"},
    package_data={"desktop.resources": ["**/*"]},
)

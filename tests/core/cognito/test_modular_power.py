"""Powers with a secret exponent: the same numbers with GMP as without it."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.core.cognito import modular_power, srp

NUMBERS = st.integers(min_value=-(2**3100), max_value=2**3100)
EXPONENTS = st.integers(min_value=1, max_value=2**600)


@pytest.fixture
def without_gmp(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "gmpy2", None)
    monkeypatch.setattr(modular_power, "_fastest", modular_power._fastest.__wrapped__)


@settings(max_examples=25, deadline=None)
@given(base=NUMBERS, exponent=EXPONENTS)
def test_gmp_computes_what_python_computes(base: int, exponent: int) -> None:
    pytest.importorskip("gmpy2")
    assert modular_power._fastest() is not pow
    assert modular_power.power(base, exponent, srp.N) == pow(base, exponent, srp.N)


@pytest.mark.usefixtures("without_gmp")
def test_where_gmp_cannot_be_loaded_python_computes() -> None:
    assert modular_power._fastest() is pow
    assert modular_power.power(-5, 77, srp.N) == pow(-5, 77, srp.N)

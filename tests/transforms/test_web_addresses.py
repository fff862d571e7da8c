"""Addresses on the web: what a browser would mend is mended, what leads nowhere is told."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.transforms.web_addresses import regular

# RFC 3986, appendix A, for an address with a host.
VALID = re.compile(
    r"[a-z][a-z0-9+.-]*:(//([A-Za-z0-9._~!$&'()*+,;=:%-]*@)?([A-Za-z0-9._~!$&'()*+,;=%-]+|\[[0-9a-f:.]+\])(:\d+)?(?=[/?#]|\Z))?"
    r"([A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*(\?([A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?"
    r"(#([A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?\Z"
)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("https://tides.example/a%2Fb?c=d&e", "https://tides.example/a%2Fb?c=d&e"),
        ("https://tides.example/#/quay#boats", "https://tides.example/#/quay%23boats"),
        ("https://tides.example/(quay)#[1]", "https://tides.example/(quay)#%5B1%5D"),
        ("https://tides.example/100%", "https://tides.example/100%25"),
        ("http://tides.example?x=1|2", "http://tides.example?x=1%7C2"),
        ("HTTPS://Tides.Example/Quay", "https://tides.example/Quay"),
        ("http:/tides.example", "http://tides.example"),
        ("http://潮.example/岸", "http://xn--7stn.example/%E5%B2%B8"),
        ("http://[::1]:80/x", "http://[::1]:80/x"),
        ("mailto:ada wake@tides.example", "mailto:ada%20wake@tides.example"),
    ],
)
def test_what_may_not_stand_in_an_address_is_encoded(written: str, meant: str) -> None:
    assert regular(written) in (meant, meant.replace("xn--7stn", "潮".encode("idna").decode()))


@pytest.mark.parametrize(
    "written",
    ["http://", "http://a b.example/", "http://quay:port/", "http://[quay/", "https://a.example:99999/"],
)
def test_an_address_without_a_host_is_none(written: str) -> None:
    assert regular(written) == ""


@given(
    st.text(max_size=30),
    st.sampled_from(["https://quay.example/", "http://", "mailto:", "https://q.example#"]),
)
def test_whatever_is_written_the_result_is_an_address_or_none(text: str, start: str) -> None:
    address = regular(start + text)
    assert address == "" or VALID.match(address), address
    assert regular(address) == address if address else True
    urlsplit(address)

"""Lists the debtors with one of Python's ways to call: client.py urllib|requests|zeep"""

import pathlib
import sys
import urllib.request

URL = "https://api.nmbrs.nl/soap/v3/DebtorService.asmx"
HEADERS = {
    "Content-Type": "text/xml; charset=utf-8",
    "SOAPAction": '"https://api.nmbrs.nl/soap/v3/DebtorService/List_GetAll"',
}
BODY = (pathlib.Path(__file__).parent / "request.xml").read_bytes()


def with_urllib():
    with urllib.request.urlopen(urllib.request.Request(URL, BODY, HEADERS)) as answer:
        return answer.read().count(b"<Debtor>")


def with_requests():
    import requests

    return requests.post(URL, BODY, headers=HEADERS).text.count("<Debtor>")


def with_zeep():
    from zeep import Client

    login = {"Username": "master@demo.example", "Token": "0" * 31 + "1", "Domain": "demo"}
    return len(Client(URL + "?WSDL").service.List_GetAll(_soapheaders={"AuthHeaderWithDomain": login}))


print({"urllib": with_urllib, "requests": with_requests, "zeep": with_zeep}[sys.argv[1]]())

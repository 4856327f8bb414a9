"""Calls DebtorService with zeep as it is told: an account and a call come in, one JSON object a line; what became of it
goes out.

zeep_client.py ADDRESS
"""

import json
import sys

from requests.exceptions import RequestException
from zeep import Client
from zeep.exceptions import Fault, TransportError, XMLParseError, XMLSyntaxError

client = Client(f"{sys.argv[1]}/soap/v3/DebtorService.asmx?WSDL")
statuses = []
client.transport.session.hooks["response"] = [lambda response, **_: statuses.append(response.status_code)]


def arguments(call):
    if call["operation"] == "Debtor_Insert":
        return {"Debtor": {"Id": -1, "Number": call["number"], "Name": "Made in trouble"}}
    return {}


def outcome(account, call):
    header = {"Username": account["username"], "Token": account["token"], "Domain": account["domain"]}
    operation = getattr(client.service, call["operation"])
    try:
        operation(**arguments(call), _soapheaders={"AuthHeaderWithDomain": header})
        return {"kind": "answer"}
    except Fault as fault:
        # zeep takes any page that is well-formed for a fault it does not know.
        return {"kind": "fault", "text": fault.message} if fault.code else status()
    except TransportError:
        return status()
    except (XMLParseError, XMLSyntaxError, RequestException):
        return {"kind": "broken"}


def status():
    return {"kind": "broken"} if statuses[-1] == 200 else {"kind": "status", "status": statuses[-1]}


for line in sys.stdin:
    told = json.loads(line)
    print(json.dumps(outcome(told["account"], told["call"])), flush=True)

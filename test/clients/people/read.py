"""Reads the employees of a debtor with zeep, and prints what is known of those with a number from 9003 on as JSON.

read.py ADDRESS USERNAME TOKEN DOMAIN DEBTOR_NUMBER
"""

import json
import sys

from zeep import Client, Settings

ADDRESS, USERNAME, TOKEN, DOMAIN, DEBTOR_NUMBER = sys.argv[1:]
HEADER = {"AuthHeaderWithDomain": {"Username": USERNAME, "Token": TOKEN, "Domain": DOMAIN}}


def service(name):
    client = Client(f"{ADDRESS}/soap/v3/{name}.asmx?WSDL", settings=Settings(strict=True))
    proxy = client.bind(name, f"{name}Soap")
    return lambda operation, **arguments: getattr(proxy, operation)(**arguments, _soapheaders=HEADER)


def day(value):
    return None if value is None or value.year < 1900 else value.date().isoformat()


debtors = service("DebtorService")
employees = service("EmployeeService")
debtor = debtors("List_GetByNumber", Number=DEBTOR_NUMBER)[0]
found = [
    employee
    for employee_type in (2, 4)
    for employee in employees("List_GetByDebtor", DebtorId=debtor.Id, EmployeeType=employee_type) or []
    if employee.Number >= 9003
]

people = []
for employee in sorted(found, key=lambda one: one.Number):
    info = employees("PersonalInfo_GetCurrent", EmployeeId=employee.Id)
    absences = employees("Absence2_GetList", EmployeeId=employee.Id) or []
    contracts = employees("Contract_GetAll", EmployeeId=employee.Id) or []
    people.append(
        {
            "number": employee.Number,
            "name": " ".join(filter(None, [info.FirstName, info.Prefix, info.LastName])),
            "absences": sorted([int(absence.Percentage), day(absence.Start)] for absence in absences),
            "contracts": sorted([day(contract.StartDate), day(contract.EndDate)] for contract in contracts),
        }
    )
print(json.dumps(people))

"""Walks Nmbrs with zeep in strict mode, and prints what it saw as JSON.

walk.py ADDRESS VERSION SOAP USERNAME TOKEN DOMAIN FOREIGN_DEBTOR
"""

import json
import sys

from zeep import Client, Settings
from zeep.exceptions import Fault

ADDRESS, VERSION, SOAP, USERNAME, TOKEN, DOMAIN, FOREIGN_DEBTOR = sys.argv[1:]
PORT = {"1.1": "Soap", "1.2": "Soap12"}[SOAP]


class Service:
    """A service as its WSDL describes it, called with one login."""

    def __init__(self, name, token=TOKEN):
        self.client = Client(f"{ADDRESS}/soap/{VERSION}/{name}.asmx?WSDL", settings=Settings(strict=True))
        self.proxy = self.client.bind(name, name + PORT)
        self.token = token

    def operations(self):
        return len(self.proxy._binding.all())

    def call(self, operation, **arguments):
        return getattr(self.proxy, operation)(**arguments, _soapheaders=self.header())

    def header(self):
        credentials = {"Username": USERNAME, "Token": self.token}
        if VERSION == "v2.1":
            return {"AuthHeader": credentials}
        return {"AuthHeaderWithDomain": {**credentials, "Domain": DOMAIN}}

    def fault(self, operation, **arguments):
        try:
            self.call(operation, **arguments)
        except Fault as fault:
            return fault.message
        return None


debtor_service = Service("DebtorService")
company_service = Service("CompanyService")
employee_service = Service("EmployeeService")
others = ["SingleSignOn"] + (["ReportService"] if VERSION == "v3" else [])
active = {"active": "active"} if VERSION == "v2.1" else {"EmployeeType": 2}

debtors = debtor_service.call("List_GetAll")
companies = [
    company for debtor in debtors for company in company_service.call("List_GetByDebtor", DebtorId=debtor.Id)
]
employees = [
    employee
    for company in companies
    for employee in employee_service.call("List_GetByCompany", CompanyId=company.ID, **active)
]
people = [employee_service.call("PersonalInfo_GetCurrent", EmployeeId=employee.Id) for employee in employees]

print(
    json.dumps(
        {
            "operations": {
                "DebtorService": debtor_service.operations(),
                "CompanyService": company_service.operations(),
                "EmployeeService": employee_service.operations(),
                **{name: Service(name).operations() for name in others},
            },
            "debtors": [{"id": debtor.Id, "number": debtor.Number, "name": debtor.Name} for debtor in debtors],
            "companies": [
                {"id": company.ID, "number": company.Number, "name": company.Name} for company in companies
            ],
            "employees": [
                {"id": employee.Id, "number": employee.Number, "name": employee.DisplayName}
                for employee in employees
            ],
            "people": [
                {
                    "id": person.Id,
                    "firstName": person.FirstName,
                    "prefix": person.Prefix,
                    "lastName": person.LastName,
                    "gender": person.Gender,
                    "birthday": person.Birthday.date().isoformat(),
                    "deceased": person.DeceasedDate and person.DeceasedDate.date().isoformat(),
                }
                for person in people
            ],
            "faults": {
                "wrongToken": Service("DebtorService", token="f" * 32).fault("List_GetAll"),
                "foreignDebtor": company_service.fault("List_GetByDebtor", DebtorId=FOREIGN_DEBTOR),
            },
        }
    )
)

"""Walks Nmbrs with suds, and prints what it saw as JSON.

walk.py ADDRESS VERSION SOAP USERNAME TOKEN DOMAIN FOREIGN_DEBTOR; suds speaks SOAP 1.1 only.
"""

import json
import sys

from suds import WebFault
from suds.client import Client

ADDRESS, VERSION, SOAP, USERNAME, TOKEN, DOMAIN, FOREIGN_DEBTOR = sys.argv[1:]
assert SOAP == "1.1"


class Service:
    """A service as its WSDL describes it, called with one login."""

    def __init__(self, name, token=TOKEN):
        self.port = name + "Soap"
        self.client = Client(f"{ADDRESS}/soap/{VERSION}/{name}.asmx?WSDL", cache=None)
        if name != "SingleSignOn":
            self.client.set_options(soapheaders=self.header(token))

    def header(self, token):
        header = self.client.factory.create("AuthHeader" if VERSION == "v2.1" else "AuthHeaderWithDomain")
        header.Username = USERNAME
        header.Token = token
        if VERSION != "v2.1":
            header.Domain = DOMAIN
        return header

    def operations(self):
        return len(self.client.wsdl.services[0].port(self.port).methods)

    def call(self, operation, **arguments):
        return getattr(self.client.service[self.port], operation)(**arguments)

    def list(self, operation, item, **arguments):
        return getattr(self.call(operation, **arguments), item)

    def fault(self, operation, **arguments):
        try:
            self.call(operation, **arguments)
        except WebFault as problem:
            return problem.fault.faultstring
        return None


def text(value):
    """A text, as json knows it; suds leaves out what was not sent."""
    return None if value is None else str(value)


def day(moment):
    return moment and moment.date().isoformat()


debtor_service = Service("DebtorService")
company_service = Service("CompanyService")
employee_service = Service("EmployeeService")
others = ["SingleSignOn"] + (["ReportService"] if VERSION == "v3" else [])
active = {"active": "active"} if VERSION == "v2.1" else {"EmployeeType": 2}

debtors = debtor_service.list("List_GetAll", "Debtor")
companies = [
    company
    for debtor in debtors
    for company in company_service.list("List_GetByDebtor", "Company", DebtorId=debtor.Id)
]
employees = [
    employee
    for company in companies
    for employee in employee_service.list("List_GetByCompany", "Employee", CompanyId=company.ID, **active)
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
            "debtors": [
                {"id": debtor.Id, "number": text(debtor.Number), "name": text(debtor.Name)} for debtor in debtors
            ],
            "companies": [
                {"id": company.ID, "number": company.Number, "name": text(company.Name)} for company in companies
            ],
            "employees": [
                {"id": employee.Id, "number": employee.Number, "name": text(employee.DisplayName)}
                for employee in employees
            ],
            "people": [
                {
                    "id": person.Id,
                    "firstName": text(person.FirstName),
                    "prefix": text(getattr(person, "Prefix", None)),
                    "lastName": text(person.LastName),
                    "gender": text(person.Gender),
                    "birthday": day(person.Birthday),
                    "deceased": day(getattr(person, "DeceasedDate", None)),
                }
                for person in people
            ],
            "faults": {
                "wrongToken": text(Service("DebtorService", token="f" * 32).fault("List_GetAll")),
                "foreignDebtor": text(company_service.fault("List_GetByDebtor", DebtorId=FOREIGN_DEBTOR)),
            },
        }
    )
)

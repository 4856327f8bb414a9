"""A client's day with zeep: somebody is hired from a template, works, falls ill, takes leave, is paid and leaves.

Prints what it read on the way as JSON.

day.py ADDRESS USERNAME TOKEN DOMAIN COMPANY
"""

import json
import re
import sys
import urllib.request
from datetime import datetime
from decimal import Decimal

from zeep import Client, Settings

ADDRESS, USERNAME, TOKEN, DOMAIN, COMPANY = sys.argv[1:]
COMPANY = int(COMPANY)
HEADER = {"AuthHeaderWithDomain": {"Username": USERNAME, "Token": TOKEN, "Domain": DOMAIN}}


def load(name):
    """The functions of a service, called with one login."""
    client = Client(f"{ADDRESS}/soap/v3/{name}.asmx?WSDL", settings=Settings(strict=True))
    proxy = client.bind(name, name + "Soap")

    def call(operation, **arguments):
        return getattr(proxy, operation)(**arguments, _soapheaders=HEADER)

    return call


def advance(**span):
    """Time passes: through the control API, as only a mock allows."""
    request = urllib.request.Request(
        f"{ADDRESS}/_mock/environments/{DOMAIN}/clock/advance",
        data=json.dumps(span).encode(),
        headers={"Content-Type": "application/json"},
    )
    urllib.request.urlopen(request).close()


on_company = load("CompanyService")
on_employee = load("EmployeeService")
period = {"Period": 11, "Year": 2026}
first = datetime(2026, 11, 1)

# Hired from a template.
template = on_company("DefaultEmployeeTemplates_GetByCompany", CompanyId=COMPANY)[0]
employee = on_employee(
    "Employee_InsertBasedOnDefault",
    CompanyId=COMPANY,
    DefaultEmployeeTemplate=template.DefaultEmployeeTemplateId,
    FirstName="Noor",
    LastName="Vermeer",
    employment={
        "EmploymentId": 0,
        "CreationDate": None,
        "StartDate": first,
        "EndDate": None,
        "InitialStartDate": None,
    },
    UnprotectedMode=False,
)

# What is agreed, and where to find and pay her.
on_employee(
    "Contract_Insert",
    EmployeeId=employee,
    EmployeeContract={
        "ContractID": 0,
        "CreationDate": None,
        "StartDate": first,
        "TrialPeriod": None,
        "EndDate": datetime(2027, 10, 31),
        "EmployementType": 1,
        "EmploymentSequenceTaxId": 1,
        "Indefinite": False,
        "PhaseClassification": None,
        "WrittenContract": True,
        "HoursPerWeek": Decimal("32.00"),
    },
    UnprotectedMode=False,
)
names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
hours = {
    f"Hours{name}{week}": Decimal("8.00" if at < 4 else "0.00")
    for week in ("", "2")
    for at, name in enumerate(names)
}
on_employee(
    "Schedule_Update",
    EmployeeId=employee,
    Schedule={**hours, "ParttimePercentage": Decimal("80.00"), "StartDate": datetime.min},
    Start=first,
    CompanyRoosterNr=0,
)
on_employee(
    "Salary_Update",
    EmployeeId=employee,
    Salary={"Value": Decimal("3250.00"), "Type": "Bruto_Salaris_Fulltime"},
    Start=first,
)
on_employee(
    "Address_InsertCurrent",
    EmployeeId=employee,
    Address={
        "Id": 0,
        "Default": True,
        "Street": "Lindelaan",
        "HouseNumber": "7",
        "PostalCode": "3581 AB",
        "City": "Utrecht",
        "CountryISOCode": "NL",
        "Type": "HomeAddress",
    },
)
on_employee(
    "BankAccount_InsertCurrent",
    EmployeeId=employee,
    BankAccount={"Id": 0, "IBAN": "NL91ABNA0417164300", "Name": "N. Vermeer", "Type": "Standaard"},
)

# Two days ill, and well again.
absence = on_employee(
    "Absence2_Insert",
    EmployeeId=employee,
    Absence={
        "AbsenceId": 0,
        "Percentage": 100,
        "Start": datetime(2026, 11, 16),
        "RegistrationStartDate": datetime(2026, 11, 16),
        "End": None,
        "RegistrationEndDate": None,
        "Dossiernr": 0,
        "AbsenceCause": {"CauseId": 1},
    },
    NewDossier=True,
)
on_employee(
    "Absence_RecoveryInsert",
    EmployeeId=employee,
    AbsenceID=absence,
    Lastdayabsence=datetime(2026, 11, 17),
    Reportdate=datetime(2026, 11, 18),
    Comment="Beter",
)

# A day off, and a long evening.
on_employee(
    "Leave_Insert",
    EmployeeId=employee,
    Leave={
        "Description": "Vrije dag",
        "Hours": Decimal("8.00"),
        "UsageType": "Withdrawal",
        "Start": datetime(2026, 11, 19),
        "End": datetime(2026, 11, 19),
        "StartHours": 0,
        "EndHours": 0,
        "Type": "Type1",
        "Status": "Approved",
    },
)
hour_codes = on_company("HourModel_GetHourCodes", CompanyId=COMPANY)
overtime = next(code for code in hour_codes if re.search("over", code.Description, re.I))
on_employee(
    "HourComponentVar_Insert",
    EmployeeId=employee,
    Hourcomponent={
        "Id": 0,
        "HourCode": overtime.Code,
        "Hours": Decimal("3.50"),
        "CostCenterId": None,
        "CostUnitId": None,
    },
    **period,
    UnprotectedMode=False,
)

# The payroll is run, and the clock does the rest.
on_company("RunRequest_Insert", CompanyId=COMPANY)
advance(hours=1)
requests = on_company("RunRequest_GetList", CompanyId=COMPANY, Year=2026)
runs = on_company("Run_GetList", CompanyId=COMPANY, Year=2026)
run = next(run for run in runs if run.PeriodEnd == period["Period"])
paid = on_company("Run_GetEmployeesByRunCompany", CompanyId=COMPANY, RunId=run.ID, Year=2026)
pdf = on_company(
    "SalaryDocuments_GetEmployeePayslipsPDFByRunCompany_v2",
    EmployeeID=employee,
    CompanyId=COMPANY,
    RunID=run.ID,
    intYear=2026,
)[0]
journal = on_company("Journals_GetByRunEmployee_v2", CompanyId=COMPANY, RunId=run.ID, intYear=2026)

absences = on_employee("Absence2_GetList", EmployeeId=employee)
leaves = on_employee("Leave_GetList_V2", EmployeeId=employee, Type=None, Soort=None, Year=2026)
worked = on_employee("HourComponentVar_Get", EmployeeId=employee, **period)
salary = on_employee("Salary_Get", EmployeeId=employee, **period)
contracts = on_employee("Contract_GetAll", EmployeeId=employee)
addresses = on_employee("Address_GetListCurrent", EmployeeId=employee)

# And she leaves again.
reason = on_employee("EndServiceReason_GetList")[0]
on_employee(
    "Service_StopCurrent",
    EmployeeId=employee,
    End=datetime(2026, 11, 30),
    EndServiceReasonId=reason.ID,
    UnprotectedMode=False,
)
advance(days=20)
gone = on_employee("List_GetByCompany", CompanyId=COMPANY, EmployeeType=4)


def day_of(moment):
    return moment.date().isoformat() if moment else None


def total(kind):
    values = re.findall(rf"<value>([^<]*)</value>\s*<debitcredit>{kind}", journal)
    return sum(int(Decimal(value) * 100) for value in values)


print(
    json.dumps(
        {
            "template": template.Description,
            "salary": float(salary.Value),
            "contracts": [[day_of(contract.StartDate), day_of(contract.EndDate)] for contract in contracts],
            "addresses": [f"{address.Street}, {address.City}" for address in addresses],
            "absences": [
                [absence.Percentage, day_of(absence.Start), day_of(absence.End)] for absence in absences
            ],
            "leaves": [[leave.Description, float(leave.Hours)] for leave in leaves],
            "hours": [[component.HourCode, float(component.Hours)] for component in worked],
            "requests": [[request.Period, request.Status] for request in requests],
            "run": [run.Number, run.PeriodStart, run.PeriodEnd],
            "isPaid": any(one.EmployeeId == employee for one in paid),
            "paid": len(paid),
            "payslip": pdf.PDF[:5].decode(),
            "journal": {"debit": total("debit"), "credit": total("credit")},
            "isGone": any(one.Id == employee for one in gone),
        }
    )
)

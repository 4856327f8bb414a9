"""The integration: reports sick leave to Nmbrs, and reads it back."""

from zeep import Client


class SickLeave:
    def __init__(self, login, address="https://api.nmbrs.nl"):
        """login: username, token and domain."""
        credentials = {"Username": login["username"], "Token": login["token"], "Domain": login["domain"]}
        self._header = {"AuthHeaderWithDomain": credentials}
        self._service = Client(f"{address}/soap/v3/EmployeeService.asmx?WSDL").service

    def report(self, employee, first_day):
        """Reports an employee sick from a day on; gives the id of the absence."""
        absence = {
            "AbsenceId": 0,
            "Percentage": 100,
            "Start": first_day,
            "RegistrationStartDate": first_day,
            "End": None,
            "RegistrationEndDate": None,
            "Dossiernr": 0,
        }
        return self._service.Absence2_Insert(
            EmployeeId=employee, Absence=absence, NewDossier=True, _soapheaders=self._header
        )

    def of(self, employee):
        """The absences of an employee, last first."""
        return self._service.Absence2_GetList(EmployeeId=employee, _soapheaders=self._header)

using System;
using Nmbrs;

/// <summary>The integration: reports sick leave to Nmbrs, and reads it back.</summary>
public sealed class SickLeave
{
    readonly EmployeeService service;

    public SickLeave(string username, string token, string domain, string address = "https://api.nmbrs.nl")
    {
        service = new EmployeeService
        {
            Url = address + "/soap/v3/EmployeeService.asmx",
            AuthHeaderWithDomainValue = new AuthHeaderWithDomain { Username = username, Token = token, Domain = domain },
        };
    }

    /// <summary>Reports an employee sick from a day on; gives the id of the absence.</summary>
    public int Report(int employee, DateTime firstDay)
    {
        var absence = new AbsenceV2 { Percentage = 100, Start = firstDay, RegistrationStartDate = firstDay };
        return service.Absence2_Insert(employee, absence, true);
    }

    /// <summary>The absences of an employee, last first.</summary>
    public AbsenceV2[] Of(int employee)
    {
        return service.Absence2_GetList(employee);
    }
}

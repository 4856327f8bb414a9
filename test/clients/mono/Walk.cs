// Walks Nmbrs with the proxies that Mono's wsdl generates, and prints what it saw as JSON; build.sh makes it.
//
// walk-VERSION.exe ADDRESS VERSION SOAP USERNAME TOKEN DOMAIN FOREIGN_DEBTOR
using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Web.Script.Serialization;
using System.Web.Services.Protocols;
using Nmbrs.CompanyService;
using Nmbrs.DebtorService;
using Nmbrs.EmployeeService;
#if V21
using CompanyLogin = Nmbrs.CompanyService.AuthHeader;
using DebtorLogin = Nmbrs.DebtorService.AuthHeader;
using EmployeeLogin = Nmbrs.EmployeeService.AuthHeader;
#else
using CompanyLogin = Nmbrs.CompanyService.AuthHeaderWithDomain;
using DebtorLogin = Nmbrs.DebtorService.AuthHeaderWithDomain;
using EmployeeLogin = Nmbrs.EmployeeService.AuthHeaderWithDomain;
#endif

static class Walk
{
    static string address, version, username, token, domain;
    static SoapProtocolVersion soap;

    static void Main(string[] arguments)
    {
        address = arguments[0];
        version = arguments[1];
        soap = arguments[2] == "1.2" ? SoapProtocolVersion.Soap12 : SoapProtocolVersion.Soap11;
        username = arguments[3];
        token = arguments[4];
        domain = arguments[5];
        int foreignDebtor = int.Parse(arguments[6]);

        var debtorService = DebtorServiceFor(token);
        var companyService = CompanyServiceFor(token);
        var employeeService = EmployeeServiceFor(token);

        var debtors = debtorService.List_GetAll();
        var companies = debtors.SelectMany(debtor => companyService.List_GetByDebtor(debtor.Id)).ToList();
        var employees = companies.SelectMany(company => Active(employeeService, company.ID)).ToList();
        var people = employees.Select(employee => employeeService.PersonalInfo_GetCurrent(employee.Id));

        Console.OutputEncoding = new UTF8Encoding(false);
        Console.WriteLine(new JavaScriptSerializer().Serialize(new
        {
            operations = Operations(),
            debtors = debtors.Select(debtor => new { id = debtor.Id, number = debtor.Number, name = debtor.Name }),
            companies = companies.Select(company => new { id = company.ID, number = company.Number, name = company.Name }),
            employees = employees.Select(
                employee => new { id = employee.Id, number = employee.Number, name = employee.DisplayName }),
            people = people.Select(person => new
            {
                id = person.Id,
                firstName = person.FirstName,
                prefix = person.Prefix,
                lastName = person.LastName,
                gender = person.Gender.ToString(),
                birthday = Day(person.Birthday),
                deceased = Day(person.DeceasedDate),
            }),
            faults = new
            {
                wrongToken = Fault(() => DebtorServiceFor(new string('f', 32)).List_GetAll()),
                foreignDebtor = Fault(() => companyService.List_GetByDebtor(foreignDebtor)),
            },
        }));
    }

    static DebtorService DebtorServiceFor(string ownToken)
    {
        var login = new DebtorLogin { Username = username, Token = ownToken };
#if V21
        var service = new DebtorService { AuthHeaderValue = login };
#else
        login.Domain = domain;
        var service = new DebtorService { AuthHeaderWithDomainValue = login };
#endif
        return Aimed(service, "DebtorService");
    }

    static CompanyService CompanyServiceFor(string ownToken)
    {
        var login = new CompanyLogin { Username = username, Token = ownToken };
#if V21
        var service = new CompanyService { AuthHeaderValue = login };
#else
        login.Domain = domain;
        var service = new CompanyService { AuthHeaderWithDomainValue = login };
#endif
        return Aimed(service, "CompanyService");
    }

    static EmployeeService EmployeeServiceFor(string ownToken)
    {
        var login = new EmployeeLogin { Username = username, Token = ownToken };
#if V21
        var service = new EmployeeService { AuthHeaderValue = login };
#else
        login.Domain = domain;
        var service = new EmployeeService { AuthHeaderWithDomainValue = login };
#endif
        return Aimed(service, "EmployeeService");
    }

    static T Aimed<T>(T service, string name) where T : SoapHttpClientProtocol
    {
        service.Url = address + "/soap/" + version + "/" + name + ".asmx";
        service.SoapVersion = soap;
        return service;
    }

    static Employee[] Active(EmployeeService service, int companyId)
    {
#if V21
        return service.List_GetByCompany(companyId, Nmbrs.EmployeeService.Active.active);
#else
        return service.List_GetByCompany(companyId, 2);
#endif
    }

    /// <summary>How many operations each proxy has.</summary>
    static Dictionary<string, int> Operations()
    {
        var proxies = typeof(Walk).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(SoapHttpClientProtocol)));
        return proxies.ToDictionary(type => type.Name, type => type.GetMethods().Count(IsOperation));
    }

    static bool IsOperation(System.Reflection.MethodInfo method)
    {
        return method.IsDefined(typeof(SoapDocumentMethodAttribute), false);
    }

    static string Day(DateTime? moment)
    {
        return moment == null ? null : moment.Value.ToString("yyyy-MM-dd");
    }

    static string Fault(Action call)
    {
        try
        {
            call();
            return null;
        }
        catch (SoapException fault)
        {
            return fault.Message;
        }
    }
}

import java.net.URL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.jws.WebMethod;
import javax.xml.bind.JAXBElement;
import javax.xml.datatype.XMLGregorianCalendar;
import javax.xml.namespace.QName;
import javax.xml.ws.Service;
import javax.xml.ws.soap.SOAPFaultException;
import nmbrs.company.Company;
import nmbrs.company.CompanyServiceSoap;
import nmbrs.debtor.Debtor;
import nmbrs.debtor.DebtorServiceSoap;
import nmbrs.employee.Employee;
import nmbrs.employee.EmployeeServiceSoap;
import nmbrs.employee.PersonalInfo;
import nmbrs.report.ReportServiceSoap;
import nmbrs.sso.SingleSignOnSoap;

/**
 * Walks Nmbrs 3 with the classes that wsimport generates, and prints what it saw as JSON; build.sh makes it.
 *
 * <p>Walk ADDRESS VERSION SOAP USERNAME TOKEN DOMAIN FOREIGN_DEBTOR
 */
public final class Walk {
  private static final int ACTIVE_EMPLOYEES = 2;

  private final String address;
  private final String soap;
  private final String username;
  private final String domain;

  private Walk(String address, String soap, String username, String domain) {
    this.address = address;
    this.soap = soap;
    this.username = username;
    this.domain = domain;
  }

  public static void main(String[] arguments) throws Exception {
    if (!arguments[1].equals("v3")) System.exit(2);
    Walk walk = new Walk(arguments[0], arguments[2], arguments[3], arguments[5]);
    System.out.println(json(walk.seen(arguments[4], Integer.parseInt(arguments[6]))));
  }

  private Map<String, Object> seen(String token, int foreignDebtor) throws Exception {
    DebtorServiceSoap debtorService = port("DebtorService", DebtorServiceSoap.class);
    CompanyServiceSoap companyService = port("CompanyService", CompanyServiceSoap.class);
    EmployeeServiceSoap employeeService = port("EmployeeService", EmployeeServiceSoap.class);
    nmbrs.company.AuthHeaderWithDomain companyLogin = companyLogin(token);
    nmbrs.employee.AuthHeaderWithDomain employeeLogin = employeeLogin(token);

    List<Object> debtors = new ArrayList<>();
    List<Object> companies = new ArrayList<>();
    List<Object> employees = new ArrayList<>();
    List<Object> people = new ArrayList<>();
    for (Debtor debtor : debtorService.listGetAll(debtorLogin(token)).getDebtor()) {
      debtors.add(record("id", debtor.getId(), "number", debtor.getNumber(), "name", debtor.getName()));
      for (Company company : companyService.listGetByDebtor(debtor.getId(), companyLogin).getCompany()) {
        companies.add(record("id", company.getID(), "number", company.getNumber(), "name", company.getName()));
        List<Employee> team =
            employeeService.listGetByCompany(company.getID(), ACTIVE_EMPLOYEES, employeeLogin).getEmployee();
        for (Employee employee : team) {
          employees.add(
              record("id", employee.getId(), "number", employee.getNumber(), "name", employee.getDisplayName()));
          people.add(person(employeeService.personalInfoGetCurrent(employee.getId(), employeeLogin)));
        }
      }
    }
    return record(
        "operations", operations(),
        "debtors", debtors,
        "companies", companies,
        "employees", employees,
        "people", people,
        "faults", record(
            "wrongToken", fault(() -> debtorService.listGetAll(debtorLogin("f".repeat(32)))),
            "foreignDebtor", fault(() -> companyService.listGetByDebtor(foreignDebtor, companyLogin))));
  }

  /** The port of a service, from its WSDL as it is now. */
  private <T> T port(String service, Class<T> portType) throws Exception {
    String namespace = "https://api.nmbrs.nl/soap/v3/" + service;
    URL wsdl = new URL(address + "/soap/v3/" + service + ".asmx?WSDL");
    String port = service + (soap.equals("1.2") ? "Soap12" : "Soap");
    return Service.create(wsdl, new QName(namespace, service)).getPort(new QName(namespace, port), portType);
  }

  private nmbrs.debtor.AuthHeaderWithDomain debtorLogin(String token) {
    nmbrs.debtor.AuthHeaderWithDomain login = new nmbrs.debtor.AuthHeaderWithDomain();
    login.setUsername(username);
    login.setToken(token);
    login.setDomain(domain);
    return login;
  }

  private nmbrs.company.AuthHeaderWithDomain companyLogin(String token) {
    nmbrs.company.AuthHeaderWithDomain login = new nmbrs.company.AuthHeaderWithDomain();
    login.setUsername(username);
    login.setToken(token);
    login.setDomain(domain);
    return login;
  }

  private nmbrs.employee.AuthHeaderWithDomain employeeLogin(String token) {
    nmbrs.employee.AuthHeaderWithDomain login = new nmbrs.employee.AuthHeaderWithDomain();
    login.setUsername(username);
    login.setToken(token);
    login.setDomain(domain);
    return login;
  }

  private static Map<String, Object> person(PersonalInfo person) {
    return record(
        "id", person.getId(),
        "firstName", person.getFirstName(),
        "prefix", person.getPrefix(),
        "lastName", person.getLastName(),
        "gender", valueOf(person.getGender()).value(),
        "birthday", day(valueOf(person.getBirthday())),
        "deceased", day(valueOf(person.getDeceasedDate())));
  }

  /** What an element that may be left out or nil holds; null in both cases. */
  private static <T> T valueOf(JAXBElement<T> element) {
    return element == null ? null : element.getValue();
  }

  private static String day(XMLGregorianCalendar moment) {
    return moment == null ? null : moment.toXMLFormat().substring(0, 10);
  }

  private static Map<String, Object> operations() {
    return record(
        "DebtorService", operations(DebtorServiceSoap.class),
        "CompanyService", operations(CompanyServiceSoap.class),
        "EmployeeService", operations(EmployeeServiceSoap.class),
        "SingleSignOn", operations(SingleSignOnSoap.class),
        "ReportService", operations(ReportServiceSoap.class));
  }

  private static long operations(Class<?> portType) {
    return Arrays.stream(portType.getMethods()).filter(method -> method.isAnnotationPresent(WebMethod.class)).count();
  }

  /** The text of the fault that a call ends in; null if it does not. */
  private static String fault(Runnable call) {
    try {
      call.run();
      return null;
    } catch (SOAPFaultException fault) {
      return fault.getFault().getFaultString();
    }
  }

  private static Map<String, Object> record(Object... namesAndValues) {
    Map<String, Object> record = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) record.put((String) namesAndValues[i], namesAndValues[i + 1]);
    return record;
  }

  private static String json(Object value) {
    if (value == null || value instanceof Number) return String.valueOf(value);
    if (value instanceof List<?> list) return list.stream().map(Walk::json).collect(Collectors.joining(",", "[", "]"));
    if (value instanceof Map<?, ?> map)
      return map.entrySet().stream()
          .map(entry -> json(entry.getKey()) + ":" + json(entry.getValue()))
          .collect(Collectors.joining(",", "{", "}"));
    return '"' + value.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}

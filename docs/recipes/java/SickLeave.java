import java.net.URL;
import java.time.LocalDate;
import java.util.List;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.XMLGregorianCalendar;
import nmbrs.employee.AbsenceV2;
import nmbrs.employee.AuthHeaderWithDomain;
import nmbrs.employee.EmployeeService;
import nmbrs.employee.EmployeeServiceSoap;

/** The integration: reports sick leave to Nmbrs, and reads it back. */
public final class SickLeave {
  private final EmployeeServiceSoap service;
  private final AuthHeaderWithDomain login = new AuthHeaderWithDomain();

  /** @param address of Nmbrs: https://api.nmbrs.nl */
  public SickLeave(String address, String username, String token, String domain) throws Exception {
    service = new EmployeeService(new URL(address + "/soap/v3/EmployeeService.asmx?WSDL")).getEmployeeServiceSoap();
    login.setUsername(username);
    login.setToken(token);
    login.setDomain(domain);
  }

  /** Reports an employee sick from a day on; gives the id of the absence. */
  public int report(int employee, LocalDate firstDay) throws Exception {
    AbsenceV2 absence = new AbsenceV2();
    absence.setPercentage(100);
    absence.setStart(midnight(firstDay));
    absence.setRegistrationStartDate(midnight(firstDay));
    return service.absence2Insert(employee, absence, true, login);
  }

  /** The absences of an employee, last first. */
  public List<AbsenceV2> of(int employee) {
    return service.absence2GetList(employee, login).getAbsenceV2();
  }

  private static XMLGregorianCalendar midnight(LocalDate day) throws Exception {
    return DatatypeFactory.newInstance().newXMLGregorianCalendar(day + "T00:00:00");
  }
}

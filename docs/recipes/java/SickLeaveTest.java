import static org.junit.Assert.assertEquals;

import java.time.LocalDate;
import java.util.List;
import nmbrs.employee.AbsenceV2;
import org.junit.Rule;
import org.junit.Test;

public final class SickLeaveTest {
  private static final int JANSEN = 5003001;

  @Rule public final Nmbrs nmbrs = new Nmbrs();

  @Test
  public void reportsSickLeave() throws Exception {
    SickLeave sickLeave = new SickLeave(nmbrs.address, nmbrs.username, nmbrs.token, nmbrs.domain);

    int id = sickLeave.report(JANSEN, LocalDate.of(2026, 11, 16));

    List<AbsenceV2> absences = sickLeave.of(JANSEN);
    assertEquals(1, absences.size());
    assertEquals(id, absences.get(0).getAbsenceId());
    assertEquals(100, absences.get(0).getPercentage());
    nmbrs.assertCalled(
        "Absence2_Insert",
        """
        {"EmployeeId": 5003001, "Absence": {"Percentage": 100, "Start": "2026-11-16"}}""");
    nmbrs.assertClean();
  }
}

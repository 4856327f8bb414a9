import java.time.LocalDate;
import org.junit.Rule;
import org.junit.Test;

/** What mistakes look like: these tests fail, each with a message of the mock that says why. */
public final class Mistakes {
  private static final int JANSEN = 5003001;

  @Rule public final Nmbrs nmbrs = new Nmbrs();

  @Test
  public void reportsTheWrongDay() throws Exception {
    sickLeave().report(JANSEN, LocalDate.of(2026, 11, 17));

    nmbrs.assertCalled(
        "Absence2_Insert",
        """
        {"EmployeeId": 5003001, "Absence": {"Percentage": 100, "Start": "2026-11-16"}}""");
  }

  @Test
  public void forgetsTheRecovery() throws Exception {
    sickLeave().report(JANSEN, LocalDate.of(2026, 11, 16));

    nmbrs.assertCalled("Absence_RecoveryInsert", "{\"EmployeeId\": 5003001}");
  }

  private SickLeave sickLeave() throws Exception {
    return new SickLeave(nmbrs.address, nmbrs.username, nmbrs.token, nmbrs.domain);
  }
}

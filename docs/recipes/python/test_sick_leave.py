from datetime import datetime

from sick_leave import SickLeave

JANSEN = 5003001


def test_reports_sick_leave(nmbrs):
    sick_leave = SickLeave(nmbrs.login, nmbrs.address)

    absence = sick_leave.report(JANSEN, datetime(2026, 11, 16))

    assert [(each.AbsenceId, each.Percentage) for each in sick_leave.of(JANSEN)] == [(absence, 100)]
    nmbrs.assert_called("Absence2_Insert", EmployeeId=JANSEN, Absence={"Percentage": 100, "Start": "2026-11-16"})
    nmbrs.assert_clean()

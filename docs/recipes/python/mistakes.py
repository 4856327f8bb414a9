"""What mistakes look like: these tests fail, each with a message of the mock that says why."""

from datetime import datetime

from sick_leave import SickLeave

JANSEN = 5003001


def test_reports_the_wrong_day(nmbrs):
    SickLeave(nmbrs.login, nmbrs.address).report(JANSEN, datetime(2026, 11, 17))

    nmbrs.assert_called("Absence2_Insert", EmployeeId=JANSEN, Absence={"Percentage": 100, "Start": "2026-11-16"})


def test_forgets_the_recovery(nmbrs):
    SickLeave(nmbrs.login, nmbrs.address).report(JANSEN, datetime(2026, 11, 16))

    nmbrs.assert_called("Absence_RecoveryInsert", EmployeeId=JANSEN)

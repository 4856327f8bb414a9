using System;
using NUnit.Framework;

[TestFixture]
public class SickLeaveTest
{
    const int Jansen = 5003001;

    [Test]
    public void ReportsSickLeave()
    {
        var nmbrs = new MockEnvironment();
        var sickLeave = new SickLeave(nmbrs.Username, nmbrs.Token, nmbrs.Domain, nmbrs.Address);

        var id = sickLeave.Report(Jansen, new DateTime(2026, 11, 16));

        var absences = sickLeave.Of(Jansen);
        Assert.That(absences.Length, Is.EqualTo(1));
        Assert.That(absences[0].AbsenceId, Is.EqualTo(id));
        Assert.That(absences[0].Percentage, Is.EqualTo(100));
        nmbrs.AssertCalled(
            "Absence2_Insert",
            new { EmployeeId = Jansen, Absence = new { Percentage = 100, Start = "2026-11-16" } });
        nmbrs.AssertClean();
    }
}

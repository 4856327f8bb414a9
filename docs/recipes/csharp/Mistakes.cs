using System;
using NUnit.Framework;

/// <summary>What mistakes look like: these tests fail, each with a message of the mock that says why.</summary>
[TestFixture]
public class Mistakes
{
    const int Jansen = 5003001;

    MockEnvironment nmbrs;
    SickLeave sickLeave;

    [SetUp]
    public void PointTheIntegrationAtTheMock()
    {
        nmbrs = new MockEnvironment();
        sickLeave = new SickLeave(nmbrs.Username, nmbrs.Token, nmbrs.Domain, nmbrs.Address);
    }

    [Test]
    public void ReportsTheWrongDay()
    {
        sickLeave.Report(Jansen, new DateTime(2026, 11, 17));

        nmbrs.AssertCalled(
            "Absence2_Insert",
            new { EmployeeId = Jansen, Absence = new { Percentage = 100, Start = "2026-11-16" } });
    }

    [Test]
    public void ForgetsTheRecovery()
    {
        sickLeave.Report(Jansen, new DateTime(2026, 11, 16));

        nmbrs.AssertCalled("Absence_RecoveryInsert", new { EmployeeId = Jansen });
    }
}

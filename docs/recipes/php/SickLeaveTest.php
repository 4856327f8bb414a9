<?php

declare(strict_types=1);

use PHPUnit\Framework\TestCase;

require_once __DIR__ . '/Nmbrs.php';
require_once __DIR__ . '/SickLeave.php';

final class SickLeaveTest extends TestCase
{
    private const JANSEN = 5003001;

    public function testReportsSickLeave(): void
    {
        $nmbrs = new Nmbrs();
        $sickLeave = new SickLeave($nmbrs->username, $nmbrs->token, $nmbrs->domain, $nmbrs->address);

        $id = $sickLeave->report(self::JANSEN, '2026-11-16');

        $absences = $sickLeave->of(self::JANSEN);
        $this->assertCount(1, $absences);
        $this->assertSame([$id, 100], [$absences[0]->AbsenceId, $absences[0]->Percentage]);
        $nmbrs->assertCalled('Absence2_Insert', [
            'EmployeeId' => self::JANSEN,
            'Absence' => ['Percentage' => 100, 'Start' => '2026-11-16'],
        ]);
        $nmbrs->assertClean();
    }
}

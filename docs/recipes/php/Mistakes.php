<?php

declare(strict_types=1);

use PHPUnit\Framework\TestCase;

require_once __DIR__ . '/Nmbrs.php';
require_once __DIR__ . '/SickLeave.php';

/** What mistakes look like: these tests fail, each with a message of the mock that says why. */
final class Mistakes extends TestCase
{
    private const JANSEN = 5003001;

    private Nmbrs $nmbrs;
    private SickLeave $sickLeave;

    protected function setUp(): void
    {
        $this->nmbrs = new Nmbrs();
        $this->sickLeave = new SickLeave(
            $this->nmbrs->username,
            $this->nmbrs->token,
            $this->nmbrs->domain,
            $this->nmbrs->address,
        );
    }

    public function testReportsTheWrongDay(): void
    {
        $this->sickLeave->report(self::JANSEN, '2026-11-17');

        $this->nmbrs->assertCalled('Absence2_Insert', [
            'EmployeeId' => self::JANSEN,
            'Absence' => ['Percentage' => 100, 'Start' => '2026-11-16'],
        ]);
    }

    public function testForgetsTheRecovery(): void
    {
        $this->sickLeave->report(self::JANSEN, '2026-11-16');

        $this->nmbrs->assertCalled('Absence_RecoveryInsert', ['EmployeeId' => self::JANSEN]);
    }
}

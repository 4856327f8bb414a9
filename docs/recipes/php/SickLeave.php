<?php

declare(strict_types=1);

/** The integration: reports sick leave to Nmbrs, and reads it back. */
final class SickLeave
{
    private readonly SoapClient $service;

    public function __construct(
        string $username,
        string $token,
        string $domain,
        string $address = 'https://api.nmbrs.nl',
    ) {
        $this->service = new SoapClient("$address/soap/v3/EmployeeService.asmx?WSDL", [
            'features' => SOAP_SINGLE_ELEMENT_ARRAYS,
            'cache_wsdl' => WSDL_CACHE_NONE,
        ]);
        $this->service->__setSoapHeaders(new SoapHeader(
            'https://api.nmbrs.nl/soap/v3/EmployeeService',
            'AuthHeaderWithDomain',
            ['Username' => $username, 'Token' => $token, 'Domain' => $domain],
        ));
    }

    /** Reports an employee sick from a day on; gives the id of the absence. */
    public function report(int $employee, string $firstDay): int
    {
        $absence = [
            'AbsenceId' => 0,
            'Percentage' => 100,
            'Start' => "{$firstDay}T00:00:00",
            'RegistrationStartDate' => "{$firstDay}T00:00:00",
            'End' => null,
            'RegistrationEndDate' => null,
            'Dossiernr' => 0,
        ];
        $call = ['EmployeeId' => $employee, 'Absence' => $absence, 'NewDossier' => true];
        return $this->service->Absence2_Insert($call)->Absence2_InsertResult;
    }

    /** The absences of an employee, last first. */
    public function of(int $employee): array
    {
        return $this->service->Absence2_GetList(['EmployeeId' => $employee])->Absence2_GetListResult->AbsenceV2 ?? [];
    }
}

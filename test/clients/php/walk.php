<?php
/**
 * Walks Nmbrs with PHP's SoapClient, and prints what it saw as JSON.
 *
 * php walk.php ADDRESS VERSION SOAP USERNAME TOKEN DOMAIN FOREIGN_DEBTOR
 */

declare(strict_types=1);

[, $address, $version, $soap, $username, $token, $domain, $foreignDebtor] = $argv;

/** A service as its WSDL describes it, called with one login. */
final class Service
{
    private readonly SoapClient $client;

    public function __construct(
        string $address,
        private readonly string $version,
        string $soap,
        private readonly string $name,
        private readonly string $username,
        private readonly string $token,
        private readonly string $domain,
    ) {
        $this->client = new SoapClient("$address/soap/$version/$name.asmx?WSDL", [
            'soap_version' => $soap === '1.2' ? SOAP_1_2 : SOAP_1_1,
            'features' => SOAP_SINGLE_ELEMENT_ARRAYS,
            'cache_wsdl' => WSDL_CACHE_NONE,
        ]);
        $this->client->__setSoapHeaders($this->header());
    }

    /** The number of operations; PHP names each of them once a port. */
    public function operations(): int
    {
        return count(array_unique($this->client->__getFunctions()));
    }

    /** The result of a call; null if it was left out. */
    public function call(string $operation, array $arguments = []): mixed
    {
        return $this->client->$operation($arguments)->{$operation . 'Result'} ?? null;
    }

    public function list(string $operation, string $item, array $arguments = []): array
    {
        return $this->call($operation, $arguments)->$item ?? [];
    }

    public function fault(string $operation, array $arguments = []): ?string
    {
        try {
            $this->call($operation, $arguments);
        } catch (SoapFault $fault) {
            return $fault->getMessage();
        }
        return null;
    }

    private function header(): SoapHeader
    {
        // The namespace differs from the address in SingleSignOn 2.1 alone, which reads no header.
        $namespace = "https://api.nmbrs.nl/soap/$this->version/$this->name";
        $credentials = ['Username' => $this->username, 'Token' => $this->token];
        return $this->version === 'v2.1'
            ? new SoapHeader($namespace, 'AuthHeader', $credentials)
            : new SoapHeader($namespace, 'AuthHeaderWithDomain', [...$credentials, 'Domain' => $this->domain]);
    }
}

$service = fn (string $name, string $ownToken) =>
    new Service($address, $version, $soap, $name, $username, $ownToken, $domain);
$day = fn (?string $moment) => $moment === null ? null : substr($moment, 0, 10);

$debtorService = $service('DebtorService', $token);
$companyService = $service('CompanyService', $token);
$employeeService = $service('EmployeeService', $token);
$all = [
    'DebtorService' => $debtorService,
    'CompanyService' => $companyService,
    'EmployeeService' => $employeeService,
    'SingleSignOn' => $service('SingleSignOn', $token),
    ...($version === 'v3' ? ['ReportService' => $service('ReportService', $token)] : []),
];
$active = $version === 'v2.1' ? ['active' => 'active'] : ['EmployeeType' => 2];

$seen = ['debtors' => [], 'companies' => [], 'employees' => [], 'people' => []];
foreach ($debtorService->list('List_GetAll', 'Debtor') as $debtor) {
    $seen['debtors'][] = ['id' => $debtor->Id, 'number' => $debtor->Number, 'name' => $debtor->Name];
    foreach ($companyService->list('List_GetByDebtor', 'Company', ['DebtorId' => $debtor->Id]) as $company) {
        $seen['companies'][] = ['id' => $company->ID, 'number' => $company->Number, 'name' => $company->Name];
        $arguments = ['CompanyId' => $company->ID, ...$active];
        foreach ($employeeService->list('List_GetByCompany', 'Employee', $arguments) as $employee) {
            $seen['employees'][] = [
                'id' => $employee->Id,
                'number' => $employee->Number,
                'name' => $employee->DisplayName,
            ];
            $person = $employeeService->call('PersonalInfo_GetCurrent', ['EmployeeId' => $employee->Id]);
            $seen['people'][] = [
                'id' => $person->Id,
                'firstName' => $person->FirstName,
                'prefix' => $person->Prefix ?? null,
                'lastName' => $person->LastName,
                'gender' => $person->Gender,
                'birthday' => $day($person->Birthday),
                'deceased' => $day($person->DeceasedDate ?? null),
            ];
        }
    }
}

echo json_encode([
    'operations' => array_map(fn (Service $each) => $each->operations(), $all),
    ...$seen,
    'faults' => [
        'wrongToken' => $service('DebtorService', str_repeat('f', 32))->fault('List_GetAll'),
        'foreignDebtor' => $companyService->fault('List_GetByDebtor', ['DebtorId' => (int) $foreignDebtor]),
    ],
], JSON_THROW_ON_ERROR);

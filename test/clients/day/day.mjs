/**
 * A client's day with node-soap: somebody is hired from a template, works, falls ill, takes leave, is paid and leaves.
 * Prints what it read on the way as JSON.
 *
 * node day.mjs ADDRESS USERNAME TOKEN DOMAIN COMPANY
 */
import { createClientAsync } from 'soap';

const [address, username, token, domain, company] = process.argv.slice(2);
const CompanyId = Number(company);

/** The functions of a service, called with one login; a list comes as an array of its items. */
async function load(name) {
  const client = await createClientAsync(`${address}/soap/v3/${name}.asmx?WSDL`);
  const credentials = { Username: username, Token: token, Domain: domain };
  client.addSoapHeader(
    { AuthHeaderWithDomain: credentials },
    '',
    'tns',
    client.wsdl.definitions.$targetNamespace,
  );
  return async (operation, args = {}) => {
    const [answer] = await client[`${operation}Async`](args);
    const result = answer?.[`${operation}Result`] ?? null;
    const [item, ...others] = Object.values(result ?? {});
    return Array.isArray(item) && others.length === 0 ? item : result;
  };
}

/** Time passes: through the control API, as only a mock allows. */
async function advance(span) {
  const response = await fetch(`${address}/_mock/environments/${domain}/clock/advance`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(span),
  });
  if (!response.ok) throw new Error(await response.text());
}

const onCompany = await load('CompanyService');
const onEmployee = await load('EmployeeService');
const day = (date) => `${date}T00:00:00`;
const period = { Period: 11, Year: 2026 };

// Hired from a template.
const [template] = await onCompany('DefaultEmployeeTemplates_GetByCompany', { CompanyId });
const EmployeeId = await onEmployee('Employee_InsertBasedOnDefault', {
  CompanyId,
  DefaultEmployeeTemplate: template.DefaultEmployeeTemplateId,
  FirstName: 'Noor',
  LastName: 'Vermeer',
  employment: {
    EmploymentId: 0,
    CreationDate: null,
    StartDate: day('2026-11-01'),
    EndDate: null,
    InitialStartDate: null,
  },
  UnprotectedMode: false,
});

// What is agreed, and where to find and pay her.
await onEmployee('Contract_Insert', {
  EmployeeId,
  EmployeeContract: {
    ContractID: 0,
    CreationDate: null,
    StartDate: day('2026-11-01'),
    TrialPeriod: null,
    EndDate: day('2027-10-31'),
    EmployementType: 1,
    EmploymentSequenceTaxId: 1,
    Indefinite: false,
    PhaseClassification: null,
    WrittenContract: true,
    HoursPerWeek: '32.00',
  },
  UnprotectedMode: false,
});
const fourDays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday'];
const hours = (week) =>
  Object.fromEntries(
    [...fourDays, 'Friday', 'Saturday', 'Sunday'].map((name, at) => [
      `Hours${name}${week}`,
      at < 4 ? '8.00' : '0.00',
    ]),
  );
await onEmployee('Schedule_Update', {
  EmployeeId,
  Schedule: { ...hours(''), ...hours('2'), ParttimePercentage: '80.00', StartDate: '0001-01-01T00:00:00' },
  Start: day('2026-11-01'),
  CompanyRoosterNr: 0,
});
await onEmployee('Salary_Update', {
  EmployeeId,
  Salary: { Value: '3250.00', Type: 'Bruto_Salaris_Fulltime' },
  Start: day('2026-11-01'),
});
await onEmployee('Address_InsertCurrent', {
  EmployeeId,
  Address: {
    Id: 0,
    Default: true,
    Street: 'Lindelaan',
    HouseNumber: '7',
    PostalCode: '3581 AB',
    City: 'Utrecht',
    CountryISOCode: 'NL',
    Type: 'HomeAddress',
  },
});
await onEmployee('BankAccount_InsertCurrent', {
  EmployeeId,
  BankAccount: { Id: 0, IBAN: 'NL91ABNA0417164300', Name: 'N. Vermeer', Type: 'Standaard' },
});

// Two days ill, and well again.
const AbsenceID = await onEmployee('Absence2_Insert', {
  EmployeeId,
  Absence: {
    AbsenceId: 0,
    Percentage: 100,
    Start: day('2026-11-16'),
    RegistrationStartDate: day('2026-11-16'),
    End: null,
    RegistrationEndDate: null,
    Dossiernr: 0,
    AbsenceCause: { CauseId: 1 },
  },
  NewDossier: true,
});
await onEmployee('Absence_RecoveryInsert', {
  EmployeeId,
  AbsenceID,
  Lastdayabsence: day('2026-11-17'),
  Reportdate: day('2026-11-18'),
  Comment: 'Beter',
});

// A day off, and a long evening.
await onEmployee('Leave_Insert', {
  EmployeeId,
  Leave: {
    Description: 'Vrije dag',
    Hours: '8.00',
    UsageType: 'Withdrawal',
    Start: day('2026-11-19'),
    End: day('2026-11-19'),
    StartHours: '0',
    EndHours: '0',
    Type: 'Type1',
    Status: 'Approved',
  },
});
const hourCodes = await onCompany('HourModel_GetHourCodes', { CompanyId });
const [overtime] = hourCodes.filter(({ Description }) => /over/i.test(Description));
await onEmployee('HourComponentVar_Insert', {
  EmployeeId,
  Hourcomponent: { Id: 0, HourCode: overtime.Code, Hours: '3.50', CostCenterId: null, CostUnitId: null },
  ...period,
  UnprotectedMode: false,
});

// The payroll is run, and the clock does the rest.
await onCompany('RunRequest_Insert', { CompanyId });
await advance({ hours: 1 });
const requests = await onCompany('RunRequest_GetList', { CompanyId, Year: 2026 });
const runs = await onCompany('Run_GetList', { CompanyId, Year: 2026 });
const run = runs.find(({ PeriodEnd }) => PeriodEnd === period.Period);
const inRun = { CompanyId, RunId: run.ID };
const paid = await onCompany('Run_GetEmployeesByRunCompany', { ...inRun, Year: 2026 });
const [pdf] = await onCompany('SalaryDocuments_GetEmployeePayslipsPDFByRunCompany_v2', {
  EmployeeID: EmployeeId,
  CompanyId,
  RunID: run.ID,
  intYear: 2026,
});
const journal = await onCompany('Journals_GetByRunEmployee_v2', { ...inRun, intYear: 2026 });

const absences = await onEmployee('Absence2_GetList', { EmployeeId });
const leaves = await onEmployee('Leave_GetList_V2', { EmployeeId, Type: null, Soort: null, Year: 2026 });
const worked = await onEmployee('HourComponentVar_Get', { EmployeeId, ...period });
const salary = await onEmployee('Salary_Get', { EmployeeId, ...period });
const contracts = await onEmployee('Contract_GetAll', { EmployeeId });
const addresses = await onEmployee('Address_GetListCurrent', { EmployeeId });

// And she leaves again.
const [reason] = await onEmployee('EndServiceReason_GetList');
await onEmployee('Service_StopCurrent', {
  EmployeeId,
  End: day('2026-11-30'),
  EndServiceReasonId: reason.ID,
  UnprotectedMode: false,
});
await advance({ days: 20 });
const gone = await onEmployee('List_GetByCompany', { CompanyId, EmployeeType: 4 });

const dayOf = (date) => (date ? date.toISOString().slice(0, 10) : null);
const amounts = (kind) =>
  [...journal.matchAll(new RegExp(`<value>([^<]*)</value>\\s*<debitcredit>${kind}`, 'g'))].map(([, value]) =>
    Math.round(Number(value) * 100),
  );
const sum = (values) => values.reduce((total, value) => total + value, 0);

console.log(
  JSON.stringify({
    template: template.Description,
    salary: Number(salary.Value),
    contracts: contracts.map(({ StartDate, EndDate }) => [dayOf(StartDate), dayOf(EndDate)]),
    addresses: addresses.map(({ Street, City }) => `${Street}, ${City}`),
    absences: absences.map(({ Percentage, Start, End }) => [Percentage, dayOf(Start), dayOf(End)]),
    leaves: leaves.map(({ Description, Hours }) => [Description, Number(Hours)]),
    hours: worked.map(({ HourCode, Hours }) => [HourCode, Number(Hours)]),
    requests: requests.map(({ Period, Status }) => [Period, Status]),
    run: [run.Number, run.PeriodStart, run.PeriodEnd],
    isPaid: paid.some((employee) => employee.EmployeeId === EmployeeId),
    paid: paid.length,
    payslip: Buffer.from(pdf.PDF, 'base64').toString('latin1').slice(0, 5),
    journal: { debit: sum(amounts('debit')), credit: sum(amounts('credit')) },
    isGone: gone.some(({ Id }) => Id === EmployeeId),
  }),
);

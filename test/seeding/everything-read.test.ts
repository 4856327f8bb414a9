import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { catalogue } from '../../contracts/interface/catalogue.ts';
import { companySchema } from '../../contracts/seed/records/company.ts';
import { debtorSchema } from '../../contracts/seed/records/debtor.ts';
import { employeeSchema } from '../../contracts/seed/records/employee.ts';

/** What operations that read answer from, by their names: fields of a debtor, a company or an employee that a seed can say. */
const SAID: Readonly<Record<string, readonly (readonly [operations: RegExp, fields: string])[]>> = {
  DebtorService: [
    [/^(?:Address_Get|AbsenceXML_Get)$/, 'debtor.address'],
    [/^BankAccount_Get$/, 'debtor.bankAccount'],
    [/^Department_GetList$/, 'debtor.departments'],
    [/^Function_GetList$/, 'debtor.functions'],
    [/^Tags_Get$/, 'debtor.tags'],
    [/^ContactPerson_Get$/, 'debtor.contactPerson'],
    [/^ServiceLevel_Get$/, 'debtor.serviceLevel'],
    [/^(?:Debtor_Get|List_GetAll|List_GetByNumber)$/, 'debtor.name debtor.number'],
    [/^Title_GetList$/, 'debtor.titles'],
    [/^Converter_/, 'debtor.id'],
    [/^Manager_GetList$/, 'debtor.managers'],
    [/^WebhookSettings_Get$/, 'debtor.webhooks'],
    [/^LabourAgreementSettings_GetList$/, 'debtor.trade'],
  ],
  CompanyService: [
    [/^CostCenter_/, 'company.costCenters'],
    [/^CostUnit_/, 'company.costUnits'],
    [/^Address_/, 'company.address'],
    [/^BankAccount_/, 'company.bankAccount'],
    [/^RunRequest_/, 'company.runRequests'],
    [/^Schedule_/, 'company.fullTimeWeek'],
    [/^WorkCost_/, 'company.workCosts'],
    [/^(?:List_|Converter_|Company_GetCurrent)/, 'company.number company.periodType'],
    [/^ContactPerson_/, 'debtor.contactPerson'],
    [/^LabourAgreements_/, 'debtor.trade'],
    [/^WageComponent/, 'company.wageComponents'],
    [/^WageTax_/, 'company.sentReturns'],
    [/^SVW_/, 'company.socialInsurances'],
  ],
  EmployeeService: [
    [/^Schedule(?:Calendar)?_/, 'employee.schedules'],
    [/^Salary_/, 'employee.salaries'],
    [/^SVW_/, 'employee.socialInsurances'],
    [/^WageTax_.*_SE$/, 'employee.swedishTaxSettings'],
    [/^WageTax_(?!.*_SE$)/, 'employee.wageTaxSettings'],
    [/^CostCenter_/, 'employee.costSplits'],
    [/^Function_/, 'employee.functions'],
    [/^Department_/, 'employee.departments'],
    [/^LeaseCar/, 'employee.leaseCars'],
    [/^DaysVar/, 'employee.variableDays'],
    [/^DaysFixed/, 'employee.fixedDays'],
    [/^HourComponent/, 'employee.hourComponents'],
    [/^WageComponent/, 'employee.wageComponents'],
    [/^PersonalInfo/, 'employee.personalInfo employee.personalInfos'],
    [/^(?:List_|Employee_GetCurrent)/, 'employee.number employee.displayName'],
    [/^(?:Employment_|Service_|EndServiceReason_GetListByYear)/, 'employee.employments'],
    [/^PerformanceReview_/, 'employee.performanceReviews'],
    [/^Children_/, 'employee.children'],
    [/^LabourAgreements_/, 'employee.labourAgreements'],
    [/^Manager_/, 'employee.managers'],
    [/^ExtraFields/, 'employee.extraFields'],
    [/^Partner_/, 'employee.partner'],
    [/^TimeSchedule_/, 'employee.timeSchedules'],
    [/^TimeRegistration_GetList$/, 'employee.timeRegistrations'],
    [/^Address_/, 'employee.addresses'],
    [/^BankAccount_/, 'employee.bankAccount employee.bankAccounts'],
    [/^Contract_/, 'employee.contracts'],
    [/^Absence/, 'employee.absences'],
    [/^Leave/, 'employee.leave'],
    [/^Levensloop_/, 'employee.levensloop'],
    [/^Spaarloon_/, 'employee.spaarloon'],
  ],
};

/** What cannot be said, and why; docs/worlds.md tells it. */
const NOT_SAID: Readonly<Record<string, readonly (readonly [operations: RegExp, why: string])[]>> = {
  DebtorService: [
    [/^AccountantContact_/, 'one person for all debtors of an office'],
    [/^Debtor_IsOwner$|^Environment_Get$/, 'follows from the login'],
    [/^WebhookSettings_GetEvents$/, 'a list of the product'],
  ],
  CompanyService: [
    [
      /^(?:SalaryTable|HourModel|WageModel|CompanyLeaveTypeGroups_|DefaultEmployeeTemplates_)/,
      'a list of the product',
    ],
    [
      /^(?:HrDocuments_|SalaryDocuments_|PensionExport_|Reports_|Journals_|Run_|PayrollWorkflow_)/,
      'follows from runs, which follow from the clock and the people',
    ],
  ],
  EmployeeService: [
    [
      /^(?:EndServiceReason_GetList|EmployeeType_GetList|TimeRegistration_GetAll_)(?!ByYear)/,
      'a list of the product',
    ],
    [
      /^(?:Reservations_|SalaryDocuments_|Reports_)/,
      'follows from runs, which follow from the clock and the people',
    ],
  ],
};

const RECORDS: Readonly<Record<string, z.ZodObject>> = {
  debtor: debtorSchema,
  company: companySchema,
  employee: employeeSchema,
};

describe.each(Object.keys(SAID) as ('DebtorService' | 'CompanyService' | 'EmployeeService')[])(
  '%s',
  (service) => {
    const operations = catalogue
      .service(service, 'v3')
      .operations.filter(({ writes, name }) => !writes && !name.endsWith('_Background'));

    it.each(operations.map(({ name }) => name))(
      '%s answers from what a seed says, or there is a reason',
      (name) => {
        const found = [...(SAID[service] ?? []), ...(NOT_SAID[service] ?? [])].filter(([pattern]) =>
          pattern.test(name),
        );
        expect(found).toHaveLength(1);
      },
    );

    it.each(SAID[service] ?? [])('%s: a seed has %s', (_, fields) => {
      for (const field of fields.split(' ')) {
        const [record = '', name = ''] = field.split('.');
        expect(Object.keys(RECORDS[record]?.shape ?? {})).toContain(name);
      }
    });
  },
);

import { type Answered, answered, type Change, refused } from './changed-service.ts';

const inBody =
  (pattern: RegExp | string, replacement: string | ((...found: string[]) => string)) =>
  ({ status, body }: Answered): Answered => ({ status, body: body.replace(pattern, replacement as string) });

/** One change of each kind that a service could behave differently in. */
export const DELIBERATE_CHANGES: readonly Change[] = [
  {
    what: 'a write that is taken and lost',
    operation: 'EmployeeService.Leave_Insert',
    isLost: true,
    answer: (_, namespace) =>
      answered(
        `<Leave_InsertResponse xmlns="${namespace}"><Leave_InsertResult>1</Leave_InsertResult></Leave_InsertResponse>`,
      ),
  },
  {
    what: 'another number in a refusal',
    operation: 'EmployeeService.Salary_Update',
    answer: inBody('2011: Protected Mode: Cannot change in the past', '2016: Cannot change in the past'),
  },
  {
    what: 'other words in a refusal',
    operation: 'DebtorService.Debtor_Get',
    answer: inBody('1003: Unauthorized access', '1003: Not allowed'),
  },
  {
    what: 'an answer where a stranger should be refused',
    operation: 'EmployeeService.Manager_Get',
    answer: (said, namespace) =>
      said.body.includes('1003:') ? answered(`<Manager_GetResponse xmlns="${namespace}" />`) : said,
  },
  {
    what: 'a refusal where it should answer',
    operation: 'EmployeeService.Children_Get',
    answer: (said) => (said.status === 200 ? refused('1002: No permission for this call') : said),
  },
  {
    what: 'a refusal that comes with status 200',
    operation: 'EmployeeService.Reservations_GetList',
    answer: ({ body }) => ({ status: 200, body }),
  },
  {
    what: 'a record left out of an answer',
    operation: 'EmployeeService.LabourAgreements_GetCurrent',
    answer: inBody(/<LabourAgreements_GetCurrentResult>.*<\/LabourAgreements_GetCurrentResult>/s, ''),
  },
  {
    what: 'a list without its items',
    operation: 'EmployeeService.HourComponentVar_Get',
    answer: inBody(/<HourComponent>.*<\/HourComponent>/s, ''),
  },
  {
    what: 'a list in another order',
    operation: 'EmployeeService.Salary_GetList',
    answer: inBody(/(<Salary>.*?<\/Salary>)(<Salary>.*?<\/Salary>)/s, '$2$1'),
  },
  {
    what: 'a value that is another one',
    operation: 'EmployeeService.Absence_GetList',
    answer: inBody(/<Percentage>60(?:\.0+)?<\/Percentage>/, '<Percentage>61</Percentage>'),
  },
  {
    what: 'the id of another record',
    operation: 'CompanyService.CostCenter_Insert',
    answer: inBody(/(?<=<CostCenter_InsertResult>)\d+/, (id) => String(Number(id) + 1)),
  },
  {
    what: 'an element that the interface does not have',
    operation: 'CompanyService.Address_GetCurrent',
    answer: inBody('</Address_GetCurrentResult>', '<Planet>Earth</Planet></Address_GetCurrentResult>'),
  },
];

/** What the pages of an environment are about: the ids of one of each, and the number of a call. */
export interface Shown {
  readonly login: number;
  readonly mail: number;
  readonly template: number;
  readonly debtor: number;
  readonly company: number;
  readonly employee: number;
  readonly run: number;
  readonly call: number;
  /** Of trouble. */
  readonly trouble: number;
  /** Of a chosen answer. */
  readonly answer: number;
}

/** The paths of all kinds of pages, behind that of the environment. */
export function everyPage(shown: Shown): readonly string[] {
  const { login, mail, template, debtor, company, employee, run, call, trouble, answer } = shown;
  return [
    'logins',
    `logins/${login}`,
    'outbox',
    `outbox/${mail}`,
    'profile',
    'debtors',
    `debtors/${debtor}`,
    'templates',
    `templates/${template}`,
    `companies/${company}`,
    `employees/${employee}`,
    `runs/${company}/${run}`,
    'calls',
    `calls/${call}`,
    'contract',
    'trouble',
    'trouble/rules/new',
    `trouble/rules/${trouble}`,
    'trouble/answers/new',
    `trouble/answers/${answer}`,
    'permissions',
    'environments',
    'environments/new',
    'environments/import',
    'environments/this',
    'operations',
    'operations/v3/EmployeeService/Absence2_Insert',
    'migration',
  ];
}

import fc from 'fast-check';
import { catalogue } from '../../../contracts/interface/catalogue.ts';
import { salaryTable } from '../../../fixtures/salary-table.ts';
import { guids } from '../../../server/operations/shared/salary-table.ts';
import { whole } from '../support/arbitrary.ts';
import { inDecember, openDay } from '../support/days.ts';
import type { Round, Showing } from '../support/round.ts';
import { type Fields, fieldsAt, isFields, isList, type Tree, textAt, valueAt } from '../support/tree.ts';
import { componentRounds, ownComponentRounds } from './components.ts';

/** On the first day of the open period what is written for that period begins. */
const FIRST_OPEN_DAY = '2026-11-01T00:00:00';

const byDay = (name: string): readonly Showing[] => [
  { read: `${name}_Get` },
  { read: `${name}_GetCurrent` },
  { read: `${name}_GetList` },
];

const schedules: Round[] = [
  {
    write: 'Schedule_UpdateCurrent',
    always: { StartDate: FIRST_OPEN_DAY },
    shown: [...byDay('Schedule'), 'Schedule_GetAll_AllEmployeesByCompany'],
  },
  {
    write: 'Schedule_Update',
    rules: { Start: openDay },
    content: (sent) => ({ ...fieldsAt(sent, 'Schedule'), StartDate: valueAt(sent, 'Start') }),
    shown: [...byDay('Schedule'), 'Schedule_GetAll_AllEmployeesByCompany'],
  },
];

const salaryShown: readonly Showing[] = [
  ...byDay('Salary'),
  { read: 'Salary_GetAll_AllEmployeesByCompany', as: withTypeAsNumber },
];

const salaryTypes = catalogue.service('EmployeeService', 'v3').type('SalaryType');

/** The history of a company tells the place of the type in its enumeration. */
function withTypeAsNumber(said: Tree): Tree {
  if (!isFields(said) || typeof said.Type !== 'string' || salaryTypes?.kind !== 'enum') return said;
  return { ...said, Type: String(salaryTypes.values.indexOf(said.Type)) };
}

/** A step of the salary table, and the scale it is of. */
const place = fc.constantFrom(
  ...salaryTable.scales.flatMap((scale) => scale.steps.map((step) => ({ scale, step }))),
);

const placeRules: Round['rules'] = {
  SalaryTableId: guids.table,
  // Drawn as one and taken apart, since the step is one of the scale.
  SalaryTableScaleId: place.map(({ scale, step }) => `${guids.scale(scale)} ${guids.step(scale, step)}`),
  SalaryTableStepId: '',
};

function placeApart(sent: Fields): Fields {
  const [scale = '', step = ''] = textAt(sent, 'SalaryTableScaleId').split(' ');
  return { ...sent, SalaryTableScaleId: scale, SalaryTableStepId: step };
}

/** The place that was sent by its guids. */
function placeSent(sent: Fields): Fields {
  for (const scale of salaryTable.scales)
    for (const step of scale.steps)
      if (guids.step(scale, step) === sent.SalaryTableStepId) return placeShown(scale.name, step.name);
  throw new Error('the step is not in the table');
}

function placeShown(scale: Tree, step: Tree): Fields {
  const { code, description } = salaryTable;
  const table = { Code: String(code), Description: description };
  return { SalaryTable: { ...table, Schaal: { Scale: scale }, Trede: { Step: step } } };
}

const salaries: Round[] = [
  {
    write: 'Salary_UpdateCurrent',
    rules: { SalaryTable: null },
    always: { StartDate: FIRST_OPEN_DAY },
    shown: salaryShown,
  },
  {
    write: 'Salary_Update',
    rules: { SalaryTable: null, Start: openDay },
    content: (sent) => ({ ...fieldsAt(sent, 'Salary'), StartDate: valueAt(sent, 'Start') }),
    shown: salaryShown,
  },
  {
    write: 'Salary_Update',
    when: 'by a step of the table',
    rules: {
      Start: openDay,
      SalaryTable: place.map(({ scale, step }) => ({
        Scale: { Scale: scale.name, ScalePercentage: '0' },
        Step: { Step: step.name },
      })),
    },
    content: (sent) => ({
      ...placeShown(
        valueAt(sent, 'Salary.SalaryTable.Scale.Scale'),
        valueAt(sent, 'Salary.SalaryTable.Step.Step'),
      ),
      StartDate: valueAt(sent, 'Start'),
    }),
    shown: salaryShown,
  },
  {
    write: 'SalaryTable_InsertCurrent',
    rules: placeRules,
    fit: placeApart,
    content: (sent) => ({ ...placeSent(sent), StartDate: FIRST_OPEN_DAY }),
    shown: salaryShown,
  },
  {
    write: 'SalaryTable_Insert',
    rules: { ...placeRules, StartDate: openDay },
    fit: placeApart,
    content: (sent) => ({ ...placeSent(sent), StartDate: valueAt(sent, 'StartDate') }),
    shown: salaryShown,
  },
];

const daysWorked = { Days: whole(31, 1) } as const;

/** A batch is one row here, so that what is read is what it says. */
const dayRows = fc
  .tuple(daysWorked.Days)
  .map(([days]) => [{ EmployeeId: '0', Days: days, Period: '11', Year: '2026' }]);

function daysShown(name: string, more: readonly Showing[] = []): Partial<Round> {
  return {
    rules: { ...daysWorked, EmployeesDaysWorked: dayRows },
    content: (sent) => valueAt(isList(sent.EmployeesDaysWorked ?? null) ? firstRow(sent) : sent, 'Days'),
    shown: [`${name}_Get`, `${name}_GetCurrent`, ...more],
  };
}

function firstRow({ EmployeesDaysWorked: rows = null }: Fields): Tree {
  return isList(rows) ? (rows[0] ?? null) : null;
}

const inDays = (said: Tree): Tree => ({ Days: said });

const variableDays = daysShown('DaysVar', [
  { read: 'DaysVarWorked_Get', as: inDays },
  { read: 'DaysVarWorked_GetCurrent', as: inDays },
]);

const withCorrection: Partial<Round> = {
  rules: daysWorked,
  shown: [
    'DaysVarWorked_Get',
    'DaysVarWorked_GetCurrent',
    { read: 'DaysVar_Get', as: (said) => valueAt(said, 'Days') },
    { read: 'DaysVar_GetCurrent', as: (said) => valueAt(said, 'Days') },
  ],
};

const days: Round[] = [
  { write: 'DaysFixed_SetCurrent', ...daysShown('DaysFixed') },
  { write: 'DaysFixed_Set', ...daysShown('DaysFixed') },
  { write: 'DaysFixed_Set_Batch', ...daysShown('DaysFixed') },
  {
    write: 'DaysFixed_Stop',
    of: 'DaysFixed_SetCurrent',
    rules: { Period: '11' },
    gone: [{ read: 'DaysFixed_Get', with: inDecember }],
  },
  { write: 'DaysVar_SetCurrent', ...variableDays },
  { write: 'DaysVar_Set', ...variableDays },
  { write: 'DaysVar_Set_Batch', ...variableDays },
  { write: 'DaysVarWorked_SetCurrent', ...withCorrection },
  { write: 'DaysVarWorked_Set', ...withCorrection },
];

const wages = componentRounds({
  kind: 'WageComponent',
  several: 'WageComponents',
  stopped: 'WageComponentId',
});

const hours = componentRounds({
  kind: 'HourComponent',
  several: 'HourComponents',
  stopped: 'Hourcomponent.Id',
});

const ownWages = ownComponentRounds('WageComponent', {
  one: 'WageComponent',
  deleted: 'WageComponentID',
  withEnd: [
    'WageComponentFixed_Insert_With_End',
    'WageComponentFixed_InsertCurrent_With_End',
    'WageComponentFixed_Insert_Batch_With_End',
  ],
});

const ownHours = ownComponentRounds('HourComponent', {
  one: 'Hourcomponent',
  deleted: 'HourComponentID',
  withEnd: ['HourComponentFixed_Insert_With_End'],
});

export const payRounds: readonly Round[] = [
  ...schedules,
  ...salaries,
  ...days,
  ...wages,
  ...ownWages,
  ...hours,
  ...ownHours,
];

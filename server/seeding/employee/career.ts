import type { Path } from '../../../base/schema/schema-at.ts';
import {
  contractSchema,
  departmentAssignmentSchema,
  employmentSchema,
  functionAssignmentSchema,
  labourAgreementSchema,
  salarySchema,
  scheduleSchema,
} from '../../../contracts/seed/records/career.ts';
import { fromHundredths, toHundredths } from '../../../fixtures/decimal.ts';
import { type EndReason, endReasons } from '../../../fixtures/end-reasons.ts';
import { comparePeriods } from '../../../fixtures/period.ts';
import { weekHours } from '../../../fixtures/records/hours.ts';
import { salaryTable, stepPay } from '../../../fixtures/salary-table.ts';
import type {
  DepartmentAssignmentSeed,
  FunctionAssignmentSeed,
  LabourAgreementSeed,
  WeekHours,
} from '../../../fixtures/seed.ts';
import { byStart } from '../../world/history.ts';
import type { Coded, Contract, Employee, Employment, Salary, Schedule } from '../../world/records.ts';
import { oneNamed } from '../named.ts';
import type { Said } from '../record-reader.ts';
import { type Drafting, listSaid, periodAt, recordOn, without } from './drafting.ts';
import { patternOfHours } from './wishes.ts';

/** Times in service and the terms of work. */
type CareerRecords = Pick<
  Employee,
  'employments' | 'contracts' | 'salaries' | 'schedules' | 'departments' | 'functions' | 'labourAgreements'
>;

/** Each list in the order in which it is said, where rules look for what is wrong. */
export function careerOf(drafting: Drafting): CareerRecords {
  const { made } = drafting;
  return {
    employments: employmentsOf(drafting) ?? made.employments,
    contracts: contractsOf(drafting) ?? made.contracts,
    salaries: salariesOf(drafting) ?? made.salaries,
    schedules: schedulesOf(drafting) ?? made.schedules,
    departments: departmentsOf(drafting) ?? made.departments,
    functions: functionsOf(drafting) ?? made.functions,
    labourAgreements: agreementsOf(drafting) ?? made.labourAgreements,
  };
}

/** The same, its histories oldest first. */
export function inOrder(career: CareerRecords): CareerRecords {
  return {
    ...career,
    salaries: career.salaries.toSorted(byStart),
    schedules: career.schedules.toSorted(byStart),
    departments: career.departments.toSorted(byPeriod),
    functions: career.functions.toSorted(byPeriod),
    labourAgreements: career.labourAgreements.toSorted(byPeriod),
  };
}

function byPeriod(a: { readonly from: LabourAgreementSeed['from'] }, b: typeof a): number {
  return comparePeriods(a.from, b.from);
}

/** What is said stands in the same order as what was made of it. */
function employmentsOf(drafting: Drafting): Employment[] | undefined {
  const { said, made, workplace } = drafting;
  return said.employments?.map((employment, at) => {
    const path = [...drafting.path, 'employments', at];
    const { endReason } = employment;
    return workplace.reader.whole<Employment>(
      employmentSchema,
      without(employment as Said<Employment>, 'endReason'),
      {
        ...made.employments[at],
        ...(endReason === undefined
          ? {}
          : { endReason: endReasonOf(endReason, drafting, [...path, 'endReason']) }),
      },
      path,
    );
  });
}

function endReasonOf(said: unknown, { workplace: { mistakes } }: Drafting, path: Path): EndReason | null {
  if (said === null) return null;
  const known = Object.entries(endReasons).map(([name, reason]) => ({ name, reason }));
  const names = known.map(({ name }) => name).join(', ');
  const found = oneNamed(
    said,
    known,
    ({ name, reason }) => [name, reason.id, reason.description],
    (why, remedy) => mistakes.wrong(path, said, why, remedy),
    { why: 'is no reason to leave.', remedy: `Give one of ${names}.` },
  );
  return found?.reason ?? null;
}

function contractsOf(drafting: Drafting): Contract[] | undefined {
  const { made, start } = drafting;
  return listSaid<Contract>(
    drafting,
    'contracts',
    contractSchema,
    ({ startDate = start, endDate, hoursPerWeek }) => {
      const like =
        made.contracts.find((contract) => contract.startDate === startDate) ?? made.contracts.at(-1);
      return {
        ...(like ?? USUAL_CONTRACT),
        ...(like?.startDate === startDate ? {} : recordOn(drafting, startDate)),
        startDate,
        ...(hoursPerWeek ? { hoursPerWeek } : {}),
        ...(endDate === undefined ? {} : { indefinite: endDate === null }),
      };
    },
  );
}

/** A contract of somebody of whom none was made. */
const USUAL_CONTRACT = {
  endDate: null,
  indefinite: true,
  trialPeriodEnd: null,
  hoursPerWeek: null,
  written: true,
  employmentType: 1,
  phaseClassification: null,
  taxSequenceNumber: 1,
} as const;

function salariesOf(drafting: Drafting): Salary[] | undefined {
  const { start, made, workplace } = drafting;
  return listSaid<Salary>(
    drafting,
    'salaries',
    salarySchema,
    ({ startDate = start, place, value }, _at, path) =>
      ({
        ...recordOn(drafting, startDate),
        startDate,
        type:
          value === undefined && !place ? (made.salaries.at(-1)?.type ?? 'grossFullTime') : 'grossFullTime',
        value: place ? payAt(place, workplace, [...path, 'place']) : made.salaries.at(-1)?.value,
        place: null,
      }) as Partial<Salary>,
  );
}

/** What a place in the salary table pays; the first step of a scale where none is said. */
function payAt(
  { scale: scaleName, step: stepName }: Said<NonNullable<Salary['place']>>,
  { company, mistakes }: Drafting['workplace'],
  path: Path,
) {
  const { scales } = salaryTable;
  const scale = scales.find(({ name }) => name === scaleName);
  const step = stepName ? scale?.steps.find(({ name }) => name === stepName) : scale?.steps[0];
  if (step) return stepPay(step, company.periodType);
  const [field, value, known] = scale
    ? (['step', stepName, scale.steps] as const)
    : (['scale', scaleName, scales] as const);
  const names = known.map(({ name }) => `'${name}'`).join(', ');
  mistakes.wrong([...path, field], value, 'is not in the salary table.', `Choose one of ${names}.`);
  return fromHundredths(0);
}

/** One week that is said is worked every week. */
function schedulesOf(drafting: Drafting): Schedule[] | undefined {
  const { start, made, said, workplace } = drafting;
  const fullTime = hoursIn(workplace.employer.company.fullTimeWeek);
  return listSaid<Schedule>(drafting, 'schedules', scheduleSchema, ({ startDate = start, ...weeks }) => {
    const like = made.schedules.at(-1);
    const part = weeks.partTimePercentage;
    const ofPart =
      part &&
      weekHours(patternOfHours(Math.round((toHundredths(part) * fullTime) / 10_000), fullTime / 5).week1);
    const week1 = weeks.week1 ?? weeks.week2 ?? ofPart ?? like?.week1;
    const week2 = weeks.week2 ?? weeks.week1 ?? ofPart ?? like?.week2;
    const hours = week1 && week2 ? (hoursIn(week1) + hoursIn(week2)) / 2 : 0;
    return {
      ...recordOn(drafting, startDate),
      startDate,
      ...(week1 && week2 ? { week1, week2 } : {}),
      partTimePercentage:
        said.schedules && fullTime > 0 ? fromHundredths(Math.round((hours / fullTime) * 10_000)) : '100.00',
    };
  });
}

/** In hundredths. */
function hoursIn(week: Said<WeekHours>): number {
  return [...week].reduce((sum, hours) => sum + toHundredths(hours), 0);
}

function departmentsOf(drafting: Drafting): DepartmentAssignmentSeed[] | undefined {
  const { debtor } = drafting.workplace;
  return assignmentsOf<DepartmentAssignmentSeed>(
    drafting,
    'departments',
    'department',
    departmentAssignmentSchema,
    debtor.departments,
  );
}

function functionsOf(drafting: Drafting): FunctionAssignmentSeed[] | undefined {
  const { debtor } = drafting.workplace;
  return assignmentsOf<FunctionAssignmentSeed>(
    drafting,
    'functions',
    'function',
    functionAssignmentSchema,
    debtor.functions,
  );
}

/** What is assigned to an employee from a list of the debtor. */
function assignmentsOf<T extends DepartmentAssignmentSeed | FunctionAssignmentSeed>(
  drafting: Drafting,
  list: 'departments' | 'functions',
  what: 'department' | 'function',
  schema: typeof departmentAssignmentSchema | typeof functionAssignmentSchema,
  known: readonly Coded<number>[],
): T[] | undefined {
  const { said, workplace, start } = drafting;
  const assignments = said[list] as
    | readonly (Said<T> & { readonly [Name in typeof what]?: unknown })[]
    | undefined;
  return assignments?.map((assignment, at) => {
    const path = [...drafting.path, list, at];
    const wanted = assignment[what];
    const names = known.map(({ description }) => `'${description}'`).join(', ');
    const found =
      wanted === undefined
        ? known[0]
        : oneNamed(
            wanted,
            known,
            ({ id, code, description }) => [code, description, id],
            (why, remedy) => workplace.mistakes.wrong([...path, what], wanted, why, remedy),
            {
              why: `is no ${what} of debtor ${workplace.debtor.number}.`,
              remedy:
                known.length === 0
                  ? `Give the debtor ${list}.`
                  : `Choose one of ${names}, or add it to the ${list} of the debtor.`,
            },
          );
    return workplace.reader.whole<T>(
      schema,
      without(assignment as object & Record<string, unknown>, what),
      {
        ...recordOn(drafting, start),
        from: periodAt(drafting, start),
        [what]: found ?? { id: 1, code: 0, description: '' },
      } as unknown as Partial<T>,
      path,
    );
  });
}

function agreementsOf(drafting: Drafting): LabourAgreementSeed[] | undefined {
  const { start } = drafting;
  return listSaid<LabourAgreementSeed>(drafting, 'labourAgreements', labourAgreementSchema, () => ({
    ...recordOn(drafting, start),
    from: periodAt(drafting, start),
  }));
}

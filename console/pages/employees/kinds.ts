import type { QualifiedOperationName } from '../../../contracts/interface/operation-types.ts';
import { type Answer, mapTold } from '../../mock/performed.ts';
import { type Kind, recordsIn, type SeenEmployee, type Span } from './lane.ts';
import { dayOf, type Stretch } from './periods.ts';
import { FIXED_COMPONENTS, VARIABLE_COMPONENTS } from './wage-components.ts';

const EMPLOYMENTS: Kind = {
  name: 'Employments',
  operations: ['EmployeeService.Service_GetList'],
  async read(employee) {
    const told = await employee.perform('EmployeeService.Service_GetList', { EmployeeId: employee.id });
    return mapTold(told, (all) =>
      recordsIn(all).map(({ Start, End, EndServiceReason }) => ({
        ...daysOf(Start, End),
        text: EndServiceReason ? `Employed, ended by: ${EndServiceReason}` : 'Employed',
      })),
    );
  },
};

const CONTRACTS: Kind = {
  name: 'Contracts',
  operations: ['EmployeeService.Contract_GetAll'],
  async read(employee) {
    const told = await employee.perform('EmployeeService.Contract_GetAll', { EmployeeId: employee.id });
    return mapTold(told, (all) =>
      recordsIn(all).map(({ StartDate, EndDate, Indefinite, HoursPerWeek }) => ({
        ...daysOf(StartDate, EndDate),
        text: `${Number(HoursPerWeek ?? 0)} h a week, ${Indefinite ? 'indefinite' : 'fixed term'}`,
      })),
    );
  },
};

/** The numbers of the types of salary that are paid by the hour. */
const BY_THE_HOUR: readonly number[] = [3, 6];

const SALARIES: Kind = {
  tone: 'paid',
  ...toldOfCompany(
    'Salaries',
    'EmployeeService.Salary_GetAll_AllEmployeesByCompany',
    async (employee, CompanyID) => {
      const told = await employee.perform('EmployeeService.Salary_GetAll_AllEmployeesByCompany', {
        CompanyID,
      });
      return mapTold(told, (all) =>
        recordsIn(all)
          .filter(({ EmployeeId }) => EmployeeId === employee.id)
          .flatMap(({ EmployeeSalaries }) => recordsIn(EmployeeSalaries))
          .map(({ StartDate, Value, Type }) => ({
            from: dayOf(StartDate),
            text: `€ ${Value}${BY_THE_HOUR.includes(Type) ? ' an hour' : ''}`,
          })),
      );
    },
  ),
};

const SCHEDULES = toldOfCompany(
  'Schedules',
  'EmployeeService.Schedule_GetAll_AllEmployeesByCompany',
  async (employee, CompanyID) => {
    const told = await employee.perform('EmployeeService.Schedule_GetAll_AllEmployeesByCompany', {
      CompanyID,
    });
    return mapTold(told, (all) =>
      recordsIn(all)
        .filter(({ EmployeeId }) => EmployeeId === employee.id)
        .flatMap(({ EmployeeSchedules }) => recordsIn(EmployeeSchedules))
        .map((schedule) => ({
          from: dayOf(schedule.StartDate),
          text: `${hoursOf(schedule)} h a week, ${Number(schedule.ParttimePercentage)} %`,
        })),
    );
  },
);

const ABSENCES: Kind = {
  name: 'Absences',
  operations: ['EmployeeService.Absence2_GetList'],
  tone: 'away',
  async read(employee) {
    const told = await employee.perform('EmployeeService.Absence2_GetList', { EmployeeId: employee.id });
    return mapTold(told, (all) =>
      recordsIn(all).map(({ Start, End, Percentage, AbsenceCause, Dossier }) => ({
        ...daysOf(Start, End),
        text: [`${Percentage} %`, AbsenceCause?.Cause ?? Dossier].filter(Boolean).join(', '),
      })),
    );
  },
};

const LEAVE: Kind = {
  name: 'Leave',
  operations: ['EmployeeService.Leave_GetList_V2'],
  tone: 'away',
  async read(employee) {
    const spans: Span[] = [];
    for (let year = employee.years.first; year <= employee.years.last; year++) {
      const told = await employee.perform('EmployeeService.Leave_GetList_V2', {
        EmployeeId: employee.id,
        Type: null,
        Soort: null,
        Year: year,
      });
      if (told.kind === 'refused') return told;
      for (const { Start, End, Hours, UsageType, Description } of recordsIn(told.result))
        spans.push({
          ...daysOf(Start, End),
          text: [`${Number(Hours)} h`, UsageType, Description].filter(Boolean).join(', '),
        });
    }
    return { kind: 'told', result: spans };
  },
};

/** All kinds, in the order in which they are drawn. */
export const KINDS: readonly Kind[] = [
  EMPLOYMENTS,
  CONTRACTS,
  SALARIES,
  SCHEDULES,
  ABSENCES,
  LEAVE,
  FIXED_COMPONENTS,
  VARIABLE_COMPONENTS,
];

/** What holds from a day on until something else does. */
type Beginning = Pick<Span, 'from' | 'text'>;

/** What is told with all its beginnings of whole companies only. */
function toldOfCompany(
  name: string,
  operation: QualifiedOperationName,
  read: (employee: SeenEmployee, company: number) => Promise<Answer<Beginning[]>>,
): Kind {
  return {
    name,
    operations: [operation, 'CompanyService.Company_GetCurrentByEmployeeId'],
    async read(employee) {
      const told = await employee.perform('CompanyService.Company_GetCurrentByEmployeeId', {
        EmployeeId: employee.id,
      });
      if (told.kind === 'refused') return told;
      return mapTold(await read(employee, told.result?.ID ?? 0), untilReplaced);
    },
  };
}

/** What the service writes for no time at all. */
const NO_TIME = '0001-01-01';

/** The days of what is told with its last day, where it has one. */
function daysOf(start: string | null | undefined, end: string | null | undefined): Stretch {
  const isOpen = !end || end.startsWith(NO_TIME);
  return { from: dayOf(start ?? NO_TIME), until: isOpen ? null : dayOf(end) + 1 };
}

/** Each holds until the next one begins. */
function untilReplaced(all: readonly Beginning[]): Span[] {
  const sorted = all.toSorted((one, other) => one.from - other.from);
  return sorted.map((span, at) => ({ ...span, until: sorted[at + 1]?.from ?? null }));
}

/** The hours of both weeks that a schedule tells by the day, by the week. */
function hoursOf(schedule: object): number {
  const hours = Object.entries(schedule).filter(([name]) => name.startsWith('Hours'));
  const sum = hours.reduce((soFar, [, value]) => soFar + Number(value), 0);
  return Math.round((sum / 2) * 100) / 100;
}

import { type Answer, mapTold } from '../../mock/performed.ts';
import { type Kind, recordsIn, type SeenEmployee, type Span } from './lane.ts';
import { periodKindOf, periodsIn, stretchOf } from './periods.ts';

/** With more years than these, what is told by the period would take too many calls. */
const MOST_YEARS = 3;

export const FIXED_COMPONENTS = componentsReadBy(
  'Fixed wage components',
  'EmployeeService.WageComponentFixed_Get',
);

export const VARIABLE_COMPONENTS = componentsReadBy(
  'Variable wage components',
  'EmployeeService.WageComponentVar_Get',
);

type Reading = 'EmployeeService.WageComponentFixed_Get' | 'EmployeeService.WageComponentVar_Get';

/** Wage components are told by the period: those of periods that follow one another are one where they are the same. */
function componentsReadBy(name: string, operation: Reading): Kind {
  return {
    name,
    operations: [operation, 'EmployeeService.Employee_GetCurrent'],
    tone: 'paid',
    mostYears: MOST_YEARS,
    async read(employee) {
      const { first, last } = employee.years;
      const paid = await employee.perform('EmployeeService.Employee_GetCurrent', { EmployeeId: employee.id });
      if (paid.kind === 'refused') return paid;
      const kind = periodKindOf(paid.result ?? '');
      const years = Array.from({ length: last - first + 1 }, (_, at) => first + at);
      const periods = years.flatMap((year) =>
        Array.from({ length: periodsIn(year, kind) }, (_, at) => ({ year, period: at + 1 })),
      );
      const answers = await Promise.all(
        periods.map(async ({ year, period }) => {
          const told = await componentsIn(employee, operation, year, period);
          return mapTold(told, (texts) =>
            texts.map((text) => ({ ...stretchOf(year, period, kind), ...text })),
          );
        }),
      );
      const refused = answers.find((answer) => answer.kind === 'refused');
      return (
        refused ?? {
          kind: 'told',
          result: joined(answers.flatMap((one) => (one.kind === 'told' ? one.result : []))),
        }
      );
    },
  };
}

interface Component {
  readonly id: number;
  readonly text: string;
}

async function componentsIn(
  employee: SeenEmployee,
  operation: Reading,
  year: number,
  period: number,
): Promise<Answer<Component[]>> {
  const told = await employee.perform(operation, { EmployeeId: employee.id, Year: year, Period: period });
  return mapTold(told, (all) =>
    recordsIn(all).map(({ Id, Code, Value }) => ({ id: Id, text: `${Code}: € ${Value}` })),
  );
}

/** @param spans in the order of their periods. */
function joined(spans: readonly (Span & Component)[]): Span[] {
  const all: (Span & Component)[] = [];
  for (const span of spans) {
    const before = all.findLastIndex(({ id, text }) => id === span.id && text === span.text);
    const one = all[before];
    if (one && one.until === span.from) all[before] = { ...one, until: span.until };
    else all.push(span);
  }
  return all;
}

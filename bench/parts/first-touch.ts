import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { startNmbrs } from '../../client/in-process/start.ts';
import { FIRST_COMPANY_ID, FIRST_EMPLOYEE_ID } from '../../fixtures/ids.ts';
import { planOfOneCompany, type WorldPlan } from '../../fixtures/plan.ts';
import { openWorld } from '../../fixtures/world.ts';
import { Environment } from '../../server/world/environment.ts';
import type { Employee } from '../../server/world/records.ts';
import { lengthOfAnswer } from '../load.ts';
import type { Ratio } from '../report/results.ts';
import { cases, requestOf } from '../requests/cases.ts';
import { bytesOf } from '../requests/soap-call.ts';
import { median, medianTime, timeOf } from '../statistics.ts';
import type { Part } from './part.ts';

const ROUNDS = 9;
const LARGE = 100_000;

/** A figure, and how it is compared: times and rates by the yardstick, bytes as they are. */
interface Figure {
  readonly name: string;
  readonly value: number;
  readonly kind: 'time' | 'rate' | 'memory';
}

/** What it takes to touch a world for the first time: each round in a world of its own, in this process. */
export const firstTouch: Part = {
  tells: 'what it takes to touch a world for the first time',
  async measure({ quick, yardstick, progress }) {
    const count = quick ? 1 : ROUNDS;
    const large = quick ? LARGE / 10 : LARGE;
    progress('answers of 5,000 employees');
    const answers = await measureAnswers(count);
    progress('employees by themselves');
    const figures: Figure[] = [
      { name: 'first answer of 5,000 employees, MB/s', value: answers.first, kind: 'rate' },
      { name: 'the same again, MB/s', value: answers.again, kind: 'rate' },
      {
        name: 'person of an employee, µs',
        value: microsecondsToMake(count, (employee) => employee.displayName.length),
        kind: 'time',
      },
      {
        name: 'person and career, µs',
        value: microsecondsToMake(count, (employee) => employee.contracts.length),
        kind: 'time',
      },
      {
        name: 'person, career and administration, µs',
        value: microsecondsToMake(count, (employee) => employee.wageTaxSettings.length),
        kind: 'time',
      },
      {
        name: `one employee of ${large.toLocaleString('en')}, ms`,
        value: medianTime(count, () =>
          open(planOfOneCompany(large)).employees.get(FIRST_EMPLOYEE_ID + large / 2),
        ),
        kind: 'time',
      },
      {
        name: 'opening a world of a million employees, ms',
        value: medianTime(count, () => open(planOfAMillion())),
        kind: 'time',
      },
    ];
    progress(`${large.toLocaleString('en')} employees held at once`);
    figures.push(
      {
        name: `${large.toLocaleString('en')} persons held at once, MB`,
        value: megabytesHeld(large, (employee) => employee.displayName),
        kind: 'memory',
      },
      {
        name: `${large.toLocaleString('en')} with careers held at once, MB`,
        value: megabytesHeld(large, (employee) => employee.contracts),
        kind: 'memory',
      },
    );
    return {
      tables: [
        {
          title: `First touch (median of ${count} worlds)`,
          rowsAre: 'what',
          columns: [{ name: 'figure', decimals: 2 }],
          rows: figures.map(({ name, value }) => ({ name, figures: [value] })),
        },
      ],
      ratios: figures.map((figure) => ratioOf(figure, yardstick)),
    };
  },
};

function ratioOf({ name, value, kind }: Figure, yardstick: number): Ratio {
  if (kind === 'rate') return { name, value: value * yardstick, better: 'higher', tolerance: 0.2 };
  if (kind === 'time') return { name, value: value / yardstick, better: 'lower', tolerance: 0.25 };
  return { name, value, better: 'lower', tolerance: 0.1 };
}

/** Megabytes a second, over HTTP. */
async function measureAnswers(count: number): Promise<{ first: number; again: number }> {
  const request = bytesOf(requestOf('company'));
  const rates = { first: [] as number[], again: [] as number[] };
  for (let round = 0; round < count; round++) {
    const nmbrs = await startNmbrs({ world: openWorld(cases.company.plan, round) });
    for (const touch of ['first', 'again'] as const) {
      const started = performance.now();
      const bytes = await lengthOfAnswer(nmbrs.port, request);
      rates[touch].push(bytes / 1_000 / (performance.now() - started));
    }
    await nmbrs.close();
  }
  return { first: median(rates.first), again: median(rates.again) };
}

/** For each of 5,000 employees. @param read what is read of each. */
function microsecondsToMake(count: number, read: (employee: Employee) => unknown): number {
  const times = Array.from({ length: count }, (_, round) => {
    const environment = open(planOfOneCompany(5_000), round);
    return timeOf(() => {
      for (const employee of employeesOf(environment)) read(employee);
    });
  });
  return (median(times) * 1_000) / 5_000;
}

function megabytesHeld(employees: number, read: (employee: Employee) => unknown): number {
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  const held: Employee[] = [];
  for (const employee of employeesOf(open(planOfOneCompany(employees)))) {
    read(employee);
    held.push(employee);
  }
  collectGarbage();
  const bytes = process.memoryUsage().heapUsed - before;
  return ((bytes / 1e6) * employees) / held.length;
}

function* employeesOf(environment: Environment): Generator<Employee> {
  for (const id of environment.employeeIdsOf(FIRST_COMPANY_ID)) {
    const employee = environment.employees.get(id);
    if (employee) yield employee;
  }
}

function open(plan: WorldPlan, seed = 1): Environment {
  const world = openWorld(plan, seed);
  const [environment] = world.environments;
  if (!environment) throw new Error('The plan has no environment.');
  return Environment.open(world, environment);
}

function planOfAMillion(): WorldPlan {
  const plan = planOfOneCompany(LARGE);
  const environments = plan.environments.map((environment) => ({
    ...environment,
    debtors: Array.from({ length: 10 }, () => environment.debtors).flat(),
  }));
  return { ...plan, environments };
}

/** The process was started without a way to do so. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
}

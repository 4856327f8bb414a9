/**
 * Measures what it takes to touch a world for the first time, each round in a world of its own: `npm run bench:touch`.
 * Answers are asked for over HTTP; memory is that of records which are held all together.
 */
import { connect } from 'node:net';
import { startNmbrs } from '../client/in-process/start.ts';
import { FIRST_COMPANY_ID, FIRST_EMPLOYEE_ID } from '../fixtures/ids.ts';
import { planOfOneCompany, type WorldPlan } from '../fixtures/plan.ts';
import { openWorld } from '../fixtures/world.ts';
import { Environment } from '../server/world/environment.ts';
import type { Employee } from '../server/world/records.ts';
import { cases, requestBytes } from './cases.ts';
import { table } from './table.ts';

const ROUNDS = 9;
const LARGE = 100_000;

const { first, again } = await measureAnswers();
const person = measureMaking((employee) => employee.displayName.length);
const career = measureMaking((employee) => employee.contracts.length);
const administration = measureMaking((employee) => employee.wageTaxSettings.length);
const one = median(
  rounds(() => timeOf(() => open(planOfOneCompany(LARGE)).employees.get(FIRST_EMPLOYEE_ID + LARGE / 2))),
);
const million = median(rounds(() => timeOf(() => open(planOfAMillion()))));

console.log(`Node ${process.version}, median of ${ROUNDS} worlds\n`);
console.log(
  table([
    ['', ''],
    ['first answer of 5,000 employees, MB/s', first.toFixed(1)],
    ['the same again, MB/s', again.toFixed(1)],
    ['person of an employee, µs', person.toFixed(1)],
    ['person and career, µs', career.toFixed(1)],
    ['person, career and administration, µs', administration.toFixed(1)],
    ['one employee of 100,000, ms', one.toFixed(2)],
    ['a world of a million employees, ms', million.toFixed(2)],
    ['100,000 persons in memory, MB', heldMegabytes((employee) => employee.displayName).toFixed(0)],
    ['100,000 with careers in memory, MB', heldMegabytes((employee) => employee.contracts).toFixed(0)],
  ]),
);

async function measureAnswers(): Promise<{ first: number; again: number }> {
  const request = requestBytes(cases.company);
  const rates = { first: [] as number[], again: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    const nmbrs = await startNmbrs({ world: openWorld(cases.company.plan, round) });
    for (const touch of ['first', 'again'] as const) {
      const started = performance.now();
      const bytes = await answerBytes(nmbrs.port, request);
      rates[touch].push(bytes / 1_000 / (performance.now() - started));
    }
    await nmbrs.close();
  }
  return { first: median(rates.first), again: median(rates.again) };
}

/** Counts the bytes of one answer, which comes with a Content-Length, and keeps none of them. */
async function answerBytes(port: number, request: Buffer): Promise<number> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  socket.write(request);
  let head = '';
  let received = 0;
  for await (const chunk of socket as AsyncIterable<Buffer>) {
    received += chunk.length;
    if (!head.includes('\r\n\r\n')) head += chunk.toString('latin1');
    const body = Number(/^content-length: (\d+)/im.exec(head)?.[1]);
    if (received >= head.indexOf('\r\n\r\n') + 4 + body) return received;
  }
  throw new Error(`The server hung up: ${head}`);
}

/** Microseconds for each of 5,000 employees. @param read what is read of each. */
function measureMaking(read: (employee: Employee) => unknown): number {
  const times = rounds((round) => {
    const environment = open(planOfOneCompany(5_000), round);
    return timeOf(() => {
      for (const employee of employeesOf(environment)) read(employee);
    });
  });
  return median(times) / 5;
}

function heldMegabytes(read: (employee: Employee) => unknown): number {
  const { gc } = globalThis;
  if (!gc) throw new Error('Run with --expose-gc.');
  gc();
  const before = process.memoryUsage().heapUsed;
  const held: Employee[] = [];
  for (const employee of employeesOf(open(planOfOneCompany(LARGE)))) {
    read(employee);
    held.push(employee);
  }
  gc();
  return (process.memoryUsage().heapUsed - before) / 1e6 / (held.length / LARGE);
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

function rounds(measure: (round: number) => number): number[] {
  return Array.from({ length: ROUNDS }, (_, round) => measure(round));
}

function timeOf(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

import { setTimeout as delay } from 'node:timers/promises';
import { Client, type Exchange } from '../client.ts';
import { ServerProcess } from '../processes/server-process.ts';
import type { PartResult, Ratio, Row, Table } from '../report/results.ts';
import { bodies } from '../requests/bodies.ts';
import { requestOf } from '../requests/cases.ts';
import { control } from '../requests/control.ts';
import type { HeavyRequest } from '../requests/heavy-request.ts';
import { lists } from '../requests/lists.ts';
import { quantile } from '../statistics.ts';
import type { Conditions, Part } from './part.ts';

/** How often a small call is made before anything is measured: the code of a server is slow at first. */
const WARM_UP = 200;
/** Milliseconds between two small calls. */
const PAUSE = 2;
/** What an answer may make a server take at most. */
const MEGABYTES = 400;
/** How often a request is measured that takes longer than it may. */
const ROUNDS = 3;
/** So many times as long as it may, it is measured once: no other program that runs beside it is the cause. */
const CERTAIN = 3;
/** How many seconds an answer is waited for. */
const PATIENCE = 120;

/** Of each kind of answer a large one: lists of records, of what is paid, a payment file, journals, a report. */
const LARGEST: readonly string[] = [
  'PersonalInfo_GetAll_AllEmployeesByCompany',
  'PersonalInfoContractSalaryAddress_GetAll_AllEmployeesByCompany',
  'Schedule_GetAll_AllEmployeesByCompany',
  'Run_GetEmployeesByRunCompany',
  'SalaryDocuments_GetSEPA',
  'Journals_GetByRunEmployee',
  'Reports_GetWageCodesByYear',
  'Reports_Accountant_EmployeeAbsence_Background, its result',
];

/** What became of a heavy request. */
interface Weight {
  readonly name: string;
  /** Milliseconds. */
  readonly bound: number;
  /** Null when the server ended or hung up. */
  readonly figures: Figures | null;
  /** Null when it was answered with success. */
  readonly failure: string | null;
}

/** What a heavy request took, and the small calls beside it. */
interface Figures {
  /** Milliseconds. */
  readonly longestStall: number;
  readonly smallCallP99: number;
  readonly mostMegabytes: number;
  readonly seconds: number;
  /** Of request and answer. */
  readonly megabytes: number;
}

/** How long heavy requests hold up all others: each in a server of its own, beside a client that makes small calls. */
export const stalls: Part = {
  tells: 'how long heavy requests hold up the others',
  async measure(conditions) {
    const { quick } = conditions;
    const [employees, most] = quick ? [1_000, 5_000] : [5_000, 100_000];
    const sizes = quick ? [1] : [1, 49];
    const amounts = quick
      ? { logins: 2_000, environments: 100, calls: 20, findings: 1_000, people: 100, exported: 1_000 }
      : { logins: 20_000, environments: 1_000, calls: 200, findings: 5_000, people: 1_000, exported: 20_000 };
    const groups = {
      [`Every list and report, of ${employees.toLocaleString('en')} employees`]: lists(employees),
      [`The largest of them, of ${most.toLocaleString('en')} employees`]: lists(most).filter(({ name }) =>
        LARGEST.includes(name),
      ),
      'Bodies of every kind of content': sizes.flatMap(bodies),
      'The control API over much that is kept': control(amounts),
    };
    const measured: Record<string, readonly Weight[]> = {};
    for (const [title, requests] of Object.entries(groups))
      measured[title] = await measureAll(requests, conditions);
    return resultOf(measured);
  },
};

async function measureAll(
  requests: readonly HeavyRequest[],
  { quick, only, progress }: Conditions,
): Promise<Weight[]> {
  const rounds = quick ? 1 : ROUNDS;
  const weights: Weight[] = [];
  for (const request of requests.filter(({ name }) => name.includes(only))) {
    const weight = await measureWithCare(request, rounds);
    weights.push(weight);
    progress(`${request.name}: ${weight.figures?.longestStall.toFixed(0) ?? '-'} ms ${weight.failure ?? ''}`);
  }
  return weights;
}

/**
 * Once, or several times when it takes somewhat longer than it may, since another program may be the cause: then the median
 * counts.
 */
async function measureWithCare(request: HeavyRequest, rounds: number): Promise<Weight> {
  const weights = [await measureOne(request)];
  const [first] = weights;
  while (first && isDoubtful(first) && weights.length < rounds) weights.push(await measureOne(request));
  const stallOf = ({ figures }: Weight) => figures?.longestStall ?? Number.POSITIVE_INFINITY;
  const sorted = weights.toSorted((a, b) => stallOf(a) - stallOf(b));
  return sorted[Math.floor(sorted.length / 2)] as Weight;
}

/** Whether another program may have made it an exception. */
function isDoubtful(weight: Weight): boolean {
  const { figures, bound } = weight;
  return figures !== null && isException(weight) && figures.longestStall < CERTAIN * bound;
}

/** Whether it took longer than it may. */
function isException({ bound, figures }: Weight): boolean {
  return figures === null || figures.longestStall > bound;
}

async function measureOne({ name, plan, bound, prepare }: HeavyRequest): Promise<Weight> {
  const server = await ServerProcess.start('nmbrs', { plan });
  const client = new Client(server.port);
  const beside = new Client(server.port, 1);
  try {
    const small = requestOf('small');
    for (let call = 0; call < WARM_UP; call++) await beside.succeed(small);
    const request = await inTime(prepare(client));
    await server.watch();
    let isAnswered = false;
    const heavy = client.send(request).finally(() => {
      isAnswered = true;
    });
    const [answer, latencies] = await inTime(Promise.all([heavy, callUntil(() => isAnswered, beside)]));
    const { longestStall, mostResidentBytes } = await server.strain();
    const figures = {
      longestStall,
      smallCallP99: quantile(latencies, 0.99),
      mostMegabytes: mostResidentBytes / 1e6,
      seconds: answer.milliseconds / 1_000,
      megabytes: (request.body.length + answer.bytes) / 1e6,
    };
    return { name, bound, figures, failure: failureOf(answer) };
  } catch (error) {
    return {
      name,
      bound,
      figures: null,
      failure: `no answer: ${error instanceof Error ? error.message : error}`,
    };
  } finally {
    client.close();
    beside.close();
    await server.stop();
  }
}

/** @throws Error when it takes longer than anything is waited for. */
async function inTime<Value>(work: Promise<Value>): Promise<Value> {
  const done = new AbortController();
  const limit = delay(PATIENCE * 1_000, null, { signal: done.signal }).then(() => {
    throw new Error(`none within ${PATIENCE} s`);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    done.abort();
  }
}

/** Milliseconds that small calls took, one after the other, at least one. */
async function callUntil(isOver: () => boolean, client: Client): Promise<number[]> {
  const latencies: number[] = [];
  do {
    latencies.push((await client.succeed(requestOf('small'))).milliseconds);
    await delay(PAUSE);
  } while (!isOver());
  return latencies;
}

/** The status, and the beginning of what a fault or a problem says. */
function failureOf({ status, beginning }: Exchange): string | null {
  if (status < 300) return null;
  const says =
    /faultstring>([^<]*)/.exec(beginning)?.[1] ?? /"detail":\s*"([^"]*)/.exec(beginning)?.[1] ?? '';
  return `HTTP ${status} ${says.replace(/^.*&gt; /s, '').slice(0, 60)}`.trim();
}

function resultOf(groups: Readonly<Record<string, readonly Weight[]>>): PartResult {
  return {
    tables: Object.entries(groups).flatMap(([title, weights]) =>
      weights.length > 0 ? [tableOf(title, weights)] : [],
    ),
    ratios: Object.values(groups).flat().flatMap(ratiosOf),
  };
}

function tableOf(title: string, weights: readonly Weight[]): Table {
  return {
    title,
    rowsAre: 'request',
    columns: [
      { name: 'longest stall, ms', decimals: 0 },
      { name: 'p99 of a small call, ms', decimals: 0 },
      { name: 'most RSS, MB', decimals: 0 },
      { name: 'seconds', decimals: 2 },
      { name: 'MB', decimals: 2 },
      { name: 'MB/s', decimals: 1 },
    ],
    rows: weights.map(rowOf),
  };
}

function rowOf(weight: Weight): Row {
  const { name, bound, figures, failure } = weight;
  const remarks = [
    ...(figures && isException(weight) ? [`over ${bound} ms`] : []),
    ...(failure === null ? [] : [failure]),
  ];
  return {
    name,
    figures: figures
      ? [
          figures.longestStall,
          figures.smallCallP99,
          figures.mostMegabytes,
          figures.seconds,
          figures.megabytes,
          figures.megabytes / figures.seconds,
        ]
      : [],
    ...(remarks.length > 0 ? { remark: remarks.join('; ') } : {}),
    ...(isException(weight) ? { isException: true } : {}),
  };
}

/** Beside what is allowed: worse counts only beyond it. */
function ratiosOf({ name, bound, figures }: Weight): Ratio[] {
  if (!figures) return [];
  const ratio = (what: string, value: number, tolerance: number): Ratio => ({
    name: `${what} of ${name}`,
    value,
    better: 'lower',
    tolerance,
    goodEnough: 1,
  });
  return [
    ratio('stall', figures.longestStall / bound, 0.3),
    ratio('memory', figures.mostMegabytes / MEGABYTES, 0.15),
  ];
}

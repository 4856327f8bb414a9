import { Gauge, type MetricObjectWithValues, type MetricValueWithName, Registry } from 'prom-client';
import type { Tenants } from '../access/tenants.ts';
import { CAPACITY_NAMES, type Capacity } from '../capacity/capacity.ts';
import type { CallCounts, Called } from './call-counts.ts';
import type { DurationCounts } from './duration-counts.ts';
import type { StoreCounts } from './store-counts.ts';

/** What is told of. */
export interface Measured {
  readonly tenants: Tenants;
  readonly capacity: Capacity;
  readonly calls: CallCounts;
  /** Null where nothing is kept. */
  readonly store: StoreCounts | null;
}

type Value = MetricValueWithName<string>;
type Labels = Readonly<Record<string, string>>;

/** A metric whose values were counted elsewhere, and are read when somebody asks. */
class Counted extends Gauge {
  readonly #about: Omit<MetricObjectWithValues<Value>, 'values'>;
  readonly #read: () => Value[];

  constructor(type: 'counter' | 'gauge' | 'histogram', name: string, help: string, read: () => Value[]) {
    super({ name, help, registers: [] });
    // The types of the library say that it is a number; the library itself takes the word.
    const word = type as unknown as MetricObjectWithValues<Value>['type'];
    this.#about = { name, help, type: word, aggregator: 'sum', collect: () => {} };
    this.#read = read;
  }

  override get(): Promise<MetricObjectWithValues<Value>> {
    return Promise.resolve({ ...this.#about, values: this.#read() });
  }
}

/** What is measured, in the text format of Prometheus. */
export function metricsText(measured: Measured): Promise<string> {
  const registry = new Registry();
  for (const metric of [
    ...ofCalls(measured.calls),
    ...ofStore(measured.store),
    ...ofWhatIsHeld(measured),
    ...ofMemory(),
  ])
    registry.registerMetric(metric);
  return registry.metrics();
}

function ofCalls({ operations, findings }: CallCounts): Counted[] {
  const each = <T>(read: (counts: (typeof all)[number], labels: Labels) => T[]): T[] =>
    all.flatMap((counts) => read(counts, labelsOf(counts.called)));
  const all = [...operations];
  return [
    new Counted('counter', 'nmbrs_mock_calls_total', 'SOAP calls by operation and what came of them', () =>
      each(({ outcomes }, labels) =>
        Array.from(outcomes, ([outcome, count]) => sample(count, { ...labels, outcome })),
      ),
    ),
    new Counted('histogram', DURATION, 'Time until the answer of a SOAP call was made', () =>
      each(({ durations }, labels) => histogramOf(DURATION, durations, labels)),
    ),
    new Counted('counter', 'nmbrs_mock_findings_total', 'What the real service would have swallowed', () =>
      Array.from(findings, ([kind, count]) => sample(count, { kind })),
    ),
  ];
}

const DURATION = 'nmbrs_mock_call_duration_seconds';
const STORE_DURATION = 'nmbrs_mock_store_duration_seconds';

function labelsOf({ service, version, operation }: Called): Labels {
  return { service, version, operation: operation ?? '' };
}

function ofStore(store: StoreCounts | null): Counted[] {
  if (store === null) return [];
  const { kept, refused, failures } = store.all;
  return [
    new Counted('histogram', STORE_DURATION, 'Time to keep a batch of writes', () =>
      histogramOf(STORE_DURATION, store.durations, {}),
    ),
    new Counted(
      'counter',
      'nmbrs_mock_store_writes_total',
      'What was to be kept, and what came of it',
      () => [sample(kept, { outcome: 'kept' }), sample(refused, { outcome: 'refused' })],
    ),
    new Counted('counter', 'nmbrs_mock_store_failures_total', 'Batches that could not be kept', () => [
      sample(failures),
    ]),
    new Counted('gauge', 'nmbrs_mock_store_up', 'Whether the last batch was kept', () => [
      sample(store.isFailing ? 0 : 1),
    ]),
  ];
}

function ofWhatIsHeld({ tenants, capacity }: Measured): Counted[] {
  const forTest = tenants.all().filter(({ subdomain }) => tenants.isForTest(subdomain)).length;
  const each = (read: (name: (typeof CAPACITY_NAMES)[number]) => number) =>
    CAPACITY_NAMES.map((limit) => sample(read(limit), { limit }));
  return [
    new Counted('gauge', 'nmbrs_mock_environments', 'Environments that stay, and those for a test', () => [
      sample(tenants.all().length - forTest, { kind: 'staying' }),
      sample(forTest, { kind: 'test' }),
    ]),
    new Counted('gauge', 'nmbrs_mock_held', 'How much is held of what is limited', () =>
      each((name) => capacity.used(name)),
    ),
    new Counted('gauge', 'nmbrs_mock_held_limit', 'How much of it may be held', () =>
      each((name) => capacity.allowed(name)),
    ),
    new Counted('counter', 'nmbrs_mock_no_room_total', 'How often there was no room for more', () =>
      each((name) => capacity.refused(name)),
    ),
  ];
}

/** Under the names that programs on Node.js give them. */
function ofMemory(): Counted[] {
  const { rss, heapUsed, heapTotal, external } = process.memoryUsage();
  const gauge = (name: string, help: string, bytes: number) =>
    new Counted('gauge', name, help, () => [sample(bytes)]);
  return [
    gauge('process_resident_memory_bytes', 'Resident memory size in bytes.', rss),
    gauge('nodejs_heap_size_total_bytes', 'Process heap size from Node.js in bytes.', heapTotal),
    gauge('nodejs_heap_size_used_bytes', 'Process heap size used from Node.js in bytes.', heapUsed),
    gauge('nodejs_external_memory_bytes', 'Node.js external memory size in bytes.', external),
  ];
}

function histogramOf(name: string, durations: DurationCounts, labels: Labels): Value[] {
  const upTo = durations.upTo.map(([bound, count]) =>
    sample(count, { ...labels, le: Number.isFinite(bound) ? String(bound) : '+Inf' }, `${name}_bucket`),
  );
  const [all = 0] = durations.upTo.slice(-1).map(([, count]) => count);
  return [...upTo, sample(durations.seconds, labels, `${name}_sum`), sample(all, labels, `${name}_count`)];
}

function sample(value: number, labels: Labels = {}, metricName?: string): Value {
  return { value, labels, ...(metricName === undefined ? {} : { metricName }) } as Value;
}

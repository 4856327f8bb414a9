import { isRecord } from '../../base/is-record.ts';
import type { PerformArguments } from '../../client/performed.ts';
import type { QualifiedOperationName } from '../../contracts/interface/operation-types.ts';
import { usePerformed } from '../mock/performed.ts';
import { Panel, Section } from './page.tsx';
import { ReadBy } from './read-by.tsx';
import { Answered } from './seen.tsx';
import { Empty } from './shown.tsx';
import { type Column, Table } from './table.tsx';
import { ScalarView, ValueView } from './value-view.tsx';

interface ToldProps<Operation extends QualifiedOperationName> {
  readonly title: string;
  readonly operation: Operation;
  readonly args: PerformArguments<Operation>;
  /** What it says where the operation tells of nothing. */
  readonly nothing: string;
}

/** A part of a page that shows what one operation tells, field by field, under the names of the API. */
export function Told<Operation extends QualifiedOperationName>(props: ToldProps<Operation>) {
  const { title, operation, args, nothing } = props;
  const asked = usePerformed(operation, args);
  return (
    <Section title={title} actions={<ReadBy operations={[operation]} />}>
      <Answered asked={asked}>
        {(result) => <Result title={title} result={result} nothing={nothing} />}
      </Answered>
    </Section>
  );
}

interface ResultProps {
  readonly title: string;
  readonly result: unknown;
  readonly nothing: string;
}

/** Records whose values are plain as a table, all else as a tree. */
function Result({ title, result, nothing }: ResultProps) {
  if (result === null || (Array.isArray(result) && result.length === 0)) return <Empty title={nothing} />;
  if (isTable(result)) return <RecordTable caption={title} records={result} />;
  return (
    <Panel>
      <ValueView value={result} />
    </Panel>
  );
}

type PlainRecord = Readonly<Record<string, unknown>>;

/** With more columns than this a table is no help. */
const MOST_COLUMNS = 8;

function isTable(result: unknown): result is readonly PlainRecord[] {
  return (
    Array.isArray(result) &&
    result.every(
      (item) =>
        isRecord(item) && Object.values(item).every((part) => typeof part !== 'object' || part === null),
    ) &&
    namesIn(result).length <= MOST_COLUMNS
  );
}

function RecordTable({
  caption,
  records,
}: {
  readonly caption: string;
  readonly records: readonly PlainRecord[];
}) {
  const columns = namesIn(records).map(
    (name): Column<readonly [PlainRecord, number]> => ({
      heading: name,
      cell: ([record]) => <ScalarView value={record[name]} />,
    }),
  );
  return (
    <Table
      caption={caption}
      columns={columns}
      rows={records.map((record, at) => [record, at] as const)}
      keyOf={([, at]) => `${caption}-${at}`}
    />
  );
}

function namesIn(records: readonly PlainRecord[]): string[] {
  return [...new Set(records.flatMap((record) => Object.keys(record)))];
}

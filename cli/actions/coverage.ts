import { counted } from '../../base/counted.ts';
import { visibleJson } from '../../base/visible-json.ts';
import { Evidence, verifiedText } from '../../contracts/evidence/evidence.ts';
import { type MarkSeen, standingText } from '../../contracts/evidence/marks-seen.ts';
import { allMarks, type Mark } from '../../contracts/facts/facts.ts';
import { catalogue } from '../../contracts/interface/catalogue.ts';
import type { ServiceName, Version } from '../../contracts/interface/model.ts';
import type { Confidence } from '../../contracts/interface/provenance.ts';
import { differenceText } from '../../harness/import/report-text.ts';
import { type CoverageRow, coverage } from '../../server/operations/coverage.ts';
import { evidenceIn } from '../evidence.ts';
import { EXIT } from '../exit.ts';
import { say } from '../output.ts';
import { tellingWhyNot } from '../refused.ts';
import { table } from '../table.ts';

export interface CoverageOptions {
  readonly service?: ServiceName;
  readonly api?: Version;
  readonly confidence?: Confidence;
  readonly list: boolean;
  readonly marks: boolean;
  /** A file of evidence besides that which comes with the package. */
  readonly evidence?: string;
  readonly json: boolean;
}

/** Prints what is built of the operations that are meant, or what they rest on. @returns the exit code. */
export function printCoverage(options: CoverageOptions): Promise<number> {
  return tellingWhyNot('coverage', async () => {
    const { service, api, confidence, evidence: file } = options;
    const evidence = file === undefined ? Evidence.ofPackage() : Evidence.with(evidenceIn(file));
    const rows = coverage(catalogue.services, evidence).filter(
      (row) =>
        (service ?? row.service) === row.service &&
        (api ?? row.version) === row.version &&
        (confidence ?? row.confidence) === row.confidence,
    );
    say(options.marks ? marksText(rows, evidence, options) : rowsText(rows, options));
    return EXIT.fine;
  });
}

function rowsText(rows: readonly CoverageRow[], { list, json }: CoverageOptions): string {
  if (json) return visibleJson(rows);
  return list ? listText(rows) : countText(rows);
}

/** A mark, and the operations that rest on it. */
interface MarkRow extends Mark {
  readonly operations: readonly string[];
  /** What captures say of it; null for nothing. */
  readonly seen: MarkSeen | null;
}

/** Marks that no operation carries concern the mock as a whole, so that they are left out where some operations are meant. */
function marksText(
  rows: readonly CoverageRow[],
  evidence: Evidence,
  { service, api, confidence, list, json }: CoverageOptions,
): string {
  const isOfAll = [service, api, confidence].every((wanted) => wanted === undefined);
  const marks = allMarks()
    .map(
      (mark): MarkRow => ({
        ...mark,
        operations: rows.filter((row) => row.marks.includes(mark.id)).map(nameOf),
        seen: evidence.marks.get(mark.id) ?? null,
      }),
    )
    .filter(({ operations }) => isOfAll || operations.length > 0);
  if (json) return visibleJson(marks);
  if (list) return marksByOperationText(rows);
  const resting = rows.filter((row) => row.marks.length > 0).length;
  const count = `${counted(marks.length, 'mark')}; ${resting} of ${counted(rows.length, 'operation')} rest on some.`;
  return [count, ...marks.map(markText)].join('\n\n');
}

function markText({ id, says, confidence, source, operations, seen }: MarkRow): string {
  const resting = operations.length === 0 ? [] : [counted(operations.length, 'operation')];
  const standing = (seen && standingText(seen)) ?? [];
  const contradiction = seen?.contradiction;
  return [
    `${id}: ${[confidence, ...resting].concat(standing).join(', ')}`,
    `  ${says}`,
    `  ${source}`,
    ...(contradiction
      ? [`  ${nameOf(contradiction)} of ${contradiction.target}: ${differenceText(contradiction)}`]
      : []),
  ].join('\n');
}

function marksByOperationText(rows: readonly CoverageRow[]): string {
  const cells = rows.flatMap((row) =>
    row.marks.map((id, at) => (at === 0 ? [nameOf(row), String(row.marks.length), id] : ['', '', id])),
  );
  return table([['Operation', 'Marks', 'Rests on'], ...cells]);
}

/** `EmployeeService.Absence2_Insert`, with the version unless it is 3. */
function nameOf({
  service,
  operation,
  version,
}: Pick<CoverageRow, 'service' | 'operation' | 'version'>): string {
  const name = `${service}.${operation}`;
  return version === 'v3' ? name : `${name} ${version}`;
}

function listText(rows: readonly CoverageRow[]): string {
  const cells = rows.map(({ service, version, operation, family, confidence, marks, verified }) => [
    `${service}.${operation}`,
    version,
    family,
    verified === null ? confidence : `${confidence}, ${verifiedText(verified)}`,
    marks.length === 0 ? '' : String(marks.length),
  ]);
  return table([['Operation', 'Version', 'Family', 'Confidence', 'Marks'], ...cells]);
}

function countText(rows: readonly CoverageRow[]): string {
  const services = new Map(rows.map((row) => [`${row.service} ${row.version}`, row]));
  const cells = [...services.values()].map(({ service, version }) => {
    const own = rows.filter((row) => row.service === service && row.version === version);
    const count = (isMeant: (row: CoverageRow) => boolean) => String(own.filter(isMeant).length);
    return [
      service,
      version,
      String(own.length),
      count(({ confidence }) => confidence === 'certain'),
      count(({ confidence }) => confidence === 'high'),
      count(({ confidence }) => confidence === 'low'),
      count(({ marks }) => marks.length > 0),
      count(({ verified }) => verified !== null),
    ];
  });
  return table([
    ['Service', 'Version', 'Operations', 'Certain', 'High', 'Low', 'With marks', 'Verified live'],
    ...cells,
  ]);
}

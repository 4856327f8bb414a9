import { counted } from '../../base/counted.ts';
import { visibleJson } from '../../base/visible-json.ts';
import { verifiedText } from '../../contracts/evidence.ts';
import { allMarks, type Mark } from '../../contracts/facts/facts.ts';
import { catalogue } from '../../contracts/interface/catalogue.ts';
import type { ServiceName, Version } from '../../contracts/interface/model.ts';
import type { Confidence } from '../../contracts/interface/provenance.ts';
import { type CoverageRow, coverage } from '../../server/operations/coverage.ts';
import { EXIT } from '../exit.ts';
import { say } from '../output.ts';
import { table } from '../table.ts';

export interface CoverageOptions {
  readonly service?: ServiceName;
  readonly api?: Version;
  readonly confidence?: Confidence;
  readonly list: boolean;
  readonly marks: boolean;
  readonly json: boolean;
}

/** Prints what is built of the operations that are meant, or what they rest on. @returns the exit code. */
export function printCoverage(options: CoverageOptions): number {
  const { service, api, confidence } = options;
  const rows = coverage(catalogue.services).filter(
    (row) =>
      (service ?? row.service) === row.service &&
      (api ?? row.version) === row.version &&
      (confidence ?? row.confidence) === row.confidence,
  );
  say(options.marks ? marksText(rows, options) : rowsText(rows, options));
  return EXIT.fine;
}

function rowsText(rows: readonly CoverageRow[], { list, json }: CoverageOptions): string {
  if (json) return visibleJson(rows);
  return list ? listText(rows) : countText(rows);
}

/** A mark, and the operations that rest on it. */
interface MarkRow extends Mark {
  readonly operations: readonly string[];
}

/** Marks that no operation carries concern the mock as a whole, so that they are left out where some operations are meant. */
function marksText(
  rows: readonly CoverageRow[],
  { service, api, confidence, list, json }: CoverageOptions,
): string {
  const isOfAll = [service, api, confidence].every((wanted) => wanted === undefined);
  const marks = allMarks()
    .map(
      (mark): MarkRow => ({
        ...mark,
        operations: rows.filter((row) => row.marks.includes(mark.id)).map(nameOf),
      }),
    )
    .filter(({ operations }) => isOfAll || operations.length > 0);
  if (json) return visibleJson(marks);
  if (list) return marksByOperationText(rows);
  const resting = rows.filter((row) => row.marks.length > 0).length;
  const count = `${counted(marks.length, 'mark')}; ${resting} of ${counted(rows.length, 'operation')} rest on some.`;
  return [count, ...marks.map(markText)].join('\n\n');
}

function markText({ id, says, confidence, source, operations }: MarkRow): string {
  const resting = operations.length === 0 ? '' : `, ${counted(operations.length, 'operation')}`;
  return `${id}: ${confidence}${resting}\n  ${says}\n  ${source}`;
}

function marksByOperationText(rows: readonly CoverageRow[]): string {
  const cells = rows.flatMap((row) =>
    row.marks.map((id, at) => (at === 0 ? [nameOf(row), String(row.marks.length), id] : ['', '', id])),
  );
  return table([['Operation', 'Marks', 'Rests on'], ...cells]);
}

/** `EmployeeService.Absence2_Insert`, with the version unless it is 3. */
function nameOf({ service, operation, version }: CoverageRow): string {
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

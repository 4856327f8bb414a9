import { verifiedText } from '../../contracts/evidence.ts';
import { catalogue } from '../../contracts/interface/catalogue.ts';
import type { ServiceName, Version } from '../../contracts/interface/model.ts';
import type { Confidence } from '../../contracts/interface/provenance.ts';
import { type CoverageRow, coverage } from '../../server/operations/coverage.ts';
import { EXIT } from '../exit.ts';
import { table } from '../table.ts';

export interface CoverageOptions {
  readonly service?: ServiceName;
  readonly api?: Version;
  readonly confidence?: Confidence;
  readonly list: boolean;
  readonly json: boolean;
}

/** Prints what is built of the operations that are meant. @returns the exit code. */
export function printCoverage({ service, api, confidence, list, json }: CoverageOptions): number {
  const rows = coverage(catalogue.services).filter(
    (row) =>
      (service ?? row.service) === row.service &&
      (api ?? row.version) === row.version &&
      (confidence ?? row.confidence) === row.confidence,
  );
  if (json) console.log(JSON.stringify(rows, null, 2));
  else console.log(list ? listText(rows) : countText(rows));
  return EXIT.fine;
}

function listText(rows: readonly CoverageRow[]): string {
  const cells = rows.map(({ service, version, operation, family, confidence, verified }) => [
    `${service}.${operation}`,
    version,
    family,
    verified === null ? confidence : `${confidence}, ${verifiedText(verified)}`,
  ]);
  return table([['Operation', 'Version', 'Family', 'Confidence'], ...cells]);
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
      count(({ verified }) => verified !== null),
    ];
  });
  return table([['Service', 'Version', 'Operations', 'Certain', 'High', 'Low', 'Verified live'], ...cells]);
}

import { SERVICE_NAMES, type ServiceContract, type Version } from '../../contracts/interface/model.ts';
import { type CoverageRow, coverage } from './behaviour.ts';

/** Where the page of the coverage stands, from the root of the package. */
export const COVERAGE_PAGE = 'docs/coverage.md';

/** The coverage of every operation as a page of the documentation, made from the handlers that serve. */
export function renderCoveragePage(services: readonly ServiceContract[]): string {
  const rows = coverage(services);
  const parts = SERVICE_NAMES.flatMap((service) => [
    `## ${service}`,
    '',
    table(
      ['operation', 'v3', 'v2.1', 'confidence'],
      namesOf(rows, service).map((operation) => {
        const row = (version: Version) =>
          rows.find(
            (one) => one.service === service && one.version === version && one.operation === operation,
          );
        const [v3, v21] = [row('v3'), row('v2.1')];
        return [operation, v3?.status ?? '', v21?.status ?? '', (v3 ?? v21)?.confidence ?? ''];
      }),
    ),
    '',
  ]);
  return [
    '# What behaves, and what only answers',
    '',
    '<!-- Written by `npm run generate`. -->',
    '',
    'An operation that *behaves* reads and writes the world; one that *answers* gives a fixed sample that fits its schema.',
    'Empty: that version does not have it. The confidence is that of its interface.',
    '',
    renderCounts(services),
    '',
    ...parts,
  ].join('\n');
}

/** How many operations behave, by service and version. */
export function renderCounts(services: readonly ServiceContract[]): string {
  const rows = coverage(services);
  const count = (service: string, version: Version) => {
    const all = rows.filter((row) => row.service === service && row.version === version);
    if (all.length === 0) return '';
    return `${all.filter(({ status }) => status === 'behaves').length} of ${all.length}`;
  };
  return table(
    ['service', 'v3', 'v2.1'],
    SERVICE_NAMES.map((service) => [service, count(service, 'v3'), count(service, 'v2.1')]),
  );
}

/** In the order of version 3, what only 2.1 has last. */
function namesOf(rows: readonly CoverageRow[], service: string): string[] {
  return [...new Set(rows.filter((row) => row.service === service).map(({ operation }) => operation))];
}

function table(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(heading), line(heading.map(() => '---')), ...rows.map(line)].join('\n');
}

import { verifiedText } from '../../contracts/evidence.ts';
import { NMBRS_ERRORS, type NmbrsErrorCode } from '../../contracts/interface/errors.ts';
import { SERVICE_NAMES, type ServiceContract, type Version } from '../../contracts/interface/model.ts';
import { ENTRY_CODES, HIDDEN_ID_CODES } from '../access/gate-codes.ts';
import { type CoverageRow, coverage } from './coverage.ts';
import { NEVER_RAISED } from './refusals.ts';

/** Where the page of the coverage stands, from the root of the package. */
export const COVERAGE_PAGE = 'docs/coverage.md';

/** The codes that so many operations share that a table is easier to read without them. */
const SHARED_CODES: ReadonlySet<NmbrsErrorCode> = new Set([...ENTRY_CODES, ...HIDDEN_ID_CODES]);

/** The coverage of every operation as a page of the documentation, made from the handlers that serve. */
export function renderCoveragePage(services: readonly ServiceContract[]): string {
  const rows = coverage(services);
  return [
    '# Coverage',
    '',
    '<!-- Written by `npm run generate`. -->',
    '',
    'Every operation *behaves*: it reads and writes the world. Empty: that version does not have it. The confidence is that',
    'of its interface; where it is `low`, the fields are a guess, and the operation behaves by that guess.',
    '',
    'Errors are those of the operation itself. Every one but those of SingleSignOn can also answer 1001, 1002 and 1004, and',
    'where it names a debtor, company or employee 1003, or by the profile of the environment 2009, 2004 or 2003. What is',
    '2011 in version 3 is 9999 in 2.1. [The last table](#errors) says what the codes mean.',
    '',
    renderCounts(services),
    '',
    ...SERVICE_NAMES.flatMap((service) => [`## ${service}`, '', operationTable(rows, service), '']),
    '## Errors',
    '',
    errorTable(rows),
    '',
  ].join('\n');
}

/** How many operations there are, by service and version. */
export function renderCounts(services: readonly ServiceContract[]): string {
  const count = (service: string, version: Version) =>
    services.find((one) => one.name === service && one.version === version)?.operations.length ?? '';
  return table(
    ['service', 'v3', 'v2.1'],
    SERVICE_NAMES.map((service) => [service, `${count(service, 'v3')}`, `${count(service, 'v2.1')}`]),
  );
}

/** The operations of a service in the order of version 3, what only 2.1 has last. */
function operationTable(rows: readonly CoverageRow[], service: string): string {
  const ofService = rows.filter((row) => row.service === service);
  const names = new Set(ofService.map(({ operation }) => operation));
  return table(
    ['operation', 'family', 'v3', 'v2.1', 'confidence', 'errors'],
    [...names].map((name) => {
      const versions = ofService.filter(({ operation }) => operation === name);
      const [{ family, confidence, errors }] = versions as [CoverageRow];
      const statusIn = (version: Version) => versions.find((row) => row.version === version)?.status ?? '';
      const own = errors.filter((code) => !SHARED_CODES.has(code));
      const live = versions.flatMap(({ version, verified }) =>
        verified === null ? [] : [`${version} ${verifiedText(verified)}`],
      );
      const sure = [confidence, ...live].join('; ');
      return [name, family, statusIn('v3'), statusIn('v2.1'), sure, own.join(' ')];
    }),
  );
}

/** Every code with its text, and how many operations can raise it, or why none does. */
function errorTable(rows: readonly CoverageRow[]): string {
  return table(
    ['the fault says', 'when', 'confidence', 'operations that can raise it'],
    Object.values(NMBRS_ERRORS).map(({ code, message, when, confidence }) => {
      const count = rows.filter(({ errors }) => errors.includes(code)).length;
      return [`\`${message}\``, when, confidence, NEVER_RAISED[code] ?? `${count} of ${rows.length}`];
    }),
  );
}

function table(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(heading), line(heading.map(() => '---')), ...rows.map(line)].join('\n');
}

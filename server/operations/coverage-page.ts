import { Evidence, verifiedText } from '../../contracts/evidence/evidence.ts';
import { standingText } from '../../contracts/evidence/marks-seen.ts';
import { allMarks } from '../../contracts/facts/facts.ts';
import { answeredError } from '../../contracts/interface/answered-error.ts';
import {
  ERROR_NAMES,
  NMBRS_ERRORS,
  type NmbrsError,
  type NmbrsErrorCode,
  type NmbrsErrorName,
} from '../../contracts/interface/errors.ts';
import { SERVICE_NAMES, type ServiceContract, type Version } from '../../contracts/interface/model.ts';
import { ENTRY_ERRORS, HIDDEN_ID_ERRORS } from '../access/gate-errors.ts';
import { type CoverageRow, coverage } from './coverage.ts';

/** Where the page of the coverage stands, from the root of the package. */
export const COVERAGE_PAGE = 'docs/coverage.md';

/**
 * What the gate refuses, most numerous first: so many operations share it that a table is easier to read without it.
 */
const ENTRY_CODES = ENTRY_ERRORS.map(codeOf);
const HIDDEN_ID_CODES = [...new Set(HIDDEN_ID_ERRORS.map(codeOf))];
const SHARED_CODES: ReadonlySet<number> = new Set([...ENTRY_CODES, ...HIDDEN_ID_CODES]);

/** The coverage of every operation as a page of the documentation, made from the handlers that serve. */
export function renderCoveragePage(services: readonly ServiceContract[]): string {
  const rows = coverage(services);
  const [hidden, ...byKind] = HIDDEN_ID_CODES;
  return [
    '# Coverage',
    '',
    '<!-- Written by `npm run generate`. -->',
    '',
    'All operations work on one world. The confidence is that of their interface; where it is `low`, the fields are a guess,',
    'and the operation behaves by that guess.',
    '',
    `Errors are those of the operation itself. Every one but those of SingleSignOn can also answer ${listed(ENTRY_CODES, 'and')}, and`,
    `where it names a debtor, company or employee ${hidden}, or by the profile of the environment ${listed(byKind, 'or')}. What is`,
    `${codeOf('ProtectedMode')} in version 3 is ${codeOf(answeredError('ProtectedMode', 'v2.1'))} in 2.1. [The last table](#errors) says what the codes mean.`,
    '',
    'What an operation rests on are [marks](#marks): guesses, and what was seen in one place only.',
    '',
    renderCounts(services),
    '',
    ...SERVICE_NAMES.flatMap((service) => [`## ${service}`, '', operationTable(rows, service), '']),
    '## Errors',
    '',
    errorTable(rows),
    '',
    '## Marks',
    '',
    'What is not sure to be so at the real service. A mark without operations concerns the mock as a whole.',
    '',
    markTable(rows),
    '',
  ].join('\n');
}

/** How many operations there are, by service and version. */
function renderCounts(services: readonly ServiceContract[]): string {
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
    ['operation', 'family', 'versions', 'confidence', 'errors', 'rests on'],
    [...names].map((name) => {
      const versions = ofService.filter(({ operation }) => operation === name);
      const [{ family, confidence, errors, marks }] = versions as [CoverageRow];
      const own = errors.filter((code) => !SHARED_CODES.has(code));
      const live = versions.flatMap(({ version, verified }) =>
        verified === null ? [] : [`${version} ${verifiedText(verified)}`],
      );
      const sure = [confidence, ...live].join('; ');
      return [
        name,
        family,
        versions.map(({ version }) => version).join(' '),
        sure,
        own.join(' '),
        marks.join(', '),
      ];
    }),
  );
}

/** Every code with its text, and how many operations can raise it, or why none does. */
function errorTable(rows: readonly CoverageRow[]): string {
  return table(
    ['the fault says', 'when', 'confidence', 'operations that can raise it'],
    ERROR_NAMES.map((name) => {
      const { message, when, confidence, neverRaised }: NmbrsError = NMBRS_ERRORS[name];
      const count = rows.filter(({ errors }) => errors.includes(codeOf(name))).length;
      return [`\`${message}\``, when, confidence, neverRaised ?? `${count} of ${rows.length}`];
    }),
  );
}

/** Every mark with its sentence and source, and how many operations rest on it. */
function markTable(rows: readonly CoverageRow[]): string {
  return table(
    ['mark', 'what is supposed', 'confidence', 'source', 'operations'],
    allMarks().map(({ id, says, confidence, source }) => {
      const count = rows.filter(({ marks }) => marks.includes(id)).length;
      const seen = Evidence.ofPackage().marks.get(id);
      const standing = seen && standingText(seen);
      const sure = standing ? `${confidence}; ${standing}` : confidence;
      return [`\`${id}\``, says, sure, source, count === 0 ? '' : `${count}`];
    }),
  );
}

function codeOf(error: NmbrsErrorName): NmbrsErrorCode {
  return NMBRS_ERRORS[error].code;
}

/** `1, 2 and 3` */
function listed(codes: readonly NmbrsErrorCode[], conjunction: 'and' | 'or'): string {
  return `${codes.slice(0, -1).join(', ')} ${conjunction} ${codes.at(-1)}`;
}

function table(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(heading), line(heading.map(() => '---')), ...rows.map(line)].join('\n');
}

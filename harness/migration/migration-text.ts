import { counted } from '../../base/counted.ts';
import { visibleLine } from '../../base/visible-text.ts';
import type { MigratedElement, MigratedOperation, Migration } from '../../contracts/control/migration.ts';
import { END_OF_SOAP } from '../../contracts/interface/end-of-soap.ts';
import {
  askedText,
  callsText,
  changesText,
  coveredText,
  endpointText,
  knownText,
  namedText,
  placeText,
  readsHeading,
  scopeTexts,
  VERDICT_HEADINGS,
} from './words.ts';

/** A report for the terminal: what no successor is known of first, each operation with its elements, then the sums. */
export function migrationText(migration: Migration, title: string): string {
  return [
    `What ${visibleLine(title)} uses of SOAP, which ends on ${END_OF_SOAP}, and what takes its place in REST`,
    ...(['gap', 'successor', 'needless'] as const).flatMap((verdict) => {
      const operations = migration.operations.filter((one) => one.verdict === verdict);
      if (operations.length === 0) return [];
      return [`${VERDICT_HEADINGS[verdict]} (${operations.length})`, ...operations.map(operationText)];
    }),
    ...checkedText(migration),
    sumsText(migration),
  ].join('\n\n');
}

function operationText(operation: MigratedOperation): string {
  const { says, known, endpoints, needs, meanwhile, sends, reads } = operation;
  return [
    `  ${operation.operation}  ${callsText(operation)}`,
    ...endpoints.flatMap((endpoint) => [
      `    → ${endpointText(endpoint)}  ${askedText(endpoint)}`,
      ...(endpoint.says === null ? [] : [`      ${endpoint.says}`]),
    ]),
    ...(says === null ? [] : [`    ${says}`]),
    ...(known === null ? ['    Nothing is known of it.'] : [`    ${knownText(known)}`]),
    ...meanwhile.map((text) => `    Until then: ${text}`),
    ...(needs.length === 0 ? [] : [`    asks for ${needs.join(', ')} besides`]),
    ...elementsText('sends', sends),
    ...elementsText(readsHeading(operation), reads),
  ].join('\n');
}

/** Elements of an operation without a successor all have the same fate, and are named in a line. */
function elementsText(heading: string, elements: readonly MigratedElement[]): string[] {
  if (elements.length === 0) return [];
  if (elements.every(({ fate }) => fate === 'gap'))
    return [`    ${heading} ${elements.map(({ path }) => path).join(', ')}`];
  return [
    `    ${heading}`,
    ...elements.map((one) => `      ${`${one.path} → ${placeText(one)}. ${changesText(one)}`.trimEnd()}`),
  ];
}

function checkedText({ checked }: Migration): string[] {
  if (!checked) return [];
  return [
    [
      `${checked.document} confirms ${counted(checked.confirmed.length, 'fact')}, and overturns ${checked.overturned.length}`,
      ...checked.overturned.map((says) => `  ≠ ${says}`),
      ...checked.confirmed.map((says) => `  = ${says}`),
    ].join('\n'),
  ];
}

function sumsText(migration: Migration): string {
  const { covered, consent, conventions } = migration;
  const named = namedText(migration);
  return [
    `Covered: ${coveredText(covered)}.`,
    `Scopes to ask for: ${scopeTexts(migration).join(', ')}.`,
    ...(named === null ? [] : [named]),
    ...consent.rules.map(({ says }) => says),
    '',
    'What holds for all endpoints:',
    ...conventions.map(({ says }) => `  ${says}`),
  ].join('\n');
}

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

/** A report to keep beside the code, or to send to those who must answer the gaps. */
export function migrationMarkdown(migration: Migration, title: string): string {
  const named = namedText(migration);
  const { covered, consent, conventions, operations, checked } = migration;
  return `${[
    `# ${inline(title)}: from SOAP to REST`,
    `SOAP ends on ${END_OF_SOAP}. Covered: ${coveredText(covered)}.`,
    ...(['gap', 'successor', 'needless'] as const).flatMap((verdict) => {
      const own = operations.filter((one) => one.verdict === verdict);
      return own.length === 0 ? [] : [`## ${VERDICT_HEADINGS[verdict]}`, ...own.flatMap(operationParts)];
    }),
    ...checkParts(checked),
    '## Scopes to ask for',
    list(scopeTexts(migration).map(code)),
    '## Consent',
    list([...(named === null ? [] : [named]), ...consent.rules.map(({ says }) => says)]),
    '## What holds for all endpoints',
    list(conventions.map(({ says }) => says)),
  ].join('\n\n')}\n`;
}

function checkParts(checked: Migration['checked']): string[] {
  if (checked === null) return [];
  const said = [
    ...checked.overturned.map((says) => `overturned: ${says}`),
    ...checked.confirmed.map((says) => `confirmed: ${says}`),
  ];
  return [
    `## What ${inline(checked.document)} says`,
    said.length === 0 ? 'Nothing of what is used here.' : list(said),
  ];
}

function operationParts(operation: MigratedOperation): string[] {
  const { says, known, endpoints, needs, meanwhile, sends, reads } = operation;
  return [
    `### ${operation.operation}`,
    [
      `${callsText(operation)}.`,
      ...(says === null ? [] : [inline(says)]),
      known === null ? 'Nothing is known of it.' : `*${inline(knownText(known))}*`,
    ].join('\n'),
    ...(endpoints.length + needs.length + meanwhile.length === 0
      ? []
      : [
          list([
            ...endpoints.map((one) =>
              [`${code(endpointText(one))}: ${askedText(one)}.`, one.says ?? ''].join(' ').trimEnd(),
            ),
            ...(needs.length === 0 ? [] : [`asks for ${needs.map(code).join(', ')} besides`]),
            ...meanwhile.map((text) => `until then: ${text}`),
          ]),
        ]),
    ...elementsTable('sends', sends),
    ...elementsTable(readsHeading(operation), reads),
  ];
}

function elementsTable(heading: string, elements: readonly MigratedElement[]): string[] {
  if (elements.length === 0) return [];
  const rows = elements.map((one) => [code(one.path), placeText(one), changesText(one)]);
  return [
    [[heading, 'goes to', 'what is different'], ['---', '---', '---'], ...rows]
      .map((cells) => `| ${cells.map(inline).join(' | ')} |`)
      .join('\n'),
  ];
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

function code(text: string): string {
  return `\`${text}\``;
}

/** On one line of a table or a heading. */
function inline(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' ').replaceAll('|', '\\|');
}

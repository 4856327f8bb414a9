import { counted } from '../../base/counted.ts';
import { END_OF_SOAP } from '../../contracts/interface/end-of-soap.ts';
import type { Change } from './change.ts';
import { EFFECTS, type Effect } from './change-rules.ts';
import type { Drift } from './drift.ts';

const HEADINGS: Readonly<Record<Effect, string>> = {
  'breaks-requests': 'Breaks requests',
  'breaks-answers': 'Breaks answers',
  harmless: 'Harmless',
};

/** How many operations a change names before it only counts them. */
const NAMED = 3;

/** Drift as text: what breaks first, each change with its place, its reason and the operations it reaches. */
export function driftText(drift: Drift): string {
  const { changes } = drift;
  return [
    headingText(drift),
    ...EFFECTS.flatMap((effect) => {
      const found = changes.filter((change) => change.effect === effect);
      return found.length === 0 ? [] : [[HEADINGS[effect], ...found.map(changeText)].join('\n')];
    }),
    ...retiringText(drift),
    summaryText(drift),
  ].join('\n\n');
}

function headingText({ service, version, title, consumer }: Drift): string {
  const heading = `${service} ${version}: the catalogue and ${title}`;
  if (!consumer) return heading;
  return `${heading}, as far as ${consumer.name} uses it: ${counted(consumer.operations, 'operation')}`;
}

function changeText({ place, message, because, operations }: Change): string {
  return [
    `  ${place}  ${message}`,
    `    ${because}`,
    ...(operations.length === 0 || operations[0] === place ? [] : [`    in ${listText(operations)}`]),
  ].join('\n');
}

function listText(operations: readonly string[]): string {
  const named = operations.slice(0, NAMED).join(', ');
  return operations.length > NAMED ? `${named} and ${operations.length - NAMED} more` : named;
}

function retiringText({ consumer }: Drift): string[] {
  if (!consumer || consumer.retiring.size === 0) return [];
  const lines = [...consumer.retiring].map(([operation, why]) => `  ${operation}  ${why.join(', ')}`);
  return [[`To be replaced first; the SOAP API ends on ${END_OF_SOAP}`, ...lines].join('\n')];
}

function summaryText({ service, changes, consumer }: Drift): string {
  if (consumer?.operations === 0)
    return `${consumer.name} uses nothing of ${service}, so nothing was compared; is it the right consumer file?`;
  if (changes.length === 0) return 'No drift.';
  const counts = EFFECTS.flatMap((effect) => {
    const count = changes.filter((change) => change.effect === effect).length;
    const [one, several] = WORDS[effect];
    return count === 0 ? [] : [`${count} ${count === 1 ? one : several}`];
  });
  return `${counted(changes.length, 'change')}: ${counts.join(', ')}.`;
}

const WORDS: Readonly<Record<Effect, readonly [one: string, several: string]>> = {
  'breaks-requests': ['breaks requests', 'break requests'],
  'breaks-answers': ['breaks answers', 'break answers'],
  harmless: ['is harmless', 'are harmless'],
};

import type { z } from 'zod';
import { nearestName } from '../nearest-name.ts';
import { hint, shown, type Written } from './document.ts';

type Issue = z.core.$ZodIssue;

/** What somebody who writes a file calls the kinds of value. */
const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  int: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a record',
  record: 'a record',
  null: 'nothing',
};

/** What is wrong with a value that is there, in words for whoever wrote it. */
export function issueText(issue: Issue, found: Written): string {
  if (issue.code === 'custom' && found.kind !== 'scalar') return issue.message;
  if (issue.code !== 'invalid_value') return `${wishIn(issue)}, not ${seen(found)}`;
  const choices = issue.values.map(String);
  const remedy = hint(nearestChoice(issue, found)) || `; it may be ${choices.join(', ')}`;
  return `${shown(found)} is not known here${remedy}`;
}

/** What would have fitted one of the forms a value can have. */
export function formsText(firsts: readonly Issue[], found: Written): string {
  const wanted = new Set(firsts.map(wantedIn));
  return `expected ${[...wanted].join(' or ')}, not ${seen(found)}`;
}

/** The choice that was meant; null where none is near, or there is nothing to choose. */
export function nearestChoice(issue: Issue, found: Written): string | null {
  if (issue.code !== 'invalid_value' || found.kind !== 'scalar') return null;
  return nearestName(found.text, issue.values.map(String));
}

/** Shapes that say it in words of their own begin with `expected` too. */
function wishIn(issue: Issue): string {
  const isOfZod = ['invalid_type', 'too_small', 'too_big'].includes(issue.code);
  return isOfZod ? `expected ${wantedIn(issue)}` : issue.message;
}

function wantedIn(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return KINDS[issue.expected] ?? issue.expected;
    case 'invalid_value':
      return issue.values.length === 1 ? String(issue.values[0]) : `one of ${issue.values.join(', ')}`;
    case 'too_small':
      return `at least ${amount(issue.minimum, issue.origin)}`;
    case 'too_big':
      return `at most ${amount(issue.maximum, issue.origin)}`;
    default:
      return issue.message;
  }
}

function amount(limit: number | bigint, origin: string): string {
  const units = { array: 'item', string: 'character' };
  const unit = origin === 'array' || origin === 'string' ? ` ${units[origin]}` : '';
  return `${limit}${unit}${unit !== '' && limit !== 1 ? 's' : ''}`;
}

function seen(found: Written): string {
  if (found.kind === 'list' && found.items.length === 0) return 'an empty list';
  return found.kind === 'scalar' && found.value === '' ? 'an empty text' : shown(found);
}

import { shortened } from '../../base/quoted-text.ts';
import type { Conditions, When } from '../../contracts/control/rules.ts';
import { patternText } from '../journal/pattern-text.ts';

/** The longest text of arguments in a sentence, in characters. */
const LONGEST_ARGUMENTS = 200;

/**
 * A rule in one sentence, e.g. `Call 5 of EmployeeService by x@y.nl loses its connection, and does nothing.`
 * @param predicate what becomes of the calls.
 */
export function ruleSentence(conditions: Conditions, predicate: string): string {
  return [
    turn(conditions.when ?? {}),
    ...concerned(conditions),
    ...chance(conditions),
    predicate,
    ...limit(conditions),
  ]
    .join(' ')
    .replaceAll(' ,', ',')
    .concat('.');
}

function turn({ call, fromCall, every = 1 }: When): string {
  if (call !== undefined) return `Call ${call}`;
  const calls = every === 1 ? 'Every call' : `Every ${ordinal(every)} call`;
  return fromCall === undefined ? calls : `${calls} from the ${ordinal(fromCall)} on`;
}

function concerned({ service, operation, version, login, with: wanted }: Conditions): string[] {
  const called = [service, operation, version].filter((part) => part !== undefined).join(' ');
  return [
    ...(called === '' ? [] : ['of', called]),
    ...(login === undefined ? [] : ['by', login]),
    ...(wanted === undefined ? [] : ['with', shortened(patternText(wanted), LONGEST_ARGUMENTS)]),
  ];
}

function chance({ probability, seed }: Conditions): string[] {
  if (probability === undefined) return [];
  const seeded = seed === undefined ? '' : ` (seed ${seed})`;
  return [`, with probability ${probability}${seeded},`];
}

function limit({ times }: Conditions): string[] {
  if (times === undefined) return [];
  return [`, ${times === 1 ? 'once' : `${times} times at most`}`];
}

function ordinal(number: number): string {
  const teen = number % 100 >= 11 && number % 100 <= 13;
  const ending = teen ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th');
  return `${number}${ending}`;
}

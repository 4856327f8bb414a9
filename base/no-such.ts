import { didYouMean, nearestName } from './nearest-name.ts';
import { NotPossible } from './not-possible.ts';
import { quoted } from './quoted-text.ts';

/** What there is of a kind of thing, and how a refusal tells it. */
interface Known {
  /** The names or numbers that there are. */
  readonly among: Iterable<string | number>;
  /** How a refusal calls the place of the name; the kind of thing unless said otherwise. */
  readonly field?: string;
  /** What to do where nothing near is there, in place of the list of all that are. */
  readonly remedy?: string;
}

/** A longer list is no help. */
const LONGEST_LIST = 12;

/** The refusal of a name or number that nothing has: `There is no tag 'Nrd'. Did you mean 'Noord'?` */
export function noSuch(
  thing: string,
  wanted: string | number,
  { among, field = thing, remedy }: Known,
): NotPossible {
  const known = [...among];
  const names = known.filter((one) => typeof one === 'string');
  const nearest = typeof wanted === 'string' ? nearestName(wanted, names) : null;
  return new NotPossible(
    'unknown',
    field,
    `There is no ${thing} ${nameText(wanted)}.`,
    didYouMean(nearest) || (remedy ?? listOf(known)),
    wanted,
  );
}

function listOf(known: readonly (string | number)[]): string {
  if (known.length === 0) return 'There is none yet.';
  const listed = known.slice(0, LONGEST_LIST).map(nameText).join(', ');
  return known.length > LONGEST_LIST
    ? `There are ${listed} and ${known.length - LONGEST_LIST} others.`
    : `There are ${listed}.`;
}

function nameText(name: string | number): string {
  return typeof name === 'number' ? String(name) : quoted(name);
}

import { NotPossible } from '../../base/not-possible.ts';

const MIB = 1024 * 1024;

/** What a server holds that takes room, how much of each at most, in all environments together, and what frees some. */
const KINDS = {
  messages: { most: 256 * MIB, text: 'bytes of messages in the journal', remedy: '' },
  records: { most: 256 * MIB, text: 'bytes of calls in the journal, without their messages', remedy: '' },
  bodies: {
    most: 256 * MIB,
    text: 'bytes of requests that are under way',
    remedy: 'Send it again in a second.',
  },
  answers: {
    most: 512 * MIB,
    text: 'bytes of long answers that are under way',
    remedy: 'Send it again in a second.',
  },
  uploads: {
    most: 256 * MIB,
    text: 'bytes of uploaded files',
    remedy: 'Delete environments that are not needed any more, or reset them.',
  },
  reports: {
    most: 256 * MIB,
    text: 'bytes of reports that were made in the background',
    remedy: 'Delete environments that are not needed any more, or reset them.',
  },
  environments: {
    most: 10_000,
    text: 'environments',
    remedy: 'Delete those that are not needed any more: DELETE /_mock/environments/{environment}.',
  },
  snapshots: {
    most: 10_000,
    text: 'snapshots',
    remedy: 'Restore one of those there are, or delete environments that are not needed any more.',
  },
  'snapshot-records': {
    most: 1_000_000,
    text: 'records in snapshots',
    remedy: 'Delete environments that are not needed any more: their snapshots go with them.',
  },
  logins: {
    most: 200_000,
    text: 'logins',
    remedy: 'Delete environments that are not needed any more, or reset them.',
  },
  templates: {
    most: 100_000,
    text: 'user templates',
    remedy: 'Delete those that are not needed any more, or their environments.',
  },
  'made-records': {
    most: 1_000_000,
    text: 'records that calls made',
    remedy: 'Delete environments that are not needed any more, or reset them.',
  },
  'seeded-employees': {
    most: 25_000,
    text: 'employees that seeds put in',
    remedy:
      'Delete environments that are not needed any more, or reset them; a world file that only counts them may have a million.',
  },
  mails: {
    most: 200_000,
    text: 'mails in outboxes',
    remedy: 'Delete environments that are not needed any more, or reset them.',
  },
  'sign-on-tokens': {
    most: 100_000,
    text: 'single sign-on tokens',
    remedy: 'Sign on with some of them, or wait until they expire.',
  },
  waits: { most: 2_000, text: 'requests that wait for calls', remedy: 'Wait with fewer of them at a time.' },
  forwards: {
    most: 5_000,
    text: 'tunnels and requests that are forwarded to other hosts',
    remedy: 'Send it again once some of them have ended.',
  },
  'trouble-rules': {
    most: 20_000,
    text: 'rules of trouble',
    remedy: 'Remove those that are not needed any more: DELETE /_mock/environments/{environment}/trouble.',
  },
  'answer-rules': {
    most: 20_000,
    text: 'rules that choose answers',
    remedy: 'Remove those that are not needed any more: DELETE /_mock/environments/{environment}/answers.',
  },
  'rule-bytes': {
    most: 64 * MIB,
    text: 'bytes of rules of both kinds',
    remedy:
      'Remove those that are not needed any more: DELETE /_mock/environments/{environment}/answers, and /trouble.',
  },
} as const;

export type CapacityName = keyof typeof KINDS;

export const CAPACITY_NAMES = Object.keys(KINDS) as CapacityName[];

export type CapacityValues = Readonly<Record<CapacityName, number>>;

export const DEFAULT_CAPACITY = Object.fromEntries(
  CAPACITY_NAMES.map((name) => [name, KINDS[name].most]),
) as CapacityValues;

interface Bound {
  readonly most: number;
  /** Each tells how much there is now of a part of it; to find out may take a look at every environment. */
  readonly parts: (() => number)[];
  /** There is no more than that: what there was at the last look, and all that was let in since; infinite before. */
  atMost: number;
  refused: number;
}

/** How much of everything a server holds. Nobody pushes out what another one needs: what has no room is refused. */
export class Capacity {
  readonly #bounds: ReadonlyMap<CapacityName, Bound>;

  constructor(values: Partial<CapacityValues> = {}) {
    const all = { ...DEFAULT_CAPACITY, ...values };
    this.#bounds = new Map(
      CAPACITY_NAMES.map((name) => [
        name,
        { most: all[name], parts: [], atMost: Number.POSITIVE_INFINITY, refused: 0 },
      ]),
    );
  }

  /** Says how it is found out how much there is, or how much of a part where several say so. */
  counts(name: CapacityName, used: () => number): void {
    this.#of(name).parts.push(used);
  }

  allowed(name: CapacityName): number {
    return this.#of(name).most;
  }

  used(name: CapacityName): number {
    return usedOf(this.#of(name));
  }

  /** How often there was no room. */
  refused(name: CapacityName): number {
    return this.#of(name).refused;
  }

  /** Whether there is room for so much more, which then is taken; counts when there is none. */
  admits(name: CapacityName, more = 1): boolean {
    const bound = this.#of(name);
    bound.atMost += more;
    if (bound.atMost <= bound.most) return true;
    const used = usedOf(bound);
    bound.atMost = used + more;
    if (bound.atMost <= bound.most) return true;
    bound.atMost = used;
    bound.refused++;
    return false;
  }

  /** Something was added that is not refused here: what fills it up is refused before it begins. */
  grows(name: CapacityName, more = 1): void {
    this.#of(name).atMost += more;
  }

  /** @throws NotPossible when there is no room for so much more. */
  require(name: CapacityName, more = 1): void {
    if (!this.admits(name, more)) throw this.exhausted(name);
  }

  /** The refusal of what has no room. */
  exhausted(name: CapacityName): NotPossible {
    const { text, remedy } = KINDS[name];
    return new NotPossible(
      'exhausted',
      name,
      `nmbrs-mock holds at most ${this.allowed(name)} ${text}.`,
      `${remedy} \`serve --limit ${name}=<number>\` changes how many.`.trim(),
    );
  }

  #of(name: CapacityName): Bound {
    return this.#bounds.get(name) as Bound;
  }
}

function usedOf({ parts }: Bound): number {
  return parts.reduce((sum, used) => sum + used(), 0);
}

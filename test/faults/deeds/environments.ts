import { NotPossible } from '../../../base/not-possible.ts';
import type { Environment } from '../../../client/environment.ts';
import type { Dice } from '../../campaign/support/dice.ts';
import { asked, type Deed, type Fate, type Find, type Reached } from './deed.ts';

/** The keys of what was put into an environment; null for one that is not there. */
type Content = readonly number[] | null;

/** An environment that comes and goes, as far as its client knows. */
interface Known {
  readonly subdomain: string;
  /** What it must hold. */
  content: Content;
  /** What the last step would have left, or led to, had it not had this fate. */
  other: { readonly content: Content; readonly fate: Fate } | null;
  /** What its snapshots hold. */
  readonly snapshots: Map<number, Content>;
  isBusy: boolean;
}

/** Something that is done to an environment. */
interface Step {
  /** What it holds then. */
  readonly content: Content;
  ask(): Promise<unknown>;
}

/** What is wrong where an environment holds what it would, had its last step not had its fate. */
const WRONG: Readonly<Record<Fate, Find['kind'] | null>> = {
  acknowledged: 'lost',
  refused: 'refused and there',
  unknown: null,
};

const SUBDOMAINS = ['komt', 'gaat', 'blijft'];

/**
 * Makes environments, puts something into them, remembers how they are, goes back to that and to their beginning, and deletes
 * them: each step is there as a whole, or not at all. Each has one client at a time, which knows what must be there.
 */
export class Environments implements Deed {
  readonly name = 'environment';
  readonly #dice: Dice;
  readonly #all: readonly Known[] = SUBDOMAINS.map((subdomain) => ({
    ...{ subdomain, content: null, other: null, snapshots: new Map(), isBusy: false },
  }));
  #lastKey = 0;
  readonly #finds: Find[] = [];

  constructor(dice: Dice) {
    this.#dice = dice;
  }

  async act(reached: Reached): Promise<Fate | null> {
    const free = this.#all.filter(({ isBusy, other }) => !isBusy && other?.fate !== 'unknown');
    if (free.length === 0) return null;
    const known = this.#dice.pick(free);
    known.isBusy = true;
    try {
      return await this.#take(known, reached);
    } finally {
      known.isBusy = false;
    }
  }

  async check(reached: Reached): Promise<readonly Find[]> {
    for (const known of this.#all) this.#judge(known, await heldBy(reached, known.subdomain));
    return this.#finds.splice(0);
  }

  async #take(known: Known, reached: Reached): Promise<Fate | null> {
    const chosen = await asked(() => this.#chosen(known, reached));
    // Nothing was asked for that writes.
    if (chosen.fate !== 'acknowledged') return null;
    const { content, ask } = chosen.answer;
    const { fate } = await asked(ask);
    const isDone = fate === 'acknowledged';
    known.other = { content: isDone ? known.content : content, fate };
    if (!isDone) return fate;
    become(known, content);
    const seen = await asked(() => heldBy(reached, known.subdomain));
    if (seen.fate === 'acknowledged') this.#judge(known, seen.answer);
    return fate;
  }

  async #chosen(known: Known, { mock }: Reached): Promise<Step> {
    const { subdomain, content, snapshots } = known;
    if (content === null)
      return { content: [], ask: () => mock.environment({ subdomain, keep: true, logins: [] }) };
    const environment = await mock.openEnvironment(subdomain);
    const put = () => this.#put(environment, content);
    return this.#dice.oneOf<Step>(
      put,
      put,
      put,
      () => ({ content, ask: async () => this.#remember(known, await environment.snapshot()) }),
      () => this.#restore(environment, snapshots) ?? put(),
      () => ({ content: [], ask: () => environment.reset() }),
      () => ({ content: null, ask: () => environment.delete() }),
    );
  }

  /** One call that writes a tag and two debtors. */
  #put(environment: Environment, content: readonly number[]): Step {
    const key = ++this.#lastKey;
    const debtors = [nameOf(key, 1), nameOf(key, 2)].map((name) => ({ name, number: name }));
    return {
      content: [...content, key],
      ask: () => environment.seed({ tags: [{ number: FIRST_TAG + key, name: nameOf(key, 3) }], debtors }),
    };
  }

  #restore(environment: Environment, snapshots: ReadonlyMap<number, Content>): Step | null {
    if (snapshots.size === 0) return null;
    const [snapshot, content] = this.#dice.pick([...snapshots]);
    return { content, ask: () => environment.restore(snapshot) };
  }

  #remember({ subdomain, content, snapshots }: Known, snapshot: number): void {
    if (snapshots.has(snapshot))
      this.#finds.push({ kind: 'id twice', about: `${snapshot} is that of two snapshots of ${subdomain}` });
    snapshots.set(snapshot, content);
  }

  #judge(known: Known, held: string): void {
    const { subdomain, content, other } = known;
    known.other = null;
    if (held === partsOf(content)) return;
    const isOther = other !== null && held === partsOf(other.content);
    const kind = isOther ? WRONG[other.fate] : 'half-written';
    if (kind !== null)
      this.#finds.push({ kind, about: `${subdomain} holds ${held} instead of ${partsOf(content)}` });
    else if (isOther) become(known, other.content);
  }
}

function become(known: Known, content: Content): void {
  known.content = content;
  if (content === null) known.snapshots.clear();
}

/** Behind those of the world. */
const FIRST_TAG = 1_000;

const PREFIX = 'deel';

function nameOf(key: number, part: number): string {
  return `${PREFIX} ${key}/${part}`;
}

const NOT_THERE = 'nothing, since it is not there';

/** All that must be found of what was put into an environment. */
function partsOf(content: Content): string {
  if (content === null) return NOT_THERE;
  return sorted(content.flatMap((key) => [1, 2, 3].map((part) => nameOf(key, part))));
}

/** All that is found. */
async function heldBy({ mock }: Reached, subdomain: string): Promise<string> {
  try {
    const environment = await mock.openEnvironment(subdomain);
    const found = [...(await environment.tags()), ...(await environment.debtors())];
    return sorted(found.map(({ name }) => name).filter((name) => name.startsWith(PREFIX)));
  } catch (error) {
    if (error instanceof NotPossible && error.field === 'environment') return NOT_THERE;
    throw error;
  }
}

function sorted(names: readonly string[]): string {
  return `[${names.toSorted().join(', ')}]`;
}

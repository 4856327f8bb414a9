import type { Login } from '../../../client/login.ts';
import type { LoginRecord } from '../../../contracts/control/logins.ts';
import { asked, type Deed, type Fate, type Find, type IdBook, type Reached } from './deed.ts';

/** How far a login has come, as far as its client knows. */
interface Known {
  /** How many steps it took: those that were acknowledged, and those that were found. */
  steps: number;
  /** What became of the step after these, where it was asked for: it is not asked for again. */
  next: Fate | null;
  readonly username: string;
  readonly password: string;
  login: Login | null;
  /** The token that it must have; null for none, or for one that is not known. */
  token: string | null;
  isBusy: boolean;
}

/** After its making. */
const STEPS: readonly ((login: Login, known: Known) => Promise<unknown>)[] = [
  (login) => login.invite(),
  (login, { password }) => login.activate(password),
  (login) => login.switchApiAccount(true),
  (login) => login.resetToken(),
];

/** The client looks what became of a login that it had invited. */
const ASKED_AFTERWARDS = { looksAfterwards: true };

const ALL_STEPS = 1 + STEPS.length;

/** Makes logins and takes them through their steps: each step is there as a whole, with its mail, password and token. */
export class Logins implements Deed {
  readonly name = 'login';
  readonly #ids: IdBook;
  readonly #all: Known[] = [];

  constructor(ids: IdBook) {
    this.#ids = ids;
  }

  async act(reached: Reached): Promise<Fate> {
    const known = this.#all.find(({ isBusy, next, steps }) => !isBusy && next === null && steps < ALL_STEPS);
    return this.#step(known ?? this.#begun(), reached);
  }

  async check({ environment }: Reached): Promise<readonly Find[]> {
    const [records, mails] = [await environment.listLogins(), await environment.outbox()];
    const recordOf = new Map(records.map((record) => [record.username, record]));
    const mailed = new Set(mails.map(({ to }) => to));
    return this.#all.flatMap((known) => {
      const record = recordOf.get(known.username) ?? null;
      return this.#judge(known, record, mailed.has(known.username));
    });
  }

  #begun(): Known {
    const number = this.#all.length + 1;
    const known: Known = {
      ...{ steps: 0, next: null, login: null, token: null, isBusy: false },
      username: `gebruiker${number}@kudde.example`,
      password: `Geheim-${number}`,
    };
    this.#all.push(known);
    return known;
  }

  async #step(known: Known, { environment }: Reached): Promise<Fate> {
    known.isBusy = true;
    known.next = 'unknown';
    const { login, steps, username } = known;
    const taken = await asked(async () => {
      if (login === null) known.login = await environment.addLogin({ username, template: 'Volledig' });
      else await STEPS[steps - 1]?.(login, known);
    }, ASKED_AFTERWARDS);
    known.isBusy = false;
    known.next = taken.fate;
    if (taken.fate !== 'acknowledged') return taken.fate;
    known.steps++;
    known.next = null;
    known.token = known.login?.token || null;
    return taken.fate;
  }

  #judge(known: Known, record: LoginRecord | null, isMailed: boolean): Find[] {
    const { steps, next, username, token } = known;
    const find = (kind: Find['kind'], wrong: string): Find[] => [
      { kind, about: `${username} ${wrong}: ${JSON.stringify(record)}` },
    ];
    const found = stepsOf(record, isMailed, known);
    if (found === null) return find('half-written', `has half a step after ${steps}`);
    // From the token alone is not seen whether it was reset.
    const isReset = token !== null && record?.token !== token;
    const taken = found === ALL_STEPS - 1 && (isReset || steps === ALL_STEPS) ? ALL_STEPS : found;
    known.next = next === 'unknown' && taken === steps ? 'refused' : next;
    if (taken < steps) return find('lost', `has ${taken} of ${steps} steps`);
    if (taken > steps && next !== 'unknown')
      return find('refused and there', `has ${taken} of ${steps} steps`);
    if (taken > steps + 1) return find('refused and there', `has ${taken} of at most ${steps + 1} steps`);
    if (taken === steps && isReset) return find('lost', `had the token ${token}`);
    if (taken > steps) Object.assign(known, { steps: taken, next: 'refused', token: record?.token ?? null });
    return record === null ? [] : this.#ids.claim(record.id, `login ${username}`);
  }
}

/** How many steps a login has behind it; null where it has half of one. */
function stepsOf(record: LoginRecord | null, isMailed: boolean, { password }: Known): number | null {
  if (record === null) return isMailed ? null : 0;
  const { state, token, apiAccount } = record;
  const has = [isMailed, record.password === password, apiAccount, token !== null];
  const wanted = (...all: readonly boolean[]) => all.every((one, at) => one === has[at]);
  if (state === 'created') return wanted(false, false, false, false) ? 1 : null;
  if (state === 'invited') return wanted(true, false, false, false) ? 2 : null;
  if (wanted(true, true, false, false)) return 3;
  return wanted(true, true, true, true) ? 4 : null;
}

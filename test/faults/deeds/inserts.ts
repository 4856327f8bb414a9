import { asked, called, type Deed, type Fate, type Find, type IdBook, type Reached } from './deed.ts';

/** Something that was put in under a key that nothing else has. */
interface Insert {
  fate: Fate;
  /** As it must be found. */
  readonly content: string;
}

/** Something that is there. */
interface Found {
  readonly key: string;
  readonly content: string;
  readonly id: number | null;
}

/** A way to put something in, and to find it again. */
interface Way {
  readonly name: string;
  /** As something is found that was put in under a key. */
  contentOf(key: number): string;
  /** @returns its id; null where it has none. */
  insert(reached: Reached, key: number): Promise<number | null>;
  /** All that is there. */
  find(reached: Reached): Promise<readonly Found[]>;
}

/** Puts things in, each under a key of its own: what was acknowledged stays, as a whole and with its id. */
export class Inserts implements Deed {
  readonly #way: Way;
  readonly #ids: IdBook;
  readonly #inserts = new Map<string, Insert>();
  #lastKey = 10_000;
  /** Found between two checks. */
  readonly #finds: Find[] = [];

  constructor(way: Way, ids: IdBook) {
    this.#way = way;
    this.#ids = ids;
  }

  get name(): string {
    return this.#way.name;
  }

  async act(reached: Reached): Promise<Fate> {
    const number = ++this.#lastKey;
    const insert: Insert = { fate: 'unknown', content: this.#way.contentOf(number) };
    this.#inserts.set(String(number), insert);
    const result = await asked(() => this.#way.insert(reached, number));
    insert.fate = result.fate;
    if (result.fate === 'acknowledged') this.#finds.push(...this.#claim(String(number), result.answer));
    return result.fate;
  }

  async check(reached: Reached): Promise<readonly Find[]> {
    const finds = this.#finds.splice(0);
    const found = new Map<string, Found>();
    for (const one of await this.#way.find(reached)) {
      if (found.has(one.key)) finds.push(this.#find('half-written', one.key, 'is there twice'));
      found.set(one.key, one);
    }
    for (const [key, insert] of this.#inserts) finds.push(...this.#judge(key, insert, found.get(key)));
    return finds;
  }

  #judge(key: string, insert: Insert, found: Found | undefined): Find[] {
    const { fate, content } = insert;
    insert.fate = found ? 'acknowledged' : 'refused';
    if (!found) return fate === 'acknowledged' ? [this.#find('lost', key, 'was acknowledged')] : [];
    if (fate === 'refused')
      return [this.#find('refused and there', key, 'was refused, or was not there before')];
    if (found.content !== content)
      return [this.#find('half-written', key, `is ${found.content} instead of ${content}`)];
    return this.#claim(key, found.id);
  }

  #claim(key: string, id: number | null): Find[] {
    return id === null ? [] : this.#ids.claim(id, `${this.name} ${key}`);
  }

  #find(kind: Find['kind'], key: string, wrong: string): Find {
    return { kind, about: `${this.name} ${key} ${wrong}` };
  }
}

const DEBTOR = 1001;

export const departments: Way = {
  name: 'department',
  contentOf: (key) => `afdeling ${key}`,
  async insert({ soap }, key) {
    const department = `<Id>0</Id><Code>${key}</Code><Description>afdeling ${key}</Description>`;
    const parameters = `<DebtorId>${DEBTOR}</DebtorId><department>${department}</department>`;
    const reply = await called(soap, 'DebtorService', 'Department_Insert', parameters);
    return Number(reply.one('Department_InsertResult'));
  },
  async find({ soap }) {
    const reply = await called(soap, 'DebtorService', 'Department_GetList', `<DebtorId>${DEBTOR}</DebtorId>`);
    const [ids, codes, descriptions] = [reply.ids(), reply.all('Code'), reply.all('Description')];
    return codes.map((key, at) => ({ key, id: ids[at] ?? null, content: descriptions[at] ?? '' }));
  },
};

const EMPLOYEES = [5_000_001, 5_000_002, 5_000_003, 5_000_004, 5_000_005];

/** A call that puts in several records. */
export const batches: Way = {
  name: 'batch of children',
  contentOf: (key) => childrenOf(key).join(', '),
  async insert({ soap }, key) {
    const children = childrenOf(key).map(
      (name) =>
        `<Child><Id>0</Id><Name>Kind</Name><FirstName>${name}</FirstName><Initials>K.</Initials>` +
        '<Gender>male</Gender><Birthday>2020-01-01T00:00:00</Birthday></Child>',
    );
    const employee = EMPLOYEES[key % EMPLOYEES.length];
    const parameters = `<EmployeeId>${employee}</EmployeeId><children>${children.join('')}</children>`;
    await called(soap, 'EmployeeService', 'Children_InsertBatch', parameters);
    return null;
  },
  async find({ soap }) {
    const parts = new Map<string, string[]>();
    for (const employee of EMPLOYEES) {
      const parameters = `<EmployeeId>${employee}</EmployeeId>`;
      const reply = await called(soap, 'EmployeeService', 'Children_Get', parameters);
      for (const name of reply.all('FirstName')) {
        const [key = '', part] = name.split('/');
        if (part) parts.set(key, [...(parts.get(key) ?? []), name]);
      }
    }
    return [...parts].map(([key, names]) => ({ key, id: null, content: names.join(', ') }));
  },
};

function childrenOf(key: number): string[] {
  return Array.from({ length: 2 + (key % 3) }, (_, at) => `${key}/${at + 1}`);
}

export const tags: Way = {
  name: 'tag',
  contentOf: (key) => `kenmerk ${key}`,
  // Tags are numbered by themselves: their numbers are no ids of the environment.
  insert: async ({ environment }, key) => -(await environment.addTag(`kenmerk ${key}`)).number,
  async find({ environment }) {
    const all = await environment.tags();
    return all.flatMap(({ name, number }) => {
      const key = /^kenmerk (\d+)$/.exec(name)?.[1];
      return key === undefined ? [] : [{ key, id: -number, content: name }];
    });
  },
};

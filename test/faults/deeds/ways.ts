import { called } from './deed.ts';
import type { Way } from './inserts.ts';

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
  async remove({ soap }, id) {
    const parameters = `<DebtorId>${DEBTOR}</DebtorId><id>${id}</id>`;
    await called(soap, 'DebtorService', 'Department_Delete', parameters);
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

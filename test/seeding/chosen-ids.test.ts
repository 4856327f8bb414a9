import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Environment } from '../../client/environment.ts';
import { type Nmbrs, startNmbrs } from '../../client/in-process/start.ts';
import type { WantedSeed } from '../../contracts/seed/seed.ts';
import type { State } from '../../contracts/seed/state.ts';
import { type World, worldSchema } from '../../contracts/seed/world.ts';
import { FIRST_NEW_ID } from '../../fixtures/ids.ts';
import { openWorldText, worldOfFiles } from '../../fixtures/world-file.ts';
import { SoapClient } from '../support/soap-client.ts';

let nmbrs: Nmbrs;
beforeAll(async () => {
  nmbrs = await startNmbrs();
});
afterAll(() => nmbrs.close());

async function stateOf(env: Environment): Promise<State> {
  const state = (await env.export()).environments?.[0]?.state;
  if (!state) throw new Error('an export has a state');
  return state;
}

/** The ids that records have of those that an environment gives out, each as often as it is that of one. */
function ownIds(state: State): number[] {
  const { debtors, companies, employees, templates, logins, mails } = state;
  // The insurance that a company begins with has its id, as in a world.
  const firms = companies.records.map(({ socialInsurances: _, ...company }) => company);
  const ids: number[] = [];
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [name, part] of Object.entries(value)) {
      if (name === 'id' || (name === 'number' && 'reports' in value)) ids.push(Number(part));
      if (!ASSIGNED.has(name)) look(part);
    }
  };
  look([debtors.records, firms, employees.records, templates, logins, mails]);
  return ids.filter((id) => id >= FIRST_NEW_ID);
}

function repeatedIn(ids: readonly number[]): number[] {
  return ids.filter((id, at) => ids.indexOf(id) < at);
}

/** What is named again where it is assigned. */
const ASSIGNED = new Set(['department', 'function', 'costCenter', 'costUnit']);

/** Records of each kind that has an id, between those that are made: what comes first chooses last. */
function seedOf([debtor, company, centre, cost, employee, address, file, report, child]: readonly number[]) {
  return {
    debtors: [
      {
        ...{ id: debtor, number: 'D', departments: [{ code: 1 }] },
        companies: [
          {
            ...{ id: company, number: 1, costCenters: [{ code: 'A' }, { id: centre, code: 'B' }] },
            workCosts: [{ id: cost, value: 1 }],
            employees: [
              { generate: 2 },
              {
                children: [{ firstName: 'Bo' }],
                absences: [{ number: file, reports: [{ id: report, start: 'today' }] }],
              },
              {
                id: employee,
                addresses: [{ id: address, street: 'Dam' }],
                children: [{ id: child, firstName: 'Bo' }],
              },
            ],
          },
        ],
      },
    ],
  } as WantedSeed;
}

const CHOSEN = 9;

describe('ids that a seed chooses of those that an environment gives out', () => {
  it('are had by their records, and by no others, now and after an export', async () => {
    const { nextId } = await stateOf(await nmbrs.environment({ from: 'proef' }));
    const someIds = fc.uniqueArray(fc.integer({ min: nextId, max: nextId + 900 }), {
      minLength: CHOSEN,
      maxLength: CHOSEN,
    });
    await fc.assert(
      fc.asyncProperty(someIds, async (chosen) => {
        const env = await nmbrs.environment({ from: 'proef', clock: { frozen: true } });
        await env.seed(seedOf(chosen));
        const state = await stateOf(env);
        const ids = ownIds(state);
        expect(ids).toEqual(expect.arrayContaining(chosen));
        expect(repeatedIn(ids)).toEqual([]);

        const text = JSON.stringify(await env.export());
        const copy = await startNmbrs({
          world: worldOfFiles([
            openWorldText(worldSchema.parse(JSON.parse(text)) as World, text, 'world.json'),
          ]),
        });
        try {
          const again = await copy.openEnvironment(env.subdomain);
          expect(await stateOf(again)).toEqual(state);
          // What is made from then on passes over them, too.
          await again.seed({ debtors: [{ number: 'E', companies: [{ number: 1, employees: 2 }] }] });
          expect(repeatedIn(ownIds(await stateOf(again)))).toEqual([]);
        } finally {
          await copy.close();
        }
      }),
      { numRuns: 20 },
    );
  });

  it('are passed over by calls', async () => {
    const env = await nmbrs.environment({ from: 'proef' });
    const { nextId } = await stateOf(env);
    const chosen = [nextId + 400, nextId + 401, nextId + 403];
    await env.seed({
      debtors: [
        {
          number: 'D',
          companies: [
            { number: 1, costCenters: chosen.map((id, at) => ({ id, code: `C${at}` })), employees: 0 },
          ],
        },
      ],
    });
    const { master } = env.logins;
    const client = new SoapClient(nmbrs.url, master);
    const given: number[] = [];
    while ((given.at(-1) ?? 0) < nextId + 404) {
      const child =
        '<child><Id>0</Id><FirstName>Bo</FirstName><Gender>male</Gender><Birthday>2020-05-05T00:00:00</Birthday></child>';
      const answer = await client.call(
        'EmployeeService',
        'Children_Insert',
        `<EmployeeId>5013001</EmployeeId>${child}`,
      );
      given.push(Number(answer.one('Children_InsertResult')));
    }
    expect(given).toEqual(expect.arrayContaining([nextId + 402, nextId + 404]));
    expect(given.filter((id) => chosen.includes(id))).toEqual([]);
  });

  it('cannot be had again', async () => {
    const env = await nmbrs.environment({ from: 'proef' });
    const { nextId } = await stateOf(env);
    const debtor = (number: string, id: number) => ({ debtors: [{ number, id }] });
    await env.seed(debtor('D', nextId + 100));
    const refused = (id: number, why: string) =>
      expect(env.seed(debtor('E', id))).rejects.toThrow(`debtors[0].id is ${id}, which is ${why}`);
    await refused(nextId + 100, `that of debtor ${nextId + 100}`);
    await refused(nextId - 1, 'one that the environment gave out itself');
    await refused((await stateOf(env)).nextId - 1, 'one that the environment gave out itself');
  });
});

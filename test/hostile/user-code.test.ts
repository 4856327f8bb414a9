import { afterEach, describe, expect, it, vi } from 'vitest';
import { FIRST_COMPANY_ID } from '../../fixtures/ids.ts';
import { openWorld } from '../../fixtures/world.ts';
import { type Nmbrs, type NmbrsOptions, startNmbrs } from '../../index.ts';
import { listDebtors } from '../control/support/soap.ts';
import { SoapClient } from '../support/soap-client.ts';

let nmbrs: Nmbrs | undefined;

afterEach(async () => {
  vi.restoreAllMocks();
  await nmbrs?.close();
});

/** A mock whose user has passed in code that goes wrong, and what it was told of that. */
async function start(options: NmbrsOptions): Promise<{ nmbrs: Nmbrs; errors: unknown[] }> {
  const errors: unknown[] = [];
  nmbrs = await startNmbrs({ onError: (error) => errors.push(error), ...options });
  return { nmbrs, errors };
}

const FAILURE = new Error('my own mistake');

async function ask({ url, logins }: Nmbrs) {
  const [master] = logins;
  return await listDebtors(url, master as (typeof logins)[0]);
}

describe('code that a user passes in and that goes wrong', () => {
  it.each([
    [
      'throws',
      () => {
        throw FAILURE;
      },
    ],
    ['rejects later', () => Promise.reject(FAILURE)],
  ])('ends nothing where a listener of calls %s', async (_, onCall) => {
    const { nmbrs, errors } = await start({ onCall });
    expect((await ask(nmbrs)).ids).toHaveLength(6);
    expect((await ask(nmbrs)).ids).toHaveLength(6);
    expect(errors).toEqual([FAILURE, FAILURE]);
    expect(await nmbrs.calls.list()).toHaveLength(2);
  });

  it('ends nothing where the listener of errors goes wrong itself, and is told on stderr', async () => {
    const stderr = vi.spyOn(console, 'error').mockImplementation(() => {});
    const ownFailure = new Error('cannot log');
    const throwing = () => {
      throw FAILURE;
    };
    const { nmbrs } = await start({
      onCall: throwing,
      onError: () => {
        throw ownFailure;
      },
    });
    expect((await ask(nmbrs)).ids).toHaveLength(6);
    expect((await ask(nmbrs)).ids).toHaveLength(6);
    expect(stderr.mock.calls.map(([told, , failure]) => [told, failure])).toEqual([
      [FAILURE, ownFailure],
      [FAILURE, ownFailure],
    ]);
  });

  it('ends nothing where a world of the user throws: the call is answered 9999, the next one as ever', async () => {
    const world = openWorld();
    let isBroken = true;
    const { nmbrs, errors } = await start({
      world: {
        ...world,
        employees: (companyId) => {
          if (isBroken) throw FAILURE;
          return world.employees(companyId);
        },
      },
    });
    const client = new SoapClient(nmbrs.url, nmbrs.logins[0] ?? null);
    const parameters = `<CompanyId>${FIRST_COMPANY_ID}</CompanyId><EmployeeType>2</EmployeeType>`;
    const list = () => client.call('EmployeeService', 'List_GetByCompany', parameters);
    // The client refuses it, since no operation declares that it fails like this.
    await expect(list()).rejects.toThrow('raised 9999');
    expect(errors).toEqual([FAILURE]);
    isBroken = false;
    expect((await list()).ids().length).toBeGreaterThan(0);
  });
});

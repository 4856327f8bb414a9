import { runInNewContext } from 'node:vm';
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
    [
      'rejects later, in a realm of its own',
      () => runInNewContext('(error) => Promise.reject(error)')(FAILURE),
    ],
    [
      'answers what is like a promise, and fails',
      () => Object.fromEntries([['then', (_: unknown, fail: (error: unknown) => void) => fail(FAILURE)]]),
    ],
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
        employee: (employeeId) => {
          if (isBroken) throw FAILURE;
          return world.employee(employeeId);
        },
      },
    });
    const client = new SoapClient(nmbrs.url, nmbrs.logins[0] ?? null);
    const parameters = `<CompanyId>${FIRST_COMPANY_ID}</CompanyId><EmployeeType>2</EmployeeType>`;
    const list = () => client.call('EmployeeService', 'List_GetByCompany', parameters);
    // The client refuses it, since no operation declares that it fails like this.
    await expect(list()).rejects.toThrow('raised 9999');
    expect(errors).toEqual([FAILURE]);
    expect((await nmbrs.calls.list()).at(-1)?.reason).toBe(FAILURE.message);
    isBroken = false;
    expect((await list()).ids().length).toBeGreaterThan(0);
  });

  it('gets a copy of the call and of its messages', async () => {
    const { nmbrs } = await start({
      onCall: (call, envelopes) => {
        const own = call as unknown as Record<string, unknown>;
        own.service = 'Changed';
        delete own.number;
        (envelopes as unknown as Record<string, unknown>).request = '';
      },
    });
    await ask(nmbrs);
    const [call] = await nmbrs.calls.list();
    expect(call).toMatchObject({ service: 'DebtorService', number: 1 });
    expect((await nmbrs.calls.messages(1)).request).toContain('List_GetAll');
  });

  it.each<[string, () => unknown]>([
    ['a promise that fails', () => Promise.reject(FAILURE)],
    ['what is like a promise', () => Object.fromEntries([['then', () => {}]])],
    ['a generator', function* () {}],
  ])('ends nothing where a test of a value gives %s, and is refused', async (_, test) => {
    const { nmbrs } = await start({});
    await ask(nmbrs);
    const [master] = nmbrs.logins;
    const env = await nmbrs.openEnvironment(master?.environment ?? '');
    await new SoapClient(nmbrs.url, env.logins.master).call(
      'DebtorService',
      'Debtor_Get',
      '<DebtorId>1001</DebtorId>',
    );
    const asked = (expected: unknown) =>
      env.calls.expectCalled({ operation: 'Debtor_Get', with: { DebtorId: expected as never } });
    await expect(asked(test)).rejects.toThrow('answers later, and is not waited for');
    await expect(asked({ asymmetricMatch: test })).rejects.toThrow('answers later, and is not waited for');
  });

  it.each<[object, string]>([
    [{ prot: 8080 }, "There is no option 'prot'. Did you mean 'port'?"],
    [{ port: 'x' }, "port is 'x', not a whole number from 0 to 65535."],
    [{ port: 70_000 }, 'port is 70000, not a whole number from 0 to 65535.'],
    [{ host: '' }, "host is '', not a text of at least one character."],
    [{ idleTimeout: Number.NaN }, 'idleTimeout is NaN, not a number of milliseconds above 0.'],
    [{ answerTimeout: 0 }, 'answerTimeout is 0, not a number of milliseconds above 0.'],
    [{ idleTimeout: 0 }, 'idleTimeout is 0, not a number of milliseconds above 0.'],
    [{ requestTimeout: -1 }, 'requestTimeout is -1, not a number of milliseconds above 0.'],
    [
      { limits: { nope: 1 } },
      'limits is an object, not an object of whole numbers above 0 by the names body, depth',
    ],
    [{ controlToken: 3 }, 'controlToken is 3, not a text that is not blank.'],
    [{ world: {} }, 'world is an object, not a world, as openWorldFile opens it.'],
    [{ onError: 3 }, 'onError is 3, not a function.'],
    [{ onCall: {} }, 'onCall is an object, not a function.'],
  ])('does not start with %j', async (options, message) => {
    await expect(startNmbrs(options as NmbrsOptions)).rejects.toThrow(message);
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { Unreachable } from '../../base/unreachable.ts';
import type { Environment } from '../../client/environment.ts';
import { startNmbrs } from '../../client/in-process/start.ts';
import type { RecordedCall } from '../../contracts/control/calls.ts';
import { connectNmbrs, WrongExpectation } from '../../index.ts';
import { DOORS, useMock } from '../support/doors.ts';
import { SoapClient } from '../support/soap-client.ts';

/** Resolves once the observer was called so often. */
function observing(times: number) {
  const calls: RecordedCall[] = [];
  let done = () => {};
  const observed = new Promise<void>((resolve) => {
    done = resolve;
  });
  const observer = (call: RecordedCall) => {
    calls.push(call);
    if (calls.length === times) done();
  };
  return { calls, observed, observer };
}

function getDebtor({ url, logins }: Environment<'master'>, id: number) {
  return new SoapClient(url, logins.master).call('DebtorService', 'Debtor_Get', `<DebtorId>${id}</DebtorId>`);
}

describe.each(DOORS)('calls that are followed %s', (door) => {
  const errors: unknown[] = [];
  const mock = useMock(door, { onError: (error) => errors.push(error) });
  let env: Environment<'master'>;
  beforeEach(async () => {
    errors.length = 0;
    env = await mock().environment();
  });

  it('come one by one as they are made, those before left out', async () => {
    await getDebtor(env, 1001);
    const { calls, observed, observer } = observing(2);
    const following = await env.calls.follow(observer);
    await getDebtor(env, 1002);
    await getDebtor(env, 1003);
    await observed;
    await following.stop();
    await getDebtor(env, 1004);
    expect(calls.map((call) => call.arguments)).toEqual([{ DebtorId: 1002 }, { DebtorId: 1003 }]);
    expect(calls).toEqual((await env.calls.list()).slice(1, 3));
  });

  it('are all observed before it stops, each after the one before', async () => {
    const order: string[] = [];
    const following = await env.calls.follow(async ({ arguments: args }) => {
      order.push(`${args?.DebtorId} begins`);
      await new Promise((resolve) => setTimeout(resolve, 1));
      order.push(`${args?.DebtorId} ends`);
    });
    await getDebtor(env, 1001);
    await getDebtor(env, 1002);
    await following.stop();
    expect(order).toEqual(['1001 begins', '1001 ends', '1002 begins', '1002 ends']);
  });

  it.each<[string, (call: RecordedCall) => unknown]>([
    [
      'throws',
      () => {
        throw new Error('not this one');
      },
    ],
    ['gives a promise that fails', () => Promise.reject(new Error('not this one'))],
  ])('go on when the observer %s, which the mock and who stops it are told', async (_, fail) => {
    const { calls, observer } = observing(2);
    const following = await env.calls.follow((call) => {
      observer(call);
      return calls.length === 1 ? fail(call) : undefined;
    });
    expect((await getDebtor(env, 1001)).status).toBe(200);
    expect((await getDebtor(env, 1002)).status).toBe(200);
    await expect(following.stop()).rejects.toThrow('not this one');
    expect(calls).toHaveLength(2);
    expect(errors).toEqual([expect.objectContaining({ message: 'not this one' })]);
  });

  it('are followed no longer when the environment is deleted', async () => {
    const following = await env.calls.follow(() => {});
    await env.delete();
    await following.stop();
    expect(errors).toEqual([]);
  });

  it('end though an observer never answers, or awaits the end of its own following, which is told', async () => {
    const patience = '500ms';
    const idle = await env.calls.follow(() => new Promise(() => {}), { patience });
    let stop = () => Promise.resolve();
    const waiting = await env.calls.follow(() => stop(), { patience });
    stop = () => waiting.stop();
    await getDebtor(env, 1001);
    await env.calls.waitFor('Debtor_Get');
    const stopped = await Promise.allSettled([idle.stop(), waiting.stop()]);
    expect(stopped.map((result) => result.status === 'rejected' && String(result.reason))).toEqual([
      expect.stringContaining('The observer of calls has not answered for 0.5 s to call '),
      expect.stringContaining('The observer of calls has not answered for 0.5 s to call '),
    ]);
  });

  it('tell a failed assertion of the observer once more when the environment is deleted, unless it was told', async () => {
    const lost = new Error('not this one');
    const fail = () => {
      throw lost;
    };
    await env.calls.follow(fail);
    await getDebtor(env, 1001);
    await expect(env.delete()).rejects.toBe(lost);
    expect(env.isDeleted).toBe(true);

    const other = await mock().environment();
    const following = await other.calls.follow(fail);
    await getDebtor(other, 1001);
    await expect(following.stop()).rejects.toBe(lost);
    await other.delete();
  });

  it.each([undefined, 3, {}])('take no observer that is no function: %j', async (observer) => {
    await expect(env.calls.follow(observer as never)).rejects.toThrow(
      'The observer of calls is no function.',
    );
  });

  it('tell when the environment is deleted by another', async () => {
    const following = await env.calls.follow(() => {});
    await (await mock().openEnvironment(env.subdomain)).delete();
    await expect(following.stop()).rejects.toThrow(`There is no environment '${env.subdomain}'.`);
    expect(errors).toHaveLength(1);
  });
});

describe.each(DOORS)('a test of the caller, %s', (door) => {
  const mock = useMock(door);

  it('that throws ends the expectation and nothing else', async () => {
    const env = await mock().environment();
    await getDebtor(env, 1001);
    const wrong = () => {
      throw new TypeError('of the test');
    };
    const asked = env.calls.expectCalled({ operation: 'Debtor_Get', with: { DebtorId: wrong } });
    await expect(asked).rejects.toThrow(WrongExpectation);
    await expect(asked).rejects.toThrow(/^The test \(\) => .* fails on 1001: of the test$/);
    const matcher = { asymmetricMatch: wrong };
    await expect(
      env.calls.expectCalled({ operation: 'Debtor_Get', with: { DebtorId: matcher } }),
    ).rejects.toThrow('of the test');
    expect((await getDebtor(env, 1001)).status).toBe(200);
    await env.calls.expectCalled({ operation: 'Debtor_Get', with: { DebtorId: (id) => id === 1001 } }, 2);
  });

  it('is run on the calls there were, and no others count', async () => {
    const env = await mock().environment();
    await getDebtor(env, 1001);
    // Each time it is asked one more call is made, which it is not asked about.
    const later: Promise<unknown>[] = [];
    const test = () => later.push(getDebtor(env, 1002)) > 0;
    const { holds } = await env.calls.verify({ operation: 'Debtor_Get', with: test }, 1);
    expect([holds, later.length]).toEqual([true, 1]);
    await Promise.all(later);
  });
});

describe('a listener of the server', () => {
  it.each<[string, () => unknown]>([
    [
      'throws',
      () => {
        throw new Error('of onCall');
      },
    ],
    ['gives a promise that fails', () => Promise.reject(new Error('of onCall'))],
  ])('that %s is told, and the calls are answered and noted', async (_, fail) => {
    const errors: unknown[] = [];
    const nmbrs = await startNmbrs({ onCall: fail, onError: (error) => errors.push(error) });
    try {
      const env = await nmbrs.environment();
      for (const id of [1001, 1002]) expect((await getDebtor(env, id)).status).toBe(200);
      expect(await env.calls.list()).toHaveLength(2);
      expect(errors).toEqual(Array(2).fill(expect.objectContaining({ message: 'of onCall' })));
    } finally {
      await nmbrs.close();
    }
  });
});

describe('a mock that is closed', () => {
  it.each(DOORS)('answers nothing any more, and who follows is told, %s', async (door) => {
    const errors: unknown[] = [];
    const onError = (error: unknown) => errors.push(error);
    const nmbrs = await startNmbrs({ onError });
    const env = await (door === 'over HTTP' ? connectNmbrs(nmbrs.url, { onError }) : nmbrs).environment();
    const following = await env.calls.follow(() => {});
    await nmbrs.close();
    await expect(env.clock()).rejects.toThrow(Unreachable);
    await expect(env.clock()).rejects.toThrow(`no mock answers at ${nmbrs.url}: `);
    await expect(following.stop()).rejects.toThrow(Unreachable);
    // In its own process the mock was closed on purpose, which is no news.
    expect(errors).toHaveLength(door === 'over HTTP' ? 1 : 0);
  });
});

import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Environment } from '../../client/environment.ts';
import { startNmbrs } from '../../client/in-process/start.ts';
import { DOORS, useMock } from '../support/doors.ts';
import { SoapClient } from '../support/soap-client.ts';

/** A test that fakes its timers and its Date changes nothing of the mock's: what waits ends, and times are real. */

const LONG_AGO = new Date('2001-01-01T00:00:00Z');

beforeEach(() => {
  vi.useFakeTimers({ now: LONG_AGO });
});
afterEach(() => {
  vi.useRealTimers();
});

function getDebtor({ url, logins }: Environment<'master'>) {
  return new SoapClient(url, logins.master).call('DebtorService', 'Debtor_Get', '<DebtorId>1001</DebtorId>');
}

describe.each(DOORS)('under fake timers %s', (door) => {
  const mock = useMock(door);
  let env: Environment<'master'>;
  beforeEach(async () => {
    env = await mock().environment();
  });

  it('waiting for a call in vain ends', async () => {
    await expect(env.calls.waitFor('Debtor_Get', { within: '50ms' })).rejects.toThrow('Waited 50ms in vain.');
  });

  it('a call is waited for, and recorded with its time', async () => {
    const [[call]] = await Promise.all([env.calls.waitFor('Debtor_Get'), getDebtor(env)]);
    expect(new Date(call?.time ?? 0).getFullYear()).toBeGreaterThan(2025);
    expect(call?.durationMs).toBeGreaterThan(0);
  });

  it('a late answer comes', async () => {
    await env.addTrouble({ effect: { kind: 'latency', ms: 30 } });
    expect((await getDebtor(env)).status).toBe(200);
  });

  it('following ends', async () => {
    const seen: number[] = [];
    const following = await env.calls.follow(({ status }) => seen.push(status));
    await getDebtor(env);
    await following.stop();
    expect(seen).toEqual([200]);
  });

  it('what takes long lets others in, and goes on', async () => {
    const employees = [{ generate: 2_000 }];
    await env.seed({ debtors: [{ number: '90', trade: 'bakery', companies: [{ number: 1, employees }] }] });
    expect((await env.export()).environments).toHaveLength(1);
  });

  it('the clock of an environment goes on', async () => {
    await env.changeClock({ now: '2026-11-16T09:00:00', frozen: false });
    const { now } = await env.clock();
    await expect.poll(async () => (await env.clock()).now > now).toBe(true);
  });
});

it('a server closes while a request is under way', async () => {
  const nmbrs = await startNmbrs();
  const socket = connect(nmbrs.port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write('POST /soap/v3/DebtorService.asmx HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc');
  const closed = once(socket, 'close');
  await nmbrs.close();
  await closed;
});

import { expect, it } from 'vitest';
import type { Nmbrs } from '../../client/in-process/start.ts';
import { SoapClient } from '../support/soap-client.ts';
import { KeptMock } from './support/data-folder.ts';

const mock = new KeptMock();

/** A token of single sign-on for somebody. */
async function signedOn(nmbrs: Nmbrs): Promise<string> {
  const logins = await nmbrs.listLogins();
  const { username, token } = logins.find((login) => login.token !== null) ?? {};
  const secrets = `<Username>${username}</Username><Token>${token}</Token>`;
  const reply = await new SoapClient(nmbrs.url, null).call('SingleSignOn', 'GetToken2', secrets);
  return reply.one('GetToken2Result');
}

/** The status with which a token logs a browser in, or does not. */
async function opened({ url }: Nmbrs, token: string): Promise<number> {
  return (await fetch(`${url}/applications/common/externalactions.aspx?login=nmbrs&ID=${token}`)).status;
}

it('keeps what a token of single sign-on is worth: once, and for 30 seconds', async () => {
  const first = await mock.start();
  const demo = await first.openEnvironment('demo');
  await demo.changeClock({ frozen: true });
  const [used, kept, late] = [await signedOn(first), await signedOn(first), await signedOn(first)];
  expect(await opened(first, used)).toBe(200);
  const second = await mock.start();
  expect(await opened(second, used)).toBe(403);
  expect(await opened(second, kept)).toBe(200);
  expect(await opened(second, kept)).toBe(403);
  await (await second.openEnvironment('demo')).advanceClock({ seconds: 30 });
  expect(await opened(await mock.start(), late)).toBe(403);
});

it('brings a token back with the snapshot in which it was not used yet', async () => {
  const first = await mock.start();
  const demo = await first.openEnvironment('demo');
  await demo.changeClock({ frozen: true });
  const token = await signedOn(first);
  const snapshot = await demo.snapshot();
  expect(await opened(first, token)).toBe(200);
  await demo.restore(snapshot);
  const second = await mock.start();
  expect(await opened(second, token)).toBe(200);
  await (await second.openEnvironment('demo')).reset();
  expect(await opened(await mock.start(), token)).toBe(403);
});

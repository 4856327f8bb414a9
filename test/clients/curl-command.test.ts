import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Nmbrs, startNmbrs } from '../../index.ts';

/** The body that arrived last where the commands post to. */
let arrived = '';
const target = createServer(async (request, response) => {
  arrived = (await buffer(request)).toString();
  response.end();
});

let nmbrs: Nmbrs;
beforeAll(async () => {
  nmbrs = await startNmbrs();
  await once(target.listen(0, '127.0.0.1'), 'listening');
});
afterAll(async () => {
  target.close();
  await nmbrs.close();
});

async function commandOf(body: string): Promise<string> {
  const path = '/soap/v3/DebtorService.asmx';
  await fetch(nmbrs.url + path, {
    method: 'POST',
    headers: { 'Content-Type': 'text/xml; charset=utf-8' },
    body,
  });
  const [last] = await nmbrs.calls.list({ last: 1 });
  return (await nmbrs.calls.messages(last?.number ?? 0)).curl;
}

/** What the command posts. */
async function posted(command: string): Promise<string> {
  const { port } = target.address() as AddressInfo;
  const script = command.replace(nmbrs.url, `http://127.0.0.1:${port}`);
  await promisify(execFile)('sh', ['-c', script], { env: { ...process.env, NMBRS_TOKEN: 'mine' } });
  return arrived;
}

describe('the command that makes a call again', () => {
  it.each([
    '@/etc/hostname',
    "@-\n'$(id)`id`\\\n\n",
    '@',
    '-d@/etc/hostname',
    '{"a":1}\r\n\ttab \u001b[31m é',
  ])('reads no file and keeps every character of %j', async (body) => {
    expect(await posted(await commandOf(body))).toBe(body);
  });

  it('says that no command line can hold NUL characters', async () => {
    const command = await commandOf('a\0b\0');
    expect(command).toMatch(/^# The body had 2 NUL characters, which no command line can hold\.\ncurl '/);
    expect(await posted(command)).toBe('ab');
  });

  it('finds the token of a misspelt element in the variable of tokens', async () => {
    const command = await commandOf('<A><ApiToken>elders</ApiToken><Tokn>elders</Tokn></A>');
    expect(await posted(command)).toBe('<A><ApiToken>mine</ApiToken><Tokn>mine</Tokn></A>');
  });
});

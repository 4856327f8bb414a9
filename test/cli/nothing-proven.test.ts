import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Nmbrs, startNmbrs } from '../../client/in-process/start.ts';
import { catalogue } from '../../contracts/interface/catalogue.ts';
import { namedLogins } from '../../fixtures/logins.ts';
import { renderWsdl } from '../../server/soap/description/wsdl.ts';
import { archive, calledAt, EXCHANGE } from '../harness/consumer/archives.ts';
import { runHere as run } from './support/run-here.ts';

let folder: string;
let nmbrs: Nmbrs;
let subdomain: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nothing-proven-'));
  nmbrs = await startNmbrs();
  subdomain = (await nmbrs.environment()).subdomain;
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await nmbrs.close();
});

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const SKIPPED = 'case: writes\nsteps: [{ send: { path: / }, status: 200 }]\n';

const account = () => {
  const { username = '', token = '' } = namedLogins.find(({ archetype }) => archetype === 'master') ?? {};
  return { NMBRS_USERNAME: username, NMBRS_TOKEN: token, NMBRS_DOMAIN: 'demo' };
};

/** What proves nothing, and why it says so. */
const COMMANDS: Readonly<Record<string, { readonly args: () => readonly string[]; readonly why: RegExp }>> = {
  'cases that are all skipped': {
    args: () => ['cases', file('skipped.yaml', SKIPPED), '--target', nmbrs.url],
    why: /^nmbrs-mock cases: nothing is proven: no case could be held against http/,
  },
  'twins that are all skipped': {
    args: () => ['cases', file('skipped.yaml', SKIPPED), '--target', nmbrs.url, '--twin'],
    why: /^nmbrs-mock cases: nothing is proven: no case could be held against http.*, twin of mock\./,
  },
  'a contract that no call could break': {
    args: () => ['verify', '--contract', '--url', nmbrs.url, '--environment', subdomain],
    why: /^nmbrs-mock verify: nothing is proven: no call was made in environment /,
  },
  'a baseline of no call': {
    args: () => [
      ...['verify', '--contract', '--baseline', join(folder, 'known.json'), '--write-baseline'],
      ...['--url', nmbrs.url, '--environment', subdomain],
    ],
    why: /^nmbrs-mock verify: nothing is proven: no call was made in environment /,
  },
  'a call that was not made where none was': {
    args: () => [
      ...['verify', '--operation', 'Debtor_Get', '--times', '0'],
      ...['--url', nmbrs.url, '--environment', subdomain],
    ],
    why: /^nmbrs-mock verify: nothing is proven: no call was made in environment /,
  },
  'drift of a service that is not used': {
    args: () => [
      'drift',
      file(
        'companies.wsdl',
        renderWsdl(
          catalogue.service('CompanyService', 'v3'),
          'https://api.nmbrs.nl/soap/v3/CompanyService.asmx',
        ),
      ),
      '--consumer',
      file('consumer.yaml', 'consumer: one\noperations: { DebtorService.List_GetAll: }\n'),
    ],
    why: /^nmbrs-mock drift: nothing is proven: one uses nothing of CompanyService\./,
  },
  'calls that no login is answered': {
    args: () => [
      'permissions',
      file(
        'calls.har',
        JSON.stringify(archive(calledAt(EXCHANGE.url))).replaceAll('EmployeeId>1<', 'EmployeeId>999<'),
      ),
    ],
    why: /^nmbrs-mock permissions: nothing is proven: no login is answered any of the calls; their ids may be of another world/,
  },
  'calls that are refused whoever makes them': {
    args: () => [
      'permissions',
      file(
        'refused.har',
        JSON.stringify(archive(calledAt(EXCHANGE.url)))
          .replaceAll('Absence_GetList', 'Contract_Insert')
          .replaceAll('EmployeeId>1<', 'EmployeeId>5000001<'),
      ),
    ],
    why: /^nmbrs-mock permissions: nothing is proven: no login is answered any of the calls\. /,
  },
};

describe('green means proven', () => {
  it.each(Object.entries(COMMANDS))('%s: exit code 1, and a sentence', async (_, { args, why }) => {
    const { code, stderr } = await run(args(), account());
    expect(stderr).toMatch(why);
    expect(stderr).toMatch(/ Give --allow-empty where that may be\.\n$/);
    expect(code).toBe(1);
  });

  it.each(Object.entries(COMMANDS))('%s: exit code 0 when that may be', async (_, { args }) => {
    const { code, stderr } = await run([...args(), '--allow-empty'], account());
    expect([code, stderr]).toEqual([0, '']);
  });
});

it('verify marks nothing as right where no call was made, in JSON neither', async () => {
  const asked = ['verify', '--contract', '--url', nmbrs.url, '--environment', subdomain];
  expect((await run(asked)).stdout).toBe('? The contract was kept in 0 calls.\n');
  expect((await run([...asked, '--allow-empty'])).stdout).toBe('✓ The contract was kept in 0 calls.\n');
  expect(JSON.parse((await run([...asked, '--json'])).stdout)).toMatchObject({ holds: true, proven: false });
});

describe('what is not there is no success either', () => {
  it('a file of cases without a case', async () => {
    const one = file('one.yaml', 'case: lists\nsteps: [{ call: DebtorService.List_GetAll }]\n');
    const { code, stderr } = await run(['cases', one, file('empty.yaml', '# later\n')]);
    expect([code, stderr]).toEqual([
      2,
      `nmbrs-mock cases: there is no case in ${join(folder, 'empty.yaml')}.\n`,
    ]);
  });

  it('a file of expectations without one', async () => {
    const { code, stderr } = await run(['verify', file('none.yaml', '[]\n'), '--url', nmbrs.url]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('There is nothing here.')]);
  });
});

describe("the account's own login", () => {
  const READS = `case: reads
given: { debtor: 1 }
steps: [{ call: DebtorService.Debtor_Get, with: { DebtorId: $debtor } }]
`;
  const two = () => file('reads.yaml', `${READS}---\n${READS.replace('reads', 'reads again')}`);

  it.each([
    [
      'with a dead token',
      async () => ({ ...account(), NMBRS_TOKEN: 'dead' }),
      '1001: Invalid Authentication',
    ],
    [
      'without a subscription',
      async () => {
        const env = await nmbrs.environment({ subscription: 'none' });
        const { username, token, domain } = env.logins.master;
        return { NMBRS_USERNAME: username, NMBRS_TOKEN: token, NMBRS_DOMAIN: domain };
      },
      '1004: Disabled, no valid subscription',
    ],
  ])('%s ends the run in one sentence', async (_, credentials, text) => {
    const junit = join(folder, 'ended.xml');
    const { code, stdout, stderr } = await run(
      ['cases', two(), '--target', nmbrs.url, '--report', `junit=${junit}`],
      await credentials(),
    );
    expect([code, stdout, stderr]).toEqual([
      2,
      '',
      `nmbrs-mock cases: the account is not let in: Server was unable to process request. ---> ${text}; check NMBRS_USERNAME, NMBRS_TOKEN and NMBRS_DOMAIN.\n`,
    ]);
    expect(readFileSync(junit, 'utf8')).toContain(
      '<skipped message="the run had ended: the account is not let in',
    );
  });

  it('that may not list debtors is let in all the same', async () => {
    const env = await nmbrs.environment();
    const { username, token, domain } = env.logins.master;
    const { template } = await env.login('master').read();
    await env.switchCall(template.id, 'DebtorService.List_GetAll', false);
    const lists = file('lists.yaml', 'case: lists\nsteps: [{ call: CompanyService.List_GetAll }]\n');
    const { code } = await run(['cases', lists, '--target', nmbrs.url], {
      NMBRS_USERNAME: username,
      NMBRS_TOKEN: token,
      NMBRS_DOMAIN: domain,
    });
    expect(code).toBe(0);
  });
});

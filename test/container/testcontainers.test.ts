import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { NmbrsContainer } from '../../testing/testcontainers.ts';
import { doEverything } from '../support/every-face.cjs';
import { SoapClient } from '../support/soap-client.ts';
import { docker, missingEngine, NETWORK } from './engine.ts';
import { freePort } from './free-port.ts';
import { BUILD_TIMEOUT, buildImage, IMAGE } from './image.ts';

const missing = await missingEngine();

describe('the container of testcontainers', () => {
  beforeAll(async () => {
    if (!missing) await buildImage();
  }, BUILD_TIMEOUT);

  beforeEach(({ skip }) => {
    if (missing) skip(missing);
  });

  /** In the network of the host where ports cannot be published. */
  async function container(): Promise<NmbrsContainer> {
    const nmbrs = new NmbrsContainer(IMAGE);
    return NETWORK === 'host' ? nmbrs.withNetworkMode('host').withPort(await freePort()) : nmbrs;
  }

  it('gives every test an environment of its own', { timeout: 60_000 }, async () => {
    const nmbrs = await (await container()).withControlToken('geheim').start();
    try {
      expect(nmbrs.getControlToken()).toBe('geheim');
      expect(await nmbrs.getCa()).toContain('-----BEGIN CERTIFICATE-----');
      const [one, other] = [
        await nmbrs.environment(),
        await nmbrs.environment({ logins: [{ archetype: 'debtor' }] }),
      ];
      const client = new SoapClient(nmbrs.getBaseUrl(), one.logins.master);
      expect((await client.call('DebtorService', 'List_GetAll')).all('Number')).toHaveLength(6);
      await one.calls.expectCalled({ operation: 'DebtorService.List_GetAll', answer: 'ok' }, 1);
      expect(await other.calls.list()).toEqual([]);
      await doEverything(await nmbrs.environment());
      expect((await nmbrs.mock.environments()).map(({ subdomain }) => subdomain)).toContain('demo');
      const stranger = await fetch(`${nmbrs.getBaseUrl()}/_mock/environments`);
      expect(stranger.status).toBe(401);
    } finally {
      await nmbrs.stop();
    }
  });

  it('has what is put into its first environment, as its copies do', { timeout: 60_000 }, async () => {
    const nmbrs = await (await container())
      .withSeed({ debtors: [{ number: '77', trade: 'bakery', companies: [{ number: 1 }] }] })
      .withSeed({ debtors: [{ number: '77', companies: [{ number: 1, employees: [{ number: 9003 }] }] }] })
      .start();
    try {
      const { url, logins } = await nmbrs.environment();
      const reply = await new SoapClient(url, logins.master).call('DebtorService', 'List_GetAll');
      expect(reply.all('Number')).toContain('77');
    } finally {
      await nmbrs.stop();
    }
    const wrong = (await container()).withSeed({ debtors: [{ id: 9 }] }).start();
    await expect(wrong).rejects.toThrow(/is no debtor of the environment/);
  });

  it('goes on with the data of an earlier one, in a volume or a folder', { timeout: 120_000 }, async () => {
    const volume = `nmbrs-mock-test-${process.pid}`;
    const folder = mkdtempSync(join(tmpdir(), 'nmbrs-data-'));
    // Its user is another one than that of the image.
    chmodSync(folder, 0o777);
    try {
      for (const where of [volume, folder]) {
        const start = async () =>
          (await container())
            .withData(where)
            .withSeed({ debtors: [{ number: '77', trade: 'bakery' }] })
            .start();
        const first = await start();
        await (await first.mock.openEnvironment('demo')).addTag('Bewaard');
        await first.stop();
        const second = await start();
        const demo = await second.mock.openEnvironment('demo');
        const [tags, { goesOn }] = [await demo.tags(), await second.mock.keptData()];
        // Its files are not of the user who deletes the folder.
        if (where === folder)
          await second.exec([
            'node',
            '-e',
            "fs.readdirSync('/data').forEach((f) => fs.rmSync('/data/' + f))",
          ]);
        await second.stop();
        expect([tags.map(({ name }) => name), goesOn]).toEqual([expect.arrayContaining(['Bewaard']), true]);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
      await docker('volume', 'rm', '--force', volume);
    }
  });

  it('serves the world it is given', { timeout: 60_000 }, async () => {
    const company = { number: 1, employees: 3, inactiveShare: 0 };
    const debtors = [{ number: '7', trade: 'bakery', companies: [company] }];
    const world = { environments: [{ subdomain: 'klein', name: 'Klein', debtors }] };
    const nmbrs = await (await container()).withWorld(world).start();
    try {
      const { url, logins } = await nmbrs.environment({ from: 'klein' });
      const reply = await new SoapClient(url, logins.master).call('DebtorService', 'List_GetAll');
      expect(reply.all('Number')).toEqual(['7']);
    } finally {
      await nmbrs.stop();
    }
  });
});

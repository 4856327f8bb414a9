import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { namedLogins } from '../../fixtures/logins.ts';
import { SoapClient } from '../support/soap-client.ts';
import { docker, missingEngine, NETWORK } from './engine.ts';
import { freePort } from './free-port.ts';
import { BUILD_TIMEOUT, buildImage, IMAGE } from './image.ts';

const CONTROL_TOKEN = 'only-for-this-test';
const missing = await missingEngine();

describe('the image', () => {
  const started: string[] = [];

  beforeAll(async () => {
    if (!missing) await buildImage();
  }, BUILD_TIMEOUT);

  afterAll(async () => {
    if (started.length > 0) await docker('rm', '--force', ...started);
  });

  beforeEach(({ skip }) => {
    if (missing) skip(missing);
  });

  /** A container with a root that cannot be written and no capabilities, and where it is reached. */
  async function start(
    saysPort: 'by variable' | 'by option' = 'by variable',
  ): Promise<{ id: string; url: string }> {
    const port = await freePort();
    const reach = NETWORK === 'host' ? '--network=host' : `--publish=127.0.0.1:${port}:${port}`;
    const [variables, args] =
      saysPort === 'by variable' ? [[`--env=PORT=${port}`], []] : [[], ['--port', String(port)]];
    const limits = ['--read-only', '--cap-drop=ALL', '--security-opt=no-new-privileges'];
    const id = await docker(
      'run',
      '--detach',
      reach,
      ...variables,
      ...limits,
      `--env=CONTROL_TOKEN=${CONTROL_TOKEN}`,
      IMAGE,
      ...args,
    );
    started.push(id);
    await expect
      .poll(() => docker('inspect', '--format={{.State.Health.Status}}', id), { timeout: 30_000 })
      .toBe('healthy');
    return { id, url: `http://127.0.0.1:${port}` };
  }

  it('serves with a root that cannot be written, without capabilities, and says when it is healthy', async () => {
    const { url } = await start();
    const [master] = namedLogins;
    const reply = await new SoapClient(url, master ?? null).call('DebtorService', 'List_GetAll');
    expect([reply.status, reply.all('Number')]).toEqual([
      200,
      ['1001', '1002', '1003', '1004', '1005', '1006'],
    ]);
  });

  it('is asked for its health at the port that an option names', async () => {
    const { url } = await start('by option');
    expect((await fetch(`${url}/soap/v3/`)).status).toBe(200);
  });

  it('keeps the control API for those who know its token', async () => {
    const { url } = await start();
    const environments = `${url}/_mock/environments`;
    expect((await fetch(environments)).status).toBe(401);
    const headers = { Authorization: `Bearer ${CONTROL_TOKEN}` };
    expect((await fetch(environments, { headers })).status).toBe(200);
  });

  it('runs as nobody of importance', async () => {
    const { id } = await start();
    expect(await docker('exec', id, 'id', '-u')).toBe('1000');
  });

  it('stops when it is told to', async () => {
    const { id } = await start();
    await docker('stop', '--time=20', id);
    // 137 would be the kill after the time was up.
    expect(await docker('inspect', '--format={{.State.ExitCode}}', id)).toBe('0');
  });

  it('holds what the program needs and no more', async () => {
    const packages = await docker('run', '--rm', '--entrypoint=ls', IMAGE, 'node_modules');
    const { devDependencies, dependencies } = (await import('../../package.json', { with: { type: 'json' } }))
      .default;
    const there = packages.split('\n');
    expect(there).toEqual(
      expect.arrayContaining(Object.keys(dependencies).filter((name) => !name.startsWith('@'))),
    );
    // Of what it can do without only the drivers of --data.
    expect(Object.keys(devDependencies).filter((name) => there.includes(name))).toEqual(['libsql', 'pg']);
    const files = await docker('run', '--rm', '--entrypoint=ls', IMAGE, '-A');
    expect(files.split('\n').sort()).toEqual(['contracts', 'dist', 'node_modules', 'package.json']);
  });
});

import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packageRoot } from '../../base/package-root.ts';
import { type Nmbrs, startNmbrs, Unguarded } from '../../index.ts';
import { ControlClient, type MailBody, type ProblemBody } from './support/control-client.ts';

const TOKEN = 'sleutel-van-de-kluis';

let nmbrs: Nmbrs;
let control: ControlClient;

beforeAll(async () => {
  nmbrs = await startNmbrs({ host: '0.0.0.0', controlToken: TOKEN });
  control = await ControlClient.of(nmbrs, { Authorization: `Bearer ${TOKEN}` });
});

afterAll(() => nmbrs.close());

describe('a control token', () => {
  test('is demanded of everybody', async () => {
    const { status, headers, body } = await control.get<ProblemBody>('/logins', { Authorization: '' });
    expect(status).toBe(401);
    expect(headers.get('www-authenticate')).toBe('Bearer realm="nmbrs-mock control API"');
    expect(body).toMatchObject({
      type: '/_mock/problems#unauthorized',
      detail: 'The control token is missing.',
    });
    expect(JSON.stringify(body)).not.toContain(TOKEN);
  });

  test.each(['Bearer', `Bearer ${TOKEN}x`, 'Bearer x', `Basic ${TOKEN}`, TOKEN])(
    'is not %j',
    async (header) => {
      expect((await control.get('/coverage', { Authorization: header })).status).toBe(401);
    },
  );

  test('lets in who knows it', async () => {
    expect((await control.get('/logins')).status).toBe(200);
  });

  test('is asked for before anything is said about what there is', async () => {
    for (const [method, path] of [
      ['GET', '/nothing'],
      ['PUT', '/environments/demo'],
      ['POST', '/environments'],
    ] as const) {
      const response = await fetch(`${nmbrs.url}/_mock${path}`, {
        method,
        ...(method !== 'GET' && { body: '{' }),
      });
      expect(response.status).toBe(401);
    }
  });

  test('is not asked of who follows an activation link, nor of who makes SOAP calls', async () => {
    const logins = (await control.get<{ id: number; state: string }[]>('/environments/demo/logins')).body;
    const invited = logins.find(({ state }) => state === 'invited');
    const { body } = await control.post<MailBody>(`/environments/demo/logins/${invited?.id}/invite`);
    expect((await fetch(body.link)).status).toBe(200);
    const form = new URLSearchParams({ password: 'geheim' });
    expect((await fetch(body.link, { method: 'POST', body: form })).status).toBe(200);
    expect((await fetch(`${nmbrs.url}/soap/v3/`)).status).toBe(200);
  });

  test('stands in the description', async () => {
    expect(control.document).toMatchObject({
      security: [{ controlToken: [] }],
      components: { securitySchemes: { controlToken: { type: 'http', scheme: 'bearer' } } },
      paths: { '/activate/{code}': { get: { security: [] }, post: { security: [] } } },
    });
  });
});

describe('web pages', () => {
  test.each(['https://elders.example', 'null', 'http://127.0.0.1:1'])(
    'of %s may not use it',
    async (origin) => {
      const { status, body } = await control.get<ProblemBody>('/logins', { Origin: origin });
      expect(status).toBe(403);
      expect(body).toMatchObject({ type: '/_mock/problems#foreign-origin', value: origin });
    },
  );

  test('of this server may', async () => {
    expect((await control.get('/logins', { Origin: nmbrs.url })).status).toBe(200);
  });
});

describe('another interface than loopback', () => {
  test.each(['0.0.0.0', '::', '192.0.2.1', 'nmbrs.example'])(
    '%s is refused without a control token',
    async (host) => {
      await expect(startNmbrs({ host })).rejects.toThrow(Unguarded);
      for (const controlToken of ['', ' '])
        await expect(startNmbrs({ host, controlToken })).rejects.toThrow(
          `controlToken is '${controlToken}', not a text that is not blank.`,
        );
    },
  );

  test.each(['127.0.0.1', 'localhost', '127.1.2.3'])('%s is loopback', async (host) => {
    const own = await startNmbrs({ host });
    await own.close();
  });

  test('ends the program with exit code 2 and one sentence', async () => {
    const { CONTROL_TOKEN: _, ...env } = process.env;
    const program = join(packageRoot, 'dist/bundle/cli/cli.js');
    const ended = await new Promise<{ code: unknown; stderr: string }>((resolve) => {
      execFile(
        process.execPath,
        [program, '--host', '0.0.0.0', '--port', '0'],
        { env },
        (error, _stdout, stderr) => resolve({ code: error?.code, stderr }),
      );
    });
    expect(ended.code).toBe(2);
    expect(ended.stderr).toMatch(/^nmbrs-mock: any machine that reaches 0\.0\.0\.0 .*--control-token.*\.\n$/);
  });
});

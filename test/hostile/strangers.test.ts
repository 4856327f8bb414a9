import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { type Nmbrs, startNmbrs } from '../../index.ts';

type Headers = Readonly<Record<string, string>>;

interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** Unlike `fetch` it sends any Host. */
function ask({ port }: Nmbrs, path: string, headers: Headers = {}, method = 'GET'): Promise<Reply> {
  return new Promise((resolve, reject) => {
    request({ port, path, method, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
    })
      .on('error', reject)
      .end();
  });
}

const PAGE = '/soap/v3/DebtorService.asmx';

let nmbrs: Nmbrs;
const errors: unknown[] = [];
const onError = (error: unknown) => errors.push(error);
beforeAll(async () => {
  nmbrs = await startNmbrs({ allowHosts: ['mock.internal', 'Muck.Example'], onError, onNotice() {} });
});
afterAll(() => nmbrs.close());

describe('under a name that a stranger has resolve to this machine', () => {
  const Host = 'evil.example:8080';

  it.each(['/_mock/logins', '/_mock/openapi.json', '/_mock/nothing', '/_mock/activate/x'])(
    '%s tells nothing but the remedy',
    async (path) => {
      const { status, headers, text } = await ask(nmbrs, path, { Host });
      expect(status).toBe(421);
      expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
      expect(JSON.parse(text)).toMatchObject({
        type: '/_mock/problems#foreign-host',
        detail: `${path} does not answer under the name 'evil.example:8080'.`,
        field: 'Host',
        remedy: expect.stringContaining('--allow-host'),
      });
    },
  );

  it('nothing is deleted, also with the origin that goes with it', async () => {
    const { subdomain } = await nmbrs.environment();
    const headers = { Host, Origin: 'http://evil.example:8080' };
    expect((await ask(nmbrs, `/_mock/environments/${subdomain}`, headers, 'DELETE')).status).toBe(421);
    expect((await ask(nmbrs, `/_mock/environments/${subdomain}/logins`)).status).toBe(200);
  });

  it('the console tells the same as a page', async () => {
    const { status, headers, text } = await ask(nmbrs, '/', { Host });
    expect(status).toBe(421);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(text).toContain('--allow-host');
    expect(text).not.toContain(nmbrs.logins[0]?.token);
  });

  it('a target with the whole address is no way round', async () => {
    const path = 'http://demo.nmbrs.nl/_mock/logins';
    expect((await ask(nmbrs, path, { Host: 'localhost' })).status).toBe(421);
    // Another host is not the mock, whatever it may be.
    const foreign = await ask(nmbrs, 'http://169.254.169.254/_mock/logins', { Host: 'localhost' });
    expect(foreign.status).toBe(403);
  });

  it.each([`${PAGE}?WSDL`, `${PAGE}?disco`, `${PAGE}?op=List_GetAll`, PAGE, '/soap/v3/'])(
    '%s answers, as it does under every name that the mock plays',
    async (path) => {
      expect((await ask(nmbrs, path, { Host })).status).toBe(200);
    },
  );

  it('so does single sign-on', async () => {
    const path = '/applications/common/externalactions.aspx?login=nmbrs&ID=x';
    const { status, text } = await ask(nmbrs, path, { Host: 'demo.nmbrs.nl' });
    expect(status).toBe(403);
    expect(text).toContain('Not logged in');
  });

  it.each([
    'a:b:c',
    '[',
    '%',
    'localhost/../evil.example',
    'localhost@evil.example',
    'localhost.evil.example',
  ])('%s is no name of this machine', async (odd) => {
    expect((await ask(nmbrs, '/_mock/logins', { Host: odd })).status).toBe(421);
  });

  it.each([
    'localhost',
    'LOCALHOST:1',
    'demo.localhost',
    'localhost.',
    '127.0.0.1:8080',
    '192.0.2.7',
    '[::1]:8080',
    'mock.internal',
    'muck.example:99',
  ])('%s is one', async (known) => {
    expect((await ask(nmbrs, '/_mock/logins', { Host: known })).status).toBe(200);
    expect((await ask(nmbrs, '/', { Host: known })).status).toBe(200);
  });

  it('what a trusted proxy was asked for is held against them too', async () => {
    const behind = await startNmbrs({ trustProxy: true, allowHosts: ['mock.internal'] });
    const through = (forwarded: string) =>
      ask(behind, '/_mock/logins', { Host: 'localhost', 'X-Forwarded-Host': forwarded });
    expect((await through('evil.example')).status).toBe(421);
    expect((await through('mock.internal')).status).toBe(200);
    const direct = { Host: 'evil.example', 'X-Forwarded-Host': 'localhost' };
    expect((await ask(behind, '/_mock/logins', direct)).status).toBe(421);
    await behind.close();
  });

  it('it answers where a control token keeps strangers out; the console holds nothing of what it shows', async () => {
    const guarded = await startNmbrs({ controlToken: 'sleutel' });
    const headers = { Host, Authorization: 'Bearer sleutel' };
    expect((await ask(guarded, '/_mock/logins', headers)).status).toBe(200);
    const { status, text } = await ask(guarded, '/', { Host });
    expect(status).toBe(200);
    for (const { username, token, password } of guarded.logins)
      for (const value of [username, token, password].filter((each) => each !== ''))
        expect(text).not.toContain(value);
    await guarded.close();
  });

  test.each([['http://mock.internal'], ['mock.internal:80'], ['']])('%j is none to allow', async (name) => {
    await expect(startNmbrs({ allowHosts: [name] })).rejects.toThrow(
      'allowHosts is an object, not a list of host names, without a port.',
    );
  });
});

describe('a page of another site', () => {
  const request = { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'no-cors', 'Sec-Fetch-Dest': 'image' };
  const link = { ...request, 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'document' };
  const frame = { ...link, 'Sec-Fetch-Dest': 'iframe' };

  it.each([
    ['/_mock/coverage', request],
    ['/_mock/coverage', { ...request, 'Sec-Fetch-Site': 'same-site' }],
    ['/_mock/coverage', frame],
    ['/_mock/logins', link],
    ['/', request],
    ['/', frame],
  ])('may not ask for %s with %j', async (path, headers) => {
    expect((await ask(nmbrs, path, headers)).status).toBe(403);
  });

  it('may not post, whether or not the browser says its origin', async () => {
    expect((await ask(nmbrs, '/_mock/activate/x', link, 'POST')).status).toBe(403);
  });

  it.each([
    ['/', 200],
    ['/_mock/activate/x', 404],
  ])('may link to %s, as a mail does', async (path, status) => {
    expect((await ask(nmbrs, path, link)).status).toBe(status);
  });

  it.each(['same-origin', 'none'])('is not what asks with Sec-Fetch-Site %s', async (site) => {
    expect((await ask(nmbrs, '/_mock/logins', { 'Sec-Fetch-Site': site })).status).toBe(200);
  });
});

describe('every page', () => {
  test.each([
    ['/', 200],
    ['/console/demo/logins', 200],
    ['/console/nothing.js', 404],
    ['/soap/', 200],
    ['/soap/v3/', 200],
    [PAGE, 200],
    [`${PAGE}?op=List_GetAll`, 200],
    ['/_mock/coverage', 200],
    ['/_mock/activate/x', 404],
    ['/_mock/nothing', 404],
    ['/nothing', 404],
    ['/%E0%A4%A', 404],
    ['/applications/common/externalactions.aspx', 403],
  ])('%s is shown in no frame, runs nothing and tells nothing of this machine', async (path, status) => {
    const reply = await ask(nmbrs, path, { Accept: 'text/html' });
    expect(reply.status).toBe(status);
    expect(reply.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'content-security-policy': expect.stringMatching(/^default-src 'none';.*; frame-ancestors 'none'$/),
    });
    expect(reply.text).not.toMatch(/\bat .*:\d+:\d+|node_modules|\/server\//);
  });

  it('has no style and no script but the one stylesheet that its policy names', async () => {
    const { createHash } = await import('node:crypto');
    for (const path of ['/soap/', PAGE, `${PAGE}?op=List_GetAll`, '/_mock/activate/x']) {
      const { headers, text } = await ask(nmbrs, path, { Accept: 'text/html' });
      const styles = [...text.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(([, style = '']) => style);
      expect(styles).toHaveLength(1);
      const hash = createHash('sha256').update(styles.join()).digest('base64');
      expect(headers['content-security-policy']).toContain(`style-src 'sha256-${hash}'`);
      expect(text).not.toMatch(/<script|\son[a-z]+=|\sstyle=/);
    }
  });

  it.each(['a:b:c', '[', '%', 'x:99999'])('of an operation answers under the Host %j', async (Host) => {
    const { status, text } = await ask(nmbrs, `${PAGE}?op=List_GetAll`, { Host });
    expect(status).toBe(200);
    expect(text).toContain(`Host: ${Host}\n`);
  });

  it('writes no other scheme than http and https into an address', async () => {
    const behind = await startNmbrs({ trustProxy: true });
    for (const scheme of ['javascript', 'https:', 'data,https', '"><x>']) {
      const { text } = await ask(behind, `${PAGE}?WSDL`, { Host: 'x', 'X-Forwarded-Proto': scheme });
      expect(text).toContain(`location="http://x${PAGE}"`);
    }
    await behind.close();
  });

  it('none of that surprised the server', () => expect(errors).toEqual([]));
});

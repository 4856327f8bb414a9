import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { packageRoot } from '../../base/package-root.ts';
import { namedLogins } from '../../fixtures/logins.ts';
import { operationOf, soapRequest } from '../support/soap-client.ts';

const [login = null] = namedLogins;
const first = operationOf('DebtorService', 'List_GetAll');
const late = operationOf('CompanyService', 'List_GetAll');
const calls = [first, late].map(({ service, soapAction }, at) => ({
  path: service.paths[0],
  action: soapAction,
  body: soapRequest([first, late][at] ?? first, '', login),
}));

/** Takes all the files that its process may open once one service is loaded, calls another one, and gives them back. */
const SCRIPT = `
import { closeSync, openSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { startNmbrs } from ${JSON.stringify(pathToFileURL(join(packageRoot, 'dist/index.js')))};
const told = [];
const nmbrs = await startNmbrs({ onError: (error) => told.push(error.name) });
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
const ask = (method, path, headers, body) => new Promise((resolve, reject) => {
  request({ port: nmbrs.port, agent, method, path, headers }, (answer) => {
    let text = '';
    answer.on('data', (part) => { text += part; }).on('end', () => resolve([answer.statusCode, text.includes('9999: ')]));
  }).on('error', reject).end(body);
});
const post = ({ path, action, body }) =>
  ask('POST', path, { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: '"' + action + '"' }, body);
const [first, late] = ${JSON.stringify(calls)};
const seen = [await post(first)];
const files = [];
try { for (;;) files.push(openSync(process.execPath)); } catch {}
seen.push(await post(first), await post(late), await post(late), await ask('GET', '/', {}));
for (const file of files) closeSync(file);
seen.push(await post(late), await ask('GET', '/', {}));
agent.destroy();
await nmbrs.close();
console.log(JSON.stringify({ seen, told }));
`;

it('a service that cannot be loaded for want of files is refused, told, and served once there are some', async () => {
  const { stdout } = await promisify(execFile)('sh', [
    '-c',
    'ulimit -n 512 && exec "$0" --input-type=module -e "$1"',
    process.execPath,
    SCRIPT,
  ]);
  expect(JSON.parse(stdout)).toEqual({
    seen: [
      [200, false],
      [200, false],
      [500, true],
      [500, true],
      [500, false],
      [200, false],
      [200, false],
    ],
    told: ['NoFilesLeft', 'NoFilesLeft', 'NoFilesLeft'],
  });
});

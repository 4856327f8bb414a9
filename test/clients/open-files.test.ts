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

/** Starts a server, and can take all the files that its process may open. */
const START = `
import { closeSync, openSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { startNmbrs } from ${JSON.stringify(pathToFileURL(join(packageRoot, 'dist/bundle/index.js')))};
const told = [];
const nmbrs = await startNmbrs({ onError: (error) => told.push(error.name) });
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
const ask = (method, path, headers, body) => new Promise((resolve, reject) => {
  request({ port: nmbrs.port, agent, method, path, headers }, (answer) => {
    let text = '';
    answer.on('data', (part) => { text += part; }).on('end', () => resolve([answer.statusCode, text.includes('9999: '), answer.headers['retry-after'] ?? null]));
  }).on('error', reject).end(body);
});
const post = ({ path, action, body }) =>
  ask('POST', path, { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: '"' + action + '"' }, body);
const files = [];
const takeFiles = () => { try { for (;;) files.push(openSync(process.execPath)); } catch {} };
const giveFiles = () => { for (const file of files.splice(0)) closeSync(file); };
`;

/** Takes them once one service is loaded, calls another one, and gives them back. */
const CALLS = `${START}
const [first, late] = ${JSON.stringify(calls)};
const seen = [await post(first)];
takeFiles();
seen.push(await post(first), await post(late), await post(late), await ask('GET', '/', {}));
giveFiles();
seen.push(await post(late), await ask('GET', '/', {}));
agent.destroy();
await nmbrs.close();
console.log(JSON.stringify({ seen, told }));
`;

/** The same with the control API, which is loaded, and what it loads itself. */
const CONTROL = `${START}
const coverage = async () => {
  const answer = await new Promise((resolve, reject) => {
    request({ port: nmbrs.port, agent, path: '/_mock/coverage' }, (answer) => {
      let text = '';
      answer.on('data', (part) => { text += part; });
      answer.on('end', () => resolve({ status: answer.statusCode, retry: answer.headers['retry-after'], body: JSON.parse(text) }));
    }).on('error', reject).end();
  });
  return answer.status === 200 ? [200, answer.body.length > 700] : [answer.status, answer.retry, answer.body.type, answer.body.remedy];
};
await ask('GET', '/_mock/limits', {});
takeFiles();
const seen = [await coverage()];
giveFiles();
seen.push(await coverage());
takeFiles();
seen.push(await coverage());
giveFiles();
agent.destroy();
await nmbrs.close();
console.log(JSON.stringify({ seen, told }));
`;

async function printedBy(script: string): Promise<unknown> {
  const { stdout } = await promisify(execFile)('sh', [
    '-c',
    'ulimit -n 512 && exec "$0" --input-type=module -e "$1"',
    process.execPath,
    script,
  ]);
  return JSON.parse(stdout);
}

it('a part of the control API that cannot be loaded is refused with a remedy, and loaded once', async () => {
  expect(await printedBy(CONTROL)).toEqual({
    seen: [
      [503, '1', '/_mock/problems#exhausted', expect.stringContaining('ulimit -n')],
      [200, true],
      [200, true],
    ],
    told: [],
  });
});

it('a service that cannot be loaded for want of files is refused, told, and served once there are some', async () => {
  expect(await printedBy(CALLS)).toEqual({
    seen: [
      [200, false, null],
      [200, false, null],
      [500, true, null],
      [500, true, null],
      [503, false, '1'],
      [200, false, null],
      [200, false, null],
    ],
    told: ['NoFilesLeft', 'NoFilesLeft', 'NoFilesLeft'],
  });
});

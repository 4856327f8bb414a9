import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { packageRoot } from '../../base/package-root.ts';
import { SNIPPETS } from '../../console/pages/profile/snippets.ts';
import { startNmbrs } from '../../index.ts';
import { notAtHand } from '../support/not-at-hand.ts';
import { closeBrowser } from './support/browser.ts';
import { openConsole } from './support/open-console.ts';
import { signIn } from './support/steps.ts';

afterAll(closeBrowser);

const run = promisify(execFile);

/** What runs a snippet: its file, what must be there for it, and the commands, of which the last one's output counts. */
const RUNNERS: Readonly<
  Record<string, { readonly file: string; readonly probe: string[]; readonly commands: string[][] }>
> = {
  curl: { file: 'call.sh', probe: ['curl', '--version'], commands: [['sh', 'call.sh']] },
  Node: { file: 'call.mjs', probe: ['node', '--version'], commands: [['node', 'call.mjs']] },
  PHP: {
    file: 'call.php',
    probe: ['php', '-r', 'new ReflectionClass("SoapClient");'],
    commands: [['php', 'call.php']],
  },
  Python: {
    file: 'call.py',
    probe: ['/usr/bin/python3', '-c', 'import zeep'],
    commands: [['/usr/bin/python3', 'call.py']],
  },
  'C#': {
    file: 'Call.cs',
    probe: ['mcs', '--version'],
    commands: [
      ['mcs', '-r:System.Net.Http', '-r:System.Xml.Linq', 'Call.cs'],
      ['mono', 'Call.exe'],
    ],
  },
};

/** Signs that end a text in one language or another. */
const USERNAME = `o'"$HOME\\n&<i>@kantoor.example`;

describe.each(SNIPPETS.filter(({ name }) => name !== '.env'))('what is ready for $name', ({ name, text }) => {
  it('lists the debtors that a login sees, whatever it is called', async (context) => {
    const runner = RUNNERS[name];
    if (runner === undefined) throw new Error(`Nothing runs ${name}.`);
    const { file, probe, commands } = runner;
    const [program = '', ...args] = probe;
    await run(program, args).catch((error) => notAtHand(`${probe.join(' ')} does not run`, context, error));
    const nmbrs = await startNmbrs({ port: 0 });
    onTestFinished(() => nmbrs.close());
    const env = await nmbrs.openEnvironment('demo');
    const login = await env.addLogin({ username: USERNAME, template: 'Volledig', tags: ['Team Noord'] });
    await login.invite();
    await login.activate();
    await login.switchApiAccount(true);
    // Below the packages of this repository, so that the snippet for Node finds its own.
    const folder = await mkdtemp(join(packageRoot, 'node_modules/.snippet-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const { token, domain } = login;
    await writeFile(join(folder, file), text({ url: nmbrs.url, username: USERNAME, token, domain }));
    let output = '';
    for (const [command = '', ...rest] of commands)
      output = (await run(command, rest, { cwd: folder })).stdout;
    expect(output).toContain('Bakkerij Vermeulen B.V.');
    expect(output).toContain('Installatiebedrijf van der Heyden B.V.');
    expect(output).not.toContain('Thuiszorg');
  });
});

it('is sourced by a shell, as the page shows it', async (context) => {
  const { page, mock } = await openConsole(context, '/console/demo/profile');
  await signIn(page, 'master@demo.example', 'Geheim-master-1');
  await page.getByRole('tab', { name: 'API Token' }).click();
  const shown = await page.getByRole('region', { name: '.env' }).textContent();
  const { stdout } = await run('sh', [
    '-c',
    `${shown}\necho "$NMBRS_URL $NMBRS_USERNAME $NMBRS_TOKEN $NMBRS_DOMAIN"`,
  ]);
  const { token } = (await mock.openEnvironment('demo')).logins.master;
  expect(stdout.trim()).toBe(`${mock.url} master@demo.example ${token} demo`);
});

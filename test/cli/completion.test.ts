import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { completionScript } from '../../cli/completion/script.ts';
import { SHELLS, type Shell } from '../../cli/completion/shells.ts';
import { completionTree } from '../../cli/completion/tree.ts';
import { nmbrsMock } from '../../cli/program.ts';
import { runHere as run } from './support/run-here.ts';

const tree = completionTree(nmbrsMock());

/** The only one where completion happens, so that it is offered wherever files are. */
const FILE = 'some.yaml';

let folder: string;
let files: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'completion-'));
  files = join(folder, 'files');
  mkdirSync(files);
  writeFileSync(join(files, FILE), '');
});
afterAll(() => rmSync(folder, { recursive: true }));

function scriptFor(shell: Shell): string {
  const file = join(folder, `nmbrs-mock.${shell}`);
  writeFileSync(file, completionScript(shell, tree));
  return file;
}

/** How each shell is brought to complete a line; bash and zsh have what completes only where somebody types. */
const COMPLETING: Readonly<Record<Shell, (script: string, line: string) => readonly string[]>> = {
  bash: (script, line) => [
    `compopt() { echo ${FILE}; }`,
    `source ${script}`,
    `COMP_LINE='${line}' COMP_POINT=${line.length}`,
    '_nmbrs_mock',
    `printf '%s\\n' "\${COMPREPLY[@]}"`,
  ],
  zsh: (script, line) => [
    'compdef() { }',
    'compset() { [[ "$PREFIX" == *=* ]]; }',
    `_describe() { print -l -- "\${(@P)2}"; }`,
    `_files() { print ${FILE}; }`,
    `source ${script}`,
    `words=(${line
      .split(' ')
      .map((word) => `'${word}'`)
      .join(' ')}) CURRENT=$#words PREFIX="$words[-1]"`,
    '_nmbrs_mock',
  ],
  fish: (script, line) => [`source ${script}`, `complete -C '${line}'`],
};

function isMissing(shell: Shell): boolean {
  return spawnSync(shell, ['-c', 'exit']).error !== undefined;
}

/** What is offered for the last of the words; files as the one there is. */
function offered(shell: Shell, ...words: readonly string[]): string[] {
  const script = COMPLETING[shell](scriptFor(shell), ['nmbrs-mock', ...words].join(' '));
  const { stdout, stderr } = spawnSync(shell, ['-c', script.join('\n')], { encoding: 'utf8', cwd: files });
  expect(stderr).toBe('');
  const last = words.at(-1) ?? '';
  return stdout
    .split('\n')
    .map((line) => line.replace(/[:\t].*/, ''))
    .filter((word) => word !== '' && (word.startsWith(last) || word === FILE));
}

describe.each(SHELLS.map((shell) => [shell, isMissing(shell)] as const))(
  'completion in %s',
  (shell, skip) => {
    const values = { skip };

    it('offers commands, and the options of serving, which needs no command', values, () => {
      expect(offered(shell, 'c').sort()).toEqual([
        'ca',
        'capture',
        'cases',
        'completion',
        'consumer',
        'coverage',
      ]);
      expect(offered(shell, '--po')).toEqual(['--port']);
    });

    it('offers commands below commands, and options of each', values, () => {
      expect(offered(shell, 'env', '').sort()).toEqual([
        'clock',
        'delete',
        'export',
        'list',
        'make',
        'reset',
        'seed',
        'show',
      ]);
      expect(offered(shell, 'env', 'clock', 'demo', '--ad')).toEqual(['--advance']);
      expect(offered(shell, 'verify', '--w').sort()).toEqual(['--with', '--write-baseline']);
    });

    it('offers what an option may be', values, () => {
      expect(offered(shell, 'coverage', '--api', '').sort()).toEqual(['v2.1', 'v3']);
      expect(offered(shell, 'cases', '--report', 'j')).toEqual(['junit']);
      expect(offered(shell, 'env', 'make', '--login', 'no-')).toEqual(['no-api-account', 'no-subscription']);
    });

    it('offers what an argument may be, each at its place', values, () => {
      expect(offered(shell, 'wsdl', 'Deb')).toEqual(['DebtorService']);
      const line = ['wsdl', '--address', 'http://127.0.0.1:1/x.asmx', 'DebtorService', 'v'];
      expect(offered(shell, ...line).sort()).toEqual(['v2.1', 'v3']);
      expect(offered(shell, 'wsdl', 'DebtorService', 'v3', 'D')).toEqual([]);
    });

    it('offers files where there can be one, and nowhere else', values, () => {
      for (const words of [
        ['serve', '--world'],
        ['wsdl', 'DebtorService', '-o'],
        ['cases', 'one.yaml'],
        ['verify'],
        ['drift', '--strict'],
      ])
        expect([words, offered(shell, ...words, '')]).toEqual([words, expect.arrayContaining([FILE])]);
      for (const words of [['verify', '--url'], ['env', 'show'], ['coverage', '--service'], []])
        expect([words, offered(shell, ...words, '')]).toEqual([words, expect.not.arrayContaining([FILE])]);
    });

    it('offers nothing after a word that is no command', values, () => {
      expect(offered(shell, 'help', 'c')).toEqual([]);
    });

    it('knows every command and option that there is', values, () => {
      for (const command of tree.commands)
        expect(offered(shell, command.name, '--')).toEqual(
          expect.arrayContaining(command.options.map(({ long }) => long)),
        );
    });
  },
);

describe('the scripts', () => {
  it.for(SHELLS)('for %s are ones that it can read', (shell, { skip }) => {
    const { error, status, stderr } = spawnSync(shell, ['-n', scriptFor(shell)], { encoding: 'utf8' });
    if (error) return skip(`${shell} is not installed`);
    expect([status, stderr]).toEqual([0, '']);
  });

  it('are printed, and no other', async () => {
    expect((await run(['completion', 'fish'])).stdout).toBe(completionScript('fish', tree));
    const { code, stderr } = await run(['completion', 'powershell']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('Expected one of bash, zsh, fish.')]);
  });
});

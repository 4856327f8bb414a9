import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { completionScript } from '../../server/main/completion/script.ts';
import { SHELLS, type Shell } from '../../server/main/completion/shells.ts';
import { completionTree } from '../../server/main/completion/tree.ts';
import { nmbrsMock } from '../../server/main/program.ts';
import { run } from './support/program.ts';

const tree = completionTree(nmbrsMock());

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'completion-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function scriptFor(shell: Shell): string {
  const file = join(folder, `nmbrs-mock.${shell}`);
  writeFileSync(file, completionScript(shell, tree));
  return file;
}

/** What bash offers for the last of the words. */
function offered(...words: readonly string[]): string[] {
  const script = [
    `source ${scriptFor('bash')}`,
    `COMP_WORDS=(nmbrs-mock ${words.map((word) => `'${word}'`).join(' ')})`,
    `COMP_CWORD=${words.length}`,
    '_nmbrs_mock',
    `printf '%s\\n' "\${COMPREPLY[@]}"`,
  ];
  const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', script.join('\n')], { encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout.split('\n').filter((word) => word !== '');
}

describe('completion in bash', () => {
  it('offers commands, and the options of serving, which needs no command', () => {
    expect(offered('c')).toEqual(['cases', 'consumer', 'coverage', 'completion']);
    expect(offered('--po')).toEqual(['--port']);
  });

  it('offers commands below commands, and options of each', () => {
    expect(offered('env', '')).toEqual(expect.arrayContaining(['list', 'make', 'reset', 'clock']));
    expect(offered('env', 'clock', 'demo', '--ad')).toEqual(['--advance']);
    expect(offered('verify', '--w')).toEqual(['--with', '--write-baseline']);
  });

  it('offers what an argument or an option may be, and files where that may be anything', () => {
    expect(offered('wsdl', 'Deb')).toEqual(['DebtorService']);
    expect(offered('coverage', '--api', '')).toEqual(['v3', 'v2.1']);
    expect(offered('serve', '--world', '')).toEqual([]);
  });

  it('knows every command and option that there is', () => {
    for (const command of tree.commands)
      expect(offered(command.name, '--')).toEqual(command.options.map(({ long }) => long));
  });
});

describe('the scripts', () => {
  it.for(SHELLS)('for %s are ones that it can read', (shell, { skip }) => {
    const { error, status, stderr } = spawnSync(shell, ['-n', scriptFor(shell)], { encoding: 'utf8' });
    if (error) return skip(`${shell} is not installed`);
    expect([status, stderr]).toEqual([0, '']);
  });

  it('are printed, and no other', async () => {
    expect((await run(['completion', 'fish'])).stdout).toBe(completionScript('fish', tree));
    const { code, stderr } = await run(['completion', 'tcsh']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('Allowed choices are bash, zsh, fish')]);
  });
});

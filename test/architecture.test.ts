import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../base/package-root.ts';

/** The parts of the house, and which others each may import. Imports run one way; circles are the linter's business. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  base: [],
  contracts: ['base'],
  fixtures: ['base', 'contracts'],
  'server/world': ['base', 'contracts', 'fixtures'],
  'server/access': ['base', 'contracts', 'fixtures', 'server/world'],
  'server/payroll': ['base', 'contracts', 'fixtures', 'server/world'],
  'server/operations': ['base', 'contracts', 'fixtures', 'server/world', 'server/access', 'server/payroll'],
  // The engine knows neither callers nor records: it could serve another catalogue.
  'server/soap': ['base', 'contracts'],
  'server/control': [
    'base',
    'contracts',
    'fixtures',
    'server/world',
    'server/access',
    'server/operations',
    'server/soap',
  ],
  'server/listener': [
    'base',
    'contracts',
    'fixtures',
    'server/world',
    'server/access',
    'server/operations',
    'server/soap',
    'server/control',
  ],
  'server/main': [
    'base',
    'contracts',
    'fixtures',
    'server/world',
    'server/access',
    'server/operations',
    'server/soap',
    'server/control',
    'server/listener',
  ],
  testing: ['base', 'contracts', 'server/main'],
};

const parts = Object.keys(MAY_IMPORT);
const partOf = (file: string) => parts.find((part) => file.startsWith(`${part}/`));

describe('imports run one way', () => {
  it('knows every part of the server', () => {
    const folders = readdirSync(join(packageRoot, 'server')).map((folder) => `server/${folder}`);
    expect(parts.filter((part) => part.startsWith('server/')).sort()).toEqual(folders.sort());
  });

  it.each(parts)('%s imports only what it may', (part) => {
    const files = readdirSync(join(packageRoot, part), { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.ts'),
    );
    expect(files.length).toBeGreaterThan(0);
    const wrong = files.flatMap((name) => {
      const file = join(packageRoot, part, name);
      return importsOf(readFileSync(file, 'utf8')).flatMap((specifier) => {
        const imported = relative(packageRoot, join(dirname(file), specifier)).replaceAll('\\', '/');
        const other = partOf(imported);
        const allowed = other === part || (other !== undefined && MAY_IMPORT[part]?.includes(other));
        return allowed ? [] : [`${part}/${name} imports ${imported}`];
      });
    });
    expect(wrong).toEqual([]);
  });
});

/** The relative imports of a module, types included. */
function importsOf(text: string): string[] {
  const statements = /^(?:(?:import|export|\}).* from |import )'(\.[^']+)'|import\('(\.[^']+)'\)/gm;
  return [...text.matchAll(statements)].map((match) => (match[1] ?? match[2]) as string);
}

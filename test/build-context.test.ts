import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packageRoot } from '../base/package-root.ts';

const linesOf = (name: string) => readFileSync(join(packageRoot, name), 'utf8').split('\n');

it('what the Dockerfile copies from here is given to the engine', () => {
  const [first, ...kept] = linesOf('.dockerignore').filter((line) => line !== '');
  expect(first).toBe('*');
  const copied = linesOf('Dockerfile')
    .filter((line) => /^COPY (?!--from)/.test(line))
    .flatMap((line) => line.split(' ').slice(1, -1));
  const isGiven = (name: string) =>
    kept.some((line) =>
      new RegExp(`^!${line.slice(1).replaceAll('.', '\\.').replaceAll('*', '.*')}$`).test(`!${name}`),
    );
  expect(copied.length).toBeGreaterThan(10);
  expect(copied.filter((name) => !isGiven(name))).toEqual([]);
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../base/package-root.ts';
import { catalogue } from '../contracts/interface/catalogue.ts';
import { citationsIn, factOf, facts, kindOf } from './support/facts.ts';

/** Everything that people write here. */
const ROOMS = [
  'base',
  'bench',
  'cli',
  'client',
  'contracts',
  'docs',
  'examples',
  'fixtures',
  'harness',
  'server',
  'test',
  'testing',
];

const files: readonly { readonly file: string; readonly text: string }[] = [
  ...readdirSync(packageRoot, { withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [entry.name] : [],
  ),
  ...ROOMS.flatMap((room) =>
    readdirSync(join(packageRoot, room), { recursive: true, encoding: 'utf8' }).map(
      (file) => `${room}/${file}`,
    ),
  ),
]
  .filter((file) =>
    /\.(?:[cm]?[jt]s|md|ya?ml|contract|http|sh|py|php|java|cs)$|(?:^|\/)Dockerfile$/.test(file),
  )
  .map((file) => file.replaceAll('\\', '/'))
  // The peers of the bench, where they are installed, are others' work.
  .filter((file) => !file.includes('/node_modules/'))
  .map((file) => ({ file, text: readFileSync(join(packageRoot, file), 'utf8') }));

/** Where entries are told, and how to cite them: citations there are examples. */
const TELLING = ['contracts/facts', 'test/support/facts.ts', 'test/facts.test.ts'];

const cited = files
  .filter(({ file }) => !TELLING.some((place) => file.startsWith(place)))
  .flatMap(({ file, text }) => citationsIn(text).map((citation) => ({ file, ...citation })));

describe('what is known of Nmbrs', () => {
  it('is told in sentences that differ', () => {
    const said = facts.map(({ says }) => says);
    expect(said.filter((says, at) => said.indexOf(says) !== at)).toEqual([]);
  });

  it('has an entry for everything that is cited', () => {
    const known = new Set(facts.map(({ id }) => id));
    const unknown = cited.filter(({ id }) => !known.has(id));
    expect(unknown.map(({ file, id }) => `${file}: ${id}`)).toEqual([]);
  });

  it('is cited as a fact where it is sure, else as a mark', () => {
    const wrong = cited.filter(({ kind, id }) => kind !== null && kind !== kindOf(factOf(id)));
    expect(wrong.map(({ file, kind, id }) => `${file}: ${kind}: ${id}`)).toEqual([]);
  });

  it('has no entry that nothing cites, and no operation carries', () => {
    const carried = catalogue.services.flatMap(({ operations }) => operations.flatMap(({ marks }) => marks));
    const used = new Set([...cited.map(({ id }) => id), ...carried]);
    expect(facts.filter(({ id }) => !used.has(id)).map(({ file, id }) => `${file}: ${id}`)).toEqual([]);
  });
});

/** The tests that compare with files of the vendor beside the repository, and the way in which they read them. */
const COMPARISONS = ['test/catalogue-facts.test.ts', 'test/facts.test.ts', 'test/support/shared.ts'];

describe('no file leans on what is not in the repository', () => {
  const prose = files
    .filter(({ file }) => !COMPARISONS.some((place) => file.startsWith(place)))
    .map(({ file, text }) => ({ file, text: text.replaceAll(/\b(?:from |import\()'[^']*'/g, '') }));

  it.each([
    ['a sheet by its name', /\basmx\.md\b|\bbehaviour\.md\b|\bfact sheets?\b|\.\.\/shared\b/i],
    ['a guess without an entry', /\((?:a )?(?:guess|likely)\b|\b(?:guess|likely)\)/i],
  ])('%s', (_, words) => {
    expect(prose.filter(({ text }) => words.test(text)).map(({ file }) => file)).toEqual([]);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../base/package-root.ts';
import { allFacts, type Fact, isMark } from '../../contracts/facts/facts.ts';
import { catalogue, readContracts } from '../../contracts/interface/catalogue.ts';
import { linkContracts } from '../../contracts/interface/link.ts';

/** The code, the facts and the catalogue hold together: what is guessed is cited where it is made use of. */

const facts = [...allFacts().values()];

/** What operations and their interface rest on; the other files are about the mock as a whole. */
const OWN_FILES = [
  'interface',
  ...['shared', 'debtor', 'company', 'employee', 'report'].map((part) => `operations-${part}`),
];
const own = new Set(OWN_FILES.flatMap((file) => idsIn(`contracts/facts/${file}.yaml`)));
const operations = catalogue.services.flatMap((service) => service.operations);
const carried = new Set(operations.flatMap(({ marks }) => marks));

/** An entry that a comment cites. */
interface Citation {
  readonly file: string;
  readonly kind: string;
  readonly id: string;
}

const ID = /[a-z\d]+(?:-[a-z\d]+)+/.source;
/** A comment may break the line between two. */
const SEPARATOR = /,\s+(?:\* )?/;
const CITED = new RegExp(`\\((mark|fact): (${ID}(?:${SEPARATOR.source}${ID})*)\\)`, 'g');

function citationsIn(file: string, text: string): Citation[] {
  return [...text.matchAll(CITED)].flatMap(([, kind = '', ids = '']) =>
    ids.split(SEPARATOR).map((id) => ({ file, kind, id })),
  );
}

function sourcesIn(folder: string): string[] {
  return readdirSync(join(packageRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `${folder}/${file}`);
}

function textOf(file: string): string {
  return readFileSync(join(packageRoot, file), 'utf8');
}

const cited = ['contracts', 'fixtures', 'server'].flatMap((folder) =>
  sourcesIn(folder)
    .filter((file) => file !== 'contracts/facts/facts.ts')
    .flatMap((file) => citationsIn(file, textOf(file))),
);

describe('what the code cites', () => {
  it('is there: as a fact where it is sure, else as a mark', () => {
    const wordOf = (fact: Fact | undefined) => (fact && isMark(fact) ? 'mark' : fact && 'fact');
    expect(cited.length).toBeGreaterThan(200);
    expect(cited.filter(({ kind, id }) => wordOf(allFacts().get(id)) !== kind)).toEqual([]);
  });

  it('is every entry about operations that none of them carries', () => {
    const ids = new Set(cited.map(({ id }) => id));
    expect([...own].filter((id) => !ids.has(id) && !carried.has(id))).toEqual([]);
  });
});

describe('what an operation rests on', () => {
  it('is marks that there are', () => {
    const marks = facts.filter(isMark).map(({ id }) => id);
    expect(() => linkContracts(readContracts(), marks)).not.toThrow();
  });

  it('is cited by the code that serves it, or is of its interface', () => {
    const behind = new Set([...cited.map(({ id }) => id), ...idsIn('contracts/facts/interface.yaml')]);
    expect([...carried].filter((id) => !behind.has(id))).toEqual([]);
  });

  it('is what the comment above its handler cites, and more', () => {
    const handlers = handlerComments();
    expect(handlers.length).toBeGreaterThan(50);
    const missing = handlers.flatMap(({ service, name, marks }) =>
      operations
        .filter((operation) => operation.service.name === service && operation.name === name)
        .flatMap((operation) =>
          marks
            .filter((id) => !operation.marks.includes(id))
            .map((id) => `${service} ${operation.service.version} ${name}: ${id}`),
        ),
    );
    expect(missing).toEqual([]);
  });
});

function idsIn(file: string): string[] {
  return [...textOf(file).matchAll(/^- id: (.+)$/gm)].map(([, id = '']) => id);
}

const SERVICE_OF_FOLDER = {
  debtor: 'DebtorService',
  company: 'CompanyService',
  employee: 'EmployeeService',
  report: 'ReportService',
} as const;

/** The comments right above handlers, with the marks they cite. */
function handlerComments() {
  return Object.entries(SERVICE_OF_FOLDER).flatMap(([folder, service]) =>
    sourcesIn(`server/operations/${folder}`).flatMap((file) =>
      [...textOf(file).matchAll(HANDLER)].map(([, comment = '', name = '']) => ({
        service,
        name,
        marks: citationsIn(file, comment).flatMap(({ kind, id }) => (kind === 'mark' ? [id] : [])),
      })),
    ),
  );
}

/** A comment, and the operation under it: a method, or a property that names a function. */
const HANDLER = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n {2}([A-Z]\w*_\w+)[(:,]/g;

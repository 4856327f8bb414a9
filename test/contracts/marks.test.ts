import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../base/package-root.ts';
import { isMark } from '../../contracts/facts/facts.ts';
import { catalogue, readContracts } from '../../contracts/interface/catalogue.ts';
import { linkContracts } from '../../contracts/interface/link.ts';
import { citationsIn, facts } from '../support/facts.ts';

/** What an operation rests on, as the catalogue says, and what the code that serves it cites. */

const operations = catalogue.services.flatMap((service) => service.operations);
const carried = new Set(operations.flatMap(({ marks }) => marks));

function sourcesIn(folder: string): string[] {
  return readdirSync(join(packageRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `${folder}/${file}`);
}

function textOf(file: string): string {
  return readFileSync(join(packageRoot, file), 'utf8');
}

const cited = ['contracts', 'fixtures', 'server'].flatMap((folder) =>
  sourcesIn(folder).flatMap((file) => citationsIn(textOf(file))),
);

describe('what an operation rests on', () => {
  it('is marks that there are', () => {
    const marks = facts.filter(isMark).map(({ id }) => id);
    expect(() => linkContracts(readContracts(), marks)).not.toThrow();
  });

  it('is cited by the code that serves it, or is of its interface', () => {
    const ofInterface = facts.filter(({ file }) => file.endsWith('/interface.yaml'));
    const behind = new Set([...cited, ...ofInterface].map(({ id }) => id));
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
        marks: citationsIn(comment).flatMap(({ kind, id }) => (kind === 'mark' ? [id] : [])),
      })),
    ),
  );
}

/** A comment, and the operation under it: a method, or a property that names a function. */
const HANDLER = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n {2}([A-Z]\w*_\w+)[(:,]/g;

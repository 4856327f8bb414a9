import { describe, expect, it } from 'vitest';
import { catalogue } from '../../contracts/interface/catalogue.ts';
import { leavesOf } from '../../contracts/interface/leaves.ts';
import type { Operation } from '../../contracts/interface/model.ts';
import { qualifiedName } from '../../contracts/interface/operations-named.ts';
import { isMeant } from '../../contracts/rest/element-path.ts';
import { corrected, ownTexts, readKnowledge, restKnowledge } from '../../contracts/rest/knowledge.ts';
import type { Successor } from '../../contracts/rest/model.ts';
import { operationsMeant } from '../../contracts/rest/operations-meant.ts';

const knowledge = restKnowledge();

const operationsOfV3 = catalogue.services
  .filter(({ version }) => version === 'v3')
  .flatMap(({ operations }) => operations);

const successors = operationsOfV3.flatMap((operation) => {
  const succession = knowledge.successions.get(qualifiedName(operation));
  return succession?.kind === 'successor' ? [{ operation, successor: succession }] : [];
});

describe('what is known of the REST API', () => {
  it('says of every operation what becomes of it, of each in one place', () => {
    const named = ownTexts().flatMap(({ text }) =>
      [...text.matchAll(/[A-Z]\w+\.\w*[\w*]/g)].map(([name]) => name).flatMap(operationsMeant),
    );
    const twice = named.filter((name, at) => named.indexOf(name) !== at);
    expect(twice).toEqual([]);
    expect(operationsOfV3.map(qualifiedName).filter((name) => !knowledge.successions.has(name))).toEqual([]);
  });

  it('names for 127 of 424 operations what takes their place', () => {
    const kinds = operationsOfV3.map(
      (operation) => knowledge.successions.get(qualifiedName(operation))?.kind,
    );
    const count = (kind: string) => kinds.filter((one) => one === kind).length;
    expect({
      successor: count('successor'),
      gap: count('gap'),
      needless: count('needless'),
      all: kinds.length,
    }).toEqual({ successor: 127, gap: 295, needless: 2, all: 424 });
  });

  it('says of every element of these where it goes, or that it goes nowhere', () => {
    expect(successors.flatMap(undecided)).toEqual([]);
  });

  it('says nothing without a source', () => {
    const statements = [
      ...knowledge.endpoints.values(),
      ...knowledge.successions.values(),
      ...knowledge.scopes.values(),
      ...knowledge.consent,
      ...knowledge.conventions.values(),
    ];
    expect(statements.length).toBeGreaterThan(500);
    expect(statements.filter(({ known }) => known.source.length === 0 || known.date === '')).toEqual([]);
  });

  it('names no source that nothing comes from', () => {
    const text = ownTexts()
      .map((file) => file.text.replaceAll(/^ {2}[\w-]+: .*$/gm, ''))
      .join('\n');
    const used = new Set(
      [...text.matchAll(/source: \[([^\]]*)\]/g)].flatMap(([, ids = '']) => ids.split(', ')),
    );
    expect([...knowledge.sources.keys()].filter((id) => !used.has(id))).toEqual([]);
  });
});

interface Decided {
  readonly operation: Operation;
  readonly successor: Successor;
}

/** Elements of which the successor says nothing; of an answer that nobody saw nothing can be said. */
function undecided({ operation, successor }: Decided): string[] {
  const { sends, reads, picks, nowhere, endpoints } = successor;
  const isUnseen = endpoints.every((key) => knowledge.endpoints.get(key)?.answers === null);
  const sent = leavesOf(operation.request).filter(
    ({ path }) => ![...sends.keys(), ...picks, ...nowhere].some((pattern) => isMeant(path, pattern)),
  );
  const answered = leavesOf(operation.result ? [operation.result] : []).filter(
    ({ path }) => !isUnseen && ![...reads.keys(), ...nowhere].some((pattern) => isMeant(path, pattern)),
  );
  return [...sent, ...answered].map(({ path }) => `${qualifiedName(operation)} ${path}`);
}

describe('a file of it that is not as it should be is refused with its place', () => {
  const FILE = `date: 2026-11-28
sources: { letter: A letter of the vendor. }
scopes:
  - name: [company.info.read]
    known: { confidence: vendor, source: [letter] }
endpoints:
  GET /api/titles/{debtorId}:
    paging: pages
    scopes: { company.info.read: known }
    answers: [titleId, kind: [short, long]]
    known: { confidence: vendor, source: [letter] }
successors:
  - operations: [DebtorService.Title_GetList]
    endpoints: ['GET /api/titles/{debtorId}']
    sends: { DebtorId: debtorId }
    reads: { TitleName: titleId }
    known: { confidence: vendor, source: [letter] }
`;
  const read = (text: string) => readKnowledge([{ file: 'own.yaml', text }]);

  it('as it is it can be read', () => {
    expect(read(FILE).successions.get('DebtorService.Title_GetList')).toMatchObject({
      kind: 'successor',
      known: { confidence: 'vendor', source: ['letter'], date: '2026-11-28' },
    });
  });

  it.each([
    [
      'a source',
      'source: [letter] }\nendpoints',
      'source: [leter] }\nendpoints',
      "There is no source 'leter'. Did you mean 'letter'?",
    ],
    [
      'a scope',
      '{ company.info.read: known }',
      '{ company.infos.read: known }',
      "own.yaml:9:15: There is no scope 'company.infos.read'. Did you mean 'company.info.read'?",
    ],
    [
      'an operation',
      '[DebtorService.Title_GetList]',
      '[DebtorService.Titel_GetList]',
      "own.yaml:13:18: There is no operation 'DebtorService.Titel_GetList'.",
    ],
    [
      'an endpoint',
      "['GET /api/titles/{debtorId}']",
      "['GET /api/titels/{debtorId}']",
      "own.yaml:14:17: There is no endpoint 'GET /api/titels/{debtorId}'.",
    ],
    [
      'a field that it takes',
      '{ DebtorId: debtorId }',
      '{ DebtorId: debtor }',
      "own.yaml:15:24: There is no field 'debtor'.",
    ],
    [
      'a field that it answers',
      '{ TitleName: titleId }',
      '{ TitleName: titelId }',
      "own.yaml:16:25: There is no field 'titelId'.",
    ],
    [
      'an element of SOAP',
      '{ TitleName: titleId }',
      '{ Identity: titleId }',
      "own.yaml:16:14: There is no element 'Identity'.",
    ],
    [
      'a value',
      'reads: { TitleName: titleId }',
      'reads: { TitleName: { to: kind, values: { x: medium } } }',
      "There is no value 'medium'.",
    ],
    [
      'an endpoint without a source',
      'kind: [short, long]]\n    known: { confidence: vendor, source: [letter] }',
      'kind: [short, long]]\n    known: { confidence: vendor, source: [] }',
      'known.source',
    ],
    [
      'a day that there is not',
      'date: 2026-11-28',
      'date: 2026-11-31',
      "date is '2026-11-31', not a day, such as 2026-11-28.",
    ],
    [
      'values of two fields at once',
      'kind: [short, long]]',
      '{ kind: [short, long], other: [a] }]',
      'Values belong to one field. Make an item of the list of each field.',
    ],
    [
      'a confidence',
      'confidence: vendor, source: [letter] }\nendpoints',
      'confidence: sure, source: [letter] }\nendpoints',
      "'sure'",
    ],
  ])('%s', (_, before, after, message) => {
    expect(FILE).toContain(before);
    expect(() => read(FILE.replace(before, after))).toThrow(message);
  });

  it('very many of them, of which the first hundred are told', () => {
    const wrong = Array.from({ length: 2_000 }, (_, at) => `Identity${at}`);
    const told = () => read(FILE.replace('reads:', `nowhere: [${wrong}]\n    reads:`));
    expect(told).toThrow(
      /There is no element 'Identity99'\. .*\n.*: More is wrong than is told at once\. Mend the others first\.$/,
    );
  });

  it('a file of a user has its way over those of the package', () => {
    const now = corrected([{ file: 'own.yaml', text: FILE }]);
    expect(knowledge.successions.get('DebtorService.Title_GetList')?.kind).toBe('gap');
    expect(now.successions.get('DebtorService.Title_GetList')?.kind).toBe('successor');
    expect(now.successions.get('DebtorService.List_GetAll')?.kind).toBe('successor');
  });
});

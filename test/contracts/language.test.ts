import { describe, expect, it } from 'vitest';
import { parseContract } from '../../contracts/interface/language/parse.ts';
import { linkContracts } from '../../contracts/interface/link.ts';
import type { RecordType } from '../../contracts/interface/model.ts';

const HEAD = 'service DebtorService v3 "urn:debtor"\npaths "/debtor.asmx" families { real-things }\n';

/** Links one file of version 3, and one of 2.1 where it is given. */
function link(text: string, older?: string, marks?: readonly string[]) {
  const nodes = [parseContract(HEAD + text, 'v3.contract')];
  if (older !== undefined)
    nodes.push(
      parseContract(
        `service DebtorService v2.1 "urn:debtor:2.1"\npaths "/debtor-2.1.asmx"\n${older}`,
        'v2.1.contract',
      ),
    );
  const services = linkContracts(nodes, marks);
  return services.at(-1) as (typeof services)[number];
}

const operation = (signature: string, clauses = 'family real-things') =>
  `"Do it."\n@certain(wsdl-2.1)\noperation ${signature} ${clauses}\n`;

describe('the contract language', () => {
  it('reads operations with summary, provenance and annotations', () => {
    const service = link(
      '"Find a debtor."\n@high(sdk-php, sdk-python) @note("Mind the case.") @deprecated\n' +
        'operation Debtor_Find(DebtorId: int @debtor, CompanyId: int @company(-1), On: dateTime?): string\n' +
        '  family real-things',
    );
    const found = service.operation('Debtor_Find');
    expect(found).toMatchObject({
      summary: 'Find a debtor.',
      deprecated: true,
      soapAction: 'urn:debtor/Debtor_Find',
      header: null,
      provenance: {
        confidence: 'high',
        evidence: ['sdk-php', 'sdk-python'],
        notes: ['Mind the case.'],
      },
      result: { name: 'Debtor_FindResult', min: 0, nillable: false },
    });
    expect(found?.request).toMatchObject([
      { name: 'DebtorId', min: 1, nillable: false, identity: { scope: 'debtor', none: null } },
      { name: 'CompanyId', identity: { scope: 'company', none: -1 } },
      { name: 'On', min: 1, nillable: true, identity: null },
    ]);
  });

  it('reads how an operation behaves, and takes nothing for granted', () => {
    const service = link(
      operation(
        'A(Id: int)',
        'family real-things, writes, not on trial raises InvalidPeriod, NotFound rests on ids-are-new, codes-may-repeat',
      ) + operation('B()'),
    );
    expect(service.operation('A')).toMatchObject({
      family: 'real things',
      writes: true,
      forbiddenOnTrial: true,
      raises: ['InvalidPeriod', 'NotFound'],
      marks: ['ids-are-new', 'codes-may-repeat'],
    });
    expect(service.operation('B')).toMatchObject({
      family: 'real things',
      writes: false,
      forbiddenOnTrial: false,
      raises: [],
      marks: [],
    });
  });

  it('follows the occurrence rule of ASMX, and its exceptions', () => {
    const service = link(
      `${operation('A(Number: int, Text: string, Kind: Kind, Record: Thing, List: Thing[], Late: int? optional)')}
       @certain(wsdl-2.1) type Thing { Id: int }
       enum Kind { a b }`,
    );
    const occurrence = service
      .operation('A')
      ?.request.map(({ name, min, nillable }) => [name, min, nillable]);
    expect(occurrence).toEqual([
      ['Number', 1, false],
      ['Text', 0, false],
      ['Kind', 1, false],
      ['Record', 0, false],
      ['List', 0, false],
      ['Late', 0, true],
    ]);
    expect(service.type('ArrayOfThing')).toMatchObject({
      kind: 'list',
      item: { name: 'Thing', min: 0, repeated: true, nillable: true },
    });
  });

  it('lets a field of an answer stand several times without a wrapper, and none of a request', () => {
    const thing =
      '@certain(wsdl-2.1) type Thing { Parts: Part repeated } @certain(wsdl-2.1) type Part { Id: int }';
    const service = link(`${operation('A(): Thing')} ${thing}`);
    expect((service.type('Thing') as RecordType).fields).toMatchObject([
      { name: 'Parts', min: 0, repeated: true, nillable: false, type: { kind: 'record', name: 'Part' } },
    ]);
    expect(() => link(`${operation('A(Thing: Thing)')} ${thing}`)).toThrow(
      'operation A is sent Parts, and only a field of an answer can be repeated',
    );
  });

  it('puts the fields of the base first and tells the base of its subtypes', () => {
    const service = link(
      `${operation('A(Part: Part): Whole')}
       @certain(wsdl-2.1) type Whole { First: int }
       @certain(wsdl-2.1) type Part extends Whole { Second: int }`,
    );
    const part = service.type('Part') as RecordType;
    expect(part.fields.map(({ name }) => name)).toEqual(['First', 'Second']);
    expect((service.type('Whole') as RecordType).subtypes).toEqual([part]);
  });

  it('lets a record hold itself', () => {
    const service = link(`${operation('A(Tree: Tree)')} @certain(wsdl-2.1) type Tree { Children: Tree[] }`);
    const tree = service.type('Tree') as RecordType;
    expect(tree.fields[0]?.type).toMatchObject({ kind: 'list', item: { type: tree } });
  });

  it('takes operations of another version over with all they do, and lends that version its families', () => {
    const older = link(
      operation('A()', 'family real-things writes raises ProtectedMode rests on ids-are-new'),
      `@certain(wsdl-2.1) like v3 { A }${operation('B()')}`,
    );
    expect(older.operation('A')).toMatchObject({
      family: 'real things',
      writes: true,
      raises: ['ProtectedMode'],
      marks: ['ids-are-new'],
    });
    expect(older.operation('B')).toMatchObject({ family: 'real things', writes: false });
  });

  it('takes operations of another version over, with the types this version declares anew', () => {
    const older = link(
      `${operation('A(Outer: Outer): int')}${operation('B(): int')}
       @certain(wsdl-2.1) type Outer { Inner: Inner }
       @certain(wsdl-2.1) type Inner { New: string }`,
      '@certain(wsdl-2.1) like v3 { A } @certain(wsdl-2.1) type Inner { Old: string }',
    );
    expect(older.operations.map(({ name, soapAction }) => [name, soapAction])).toEqual([
      ['A', 'urn:debtor:2.1/A'],
    ]);
    const [inner] = (older.type('Outer') as RecordType).fields;
    expect(inner?.type).toMatchObject({ kind: 'record', fields: [{ name: 'Old' }] });
  });
});

describe('a contract that cannot be right is refused with the name and the place', () => {
  const refusals: readonly (readonly [what: string, text: string, message: string])[] = [
    ['an unknown type', operation('A(X: Nowhere)'), "v3.contract:5:16: unknown type 'Nowhere'"],
    ['an unknown type in a list', operation('A(): Nowhere[]'), "v3.contract:5:16: unknown type 'Nowhere'"],
    [
      'a misspelled type',
      `${operation('A(): Thong')}@low(inferred) type Thing {}`,
      "unknown type 'Thong'; did you mean Thing?",
    ],
    ['an unknown base', `${operation('A(): T')}@low(inferred) type T extends Gone {}`, "unknown type 'Gone'"],
    [
      'a base that is no record',
      `${operation('A(): T')}@low(inferred) type T extends E {}\nenum E { a }`,
      'E is no record type',
    ],
    [
      'a type that extends itself',
      `${operation('A(): T')}@low(inferred) type T extends U {}\n@low(inferred) type U extends T {}`,
      'extends itself',
    ],
    ['an operation without summary', '@low(inferred) operation A()', 'operation A has no summary'],
    [
      'an unknown header type',
      '"Do it."\n@low(inferred) @header(Nobody)\noperation A()',
      "unknown type 'Nobody'",
    ],
    ['a duplicate operation', operation('A()') + operation('A()'), 'v3.contract:8:11: duplicate operation A'],
    ['a duplicate field', operation('A(X: int, X: int)'), 'duplicate field X in operation A'],
    ['a duplicate type', `${operation('A(): T')}@low(inferred) type T {}\nenum T { a }`, 'duplicate type T'],
    ['a duplicate value', `${operation('A(): E')}enum E { a b a }`, 'duplicate value a in enum E'],
    ['an empty enum', `${operation('A(): E')}enum E {}`, 'enum E has no values'],
    [
      'a field of the base again',
      `${operation('A(): U')}@low(inferred) type T { X: int }\n@low(inferred) type U extends T { X: int }`,
      'duplicate field X in type U and its base',
    ],
    [
      'a type nobody uses',
      `${operation('A()')}@low(inferred) type Lonely {}`,
      'type Lonely is used by no operation',
    ],
    ['no family', operation('A()', 'writes'), 'v3.contract:5:11: operation A belongs to no family'],
    [
      'an unknown family',
      operation('A()', 'family real-thing'),
      "v3.contract:5:22: unknown family 'real-thing'; did you mean real-things?",
    ],
    [
      'an unknown error',
      operation('A()', 'family real-things raises NotFoud'),
      "v3.contract:5:41: unknown error 'NotFoud'; did you mean NotFound?",
    ],
    [
      'an error twice',
      operation('A()', 'family real-things raises NotFound, NotFound'),
      'v3.contract:5:51: duplicate error NotFound',
    ],
    ['a mark twice', operation('A()', 'family real-things rests on a-b, a-b'), 'duplicate mark a-b'],
    [
      'a clause twice',
      operation('A()', 'family real-things writes writes'),
      "v3.contract:5:41: duplicate 'writes' of operation A",
    ],
    [
      'a misspelled clause',
      operation('A()', 'family real-things raise NotFound'),
      "'raise' says nothing of operation A; did you mean raises?",
    ],
    [
      'a clause there is not',
      operation('A()', 'family real-things forbids'),
      "'forbids' says nothing of operation A; expected one of family, writes, not, raises, ignores, rests",
    ],
    ['nothing raised', operation('A()', 'raises'), "expected the name of an error, found 'end of file'"],
    ['no evidence', '"Do it."\noperation A()', 'operation A says nothing of its evidence'],
    [
      'an id that is no int',
      operation('A(Id: string @employee)'),
      'field Id is marked as an id but is no int',
    ],
    [
      'an unknown annotation on a field',
      operation('A(Id: int @boss)'),
      "unknown annotation '@boss' on field Id",
    ],
    ['an unknown annotation', '@sure(me) operation A()', "unknown annotation '@sure'"],
    ['an unknown declaration', 'class A {}', "'class' begins no declaration"],
    ['a version that is not there', '@low(inferred) like v2.1 { A }', "no other DebtorService 'v2.1'"],
    ['a stray character', 'operation A(%)', "unexpected character '%'"],
    ['an unfinished operation', 'operation A(X: int', "expected the name of a field, found 'end of file'"],
  ];

  it.each(refusals)('%s', (_, text, message) => {
    expect(() => link(text)).toThrow(message);
  });

  it('an operation the other version does not have', () => {
    expect(() =>
      link(operation('Thing_Get()'), '@certain(wsdl-2.1) like v3 { Thing_Get Thing_Gets }'),
    ).toThrow("v2.1.contract:3:40: unknown operation 'Thing_Gets'; did you mean Thing_Get?");
  });

  it('a mark that is none, where the facts are known', () => {
    const text = operation('A()', 'family real-things rests on ids-are-new');
    expect(() => link(text, undefined, ['ids-are-new'])).not.toThrow();
    expect(() => link(text, undefined, ['ids-are-news'])).toThrow(
      "v3.contract:5:43: unknown mark 'ids-are-new'; did you mean ids-are-news?",
    );
  });

  it('a family twice, and one to which no operation belongs', () => {
    const head = (families: string) =>
      parseContract(
        `service DebtorService v3 "urn:debtor"\npaths "/debtor.asmx"\nfamilies { ${families} }\n${operation('A()')}`,
        'v3.contract',
      );
    expect(() => linkContracts([head('real-things real-things')])).toThrow(
      'v3.contract:3:24: duplicate family real-things',
    );
    expect(() => linkContracts([head('real-things dreams')])).toThrow(
      'v3.contract:3:24: no operation belongs to family dreams',
    );
  });

  it('an unknown service, an unknown version and a service declared twice', () => {
    const file = (head: string) => parseContract(`${head} "urn:x"\npaths "/x"`, 'x.contract');
    expect(() => linkContracts([file('service PayrollService v3')])).toThrow(
      "x.contract:1:9: unknown service 'PayrollService'; known: DebtorService",
    );
    expect(() => linkContracts([file('service DebtorService v4')])).toThrow(
      "unknown version 'v4'; did you mean v3?",
    );
    expect(() => linkContracts([file('service DebtorService v3'), file('service DebtorService v3')])).toThrow(
      'duplicate service DebtorService v3',
    );
  });
});

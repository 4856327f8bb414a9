import { describe, expect, it } from 'vitest';
import { answering, FakeTarget, messagesOf, refusing, runText } from './fake-target.ts';

/** What a case that fails says, to the letter, for every way in which it can. */

const DEBTOR = (id: number, number: string, name: string) =>
  `<Debtor><Id>${id}</Id><Number>${number}</Number><Name>${name}</Name></Debtor>`;
const LIST = `<List_GetAllResult>${DEBTOR(1, '10', 'Bakker')}${DEBTOR(2, '20', 'Slager')}${DEBTOR(3, '30', 'Kapper')}</List_GetAllResult>`;

/** What is wrong, with the place it is wrong at, when List_GetAll answers three debtors and this is expected. */
async function wrong(expectation: string, target = new FakeTarget(answering(LIST))): Promise<string[]> {
  const text = `case: x\nsteps:\n  - call: DebtorService.List_GetAll\n    ${expectation.replaceAll('\n', '\n    ')}\n`;
  const { steps } = await runText(text, target);
  return steps.flatMap(({ failures }) =>
    failures.map(({ message, kind, place }) => `${place.line}:${place.column} ${kind}: ${message}`),
  );
}

describe('an answer that is not as it was expected', () => {
  it('has another value', async () => {
    expect(
      await wrong(
        'answer:\n  - { Id: 1, Number: { not: 10 }, Name: Bakker }\n  - { Id: { atLeast: 3 } }\n  - { Id: { atMost: 2 }, Name: { oneOf: [Bakker, Slager] } }',
      ),
    ).toMatchInlineSnapshot(`
      [
        "5:26 answer: [0].Number: expected something else than 10, was 10",
        "6:15 answer: [1].Id: expected at least 3, was 2",
        "7:15 answer: [2].Id: expected at most 2, was 3",
        "7:36 answer: [2].Name: expected one of Bakker, Slager, was Kapper",
      ]
    `);
    expect(await wrong("answer:\n  each: { Name: { matches: '^[BS]' } }")).toMatchInlineSnapshot(`
      [
        "5:21 answer: [2].Name: expected a match of /^[BS]/u, was Kapper",
      ]
    `);
  });

  it('is something else altogether', async () => {
    expect(await wrong('answer: null')).toMatchInlineSnapshot(`
      [
        "4:13 answer: the result: expected nothing, was [{"Id":"1","Number":"10","Name":"Bakker"},{"Id":"2","Number":"20","Name":"Slager"},{"Id":"3","Number":"30","Name":"Kapper"}]",
      ]
    `);
    const empty = new FakeTarget(answering(''));
    expect(await wrong('answer: { count: 1 }', empty)).toMatchInlineSnapshot(`
      [
        "4:13 answer: the result: expected a list, was nothing",
      ]
    `);
    expect(await wrong('answer: [{ Id: 1 }]', empty)).toMatchInlineSnapshot(`
      [
        "4:13 answer: the result: expected a list, was nothing",
      ]
    `);
    expect(
      await wrong(
        'answer: { first: { Name: { not: x }, Id: 1 } }',
        new FakeTarget(answering('<List_GetAllResult />')),
      ),
    ).toMatchInlineSnapshot(`
      [
        "4:22 answer: [first]: expected a record, was nothing",
      ]
    `);
  });

  it('has other items', async () => {
    expect(await wrong('answer: [{ Id: 1 }]')).toMatchInlineSnapshot(`
      [
        "4:13 answer: the result: expected 1 item, were 3: [{"Id":"1","Number":"10","Name":"Bakker"},{"Id":"2","Number":"20","Name":"Slager"},{"Id":"3","Number":"30","Name":"Kapper"}]",
      ]
    `);
    expect(await wrong('answer: [{ Id: 1 }, { Id: 9 }, { Id: 3 }, { Id: 4 }]')).toMatchInlineSnapshot(`
      [
        "4:13 answer: the result: expected 4 items, were 3: [{"Id":"1","Number":"10","Name":"Bakker"},{"Id":"2","Number":"20","Name":"Slager"},{"Id":"3","Number":"30","Name":"Kapper"}]",
        "4:31 answer: [1].Id: expected 9, was 2",
      ]
    `);
    expect(
      await wrong('answer:\n  has: { Id: 2, Name: Bakker, Number: 20 }\n  lacks: { Name: Slager }'),
    ).toMatchInlineSnapshot(`
      [
        "5:12 answer: the result: none of the 3 items is like this",
        "5:27 answer: [1].Name: the nearest one: expected Bakker, was Slager",
        "6:14 answer: [1]: none should be like this, this one is: {"Id":"2","Number":"20","Name":"Slager"}",
      ]
    `);
    expect(await wrong('answer:\n  count: { atMost: 2 }\n  sortedBy: Name')).toMatchInlineSnapshot(`
      [
        "5:14 answer: the list, its count: expected at most 2, was 3",
        "5:7 answer: [2]: out of order by Name: Kapper comes after Slager",
      ]
    `);
    expect(await wrong('answer:\n  first: { Id: 2 }\n  last: { Id: 2 }')).toMatchInlineSnapshot(`
      [
        "5:20 answer: [first].Id: expected 2, was 1",
        "6:19 answer: [last].Id: expected 2, was 3",
      ]
    `);
    expect(await wrong('answer: { sortedBy: Id, has: [{ Id: 1 }, { Id: 3 }], lacks: { Id: 4 } }')).toEqual(
      [],
    );
    expect(
      await wrong('answer: { has: { Id: 9 } }', new FakeTarget(answering('<List_GetAllResult />'))),
    ).toMatchInlineSnapshot(`
      [
        "4:20 answer: the result: none of the 0 items is like this",
      ]
    `);
  });
});

describe('a fault that is not as it was expected', () => {
  const REFUSED = refusing('Server was unable to process request. ---&gt; 1003: Unauthorized access');
  const refused = () => new FakeTarget(REFUSED);

  it.each([
    ['fault: 1003', []],
    ['fault: { code: 1003, side: Server }\nstatus: 500', []],
  ])('%s holds', async (expectation, messages) => {
    expect(await wrong(expectation, refused())).toEqual(messages);
  });

  it('is told part by part', async () => {
    expect(await wrong('fault:\n  { code: 1004, side: Client, text: x }', refused())).toMatchInlineSnapshot(`
      [
        "5:7 fault: expected the fault 1004, was Server was unable to process request. ---> 1003: Unauthorized access",
        "5:7 fault: expected the fault of Client, was Server was unable to process request. ---> 1003: Unauthorized access",
        "5:7 fault: expected the fault 'x', was Server was unable to process request. ---> 1003: Unauthorized access",
      ]
    `);
    expect(await wrong('fault: Invalid', refused())).toMatchInlineSnapshot(`
      [
        "4:12 fault: expected the fault with 'Invalid', was Server was unable to process request. ---> 1003: Unauthorized access",
      ]
    `);
    expect(await wrong('fault: 1003\nstatus: 200', refused())).toMatchInlineSnapshot(`
      [
        "3:5 answer: expected the status 200, was 500",
      ]
    `);
    expect(await wrong('status: 500', refused())).toMatchInlineSnapshot(`
      [
        "3:5 fault: the call was refused: Server was unable to process request. ---> 1003: Unauthorized access",
      ]
    `);
  });

  it('is told whole where there was none', async () => {
    expect(await wrong('fault:\n  { code: 1003, side: Server, text: y }')).toMatchInlineSnapshot(`
      [
        "5:7 fault: expected the fault 1003 of Server 'y', was an answer with status 200",
      ]
    `);
    expect(await wrong('fault: 1003\nstatus: 500')).toMatchInlineSnapshot(`
      [
        "4:12 fault: expected the fault 1003, was an answer with status 200",
        "3:5 answer: expected the status 500, was 200",
      ]
    `);
    expect(await wrong('status: 201')).toMatchInlineSnapshot(`
      [
        "3:5 answer: expected the status 201, was 200",
      ]
    `);
  });

  it('has the status that faults have, unless another one is expected', async () => {
    const odd = () => new FakeTarget(() => ({ ...REFUSED(), status: 200 }));
    expect(await wrong('fault: 1003', odd())).toMatchInlineSnapshot(`
      [
        "3:5 answer: expected the status 500, was 200",
      ]
    `);
    expect(await wrong('fault: 1003\nstatus: 200', odd())).toEqual([]);
  });
});

/** Answers whatever is sent to the letter with this, and finds this in every request. */
class Answering extends FakeTarget {
  readonly #kinds: readonly string[];

  constructor(kinds: readonly string[] = []) {
    super(answering(LIST));
    this.#kinds = kinds;
  }

  override async open() {
    const headers = { 'x-name': 'Bakker' };
    return {
      ...(await super.open()),
      send: async () => ({ status: 200, headers, body: '<Name>Bakker</Name>' }),
      remarks: async () => ({
        findings: this.#kinds.map((kind) => ({ kind, message: `${kind} was found` }) as never),
        reason: null,
      }),
    };
  }
}

describe('of a request to the letter', () => {
  const sent = async (expectation: string) =>
    messagesOf(
      await runText(`case: x\nsteps:\n  - send: { path: / }\n    ${expectation}\n`, new Answering()),
    );

  it('each rule is told', async () => {
    expect(
      await sent("body: { contains: [Bakker, Slager], lacks: [Bakker, Kapper], matches: '^x' }"),
    ).toMatchInlineSnapshot(`
      [
        "the body: expected 'Slager' in it, was <Name>Bakker</Name>",
        "the body: expected no 'Bakker' in it",
        "the body: expected a match of /^x/u, was <Name>Bakker</Name>",
      ]
    `);
    expect(await sent('body: Bakker')).toMatchInlineSnapshot(`
      [
        "the body: expected 'Bakker', was <Name>Bakker</Name>",
      ]
    `);
    expect(await sent("headers: { X-Name: Slager, X-Other: 'x' }")).toMatchInlineSnapshot(`
      [
        "header x-name: expected 'Slager', was Bakker",
        "header x-other: expected 'x', was ''",
      ]
    `);
    expect(await sent('status: 404')).toMatchInlineSnapshot(`
      [
        "expected the status 404, was 200",
      ]
    `);
    expect(await sent('fault: 1003')).toMatchInlineSnapshot(`
      [
        "expected the fault 1003, was an answer with status 200",
      ]
    `);
  });
});

it('a finding is told that was not expected, and one that was not made', async () => {
  const found = (expectation: string, ...kinds: readonly string[]) =>
    wrong(expectation, new Answering(kinds));
  expect(await found('findings: [absent, missing]', 'absent', 'missing')).toEqual([]);
  expect(
    await found('findings: [absent, missing, missing]', 'repeated', 'missing', 'absent'),
  ).toMatchInlineSnapshot(`
    [
      "3:5 finding: a finding that was not expected, repeated: repeated was found",
      "3:5 finding: expected a finding missing, which was not made",
    ]
  `);
  expect(await found('answer: { count: 3 }', 'absent')).toMatchInlineSnapshot(`
    [
      "3:5 finding: a finding that was not expected, absent: absent was found",
    ]
  `);
});

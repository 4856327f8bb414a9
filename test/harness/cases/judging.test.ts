import { describe, expect, it } from 'vitest';
import type { Operation } from '../../../contracts/interface/model.ts';
import { readCases } from '../../../harness/format/load-cases.ts';
import { runCase } from '../../../harness/run/run-case.ts';
import { answering, FakeTarget, messagesOf, refusing, runText } from './fake-target.ts';

const DEBTOR = (id: number, number: string, name: string) =>
  `<Debtor><Id>${id}</Id><Number>${number}</Number><Name>${name}</Name></Debtor>`;
const LIST = `<List_GetAllResult>${DEBTOR(1, '10', 'Bakker')}${DEBTOR(2, '20', 'Slager')}</List_GetAllResult>`;

/** What is wrong when List_GetAll answers two debtors and this is expected. */
async function wrongWith(expectation: string, result = LIST): Promise<string[]> {
  const text = `case: x\nsteps:\n  - call: DebtorService.List_GetAll\n    ${expectation}\n`;
  return messagesOf(await runText(text, new FakeTarget(answering(result))));
}

describe('an expectation on a list', () => {
  it.each([
    'answer: [{ Id: 1, Name: Bakker }, { Number: 20 }]',
    'answer: { has: { Name: Slager } }',
    'answer: { has: [{ Name: Slager }, { Name: Bakker }], lacks: { Name: Groenteman } }',
    'answer: { count: 2, sortedBy: Name }',
    'answer: { count: { atLeast: 1, atMost: 2 }, each: { Number: { matches: "^[12]0$" } } }',
    'answer: { first: { Id: 1 }, last: { Id: { not: 1 } } }',
    'answer: { each: { Name: { oneOf: [Bakker, Slager] } } }',
  ])('holds: %s', async (expectation) => {
    expect(await wrongWith(expectation)).toEqual([]);
  });

  it.each([
    ['answer: [{ Id: 1 }]', ['the result: expected 1 item, were 2']],
    ['answer: [{ Id: 2 }, { Id: 1 }]', ['[0].Id: expected 2, was 1', '[1].Id: expected 1, was 2']],
    ['answer: []', ['the result: expected 0 items, were 2']],
    ['answer: null', ['the result: expected nothing, was']],
    [
      'answer: { has: { Id: 1, Name: Slager } }',
      [
        'the result: none of the 2 items is like this',
        '[0].Name: the nearest one: expected Slager, was Bakker',
      ],
    ],
    ['answer: { lacks: { Id: 2 } }', ['[1]: none should be like this']],
    ['answer: { count: 3 }', ['the list, its count: expected 3, was 2']],
    ['answer: { each: { Id: { atLeast: 2 } } }', ['[0].Id: expected at least 2, was 1']],
    ['answer: { each: { Id: { atMost: 1 } } }', ['[1].Id: expected at most 1, was 2']],
    ['answer: { first: { Name: { not: Bakker } } }', ['[first].Name: expected something else than Bakker']],
    ['answer: { last: { Name: null } }', ['[last].Name: expected nothing, was Slager']],
  ])('fails: %s', async (expectation, wanted) => {
    const messages = await wrongWith(expectation);
    expect(messages).toHaveLength(wanted.length);
    for (const [index, message] of messages.entries()) expect(message).toContain(wanted[index]);
  });

  it('tells what is out of order', async () => {
    const turned = `<List_GetAllResult>${DEBTOR(2, '9', 'Slager')}${DEBTOR(1, '10', 'Bakker')}</List_GetAllResult>`;
    expect(await wrongWith('answer: { sortedBy: Id }', turned)).toEqual([
      '[1]: out of order by Id: 1 comes after 2',
    ]);
  });
});

describe('an expectation on a value', () => {
  const salary = (value: string, start: string) =>
    `<Salary_GetResult><Value>${value}</Value><Type>Bruto_Uurloon</Type><StartDate>${start}</StartDate></Salary_GetResult>`;
  const wrong = async (expectation: string, result: string) => {
    const text = `case: x\nsteps:\n  - call: EmployeeService.Salary_Get\n    answer: ${expectation}\n`;
    return messagesOf(await runText(text, new FakeTarget(answering(result))));
  };

  it('compares numbers and dates, not their writing', async () => {
    const result = salary('31.50', '2026-12-10T00:00:00');
    expect(await wrong('{ Value: 31.5, StartDate: 2026-12-10, SalaryTable: null }', result)).toEqual([]);
    expect(await wrong('{ Value: 31.51, StartDate: 2026-12-11 }', result)).toEqual([
      'Value: expected 31.51, was 31.50',
      'StartDate: expected 2026-12-11T00:00:00, was 2026-12-10T00:00:00',
    ]);
  });

  it('finds what is not there', async () => {
    expect(await wrong('{ Value: 1 }', '')).toEqual(['the result: expected a record, was nothing']);
    expect(await wrong('null', '')).toEqual([]);
  });
});

describe('every answer', () => {
  it('must fit the catalogue', async () => {
    const misfits = [
      [
        '<List_GetAllResult><Debtor><Id>x</Id></Debtor></List_GetAllResult>',
        "Id should be a whole number, and is 'x'",
      ],
      ['<List_GetAllResult><Debtor><Name>n</Name></Debtor></List_GetAllResult>', 'Id is missing'],
      [
        '<List_GetAllResult><Debtor><Id>1</Id><Naam>n</Naam></Debtor></List_GetAllResult>',
        'Naam is not declared',
      ],
      [
        '<List_GetAllResult><Debtor><Id>1</Id><Name>n</Name><Number>1</Number></Debtor></List_GetAllResult>',
        'Number comes too late',
      ],
      ['<List_GetAllResult><Debtor><Id>1</Id><Id>1</Id></Debtor></List_GetAllResult>', 'Id is there twice'],
      ['<List_GetAllResult><Debteur /></List_GetAllResult>', 'Debteur[0] is not declared'],
      ['<Anders />', 'Anders is not declared'],
    ] as const;
    for (const [result, message] of misfits)
      expect((await wrongWith('status: 200', result)).join('\n')).toContain(message);
  });

  it('must be one', async () => {
    const broken = new FakeTarget(() => ({ status: 502, headers: {}, body: '<html>Bad gateway' }));
    const result = await runText('case: x\nsteps: [{ call: DebtorService.List_GetAll }]', broken);
    expect(messagesOf(result).join()).toContain('the answer cannot be read: status 502');
  });

  it('is no fault, unless one is expected, and that one', async () => {
    const fault = refusing('Server was unable to process request. ---&gt; 1003: Unauthorized access');
    const run = (expectation: string) =>
      runText(`case: x\nsteps: [{ call: DebtorService.List_GetAll${expectation} }]`, new FakeTarget(fault));
    expect(messagesOf(await run(''))).toEqual([
      'the call was refused: Server was unable to process request. ---> 1003: Unauthorized access',
    ]);
    for (const held of ['1003', 'Unauthorized', '{ v3: 1003, v2.1: 9999 }', '{ code: 1003, side: Server }'])
      expect(messagesOf(await run(`, fault: ${held}`))).toEqual([]);
    expect(messagesOf(await run(', fault: 1002'))[0]).toContain('expected the fault 1002, was Server was');
    expect(messagesOf(await run(', fault: { side: Client }'))[0]).toContain('expected the fault of Client');
    const answered = new FakeTarget(answering(LIST));
    const text = 'case: x\nsteps: [{ call: DebtorService.List_GetAll, fault: 1003 }]';
    expect(messagesOf(await runText(text, answered))).toEqual([
      'expected the fault 1003, was an answer with status 200',
    ]);
    const strict = text.replace('1003', '{ code: 1003, side: Server }, status: 500');
    expect(messagesOf(await runText(strict, new FakeTarget(answering(LIST))))).toEqual([
      'expected the fault 1003 of Server, was an answer with status 200',
      'expected the status 500, was 200',
    ]);
  });
});

describe('kept values', () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what one writes in a case.
  const NAME = '${name}';
  const named = (name: string) =>
    answering(`<List_GetAllResult>${DEBTOR(1, '10', name)}</List_GetAllResult>`);
  const keep = 'case: x\nsteps:\n  - call: DebtorService.List_GetAll\n    keep: { name: "[first].Name" }\n';

  it('stand in patterns to the letter', async () => {
    const text = `${keep}  - call: DebtorService.List_GetAll\n    answer: { first: { Name: { matches: '^\${name}$' } } }\n`;
    expect(messagesOf(await runText(text, new FakeTarget(named('Bakker (+ zn.)'))))).toEqual([]);
    const renamed = new FakeTarget((operation, count) => named(count < 2 ? 'B.' : 'Ba')(operation));
    expect(messagesOf(await runText(text, renamed))).toEqual([
      '[first].Name: expected a match of /^B.$/u, was Ba',
    ]);
  });

  /** Answers what is sent to the letter with this. */
  class Answering extends FakeTarget {
    readonly #body: string;

    constructor(body: string) {
      super(named('Bakker (+ zn.)'));
      this.#body = body;
    }

    override async open() {
      const headers = { 'x-name': 'Bakker (+ zn.)' };
      return { ...(await super.open()), send: async () => ({ status: 200, headers, body: this.#body }) };
    }
  }

  it.each([
    "body: '<Name>*</Name>'",
    "body: { contains: '>*<', lacks: ['**'], matches: '^<Name>*<' }",
    "headers: { X-Name: '*' }",
  ])(
    'stand where the asterisks are in what a request to the letter is answered with: %s',
    async (expectation) => {
      const text = `${keep}  - send: { path: / }\n    ${expectation.replaceAll('*', NAME)}\n`;
      expect(messagesOf(await runText(text, new Answering('<Name>Bakker (+ zn.)</Name>')))).toEqual([]);
    },
  );

  it('are told where they are not there', async () => {
    const text = `${keep}  - send: { path: / }\n    body: { contains: '<\${name}>', matches: '^\${name}' }\n`;
    expect(messagesOf(await runText(text, new Answering('<Name>Bakker</Name>')))).toEqual([
      "the body: expected '<Bakker (+ zn.)>' in it, was <Name>Bakker</Name>",
      'the body: expected a match of /^Bakker (+ zn.)/u, was <Name>Bakker</Name>',
    ]);
  });
});

describe('a run of a case', () => {
  it('sends what is written as a generated client does', async () => {
    const target = new FakeTarget(answering(''));
    await runText(
      'case: x\nsteps: [{ call: EmployeeService.Salary_Update, with: { Start: 2026-12-01, Salary: { Type: None } } }]',
      target,
    );
    expect(target.requests[0]).toContain(
      '<EmployeeId>0</EmployeeId><Salary><Value>0</Value><Type>None</Type></Salary><Start>2026-12-01T00:00:00</Start>',
    );
    expect(target.requests[0]).toContain(
      '<Username>anna</Username><Token>secret-token</Token><Domain>demo</Domain>',
    );
  });

  it('escapes texts', async () => {
    const target = new FakeTarget(answering('<Debtor_InsertResult>1</Debtor_InsertResult>'));
    await runText(
      'case: x\nsteps: [{ call: DebtorService.Debtor_Insert, with: { Debtor: { Name: "<a> & $b" } } }]',
      target,
    );
    expect(target.requests[0]).toContain('<Name>&lt;a&gt; &amp; $b</Name>');
  });

  it('keeps values for later steps, and stops where there is none', async () => {
    const target = new FakeTarget(({ name, ...rest }) =>
      answering(name === 'List_GetAll' ? LIST : '<Debtor_GetResult><Id>2</Id></Debtor_GetResult>')({
        name,
        ...rest,
      }),
    );
    const steps = (where: string) =>
      `case: x\nsteps:\n  - call: DebtorService.List_GetAll\n    keep: { id: '[${where}].Id' }\n  - call: DebtorService.Debtor_Get\n    with: { DebtorId: $id }\n`;
    expect(messagesOf(await runText(steps('Number=20'), target))).toEqual([]);
    expect(target.requests[1]).toContain('<DebtorId>2</DebtorId>');
    const stopped = await runText(steps('Number=30'), target);
    expect(messagesOf(stopped)).toEqual(['the answer has no such value to keep as $id']);
    expect(stopped.steps).toHaveLength(1);
  });

  it('repeats a call until it holds, when told to', async () => {
    const target = new FakeTarget((operation, count) =>
      answering(count < 3 ? '<List_GetAllResult />' : LIST)(operation),
    );
    const text =
      'case: x\nsteps: [{ call: DebtorService.List_GetAll, answer: { count: 2 }, eventually: 30s }]';
    expect((await runText(text, target)).outcome).toBe('passed');
    expect(target.requests).toHaveLength(3);
  });

  it('says how often it tried what never held', async () => {
    const text =
      'case: x\nsteps: [{ call: DebtorService.List_GetAll, answer: { count: 3 }, eventually: 1ms }]';
    const [message] = messagesOf(await runText(text, new FakeTarget(answering(LIST))));
    expect(message).toMatch(/^the list, its count: expected 3, was 2; still so after 1 ms, \d tr(?:y|ies)$/);
  });

  it('keeps no secret in its results', async () => {
    const text =
      'case: x\nsteps: [{ call: SingleSignOn.GetToken, with: { Password: $master.password } }, { call: DebtorService.List_GetAll }]';
    const target = new FakeTarget((operation) =>
      answering(operation.name === 'GetToken' ? '<GetTokenResult>t</GetTokenResult>' : LIST)(operation),
    );
    const told = JSON.stringify(await runText(text, target));
    expect(told).toContain('<Token>***</Token>');
    expect(told).not.toContain('secret-token');
    expect(told).not.toContain('pw-secret');
  });
});

describe('a validator', () => {
  it('is asked about every answer that is no fault, and its word counts', async () => {
    const asked: string[] = [];
    const validate = ({ name }: Operation) => {
      asked.push(name);
      return ['Number is not expected'];
    };
    const text = 'case: x\nsteps: [{ call: DebtorService.List_GetAll }]';
    const [one] = readCases(text, 'test.yaml').cases;
    if (!one) throw new Error('there is no case');
    const answered = await runCase(one, new FakeTarget(answering(LIST)), { validate });
    expect(messagesOf(answered)).toEqual(['against the schema: Number is not expected']);
    await runCase(one, new FakeTarget(refusing('no')), { validate });
    expect(asked).toEqual(['List_GetAll']);
  });
});

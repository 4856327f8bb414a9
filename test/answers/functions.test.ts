import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, expectTypeOf, it } from 'vitest';
import { catalogue } from '../../contracts/interface/catalogue.ts';
import type { Operation } from '../../contracts/interface/model.ts';
import type { RequestOf, ResponseOf } from '../../contracts/interface/operation-types.ts';
import { post } from '../../harness/wire/soap-client.ts';
import { connectNmbrs, type Environment, type Nmbrs, startNmbrs } from '../../index.ts';
import { requestMessage } from '../../server/soap/description/sample-message.ts';
import { operationOf, SoapClient, SoapReply, soapRequest } from '../support/soap-client.ts';
import { validValue } from '../support/valid-requests.ts';

const LIST = 'DebtorService.List_GetAll';

const errors: unknown[] = [];
let nmbrs: Nmbrs;
beforeAll(async () => {
  nmbrs = await startNmbrs({ onError: (error) => errors.push(error) });
});
afterAll(() => nmbrs.close());

/** An environment of its own, and a client in it. */
async function office(): Promise<{ readonly env: Environment<'master'>; readonly master: SoapClient }> {
  errors.length = 0;
  const env = await nmbrs.environment();
  return { env, master: new SoapClient(env.url, env.logins.master) };
}

describe('a function that answers', () => {
  it('is told the arguments, and answers in the place of the operation', async () => {
    const { env, master } = await office();
    await env.answer('Debtor_Get', (args) => {
      expectTypeOf(args).toEqualTypeOf<RequestOf<'Debtor_Get', 'v3' | 'v2.1'>>();
      return { Id: args.DebtorId + 1, Name: 'Volgende' };
    });
    const reply = await master.call('DebtorService', 'Debtor_Get', '<DebtorId>41</DebtorId>');
    expect([reply.one('Id'), reply.one('Name')]).toEqual(['42', 'Volgende']);
    expect(await env.answers()).toMatchObject([
      {
        definition: { operation: 'Debtor_Get' },
        sentence: 'Every call of Debtor_Get is answered by a function.',
        applied: 1,
      },
    ]);
    expect((await env.calls.list()).map(({ chosenAnswer }) => chosenAnswer?.rule)).toEqual([1]);
  });

  it('can ask for the own answer, and change it', async () => {
    const { env, master } = await office();
    await env.answer(LIST, async (_, { next, environment }) => {
      const own = await next();
      expectTypeOf(own).toEqualTypeOf<ResponseOf<typeof LIST, 'v3' | 'v2.1'>>();
      expectTypeOf(environment).toEqualTypeOf<Environment<'master'>>();
      return (own ?? []).slice(0, 2).map((debtor) => debtor && { ...debtor, Name: environment.subdomain });
    });
    const reply = await master.call('DebtorService', 'List_GetAll');
    expect(reply.all('Name')).toEqual([env.subdomain, env.subdomain]);
    await env.expectCleanContract();
  });

  it('does what the operation does as often as it asks, and no more', async () => {
    const { env, master } = await office();
    const insert = (name: string) =>
      master.call(
        'DebtorService',
        'Debtor_Insert',
        `<Debtor><Id>-1</Id><Number>${name}</Number><Name>${name}</Name></Debtor>`,
      );
    await env.answer('Debtor_Insert', () => 7, { times: 1 });
    expect((await insert('9001')).one('Debtor_InsertResult')).toBe('7');
    expect((await env.debtors()).some(({ number }) => number === '9001')).toBe(false);
    await env.answer('Debtor_Insert', (_, { next }) => next(), { times: 1 });
    await insert('9002');
    expect((await env.debtors()).some(({ number }) => number === '9002')).toBe(true);
  });

  it('writes into the environment as it is when it asks, whatever happened meanwhile', async () => {
    const { env, master } = await office();
    await env.answer('Debtor_Insert', async (_, { next, environment }) => {
      await environment.restore(await environment.snapshot());
      return next();
    });
    const debtor = '<Debtor><Id>-1</Id><Number>9003</Number><Name>Later</Name></Debtor>';
    expect((await master.call('DebtorService', 'Debtor_Insert', debtor)).status).toBe(200);
    expect((await env.debtors()).some(({ number }) => number === '9003')).toBe(true);
  });

  it('passes on the refusal of the call, or another fault', async () => {
    const { env, master } = await office();
    await env.answer('Debtor_Get', (_, { next }) => next(), { times: 1, priority: 1 });
    await env.answer('Debtor_Get', (_, { fault }) => {
      throw fault(1002);
    });
    const get = () => master.call('DebtorService', 'Debtor_Get', '<DebtorId>42</DebtorId>');
    expect([(await get()).code, (await get()).code]).toEqual([1003, 1002]);
    expect(errors).toEqual([]);
    expect((await env.calls.list())[0]?.reason).toMatch(/42/);
  });

  it.each<[unknown, string]>([
    [
      { side: 'X</faultcode><evil/><faultcode>', text: 'q' },
      "fault.side is 'X</faultcode><evil/><faultcode>', which is none of the possible values. Choose one of 'Server', 'Client'.",
    ],
    [{ code: 1.5 }, 'fault.code is 1.5, not a whole number. Give a whole number.'],
    [{}, 'The fault says nothing. Give a code, a text or both.'],
    [4711, 'There is no error 4711 of Nmbrs, and no text.'],
    [undefined, 'fault is missing. Give a whole number or an object.'],
    [
      { text: 'x', naam: 1 },
      "There is no field 'naam' in fault. Leave it out; the fields are code, text, side.",
    ],
  ])('cannot choose the fault %j, and is told so like a rule', async (wrong, sentences) => {
    const { env } = await office();
    await env.answer(LIST, (_, { fault }) => {
      throw fault(wrong as number);
    });
    expect(await codeOf(env)).toBe(9999);
    const [call] = await env.calls.list();
    const { mistake } = call?.chosenAnswer ?? {};
    expect(`${mistake?.message} ${mistake?.remedy}`).toContain(sentences);
    await expect(env.expectCleanContract()).rejects.toThrow(mistake?.message ?? 'no mistake');
  });

  it('lets others pass while it waits, and its time counts', async () => {
    const { env, master } = await office();
    let goOn = () => {};
    const waiting = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    await env.answer(LIST, async () => {
      await waiting;
      return [];
    });
    const slow = master.call('DebtorService', 'List_GetAll');
    const quick = await master.call('DebtorService', 'Debtor_Get', '<DebtorId>1001</DebtorId>');
    expect(quick.status).toBe(200);
    goOn();
    expect((await slow).ids()).toEqual([]);
    // The one that waited is the last that was answered, and the first that came.
    const [first, second] = await env.calls.list();
    expect([first?.operation, second?.operation]).toEqual(['Debtor_Get', 'List_GetAll']);
    expect(second?.durationMs).toBeGreaterThan(first?.durationMs ?? 0);
  });

  it.each<[string, () => unknown]>([
    ['throws', () => fail('mis')],
    ['throws later', async () => fail('mis')],
  ])('that %s makes an unknown error, which is told', async (_, answer) => {
    const { env } = await office();
    await env.answer(LIST, answer as () => []);
    expect(await codeOf(env)).toBe(9999);
    expect(errors).toMatchObject([{ message: 'mis' }]);
    expect(await env.calls.list()).toMatchObject([
      { fault: { nmbrsCode: 9999 }, reason: 'mis', chosenAnswer: { rule: 1 } },
    ]);
    await env.expectCleanContract();
  });

  it.each<[unknown, string, string]>([
    [undefined, 'The function returned nothing.', 'Return a result, or null for none.'],
    [7, 'result is 7, not a list of Debtor.', 'Give a list of Debtor.'],
    [[{ Id: 'x' }], "result[0].Id is 'x', not a whole number.", 'Give a whole number.'],
    [[{}], 'result[0].Id is missing.', 'Give a whole number.'],
    [[{ Id: Number.NaN }], 'result[0].Id is NaN, not a whole number.', 'Give a whole number.'],
    [[{ Id: 1, Naam: 'x' }], "Debtor has no field 'Naam'.", "Did you mean 'Name'?"],
    [[{ Id: 1, Name: () => 'x' }], 'result[0].Name is a function, not a text.', 'Give a text.'],
  ])(
    'that answers %j breaks the contract, and what it answered is not sent',
    async (answer, message, remedy) => {
      const { env } = await office();
      await env.answer(LIST, (() => answer) as () => []);
      expect(await codeOf(env)).toBe(9999);
      expect(errors).toMatchObject([{ message: `${message} ${remedy}` }]);
      expect(await env.calls.violations()).toMatchObject([
        {
          severity: 'wrong-answer',
          key: 'DebtorService.List_GetAll wrong-answer',
          message,
          remedy,
          place: null,
        },
      ]);
      const [call] = await env.calls.list();
      await expect(env.expectCleanContract()).rejects.toThrow(
        `  wrong-answer  DebtorService.List_GetAll (call ${call?.number})\n    ${message}\n    → ${remedy}`,
      );
      await env.expectCleanContract({ allow: ['wrong-answer'] });
    },
  );

  it('is refused beside an answer, and where the mock runs in another process', async () => {
    const { env } = await office();
    const both = { result: [] } as object;
    await expect(env.answer(LIST, () => [], both)).rejects.toThrow(
      'A function answers, and the rule has result as well. Give one of them.',
    );
    await expect(env.answer('List_GetAl' as typeof LIST, () => [])).rejects.toThrow(
      "Did you mean 'DebtorService.List_GetAll'",
    );
    const elsewhere = await connectNmbrs(nmbrs.url).openEnvironment(env.subdomain);
    await expect(elsewhere.answer(LIST, () => [])).rejects.toThrow(
      'A function stays in its process, and the mock runs in another. Give a result, a change, a fault, a body or a sequence, or start the mock here with startNmbrs.',
    );
    expect(await env.answers()).toEqual([]);
  });

  it('need not wait for what it asked for, whatever comes of that', async () => {
    const { env, master } = await office();
    await env.answer('Debtor_Get', (_, { next }) => {
      next();
      return { Id: 7 };
    });
    expect((await master.call('DebtorService', 'Debtor_Get', '<DebtorId>42</DebtorId>')).ids()).toEqual([7]);
    expect(errors).toEqual([]);
  });

  it.each<[string, () => unknown]>([
    ['has no way to become one', () => Object.create(null)],
    ['throws when it is asked for one', () => ({ toString: () => fail('toString') })],
    [
      'throws when its message is read',
      () => Object.defineProperty(new Error('x'), 'message', { get: () => fail('message') }),
    ],
    ['is behind a proxy that was revoked', revoked],
  ])('that throws what is no text, since it %s, makes an unknown error, which is told', async (_, thrown) => {
    const { env } = await office();
    await env.answer(LIST, () => {
      throw thrown();
    });
    expect(await codeOf(env)).toBe(9999);
    const message = 'An error was thrown that cannot be made a text.';
    expect(errors).toMatchObject([{ message }]);
    expect(await env.calls.list()).toMatchObject([{ fault: { nmbrsCode: 9999 }, reason: message }]);
  });

  it('passes on bytes as bytes, also many and of another realm', async () => {
    const { env, master } = await office();
    const bytes = runInNewContext('new Uint8Array(400_000).fill(110)') as Uint8Array;
    await env.answer('CompanyService.HrDocuments_EmployerCostPerHour_Year', () => bytes);
    const args = '<CompanyId>1</CompanyId><RunId>1</RunId><Year>2026</Year><Period>1</Period>';
    const reply = await master.call('CompanyService', 'HrDocuments_EmployerCostPerHour_Year', args);
    expect(reply.one('HrDocuments_EmployerCostPerHour_YearResult')).toBe(
      Buffer.from(bytes).toString('base64'),
    );
  });

  it('that never ends does not keep its call, once the client hung up', async () => {
    const { env } = await office();
    const hangUp = new AbortController();
    await answerNever(env, () => hangUp.abort());
    await expect(listing(env, hangUp.signal)).rejects.toThrow();
    await env.calls.waitFor(LIST);
    expect(await env.calls.list()).toMatchObject([
      { status: 0, reason: 'the client hung up before its answer was made', chosenAnswer: { rule: 1 } },
    ]);
    expect(await bodiesUnderWay()).toBe(0);
  });

  it('that never ends does not keep its call, once the environment was deleted', async () => {
    const { env } = await office();
    let deleted: Promise<unknown> = Promise.resolve();
    await answerNever(env, () => {
      deleted = env.delete();
    });
    const reply = await listing(env);
    await deleted;
    expect(new SoapReply(reply.status, await reply.text()).code).toBe(1001);
    expect(await bodiesUnderWay()).toBe(0);
  });

  it('that never ends has an end, which is told', async () => {
    const told: unknown[] = [];
    const other = await startNmbrs({ answerTimeout: 50, onError: (error) => told.push(error) });
    const env = await other.environment();
    await answerNever(env, () => {});
    const reply = await listing(env);
    expect(new SoapReply(reply.status, await reply.text()).code).toBe(9999);
    const message =
      'A function did not answer within 50 ms. Let it end earlier, or start with a longer answerTimeout.';
    expect(told).toMatchObject([{ message }]);
    expect(await env.calls.list()).toMatchObject([{ reason: message, chosenAnswer: { rule: 1 } }]);
    expect(await bodiesUnderWay(other)).toBe(0);
    await other.close();
  });

  it('does not keep the server from closing', async () => {
    const other = await startNmbrs();
    const env = await other.environment();
    await env.answer(LIST, () => new Promise<[]>(() => {}));
    const waiting = new SoapClient(other.url, env.logins.master).call('DebtorService', 'List_GetAll');
    const refused = expect(waiting).rejects.toThrow('no answer from');
    while ((await env.answers())[0]?.applied === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await other.close();
    await refused;
  });
});

/** A long list and a long text among them, which are made while they are written. */
const READING: readonly Operation[] = catalogue.services
  .filter(({ name, version }) => name !== 'SingleSignOn' && version === 'v3')
  .flatMap(({ operations }) => operations.filter(({ writes, result }) => !writes && result !== null))
  // Each call of these begins another task.
  .filter(({ name }) => !name.endsWith('_Background'));

describe('what a function passes on is what the service would have answered, to the byte', () => {
  it(`of ${READING.length} operations that read`, async () => {
    const { env, master } = await office();
    // Documents tell when they were made.
    await env.changeClock({ frozen: true });
    const differing: string[] = [];
    let answered = 0;
    for (const operation of READING) {
      const name = `${operation.service.name}.${operation.name}` as typeof LIST;
      const body = requestMessage(operation, '1.1', validValue).replace(
        /[\s\S]*<soap:Body>\s*<[^>]*>|<\/[^>]*>\s*<\/soap:Body>[\s\S]*/g,
        '',
      );
      const ask = () => master.call(operation.service.name, operation.name, body);
      const own = await ask();
      const { id } = await env.answer(name, (_, { next }) => next());
      const passed = await ask();
      await env.removeAnswer(id);
      if (own.status === 200) answered++;
      if (passed.body !== own.body || passed.status !== own.status) differing.push(name);
    }
    expect(differing).toEqual([]);
    expect(answered).toBeGreaterThan(READING.length / 2);
  });
});

/** The number of the fault of a call, declared or not. */
async function codeOf({ url, logins }: Environment<'master'>): Promise<number | null> {
  const operation = operationOf('DebtorService', 'List_GetAll');
  const { status, body } = await post(url, operation, soapRequest(operation, '', logins.master));
  return new SoapReply(status, body).code;
}

/** Lets a function answer that never ends, and calls back when it is called. */
async function answerNever(env: Environment<'master'>, onCall: () => void): Promise<void> {
  await env.answer(LIST, () => {
    onCall();
    return new Promise<[]>(() => {});
  });
}

function listing({ url, logins }: Environment<'master'>, signal?: AbortSignal): Promise<Response> {
  const operation = operationOf('DebtorService', 'List_GetAll');
  return fetch(`${url}${operation.service.paths[0]}`, {
    method: 'POST',
    headers: { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: `"${operation.soapAction}"` },
    body: soapRequest(operation, '', logins.master),
    ...(signal && { signal }),
  });
}

async function bodiesUnderWay({ url }: Nmbrs = nmbrs): Promise<number | undefined> {
  const limits = (await (await fetch(`${url}/_mock/limits`)).json()) as {
    limit: string;
    used: number;
  }[];
  return limits.find(({ limit }) => limit === 'bodies')?.used;
}

function revoked(): unknown {
  const { proxy, revoke } = Proxy.revocable(new Error('x'), {});
  revoke();
  return proxy;
}

function fail(message: string): never {
  throw new Error(message);
}

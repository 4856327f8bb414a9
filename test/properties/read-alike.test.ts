import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Operation, ServiceName, Type } from '../../contracts/interface/model.ts';
import { readings } from './rounds/readings.ts';
import { tables } from './rounds/tables.ts';
import { type OpenDesk, OUTSIDERS, operationsNamed, useDesk } from './support/desk.ts';
import { namesSomebody } from './support/own-ids.ts';
import { readingOf } from './support/parameters.ts';
import { idsOf, OTHERS } from './support/people.ts';
import { readsOf } from './support/places.ts';
import { type Tree, textAt, textsIn } from './support/tree.ts';

const desk = useDesk();

/** Nothing here is written, so that all read of the same. */
let open: OpenDesk;
beforeAll(async () => {
  open = await desk().open();
});
afterAll(() => open.close());

/** Who else sees the firm. */
const INSIDERS = ['colleague', 'client'] as const;

/** What shows that which is written, as far as it asks about somebody. */
const shown = [...new Map(tables.flatMap(readsOf).map((read) => [read.join(' '), read])).values()]
  .map(([service, name]) => [service, name, operationsNamed(service, name)] as const)
  .filter(([, , operations]) => operations.every(namesSomebody));

/** With each name of a kind, the operations of that name in the versions that have it. */
function of(kind: 'ofSomebody' | 'ofEverybody' | 'ofWhatIsSeen' | 'asTasks') {
  return readings.flatMap(({ service, [kind]: names = [] }) =>
    names.map((name) => [service, name, operationsNamed(service, name)] as const),
  );
}

function read(operation: Operation, login: Parameters<OpenDesk['ask']>[2], ids = idsOf()): Promise<Tree> {
  return open.ask(operation, readingOf(operation, ids), login);
}

/** One after another, since what is found in a request is told of the last call only. */
async function readAll(operations: readonly Operation[]): Promise<Tree[]> {
  const answers: Tree[] = [];
  for (const operation of operations) answers.push(await read(operation, 'master'));
  return answers;
}

describe('what is of a debtor, company or employee', () => {
  test.each([...of('ofSomebody'), ...shown])(
    '%s %s is the same for all who see it, and hidden from the rest',
    async (_service, _name, operations) => {
      const answers = await readAll(operations);
      for (const [at, operation] of operations.entries()) {
        for (const login of INSIDERS) expect(await read(operation, login)).toEqual(answers[at]);
        for (const login of OUTSIDERS) {
          const refused = await open.refusal(operation, readingOf(operation, idsOf()), login);
          expect({ login, refused }).toEqual({ login, refused: 1003 });
        }
      }
      expectAlikeInVersions(operations, answers);
    },
  );
});

describe('what is of everybody', () => {
  test.each(of('ofEverybody'))('%s %s is the same for everybody', async (_service, _name, operations) => {
    const answers = await readAll(operations);
    for (const [at, operation] of operations.entries())
      for (const login of [...INSIDERS, ...OUTSIDERS])
        expect(await read(operation, login)).toEqual(answers[at]);
    expectAlikeInVersions(operations, answers);
  });
});

/** Ids of the firm and its staff are in no answer to who does not see it. */
const HIDDEN = Object.values(idsOf()).map(String);

describe('what is of all that is seen', () => {
  test.each(of('ofWhatIsSeen'))('%s %s is of nothing else', async (_service, _name, operations) => {
    for (const operation of operations) {
      const answer = await read(operation, 'master');
      expect(await read(operation, 'colleague')).toEqual(answer);
      expect(mentions(answer, HIDDEN)).not.toEqual([]);
      for (const login of OUTSIDERS) {
        const theirs = await read(operation, login, OTHERS);
        expect({ login, hidden: mentions(theirs, HIDDEN) }).toEqual({ login, hidden: [] });
        expect(mentions(theirs, [String(OTHERS.debtor), String(OTHERS.company)])).not.toEqual([]);
      }
    }
  });
});

/** Which of some ids an answer has as a number of their own. */
function mentions(answer: Tree, ids: readonly string[]): string[] {
  const all = textsIn(answer).join('\n');
  return ids.filter((id) => new RegExp(`(?<!\\d)${id}(?!\\d)`).test(all));
}

/** Where both versions have an operation and spell it alike, they answer alike. */
function expectAlikeInVersions([one, other]: readonly Operation[], answers: readonly Tree[]): void {
  if (!one?.result || !other?.result) return;
  const isAskedAlike = one.request.every(({ name }, at) => name === other.request[at]?.name);
  if (isAskedAlike && isSameShape(one.result.type, other.result.type)) expect(answers[1]).toEqual(answers[0]);
}

function isSameShape(one: Type, other: Type): boolean {
  if (one.kind !== other.kind) return false;
  if (one.kind === 'record' && other.kind === 'record')
    return (
      one.fields.length === other.fields.length &&
      one.fields.every(({ name, type }, at) => {
        const field = other.fields[at];
        return field?.name === name && isSameShape(type, field.type);
      })
    );
  if (one.kind === 'list' && other.kind === 'list') return isSameShape(one.item.type, other.item.type);
  return one.name === other.name;
}

describe('reports in the background', () => {
  const [result] = operationsNamed('ReportService', 'Reports_BackgroundTask_Result');

  async function taskOf(operation: Operation, login: Parameters<OpenDesk['ask']>[2]) {
    if (!result) throw new Error('there are no tasks');
    const values = { TaskId: textAt(await read(operation, login), '') };
    await open.advance(5);
    return { operation: result, values };
  }

  test.each(of('asTasks'))(
    '%s %s is the same as the one that is waited for',
    async (_service, name, operations) => {
      for (const operation of operations) {
        const task = await taskOf(operation, 'master');
        const answer = await open.ask(task.operation, task.values);
        expect(answer).toMatchObject({ TaskId: task.values.TaskId, Status: 'Success' });
        const direct = directOf(name.replace(/_Background$/, ''), operation);
        if (direct) expect(textAt(answer, 'Content')).toEqual(await read(direct, 'master'));
        for (const login of ['colleague', ...OUTSIDERS] as const)
          expect(await open.refusal(task.operation, task.values, login)).toBe(2019);
      }
    },
  );
});

/** The operation that answers at once, of whichever service; none where it is about something else. */
function directOf(name: string, { request }: Operation): Operation | null {
  const services: readonly ServiceName[] = ['ReportService', 'CompanyService'];
  const [direct] = services.flatMap((service) => operationsNamed(service, name));
  return direct && direct.request.length === request.length ? direct : null;
}

describe('by themselves', () => {
  test('who sees everything owns the environment', async () => {
    for (const operation of operationsNamed('DebtorService', 'Debtor_IsOwner')) {
      expect(await read(operation, 'master')).toBe('true');
      for (const login of OUTSIDERS) expect(await read(operation, login)).toBe('false');
    }
  });

  test.each(['GetToken', 'GetToken2', 'GetTokenWithDomain'])(
    '%s lets each in as themselves',
    async (name) => {
      for (const operation of operationsNamed('SingleSignOn', name))
        for (const login of ['master', 'client', ...OUTSIDERS] as const) {
          const { username, token, password, domain } = open.credentials(login);
          const known = { Username: username, Token: token, Password: password, Domain: domain };
          const values = Object.fromEntries(
            operation.request.map((field) => [field.name, known[field.name as keyof typeof known]]),
          );
          expect(await open.ask(operation, values)).not.toBeNull();
          const wrong = { ...values, [values.Token ? 'Token' : 'Password']: 'wrong' };
          const { fault } = await open.call(operation, wrong);
          expect(fault?.text).toContain('Invalid combination email/password');
        }
    },
  );
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Login } from '../../../client/login.ts';
import type { Operation } from '../../../contracts/interface/model.ts';
import { FIRST_COMPANY_ID, FIRST_DEBTOR_ID, FIRST_EMPLOYEE_ID } from '../../../fixtures/ids.ts';
import { encodeCall } from '../../../harness/wire/encode.ts';
import { requestMessage } from '../../../server/soap/description/sample-message.ts';
import { readingOf } from '../../properties/support/parameters.ts';
import { templateOf } from '../../properties/support/template.ts';
import { validValue } from '../../support/valid-requests.ts';
import type { Attack, Find } from '../attack.ts';
import type { Dice } from '../support/dice.ts';
import { differenceOf } from '../support/difference.ts';
import { postOf, READS, WRITES } from '../support/posts.ts';
import { judgeSoap } from '../support/soap-answers.ts';
import { maskedGuids, Target, withoutDate } from '../support/target.ts';

/** More than a server keeps of what was made. */
const EMPLOYEES = 12_000;
const WORLD = {
  environments: [
    {
      subdomain: 'groot',
      name: 'Groot',
      debtors: [{ number: '1', trade: 'transport', companies: [{ number: 1, employees: EMPLOYEES }] }],
    },
  ],
};

const TOUCHES = 45;
const CHANGES = 15;
const QUESTIONS = 30;

/**
 * Records of a large world are made when they are asked for, and made again after they were forgotten: whatever one server
 * was asked before, and in which order, it answers as one that was asked nothing.
 */
export const largeWorlds: Attack = {
  name: 'large-worlds',
  about: 'records of a large company that are made, forgotten, changed and made again, in any order',
  async batch(_, dice) {
    const folder = mkdtempSync(join(tmpdir(), 'nmbrs-campaign-'));
    const file = join(folder, 'world.json');
    writeFileSync(file, JSON.stringify(WORLD));
    const targets = await Promise.all([1, 2].map(() => Target.start({ args: ['--world', file] })));
    try {
      return await compare(targets as [Target, Target], dice);
    } finally {
      await Promise.all(targets.map((target) => target.close()));
      rmSync(folder, { recursive: true });
    }
  },
};

async function compare(
  targets: readonly [Target, Target],
  dice: Dice,
): Promise<{ requests: number; finds: Find[] }> {
  const logins = (await Promise.all(targets.map(masterOf))) as [Login, Login];
  const [touched, fresh] = targets;
  const finds: Find[] = [];
  const ask = async (target: Target, login: Login, { operation, envelopeOf }: Question) => {
    const received = await target.send([postOf(operation, envelopeOf(login))]);
    const wrong = judgeSoap(operation, received);
    if (wrong !== null) finds.push({ wrong: `${operation.name}: ${wrong}`, request: envelopeOf(login) });
    return maskedGuids(withoutDate(received.bytes).toString('latin1'));
  };
  const touches = dice.times(TOUCHES, () => question(dice));
  const changes = dice.times(CHANGES, () => change(dice));
  for (const [at, one] of changes.entries()) {
    await Promise.all([
      ...touches.slice(at * 3, at * 3 + 3).map((each) => ask(touched, logins[0], each)),
      // Both are changed alike.
      ask(touched, logins[0], one),
      ask(fresh, logins[1], one),
    ]);
  }
  for (const one of dice.times(QUESTIONS, () => question(dice))) {
    const [first, second] = await Promise.all([ask(touched, logins[0], one), ask(fresh, logins[1], one)]);
    if (first !== second)
      finds.push({
        wrong: `${one.operation.name} tells otherwise of what was touched before`,
        request: `${one.envelopeOf(logins[0])}\n${differenceOf(first, second)}`,
      });
  }
  for (const target of targets) {
    const complaint = await target.complaint();
    if (complaint !== null) finds.push({ wrong: complaint, request: `the batch of the seed '${dice.seed}'` });
  }
  return { requests: TOUCHES + 2 * (CHANGES + QUESTIONS), finds };
}

async function masterOf({ mock }: Target): Promise<Login> {
  const env = await mock.environment();
  await env.changeClock({ now: '2026-11-16T12:00:00', frozen: true });
  return env.logins.master;
}

interface Question {
  readonly operation: Operation;
  envelopeOf(login: Login): string;
}

const EMPLOYEE_READS = READS.filter(({ request }) =>
  request.some(({ identity }) => identity?.scope === 'employee'),
);
/** Reports on all of them take minutes. */
const COMPANY_READS = READS.filter(
  ({ service, request }) =>
    service.name === 'EmployeeService' && request.some(({ identity }) => identity?.scope === 'company'),
);
const EMPLOYEE_WRITES = WRITES.filter(({ request }) =>
  request.some(({ identity }) => identity?.scope === 'employee'),
);

function someEmployee(dice: Dice): number {
  return FIRST_EMPLOYEE_ID + dice.below(dice.pick([20, EMPLOYEES]));
}

/** Of one employee mostly; of all of them now and then. */
function question(dice: Dice): Question {
  const operation = dice.pick(dice.chance(0.97) ? EMPLOYEE_READS : COMPANY_READS);
  const ids = { debtor: FIRST_DEBTOR_ID, company: FIRST_COMPANY_ID, employee: someEmployee(dice) };
  const template = templateOf(operation.request, readingOf(operation, ids));
  return {
    operation,
    envelopeOf: ({ username, token, domain }) =>
      encodeCall(operation, template, { username, token, domain }, new Map()),
  };
}

function change(dice: Dice): Question {
  const operation = dice.pick(EMPLOYEE_WRITES);
  const employee = String(someEmployee(dice));
  return {
    operation,
    envelopeOf({ username, token, domain }) {
      const typed: Readonly<Record<string, string>> = { Username: username, Token: token, Domain: domain };
      return requestMessage(operation, '1.1', (field, path) => {
        if (path[0] === operation.header?.name) return typed[field.name] ?? '';
        return field.identity?.scope === 'employee' ? employee : validValue(field, path);
      });
    },
  };
}

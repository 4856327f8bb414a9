import { describe, expect, it } from 'vitest';
import type { AnswerRule as AnswerRuleDefinition } from '../../contracts/control/answers.ts';
import { namedLoginsOf } from '../../fixtures/named-logins.ts';
import { planOfOneCompany } from '../../fixtures/plan.ts';
import { openWorld } from '../../fixtures/world.ts';
import { makeAnswerRule } from '../../server/answers/answer-rule.ts';
import type { AnswerFunction } from '../../server/answers/answering.ts';
import { Mock, operationOf } from '../access/support/mock.ts';
import { alone } from '../access/support/users-of.ts';

const world = openWorld(planOfOneCompany(60));
const company = world.environments[0]?.debtors[0]?.companies[0];
const [login] = namedLoginsOf(world);
if (!company || !login) throw new Error('the world has no company, or no login');

const HEADER = { Username: login.username, Token: login.token, Domain: login.domain };
const FIRST = company.firstEmployeeId;
const LAST = FIRST + company.employeeCount - 1;
const IDS = Array.from({ length: company.employeeCount }, (_, at) => FIRST + at);
const PERIOD = { Period: company.openPeriod.period, Year: company.openPeriod.year };
const HOURS = operationOf('EmployeeService', 'HourComponentVar_Get');
const INSERT_HOURS = operationOf('EmployeeService', 'HourComponentVar_Insert_Batch');
const LIST = operationOf('EmployeeService', 'PersonalInfo_GetAll_AllEmployeesByCompany');
const UPDATE = operationOf('EmployeeService', 'PersonalInfo_UpdateCurrent');
const ALL = { CompanyID: company.id };
const LIST_CHANGED = { change: { set: '[0].EmployeeId', to: 7 } };

function hours(HourCode: number, lastCode = HourCode) {
  const EmployeeHourComponent = IDS.map((EmployeeId) => ({
    EmployeeId,
    HourCode: EmployeeId === LAST ? lastCode : HourCode,
    Hours: 1,
  }));
  return { HourComponents: { EmployeeHourComponent }, ...PERIOD };
}

/** Serves others after every step of a call. */
function inSteps(): Mock {
  return new Mock(world, 0);
}

function answer(
  mock: Mock,
  operation: { readonly name: string; readonly service: { readonly name: string } },
  rule: Partial<AnswerRuleDefinition>,
  byFunction: AnswerFunction | null = null,
): void {
  const subdomain = world.environments[0]?.subdomain ?? '';
  const name = `${operation.service.name}.${operation.name}` as AnswerRuleDefinition['operation'];
  const definition = { operation: name, ...rule };
  mock.services.chosenAnswers.makeWith(makeAnswerRule);
  alone(mock.services.chosenAnswers.add(subdomain, definition, byFunction));
}

async function hoursOf(mock: Mock, EmployeeId: number): Promise<number> {
  const { body } = await mock.callInStretches(HOURS, HEADER, { EmployeeId, ...PERIOD });
  return body.split('<HourCode>2100</HourCode>').length - 1;
}

function madeRecords(mock: Mock): number {
  return mock.capacity.used('made-records');
}

describe('a list whose answer is changed or passed on', () => {
  it.each<[string, Partial<AnswerRuleDefinition>, AnswerFunction | null]>([
    ['by a change', LIST_CHANGED, null],
    ['by a function', {}, (_, { next }) => next()],
  ])('is read from one state %s, whatever others write meanwhile', async (_, rule, byFunction) => {
    const mock = inSteps();
    answer(mock, LIST, rule, byFunction);
    const asked = mock.callInStretches(LIST, HEADER, ALL);
    const PersonalInfo = { Id: LAST, LastName: 'Vanboven', Birthday: '1990-01-01' };
    // Let in while the list is made, of which some was read already.
    await mock.callInStretches(HOURS, HEADER, { EmployeeId: FIRST, ...PERIOD });
    const wrote = await mock.callInStretches(UPDATE, HEADER, { EmployeeId: LAST, PersonalInfo });
    expect(wrote.status).toBe(200);
    const { status, body } = await asked;
    expect(status).toBe(200);
    expect(body).not.toContain('Vanboven');
    expect((await mock.callInStretches(LIST, HEADER, ALL)).body).toContain('Vanboven');
  });

  it('is made at one stretch where that is long enough', () => {
    const mock = new Mock(world);
    answer(mock, LIST, LIST_CHANGED);
    // Throws where others were let in.
    expect(mock.call(LIST, HEADER, ALL).body).toContain('<EmployeeId>7</EmployeeId>');
  });
});

describe('next()', () => {
  it('twice at a time writes twice', async () => {
    const mock = inSteps();
    const before = await hoursOf(mock, LAST);
    answer(mock, INSERT_HOURS, {}, async (_, { next }) => {
      const [first] = await Promise.all([next(), next()]);
      return first;
    });
    expect((await mock.callInStretches(INSERT_HOURS, HEADER, hours(2100))).status).toBe(200);
    for (const id of [FIRST, LAST]) expect(await hoursOf(mock, id)).toBe(before + 2);
  });

  it('writes nothing when the client hangs up meanwhile', async () => {
    const mock = inSteps();
    const hangUp = new AbortController();
    let asked: Promise<unknown> | null = null;
    answer(mock, INSERT_HOURS, {}, (_, { next }) => {
      asked = next();
      hangUp.abort();
      return asked;
    });
    const { status } = await mock.callInStretches(INSERT_HOURS, HEADER, hours(2100), hangUp.signal);
    expect(status).toBe(0);
    await expect(asked).rejects.toThrow('next() does nothing any more');
    expect(await hoursOf(mock, LAST)).toBe(0);
  });

  it('writes nothing once the call has its answer', async () => {
    const mock = inSteps();
    let late: (() => Promise<unknown>) | null = null;
    answer(mock, INSERT_HOURS, { times: 1 }, (_, { next }) => {
      late = next;
      return null;
    });
    expect((await mock.callInStretches(INSERT_HOURS, HEADER, hours(2100))).status).toBe(200);
    await expect((late as unknown as () => Promise<unknown>)()).rejects.toThrow('The call has its answer');
    expect(await hoursOf(mock, LAST)).toBe(0);
  });
});

describe('records that calls make', () => {
  it('count once they are put in, and not when the last row is refused', async () => {
    const mock = inSteps();
    const before = madeRecords(mock);
    expect((await mock.callInStretches(INSERT_HOURS, HEADER, hours(2100, 999_999))).status).toBe(500);
    expect(madeRecords(mock)).toBe(before);
    expect((await mock.callInStretches(INSERT_HOURS, HEADER, hours(2100))).status).toBe(200);
    expect(madeRecords(mock)).toBe(before + IDS.length);
  });

  it('are all refused when there is no room for all of them', async () => {
    const mock = new Mock(world, 0, { 'made-records': IDS.length - 1 });
    const { status, fault } = await mock.callInStretches(INSERT_HOURS, HEADER, hours(2100));
    expect(status).toBe(500);
    expect(fault).toContain(`nmbrs-mock holds at most ${IDS.length - 1} records that calls made.`);
    expect(await hoursOf(mock, FIRST)).toBe(0);
    expect(madeRecords(mock)).toBe(0);
  });
});

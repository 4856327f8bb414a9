import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { FIRST_COMPANY_ID, FIRST_EMPLOYEE_ID } from '../../fixtures/ids.ts';
import { planOfOneCompany, type WorldPlan } from '../../fixtures/plan.ts';
import { BATCH_SIZE } from '../../fixtures/records/employee-batch.ts';
import { DEFAULT_SEED, openWorld, type WorldSeed } from '../../fixtures/world.ts';
import { type Nmbrs, startNmbrs } from '../../index.ts';
import { openTenants } from '../../server/seeding/open-tenants.ts';
import { Environment } from '../../server/world/environment.ts';
import { SoapClient } from '../support/soap-client.ts';

const EMPLOYEES = 1_000;
const plan = planOfOneCompany(EMPLOYEES);

/** An employee with all that is known at the start, as text. */
function told(world: WorldSeed, id: number): string {
  const employee = world.employee(id);
  return JSON.stringify([employee, employee && world.employeeAdministration(employee)]);
}

const id = fc.integer({ min: FIRST_EMPLOYEE_ID, max: FIRST_EMPLOYEE_ID + EMPLOYEES - 1 });

describe('employees that are made when asked for', () => {
  const whole = openWorld(plan);

  it('are the same in whatever order they are asked for, however few are kept', () => {
    fc.assert(
      fc.property(fc.array(id, { minLength: 1, maxLength: 30 }), fc.constantFrom(1, 500), (ids, kept) => {
        const world = openWorld(plan, DEFAULT_SEED, kept);
        for (const one of ids) expect(told(world, one)).toBe(told(whole, one));
      }),
      { numRuns: 20 },
    );
  });

  it('are the same whether the person or the career is asked for first', () => {
    fc.assert(
      fc.property(id, (one) => {
        const [person, career] = [openWorld(plan).employee(one), openWorld(plan).employee(one)];
        const name = person?.displayName;
        const contracts = career?.contracts;
        expect([person?.contracts, name]).toEqual([contracts, career?.displayName]);
        expect(JSON.stringify(person)).toBe(JSON.stringify(career));
      }),
      { numRuns: 20 },
    );
  });

  it('are kept up to a number, and no more however many there are', () => {
    const world = openWorld(plan, DEFAULT_SEED, 2 * BATCH_SIZE);
    for (let round = 0; round < 2; round++)
      for (let at = 0; at < EMPLOYEES; at++) {
        world.employee(FIRST_EMPLOYEE_ID + at);
        expect(world.keptEmployees).toBeLessThanOrEqual(2 * BATCH_SIZE);
      }
    const again = world.employee(FIRST_EMPLOYEE_ID);
    expect(world.employee(FIRST_EMPLOYEE_ID)).toBe(again);
  });

  it('are kept by what was asked for last', () => {
    const world = openWorld(plan, DEFAULT_SEED, 2 * BATCH_SIZE);
    const ofBatch = (batch: number) => world.employee(FIRST_EMPLOYEE_ID + batch * BATCH_SIZE);
    const [first, second] = [ofBatch(0), ofBatch(1)];
    expect(ofBatch(0)).toBe(first);
    ofBatch(2);
    expect(ofBatch(0)).toBe(first);
    expect(ofBatch(1)).not.toBe(second);
    expect(JSON.stringify(ofBatch(1))).toBe(JSON.stringify(second));
  });

  it('are of as many types as the plan says in a company of many batches, leavers in every batch', () => {
    const [environment] = plan.environments;
    const [debtor] = environment?.debtors ?? [];
    const [company] = debtor?.companies ?? [];
    if (!environment || !debtor || !company) throw new Error('The plan has a company.');
    const world = openWorld({
      ...plan,
      environments: [
        {
          ...environment,
          debtors: [{ ...debtor, companies: [{ ...company, newHires: 130, applicants: 90 }] }],
        },
      ],
    });
    const types = world.employees(FIRST_COMPANY_ID).map(({ type }) => type);
    const count = (type: string, from = 0, to = EMPLOYEES) =>
      types.slice(from, to).filter((other) => other === type).length;
    expect([count('inactive'), count('newHire'), count('applicant')]).toEqual([200, 130, 90]);
    expect(types.slice(-90)).toEqual(new Array(90).fill('applicant'));
    for (let first = 0; first + BATCH_SIZE <= 780; first += BATCH_SIZE) {
      expect(count('inactive', first, first + BATCH_SIZE)).toBeGreaterThan(45);
      expect(count('inactive', first, first + BATCH_SIZE)).toBeLessThan(55);
    }
  });
});

/** Ten companies of a hundred thousand each. */
function planOfAMillion(): WorldPlan {
  const [environment] = planOfOneCompany(100_000).environments;
  const [debtor] = environment?.debtors ?? [];
  if (!environment || !debtor) throw new Error('The plan has a company.');
  const debtors = Array.from({ length: 10 }, (_, at) => ({ ...debtor, number: String(1_001 + at) }));
  return { ...plan, environments: [{ ...environment, debtors }] };
}

describe('a world of a million employees', () => {
  const world = openWorld(planOfAMillion());
  const lastId = FIRST_EMPLOYEE_ID + 999_999;

  it('makes nobody when it is opened and asked who is there', () => {
    const tenants = openTenants(world, []);
    const [environment] = tenants.all().map((tenant) => tenant.environment);
    if (!environment) throw new Error('There is an environment.');
    expect(environment.companyIdOfEmployee(lastId)).toBe(FIRST_COMPANY_ID + 9);
    expect(environment.employees.has(lastId)).toBe(true);
    expect(environment.employees.has(lastId + 1)).toBe(false);
    expect([...environment.employeeIdsOf(FIRST_COMPANY_ID + 9)].at(-1)).toBe(lastId);
    expect(environment.nextEmployeeNumber(FIRST_COMPANY_ID)).toBe(100_001);
    expect(world.keptEmployees).toBe(0);
  });

  it('makes a batch for one of them', () => {
    const [seed] = world.environments;
    if (!seed) throw new Error('There is an environment.');
    expect(Environment.open(world, seed).employees.get(lastId)?.number).toBe(100_000);
    expect(world.keptEmployees).toBe(BATCH_SIZE);
  });
});

describe('an answer about employees of whom few are kept', () => {
  const servers: Nmbrs[] = [];
  afterAll(() => Promise.all(servers.map((server) => server.close())));

  const operations = [
    'PersonalInfo_GetAll_AllEmployeesByCompany',
    'Salary_GetAll_AllEmployeesByCompany',
    'CostCenter_GetAllEmployeesByCompany',
  ];

  async function ask(kept: number) {
    const nmbrs = await startNmbrs({ world: openWorld(plan, DEFAULT_SEED, kept) });
    servers.push(nmbrs);
    const client = new SoapClient(nmbrs.url, nmbrs.logins[0] ?? null);
    return async (operation: string) => {
      const { body } = await client.call(
        'EmployeeService',
        operation,
        `<CompanyID>${FIRST_COMPANY_ID}</CompanyID><CompanyId>${FIRST_COMPANY_ID}</CompanyId><Period>11</Period><Year>2026</Year>`,
      );
      return body;
    };
  }

  it.each(operations)(
    'of %s is the same, byte for byte, as where all are, and the second time',
    async (operation) => {
      const [few, all] = [await ask(1), await ask(EMPLOYEES)];
      const expected = await all(operation);
      expect(expected.length).toBeGreaterThan(100 * EMPLOYEES);
      expect(await few(operation)).toBe(expected);
      expect(await few(operation)).toBe(expected);
    },
  );
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Nmbrs, startNmbrs } from '../../../client/in-process/start.ts';
import { namedLogins } from '../../../fixtures/logins.ts';
import { readCases } from '../../../harness/format/load-cases.ts';
import { failuresOf, placeText } from '../../../harness/run/results.ts';
import { runCase } from '../../../harness/run/run-case.ts';
import { MockTarget } from '../../../harness/targets/mock-target.ts';
import { serviceTarget } from '../../../harness/targets/service-target.ts';
import type { Target } from '../../../harness/targets/target.ts';

let nmbrs: Nmbrs;
beforeAll(async () => {
  nmbrs = await startNmbrs();
});
afterAll(() => nmbrs.close());

/** A case about an employee of the first company. */
const withEmployee = (said: string, clock = '2026-11-16') => `case: x
environment: { clock: ${clock} }
given: { employee: 5900003 }
seed:
  debtors:
    - number: '1001'
      companies:
        - number: 1
          employees:
            - id: 5900003
              ${said}
steps:
  - call: EmployeeService.Absence2_GetList
    with: { EmployeeId: $employee }
    answer: [{ Percentage: 50, Start: ${clock} }]
`;

async function played(text: string, target: Target = new MockTarget(nmbrs)) {
  const { cases, errors } = readCases(text, 'test.yaml');
  expect(errors).toEqual([]);
  const [one] = cases;
  if (!one) throw new Error('There is no case.');
  return runCase(one, target);
}

const ILL = 'absences: [{ reports: [{ start: today, percentage: 50 }] }]';

describe('the seed of a case', () => {
  it('is put into its environment, by its clock', async () => {
    expect(await played(withEmployee(ILL))).toMatchObject({ outcome: 'passed' });
    expect(await played(withEmployee(ILL, '2027-03-01'))).toMatchObject({ outcome: 'passed' });
  });

  it('may name scenarios', async () => {
    const text = `case: x
seed: { scenarios: [rehired] }
steps: [{ call: DebtorService.List_GetAll, answer: { has: { Number: rehired } } }]
`;
    expect(await played(text)).toMatchObject({ outcome: 'passed' });
  });

  it('keeps a case off a real service, which says so', async () => {
    const { username, token, domain } = namedLogins[0] ?? {};
    const account = { NMBRS_USERNAME: username, NMBRS_TOKEN: token, NMBRS_DOMAIN: String(domain) };
    const service = serviceTarget(nmbrs.url, account, { allowWrites: true, pace: 0 });
    expect(await played(withEmployee(ILL).replace(/^environment.*\n/m, ''), service)).toMatchObject({
      outcome: 'skipped',
      why: 'only a mock can hold it: it is about what its seed puts in',
    });
  });

  it.each([
    [
      'a field that there is not',
      withEmployee('absence: []'),
      "test.yaml:11:15: There is no field 'absence' in seed.debtors[0].companies[0].employees[0]. Did you mean 'absences'?",
    ],
    [
      'a scenario that there is not',
      'case: x\nseed:\n  scenarios: [rehird]\nsteps: [{ call: DebtorService.List_GetAll }]\n',
      "test.yaml:3:15: seed.scenarios[0] is 'rehird', which is none of the possible values. Did you mean 'rehired'?",
    ],
  ])('is refused when the file is read: %s', (_, text, message) => {
    expect(readCases(text, 'test.yaml').errors.map((error) => error.message)).toEqual([
      expect.stringContaining(message),
    ]);
  });

  it('is refused with the places of all that it cannot hold', async () => {
    const wrong = "personalInfo: { bsn: '123456789' }\n              functions: [{ function: Niets }]";
    const result = await played(withEmployee(wrong));
    expect(result.outcome).toBe('failed');
    expect(failuresOf(result).map(({ place, message }) => `${placeText(place)}: ${message}`)).toEqual([
      expect.stringMatching(
        /^test\.yaml:11:36: seed\.debtors\[0\]\.\S+\.bsn is '123456789', which is no BSN: .* Give nine digits/,
      ),
      expect.stringMatching(
        /^test\.yaml:12:39: seed\.\S+\.function is 'Niets', which is no function of debtor 1001\. Choose/,
      ),
    ]);
  });
});

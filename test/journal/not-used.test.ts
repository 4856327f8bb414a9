import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Environment } from '../../client/environment.ts';
import { type Nmbrs, startNmbrs } from '../../client/in-process/start.ts';
import { SoapClient } from '../support/soap-client.ts';

/** What was sent, is declared, and is not used by the operation it was sent with (mark: arguments-not-used). */

let nmbrs: Nmbrs;
let env: Environment<'master'>;
beforeAll(async () => {
  nmbrs = await startNmbrs();
});
beforeEach(async () => {
  env = await nmbrs.environment();
});
afterAll(() => nmbrs.close());

function call(operation: string, body: string) {
  return new SoapClient(nmbrs.url, env.logins.master).call('EmployeeService', operation, body);
}

/** Severity, place and what to do of everything that broke the contract. */
async function violations() {
  return (await env.calls.violations()).map(({ severity, message, remedy }) => [severity, message, remedy]);
}

const EMPLOYEE = '<EmployeeId>5000001</EmployeeId>';

describe('an element that the operation takes and does not use', () => {
  it('breaks the contract, and the operation that uses it is named where there is one', async () => {
    await call(
      'PersonalInfo_UpdateCurrent',
      `${EMPLOYEE}<PersonalInfo><Number>77</Number><FirstName>Ada</FirstName></PersonalInfo>`,
    );
    const used = (await violations()).filter(([severity]) => severity === 'not-used');
    expect(used).toEqual([
      ['not-used', 'Number is declared, but PersonalInfo_UpdateCurrent does not use it.', 'Leave it out.'],
    ]);
    await env.calls.clear();
    await call(
      'Contract_Insert',
      `${EMPLOYEE}<EmployeeContract><ContractID>12</ContractID></EmployeeContract>`,
    );
    expect(await violations()).toContainEqual([
      'not-used',
      'ContractID is declared, but Contract_Insert does not use it; Contract_Update does.',
      'Send it with Contract_Update, or leave it out.',
    ]);
    await expect(env.expectCleanContract()).rejects.toThrow(
      /not-used {2}EmployeeService\.Contract_Insert \(call \d+, line 1, column \d+\)/,
    );
  });

  it('is told of each row of a batch, and once of all of them in a baseline', async () => {
    const row = (id: number) =>
      `<Child><Id>${id}</Id><Name>Bo</Name><FirstName>Bo</FirstName><Birthday>2020-01-01T00:00:00</Birthday></Child>`;
    await call('Children_InsertBatch', `${EMPLOYEE}<children>${row(0)}${row(5)}${row(6)}</children>`);
    const found = (await env.calls.violations()).filter(({ severity }) => severity === 'not-used');
    expect(found.map(({ key }) => key)).toEqual([
      'EmployeeService.Children_InsertBatch not-used Children_InsertBatch/children/Child[]/Id',
      'EmployeeService.Children_InsertBatch not-used Children_InsertBatch/children/Child[]/Id',
    ]);
  });

  it.each(['<Number>0</Number>', '<DisplayName />', ''])(
    'says nothing when it is what a client of .NET sends anyway: %s',
    async (sent) => {
      await call(
        'PersonalInfo_UpdateCurrent',
        `${EMPLOYEE}<PersonalInfo>${sent}<FirstName>Ada</FirstName></PersonalInfo>`,
      );
      // Refused for what it lacks, but read.
      expect((await env.calls.list()).map(({ arguments: read }) => read === null)).toEqual([false]);
      expect((await violations()).filter(([severity]) => severity === 'not-used')).toEqual([]);
    },
  );

  /** What HourComponentFixed_Stop and Contract_Insert say of what they do not use. */
  const unused = async (operation: string, record: string, elements: string) => {
    await call(operation, `${EMPLOYEE}<${record}>${elements}</${record}>`);
    return (await violations()).filter(([severity]) => severity === 'not-used').map(([, message]) => message);
  };

  it.each([
    ['HourComponentFixed_Stop', 'Hourcomponent', '<Hours>-0.00</Hours>'],
    ['HourComponentFixed_Stop', 'Hourcomponent', '<Attachment></Attachment>'],
    ['Contract_Insert', 'EmployeeContract', '<CreationDate>0001-01-01T00:00:00</CreationDate>'],
  ])('says nothing of the zero of a type, be it a date or bytes: %s %s %s', async (...asked) => {
    expect(await unused(...asked)).toEqual([]);
  });

  it.each([
    ['HourComponentFixed_Stop', 'Hourcomponent', '<Comment>0</Comment>'],
    ['HourComponentFixed_Stop', 'Hourcomponent', '<Attachment>MA==</Attachment>'],
  ])('tells of a text and of bytes that look like a zero: %s %s %s', async (...asked) => {
    expect(await unused(...asked)).toEqual([expect.stringMatching(/is declared, but .* does not use it/)]);
  });

  it('is no matter where it is allowed, and stands on the page of the operation', async () => {
    await call(
      'PersonalInfo_UpdateCurrent',
      `${EMPLOYEE}<PersonalInfo><Number>77</Number><FirstName>Ada</FirstName></PersonalInfo>`,
    );
    const allow = ['not-used', 'wrong-default', 'lost-data'] as const;
    await env.expectCleanContract({ allow });
    const page = await (await fetch(`${nmbrs.url}/soap/v3/EmployeeService.asmx?op=Contract_Update`)).text();
    expect(page).toContain('Takes, does not use');
    expect(page).toMatch(/EmployeeContract\/StartDate<\/code> \(<a href="\?op=Contract_Insert">/);
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import { type Environment, NotPossible } from '../../index.ts';
import { DOORS, useMock } from '../support/doors.ts';
import { SoapClient } from '../support/soap-client.ts';

const CONSUMER = {
  file: 'nmbrs-consumer.yaml',
  text: 'consumer: one\noperations:\n  DebtorService.List_GetAll: { reads: [List_GetAllResult/Debtor/*] }\n',
};
const OPENAPI = {
  file: 'rest.yaml',
  text: `openapi: 3.0.3
paths:
  /api/debtors:
    get:
      security: [{ oauth: [debtor.info.read] }]
      responses: { '200': { content: { application/json: { schema: { properties: { debtorId: {}, number: {} } } } } } }
`,
};
const CORRECTION = {
  file: 'corrections.yaml',
  text: `date: 2026-12-01
sources: { answer: An answer of the vendor. }
gaps:
  - operations: [DebtorService.List_GetAll]
    says: There will be none.
    known: { confidence: vendor, source: [answer] }
`,
};

describe.each(DOORS)('a report of what takes the place of calls, %s', (door) => {
  const mock = useMock(door);
  let env: Environment;
  beforeAll(async () => {
    env = await mock().environment();
    await new SoapClient(mock().url, env.login('master')).call('DebtorService', 'List_GetAll');
  });
  const only = async (...documents: Parameters<Environment['migration']>) => {
    const { operations, ...sums } = await env.migration(...documents);
    expect(operations).toHaveLength(1);
    return { ...operations[0], ...sums };
  };

  it('counts what a consumer file declares to be read', async () => {
    expect((await only()).covered.fields).toEqual({ covered: 0, of: 0 });
    expect(await only({ consumer: CONSUMER })).toMatchObject({
      readsAre: 'declared',
      covered: { fields: { covered: 3, of: 3 }, calls: { covered: 1, of: 1 } },
    });
  });

  it('knows better what a correction says', async () => {
    expect(await only({ correct: [CORRECTION] })).toMatchObject({
      verdict: 'gap',
      says: 'There will be none.',
      known: { confidence: 'vendor', source: ['An answer of the vendor.'], date: '2026-12-01' },
    });
    expect((await only()).verdict).toBe('successor');
  });

  it('is held against a description of the API', async () => {
    const { checked, scopes } = await only({ openapi: OPENAPI });
    expect(checked).toEqual({
      document: 'rest.yaml',
      confirmed: ['There is GET /api/debtors.', 'GET /api/debtors answers debtorId, number.'],
      overturned: [
        'GET /api/debtors answers no name.',
        'GET /api/debtors asks for debtor.info.read, not company.info.read.',
      ],
    });
    expect(scopes.map(({ name, basis }) => `${name} ${basis}`)).toContain('debtor.info.read known');
  });

  it('tells all that is wrong in documents, at their places', async () => {
    const wrong = env.migration({
      consumer: { ...CONSUMER, text: CONSUMER.text.replace('List_GetAll:', 'List_GetAl:') },
      correct: [{ ...CORRECTION, text: CORRECTION.text.replace('[answer]', '[letter]') }],
      openapi: { file: 'rest.json', text: '{}' },
    });
    await expect(wrong).rejects.toThrow(NotPossible);
    await expect(wrong).rejects.toThrow(
      "nmbrs-consumer.yaml:3:3: DebtorService v3 has no operation 'List_GetAl'. Did you mean 'DebtorService.List_GetAll'?\n" +
        "corrections.yaml:6:43: There is no source 'letter'. Declare it, or take it out.\n" +
        'rest.json:1:1: This describes no API. Give an OpenAPI document, or a collection of Postman 2.1.',
    );
  });

  it('refuses what is no document', async () => {
    const ask = (documents: unknown) => env.migration(documents as Parameters<Environment['migration']>[0]);
    await expect(ask({ openapi: 'rest.yaml' })).rejects.toThrow('openapi');
    await expect(ask({ openApi: OPENAPI })).rejects.toThrow("Did you mean 'openapi'?");
  });
});

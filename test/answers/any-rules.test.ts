import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { decodeAnswer } from '../../harness/wire/decode.ts';
import { post } from '../../harness/wire/soap-client.ts';
import { type Nmbrs, startNmbrs } from '../../index.ts';
import { ControlClient, type ProblemBody } from '../control/support/control-client.ts';
import { operationOf, soapRequest } from '../support/soap-client.ts';

const OPERATION = operationOf('EmployeeService', 'List_GetByCompany');
const PARAMETERS = '<CompanyId>10001</CompanyId><EmployeeType>0</EmployeeType>';

const errors: unknown[] = [];
let nmbrs: Nmbrs;
let control: ControlClient;
beforeAll(async () => {
  nmbrs = await startNmbrs({ onError: (error) => errors.push(error) });
  control = await ControlClient.of(nmbrs);
});
afterAll(() => nmbrs.close());

const place = fc
  .array(
    fc.constantFrom('[0]', '[*]', '[Id=5000001]', '[99]', '.Id', 'Number', '.DisplayName', '[', '.x', ' '),
    {
      minLength: 1,
      maxLength: 3,
    },
  )
  .map((parts) => parts.join(''));

const record = fc.record(
  {
    Id: fc.integer(),
    Number: fc.oneof(fc.integer(), fc.string()),
    DisplayName: fc.oneof(fc.string(), fc.constant(null)),
  },
  { requiredKeys: [] },
);

const change = fc.record({ set: place, to: fc.jsonValue(), remove: place, nil: place }, { requiredKeys: [] });

const int = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });

/** What the operation can give. */
const employee = fc.record(
  { Id: int, Number: int, DisplayName: fc.oneof(fc.string({ unit: 'binary' }), fc.constant(null)) },
  { requiredKeys: ['Id', 'Number'] },
);

const rightChange = fc.oneof(
  fc.record({ set: fc.constantFrom('[0].Id', '[*].Number', '[Id=5000001].Id', '[99].Id'), to: int }),
  fc.record({ remove: fc.constantFrom('[0]', '[*]', '[*].DisplayName', '[DisplayName=x]') }),
  fc.record({ nil: fc.constantFrom('[0]', '[*]', '[Number=1]') }),
);

const answer = fc.oneof(
  fc.record({ result: fc.array(fc.oneof(employee, fc.constant(null)), { maxLength: 3 }) }),
  fc.record({ change: fc.array(rightChange, { minLength: 1, maxLength: 4 }) }),
  fc.record({ fault: fc.record({ text: fc.string({ minLength: 1 }) }) }),
  fc.record({
    result: fc.oneof(fc.jsonValue(), fc.array(fc.oneof(record, fc.constant(null)), { maxLength: 3 })),
  }),
  fc.record({ change: fc.oneof(change, fc.array(change, { maxLength: 3 })) }),
  fc.record({ change: place.map((set) => ({ set, to: 1 })) }),
  fc.record({ change: place.map((remove) => ({ remove })) }),
  fc.record({ change: place.map((nil) => ({ nil })) }),
  fc.record({
    fault: fc.oneof(fc.integer(), fc.record({ code: fc.nat(), text: fc.string() }, { requiredKeys: [] })),
  }),
);

const rule = fc
  .tuple(
    fc.oneof(answer, fc.record({ sequence: fc.array(answer, { maxLength: 3 }) })),
    fc.record(
      {
        times: fc.integer({ min: 0, max: 3 }),
        priority: fc.integer(),
        with: fc.constant({ CompanyId: 10001 }),
      },
      { requiredKeys: [] },
    ),
  )
  .map(([what, which]) => ({ operation: 'EmployeeService.List_GetByCompany', ...what, ...which }));

it('whatever is asked for, it is refused with a remedy, or answered as the contract has it', async () => {
  const made = { refused: 0, answered: 0 };
  await fc.assert(
    fc.asyncProperty(rule, async (definition) => {
      const { status, body } = await control.post<ProblemBody>('/environments/demo/answers', definition);
      if (status === 422) {
        made.refused++;
        expect(body.remedy).toMatch(/\S/);
        return;
      }
      expect(status).toBe(201);
      made.answered++;
      const login = nmbrs.logins.find(({ archetype }) => archetype === 'master');
      const message = soapRequest(OPERATION, PARAMETERS, login ?? null);
      const reply = await post(nmbrs.url, OPERATION, message);
      const { fault, misfits } = decodeAnswer(OPERATION, reply.body);
      expect(reply.status).toBe(fault ? 500 : 200);
      expect(misfits).toEqual([]);
      await control.delete('/environments/demo/answers');
    }),
    { numRuns: 400 },
  );
  expect(errors).toEqual([]);
  expect(made.refused).toBeGreaterThan(40);
  expect(made.answered).toBeGreaterThan(40);
});

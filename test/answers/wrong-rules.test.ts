import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Nmbrs, startNmbrs } from '../../index.ts';
import { ControlClient, type ProblemBody } from '../control/support/control-client.ts';

const GET = { operation: 'Debtor_Get' };
const LIST = { operation: 'EmployeeService.List_GetByCompany' };
const PERSON = { operation: 'PersonalInfo_GetCurrent' };
const ABSENCES = { operation: 'Absence2_GetList' };
const UPDATE = { operation: 'Debtor_Update' };
const COST = { operation: 'Salary_GetEstimatedCostPerHour' };
const PDF = { operation: 'HrDocuments_EmployerCostPerHour_Year' };
/** Not as a literal's own, which would be its prototype. */
const PROTO = '__proto__';
const MANY = { AbsenceId: 1, Percentage: 50, Start: '2026-11-16', Dossiernr: 1 };

/** Rules that are none, with the place of the mistake and a part of the remedy. */
const WRONG: readonly (readonly [rule: object, field: string, remedy: string])[] = [
  // Which calls.
  [{ result: null }, 'operation', 'Give a text.'],
  [{ operation: 'Debtor_Gat', result: null }, 'operation', "Did you mean 'Debtor_Get'?"],
  [{ operation: 'List_GetAll', result: [] }, 'operation', "Say which: 'DebtorService.List_GetAll'."],
  [{ ...GET, service: 'EmployeeService', result: null }, 'operation', "say 'DebtorService.Debtor_Get'"],
  [{ ...GET, version: 'v4', result: null }, 'version', "It is one of 'v3', 'v2.1'."],
  [{ ...GET, login: 'mastr', result: null }, 'login', "Did you mean 'master'?"],
  [{ ...GET, with: { DebtorID: 1 }, result: null }, 'with.DebtorID', "Did you mean 'DebtorId'?"],
  [{ ...GET, with: { DebtorId: 'x' }, result: null }, 'with.DebtorId', 'Give a whole number.'],
  [
    { ...GET, with: { DebtorId: { $test: 'x', passes: [] } }, result: null },
    'with.DebtorId',
    'Give a value.',
  ],
  [{ ...GET, when: { call: 0 }, result: null }, 'when.call', 'The least is 1.'],
  [{ ...GET, when: { call: 2, every: 2 }, result: null }, 'when', 'Leave out one or the other.'],
  [{ ...GET, times: 0, result: null }, 'times', 'The least is 1.'],
  [{ ...GET, probability: 2, result: null }, 'probability', 'The most is 1.'],
  [{ ...GET, priority: 'high', result: null }, 'priority', 'Give a whole number.'],
  [{ ...GET, optional: 'yes', result: null }, 'optional', 'Give true or false.'],
  // Which answer.
  [GET, 'result', 'Give one of result, change, fault, body and sequence.'],
  [{ ...GET, reslt: null }, 'reslt', "Did you mean 'result'?"],
  [{ ...GET, result: null, fault: 1003 }, 'fault', 'Leave out one of them, or give both in a sequence.'],
  [
    { ...GET, sequence: [{ result: null }], body: 'x' },
    'body',
    'Leave out one of them, or give both in a sequence.',
  ],
  [{ ...GET, sequence: [] }, 'sequence', 'Give at least 1 item.'],
  [{ ...GET, sequence: [{}] }, 'sequence[0]', 'Give one of result, change, fault, body.'],
  [
    { ...GET, sequence: [{ result: null }, { result: { Id: 'x' } }] },
    'sequence[1].result.Id',
    'Give a whole number.',
  ],
  [{ ...GET, sequence: [{ result: null, fault: 1003 }] }, 'sequence[0].fault', 'Leave out one of them'],
  [{ ...GET, sequence: [{ sequence: [] }] }, 'sequence[0].sequence', 'Leave it out; the fields are'],
  [
    { ...GET, sequence: [{ result: null }, { fault: 1003 }], when: { call: 1 } },
    'when.call',
    'Say `fromCall`, or give one answer.',
  ],
  [
    { ...GET, sequence: [{ result: null }, { fault: 1003 }], times: 1 },
    'times',
    'Leave out `times`, or some of the answers.',
  ],
  [{ ...GET, result: null, probability: 0 }, 'probability', 'Give more than 0.'],
  // A name that JavaScript would drop, wherever it stands.
  [{ ...GET, fault: 1003, with: { [PROTO]: { DebtorId: 99 } } }, 'with.__proto__', 'Leave it out'],
  [{ ...GET, result: { Id: 1, [PROTO]: { Name: 'x' } } }, 'result.__proto__', 'Leave it out'],
  [{ ...GET, fault: { text: 'x', [PROTO]: 1 } }, 'fault.__proto__', 'Leave it out'],
  [{ ...LIST, change: [{ set: '[0]', to: { [PROTO]: 1 } }] }, 'change[0].to.__proto__', 'Leave it out'],
  [{ ...GET, fault: 1003, [PROTO]: {} }, '__proto__', 'Leave it out'],
  // A result.
  [{ ...GET, result: [] }, 'result', 'Give an object, the fields of Debtor.'],
  [{ ...GET, result: {} }, 'result.Id', 'Give a whole number.'],
  [{ ...GET, result: { Id: 1.5 } }, 'result.Id', 'Give a whole number.'],
  [{ ...GET, result: { Id: 3_000_000_000 } }, 'result.Id', 'Give a whole number.'],
  [{ ...GET, result: { Id: null } }, 'result.Id', 'Give a whole number.'],
  [{ ...GET, result: { Id: 1, Naam: 'x' } }, 'result.Naam', "Did you mean 'Name'?"],
  [{ ...GET, result: { Id: 1, Number: 5 } }, 'result.Number', 'Give a text.'],
  [{ ...LIST, result: { Id: 1 } }, 'result', 'Give a list of Employee.'],
  [{ ...LIST, result: [{ Id: 1, Number: 1 }, { Id: 2 }] }, 'result[1].Number', 'Give a whole number.'],
  [
    { ...ABSENCES, result: [{ ...MANY, Start: '2026-02-31' }] },
    'result[0].Start',
    'Give a date such as 2026-12-01',
  ],
  [
    { ...ABSENCES, result: [{ ...MANY, Start: '16-11-2026' }] },
    'result[0].Start',
    'Give a date such as 2026-12-01',
  ],
  [
    { ...PERSON, result: { Id: 1, Number: 1, IdentificationType: 1, Gender: 'onbekend-geslacht' } },
    'result.Gender',
    'It has ',
  ],
  [{ ...COST, result: null }, 'result', 'Give a number.'],
  [{ ...COST, result: 'veel' }, 'result', 'Give a number.'],
  [{ ...PDF, result: '%%%' }, 'result', 'Give base64.'],
  [{ ...UPDATE, result: 5 }, 'result', 'Give null.'],
  [
    {
      operation: 'Contract_GetCurrentPeriod',
      change: { remove: 'EmployeeContracts[*].PhaseClassification' },
    },
    'change.remove',
    'Make it nil.',
  ],
  [
    { operation: 'Contract_GetCurrentPeriod', change: { nil: 'EmployeeContracts[*].PhaseClassification' } },
    'change.nil',
    'Say for which version it is: { "version": "v3" }.',
  ],
  // A change.
  [{ ...LIST, change: [] }, 'change', 'Give at least 1 item.'],
  [{ ...LIST, change: {} }, 'change', 'Give set, remove, nil a path.'],
  [{ ...LIST, change: { sett: '[0]' } }, 'change.sett', "Did you mean 'set'?"],
  [
    { ...LIST, change: { set: '[0].Number' } },
    'change.to',
    'Give the value that is set; to make it nil, say nil.',
  ],
  [{ ...LIST, change: { nil: '[0]', to: 1 } }, 'change.to', 'Leave out `to`, or say set.'],
  [{ ...LIST, change: { nil: '[0]', remove: '[1]' } }, 'change', 'Make each a change of its own.'],
  [
    { ...LIST, change: [{ nil: '[0]' }, { set: '[0].Number', to: 'x' }] },
    'change[1].to',
    'Give a whole number.',
  ],
  [
    { ...LIST, change: { set: 'Number', to: 1 } },
    'change.set',
    'Say of which items: [*].Number, [0].Number.',
  ],
  [{ ...LIST, change: { set: '[*].Numer', to: 1 } }, 'change.set', "Did you mean 'Number'?"],
  [
    { ...LIST, change: { set: '[-1].Number', to: 1 } },
    'change.set',
    'Write fields with dots and items in brackets',
  ],
  [
    { ...LIST, change: { set: '[0]Number', to: 1 } },
    'change.set',
    'Write fields with dots and items in brackets',
  ],
  [
    { ...LIST, change: { set: '[0].Number.', to: 1 } },
    'change.set',
    'Write fields with dots and items in brackets',
  ],
  [{ ...LIST, change: { set: '[0].Number.x', to: 1 } }, 'change.set', 'End the path there.'],
  [{ ...LIST, change: { set: '[0][0]', to: 1 } }, 'change.set', 'Name a field of it.'],
  [
    { ...LIST, change: { set: '[Geboortedatum=1].Number', to: 1 } },
    'change.set',
    'It has Id, Number, DisplayName.',
  ],
  [{ ...LIST, change: { set: '[Id=x].Number', to: 1 } }, 'change.set', 'Give a whole number.'],
  [
    { ...LIST, change: { remove: '[*].Number' } },
    'change.remove',
    'Set it, or break the contract with a body.',
  ],
  [{ ...LIST, change: { nil: '[*].DisplayName' } }, 'change.nil', 'Remove it.'],
  [{ ...LIST, change: { nil: '[*].Id' } }, 'change.nil', 'Set it, or break the contract with a body.'],
  [{ ...UPDATE, change: { set: 'Id', to: 1 } }, 'change.set', 'Choose a fault or a body.'],
  // A fault.
  [{ ...GET, fault: 4711 }, 'fault', 'Choose one that there is, or give a text'],
  [{ ...GET, fault: {} }, 'fault', 'Give a code, a text or both.'],
  [{ ...GET, fault: { text: '' } }, 'fault.text', 'Give at least 1 character.'],
  [{ ...GET, fault: { text: 'x', side: 'server' } }, 'fault.side', "Did you mean 'Server'?"],
  [{ ...GET, fault: 'Unauthorized' }, 'fault', 'Give a whole number or an object.'],
  // A body.
  [{ ...GET, body: {} }, 'body.text', 'Give a text.'],
  [{ ...GET, body: 5 }, 'body', 'Give a text or an object.'],
  [{ ...GET, body: { text: 'x', status: 100 } }, 'body.status', 'The least is 200.'],
  [{ ...GET, body: { text: 'x', status: 204 } }, 'body.status', 'Give another status.'],
  [
    { ...GET, body: { text: 'x', contentType: 'a\r\nb' } },
    'body.contentType',
    'Give a content type such as text/html.',
  ],
];

let nmbrs: Nmbrs;
let control: ControlClient;
beforeAll(async () => {
  nmbrs = await startNmbrs();
  control = await ControlClient.of(nmbrs);
});
afterAll(() => nmbrs.close());

it.each(WRONG)('%j is no rule: %s', async (rule, field, remedy) => {
  const refused = await control.post<ProblemBody>('/environments/demo/answers', rule);
  expect(refused).toMatchObject({ status: 422, body: { field } });
  expect(refused.body.remedy).toContain(remedy);
  expect((await control.get('/environments/demo/answers')).body).toEqual([]);
});

it('are more than thirty, each told in sentences of its own', async () => {
  const sentences = await Promise.all(
    WRONG.map(async ([rule]) => {
      const { body } = await control.post<ProblemBody>('/environments/demo/answers', rule);
      return `${body.detail} ${body.remedy}`;
    }),
  );
  expect(sentences.length).toBeGreaterThan(30);
  for (const sentence of sentences) expect(sentence).toMatch(/^\S.*[.?] \S.*[.?]$/s);
  expect(sentences.filter((sentence) => /undefined(?!, male)|NaN|\[object/.test(sentence))).toEqual([]);
});

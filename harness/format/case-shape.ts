import { z } from 'zod';
import { isOnCalendar } from '../../base/calendar.ts';
import { wording } from '../../base/schema/wording.ts';
import { settingsToChange } from '../../contracts/control/settings.ts';
import { TROUBLE_KINDS } from '../../contracts/control/trouble.ts';
import { chosenCompaniesSchema } from '../../contracts/control/values.ts';
import { FINDING_KINDS } from '../../contracts/finding.ts';
import { NMBRS_ERRORS } from '../../contracts/interface/errors.ts';
import { SERVICE_NAMES, VERSIONS } from '../../contracts/interface/model.ts';
import { ARCHETYPE_NAMES } from '../../contracts/logins/archetypes.ts';
import { seedSchema } from '../../contracts/seed/seed.ts';
import { TAGS } from '../../fixtures/plan.ts';

/**
 * The shape of a case, as far as it can be told without the catalogue. The JSON Schema for editors is made from it, so
 * the descriptions are read by authors of cases.
 */

const DATE_TIME = /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d)?$/;
const dateTime = z
  .string()
  .regex(DATE_TIME, { abort: true })
  .refine(isOnCalendar, 'a moment that is on the calendar')
  .register(wording, { wanted: 'a moment such as 2026-12-01 or 2026-12-01T09:00:00' });
const NAME = /^[A-Za-z][\w-]*$/;
const name = z.string().regex(NAME).register(wording, { wanted: 'a name of letters, digits, - and _' });
const tags = z
  .array(z.union([z.enum(TAGS.map((tag) => tag.name)), z.int()]))
  .describe('Tags of the demo environment, by name; those of a world of your own by number.');
const archetype = z.enum(ARCHETYPE_NAMES).describe('A kind of login, by what it is an example of.');

const wantedLogin = z.union([
  archetype,
  z.strictObject({
    archetype,
    username: z.string().exactOptional(),
    tags: tags.exactOptional().describe('At master level: the tags whose debtors it sees.'),
    debtorId: z.int().exactOptional().describe('At debtor level: the debtor it lives under.'),
    companies: chosenCompaniesSchema.exactOptional().describe('At debtor level: all the companies it sees.'),
  }),
]);

const environment = z.strictObject({
  from: z
    .enum(['demo', 'bedrijf'])
    .exactOptional()
    .describe('What it begins as; `demo` unless said otherwise.'),
  clock: dateTime
    .exactOptional()
    .describe('Where its clock stands still; 2026-11-16T09:00:00 unless said otherwise.'),
  ...settingsToChange,
});

const stepText = z.string().exactOptional().describe('What the step is about, in plain words.');

const fault = z
  .union([
    z.int().describe(`The number of the error: ${NMBRS_ERRORS.UnauthorizedId.code}.`),
    z.string().describe('Words that the text of the fault must hold.'),
    z
      .strictObject({ v3: z.int(), 'v2.1': z.int() })
      .describe('The number in each version, where they differ.'),
    z.strictObject({
      code: z.int().exactOptional(),
      side: z.enum(['Client', 'Server', 'VersionMismatch', 'MustUnderstand']).exactOptional(),
      text: z.string().exactOptional().describe('The whole text of the fault.'),
    }),
  ])
  .describe('The call must be refused, like this.');

const eventually = z
  .string()
  .regex(/^(?=.*[1-9])\d+(\.\d+)? ?(ms|s|m)$/)
  .register(wording, { wanted: 'a time above zero such as 10s, 500ms or 2m' })
  .describe('Repeat the call for at most so long, until everything expected of it holds: 10s.');

const findings = z
  .array(z.enum(FINDING_KINDS))
  .describe('What the service ignored without a word, by kind; none is expected unless said here.');

const keep = z
  .union([name, z.record(name, z.string())])
  .describe(
    'Remember the answer under a name, or parts of it: `{ employee: "[Number=1].Id" }`. Later: $employee.',
  );

const only = z.enum(VERSIONS).exactOptional().describe('Take this step in one version only.');

const as = z
  .union([
    name.describe('A login of this case, or `nobody`: then no auth header is sent.'),
    z.strictObject({
      login: name,
      username: z.string().exactOptional(),
      token: z.string().exactOptional(),
      domain: z.string().nullable().exactOptional().describe('null leaves it out.'),
    }),
  ])
  .exactOptional()
  .describe('The login that calls; the first one of the case unless said otherwise.');

export const callStepShape = z
  .strictObject({
    step: stepText,
    suppose: z
      .string()
      .min(1)
      .exactOptional()
      .describe(
        'What must be so before the case begins, in plain words, in the place of `step`. On a real service other records are tried where it is not, and then the case is skipped.',
      ),
    call: z
      .string()
      .describe(
        'Service and operation: EmployeeService.Salary_Get. The service may be said once, at the top.',
      ),
    as,
    version: z
      .enum([...VERSIONS, 'other'])
      .exactOptional()
      .describe('Through this version, or the other one than the case runs in.'),
    only,
    with: z
      .record(z.string(), z.unknown())
      .exactOptional()
      .describe(
        'The parameters. What is left out is sent as a generated client does: zero, false, or not at all.',
      ),
    answer: z
      .unknown()
      .exactOptional()
      .describe('What the result must be: the fields named here, others may be there too. null: no result.'),
    fault: fault.exactOptional(),
    status: z.int().min(100).max(599).exactOptional(),
    findings: findings.exactOptional(),
    keep: keep.exactOptional(),
    eventually: eventually.exactOptional(),
  })
  .describe('Call an operation, and say what it must answer.');

const textExpectation = z.union([
  z.string(),
  z.strictObject({
    contains: z.union([z.string(), z.array(z.string())]).exactOptional(),
    lacks: z.union([z.string(), z.array(z.string())]).exactOptional(),
    matches: z.string().exactOptional().describe('A regular expression.'),
  }),
]);

/** What can be expected of the answer to something that was sent; one of them must be. */
export const SEND_EXPECTATIONS = ['status', 'fault', 'headers', 'body', 'findings'] as const;

export const sendStepShape = z
  .strictObject({
    step: stepText,
    send: z
      .strictObject({
        method: z.string().exactOptional().describe('POST with a body, else GET, unless said otherwise.'),
        path: z
          .string()
          .regex(/^\//)
          .register(wording, { wanted: 'a path that begins with /, such as /soap/v3/DebtorService.asmx' })
          .describe('/soap/v3/DebtorService.asmx'),
        headers: z.record(z.string(), z.string()).exactOptional(),
        body: z.string().exactOptional(),
      })
      .describe(
        // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what one writes in a case.
        'An HTTP request to the letter. ${master.token}, ${version} and kept names may stand in its texts, and in those it is to be answered with.',
      ),
    only,
    status: z.int().min(100).max(599).exactOptional(),
    headers: z.record(z.string(), textExpectation).exactOptional().describe('Headers of the answer.'),
    body: textExpectation.exactOptional().describe('The body of the answer.'),
    fault: fault.exactOptional(),
    findings: findings.exactOptional(),
  })
  .refine((step) => SEND_EXPECTATIONS.some((key) => step[key] !== undefined), {
    error: 'What is sent must be answered somehow.',
    params: { remedy: `Expect one of ${SEND_EXPECTATIONS.join(', ')}.` },
  })
  .describe('Send a request that no well-behaved client would, and say what it must answer.');

const id = z.union([z.int(), z.string()]);

const given = z.union([
  id,
  z
    .strictObject({
      id,
      of: name
        .nullable()
        .exactOptional()
        .describe(
          'The company or debtor of this case that it belongs to: the first one unless said otherwise. null: to whichever.',
        ),
      hiddenFrom: z
        .union([name, z.array(name).min(1)])
        .exactOptional()
        .describe('Logins of this case that do not see it; the others do.'),
    })
    .describe('A record, and how it stands to the other records and the logins of the case.'),
]);

const callOfTemplate = z.strictObject({ template: z.string(), call: z.string() });

const access = {
  template: z.string().exactOptional(),
  tags: tags.nullable().exactOptional(),
  companies: chosenCompaniesSchema.exactOptional(),
};

/** What the control API of the mock can do for a case; one of them a step. */
const MOCK_STEPS = {
  clock: dateTime.describe('Set the clock.'),
  advance: z
    .strictObject({
      days: z.int().exactOptional(),
      hours: z.int().exactOptional(),
      minutes: z.int().exactOptional(),
      seconds: z.int().exactOptional(),
    })
    .describe('Move the clock on.'),
  addLogin: z
    .strictObject({
      name,
      username: z.string(),
      debtorId: z.int().exactOptional(),
      ...access,
      template: z.string(),
    })
    .describe('A login as the product makes it: its user is not told yet, and it has no token.'),
  changeLogin: z.strictObject({ login: name, ...access }).describe('Change its template or filter.'),
  invite: name.describe('Send a login its activation mail.'),
  activate: name.describe('Follow the link in the newest activation mail.'),
  deactivate: name,
  reactivate: name,
  deleteLogin: name,
  apiAccountOn: name.describe('Gives a token when there is none yet.'),
  apiAccountOff: name,
  resetToken: name.describe('The old token is dead at once.'),
  switchCallOff: callOfTemplate.describe('In a user template, by its name.'),
  switchCallOn: callOfTemplate,
  settings: environment.omit({ from: true, clock: true }),
  tagDebtor: z.strictObject({ debtor: z.int(), tags }).describe('These tags and no others.'),
  trouble: z
    .looseObject({ effect: z.looseObject({ kind: z.enum(TROUBLE_KINDS) }) })
    .describe('Simulated trouble, as the control API takes it.'),
  answer: z
    .looseObject({ operation: z.string() })
    .describe('A rule that chooses the answer of calls, as the control API takes it.'),
  reset: z.literal(true).describe('Everything as it was made.'),
} as const;

export type MockStepName = keyof typeof MOCK_STEPS;

const optionalMockSteps = Object.fromEntries(
  Object.entries(MOCK_STEPS).map(([key, shape]) => [key, (shape as z.ZodType).optional()]),
) as { [Key in MockStepName]: z.ZodOptional<(typeof MOCK_STEPS)[Key]> };

export const mockStepShape = z
  .strictObject({
    step: stepText,
    mock: z
      .strictObject(optionalMockSteps)
      .refine((change) => Object.keys(change).length === 1, {
        error: 'A step makes one change.',
        params: { remedy: 'Make each a step of its own.' },
      })
      .describe('Change something that no call of the services can. The case then runs on a mock only.'),
    only,
  })
  .describe('Change something that only a mock can.');

export const caseShape = z
  .strictObject({
    case: z.string().min(1).describe('What holds, in one sentence.'),
    about: z.string().exactOptional().describe('Why it is worth knowing, and from where it is known.'),
    service: z.enum(SERVICE_NAMES).exactOptional().describe('The service of calls that name none.'),
    versions: z
      .array(z.enum(VERSIONS))
      .min(1)
      .exactOptional()
      .describe('Each is one run; v3 unless said otherwise.'),
    environment: environment.exactOptional().describe('What the environment made for this case is like.'),
    seed: seedSchema
      .exactOptional()
      .describe(
        'What is put into it for this case. Days are told from its clock. The case then runs on a mock only.',
      ),
    logins: z
      .union([z.array(archetype).min(1), z.record(name, wantedLogin)])
      .exactOptional()
      .describe('The logins that can call; one master unless said otherwise.'),
    given: z
      .record(name, given)
      .exactOptional()
      .describe(
        'Records the case is about: their ids on the mock. On a real service, ones the account sees.',
      ),
    mockOnly: z.string().min(1).exactOptional().describe('Why it can be true on the mock only.'),
    onlyInNovember: z
      .string()
      .min(1)
      .exactOptional()
      .describe(
        'Why it can be true in November 2026 only; other cases are moved to the period that is open on a real service.',
      ),
    steps: z.array(z.unknown()).min(1).describe('Each is one of call, send and mock.'),
  })
  .describe('A behaviour case of Nmbrs: given a login, when this call, then that answer.');

/** What is right of a case, its steps aside. */
export const rightParts = caseShape.omit({ steps: true }).partial();

export type CallStepShape = z.output<typeof callStepShape>;
export type SendStepShape = z.output<typeof sendStepShape>;
export type MockStepShape = z.output<typeof mockStepShape>;
export type StepShape = CallStepShape | SendStepShape | MockStepShape;

/** A case as it is written. Of one that is wrong, what can be read; a step that cannot be is null. */
export interface CaseShape extends z.output<typeof rightParts> {
  readonly steps: readonly (StepShape | null)[];
}
export type FaultShape = z.output<typeof fault>;
export type TextShape = z.output<typeof textExpectation>;
export type EnvironmentShape = z.output<typeof environment>;
export type RecordShape = z.output<typeof given>;
export type WantedLoginShape = z.output<typeof wantedLogin>;

import { z } from 'zod';
import type { DeepReadonly } from '../../base/deep-readonly.ts';

/** The ways in which the control API refuses, with what each means. */
export const PROBLEMS = {
  malformed: { status: 400, title: 'The request cannot be read.' },
  unauthorized: { status: 401, title: 'The control token is missing or wrong.' },
  'foreign-origin': { status: 403, title: 'The request comes from a web page of another origin.' },
  unknown: { status: 404, title: 'There is no such thing.' },
  'wrong-method': { status: 405, title: 'This cannot be done with it.' },
  conflict: { status: 409, title: 'It is not possible as things stand.' },
  'too-large': { status: 413, title: 'The request is too large.' },
  'foreign-host': { status: 421, title: 'This does not answer under every name.' },
  invalid: { status: 422, title: 'A value cannot be accepted.' },
  exhausted: { status: 503, title: 'The mock holds as much as it may.' },
  unavailable: { status: 503, title: 'The place where the mock keeps its data does not take it.' },
  failed: { status: 500, title: 'The mock itself failed.' },
} as const;

export type ProblemKind = keyof typeof PROBLEMS;

/** What is wrong with one value of a request. */
const issueSchema = z
  .strictObject({
    field: z.string().describe('Where it stands: `logins[0].archetype`.'),
    value: z.unknown().optional().describe('What stood there; left out where nothing did.'),
    detail: z.string(),
    remedy: z.string(),
  })
  .meta({ id: 'Issue', description: 'What is wrong with one value, and what to do about it.' });

export type Issue = DeepReadonly<z.output<typeof issueSchema>>;

export const problemSchema = z
  .strictObject({
    type: z.string().describe('Which kind of problem; `GET /problems` lists them.'),
    title: z.string(),
    status: z.int().min(400).max(599),
    detail: z.string().describe('What is the matter this time.'),
    field: z.string().optional().describe('The field or thing it is about.'),
    value: z.unknown().optional().describe('What stood there.'),
    remedy: z.string().optional().describe('What to do instead.'),
    issues: z
      .array(issueSchema)
      .optional()
      .describe('Everything that is wrong with the values of the request, the first one included.'),
  })
  .meta({ id: 'Problem', description: 'A problem document (RFC 9457). Nothing was changed.' });

export type ProblemDocument = DeepReadonly<z.output<typeof problemSchema>>;

export const problemKindSchema = z
  .strictObject({ type: z.string(), status: z.int(), title: z.string() })
  .meta({ id: 'ProblemKind' });

import { z } from 'zod';
import type { DeepReadonly } from '../../base/deep-readonly.ts';
import { serviceSchema, versionSchema } from './values.ts';

export const coverageSchema = z
  .strictObject({
    service: serviceSchema,
    version: versionSchema,
    operation: z.string(),
    family: z.string().describe('The operations it belongs together with.'),
    confidence: z.enum(['certain', 'high', 'low']).describe('How sure its interface is.'),
    errors: z
      .array(z.int())
      .describe('The codes of the errors it can raise; 1000 for the one without a number.'),
    marks: z
      .array(z.string())
      .describe(
        'The marks it rests on: what may be different at the real service, by their ids in docs/coverage.md.',
      ),
    verified: z
      .strictObject({ target: z.string(), date: z.iso.date() })
      .nullable()
      .describe('The last run in which a case held on a real service.'),
  })
  .meta({ id: 'Coverage', description: 'What an operation does, and how sure its interface is.' });

export const healthSchema = z.strictObject({ status: z.literal('up') }).meta({
  id: 'Health',
  description: 'What a server tells that is well; another one tells a problem, or nothing.',
});

export const limitSchema = z
  .strictObject({
    limit: z.string(),
    allowed: z.int(),
    used: z.int().nullable().describe('How much of it there is now; null for a bound on a single request.'),
    refused: z
      .int()
      .describe('How often there was no room. Of the journal calls are dropped, and none is refused.'),
  })
  .meta({ id: 'Limit', description: 'A bound on requests or on what is held, and how often it was met.' });

/** An operation of a service, with the errors it can raise and what it rests on. */
export type Coverage = DeepReadonly<z.output<typeof coverageSchema>>;

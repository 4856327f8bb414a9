import { z } from 'zod';
import type { DeepReadonly } from '../../base/deep-readonly.ts';
import { newTemplateSchema } from '../control/templates.ts';
import { chosenCompaniesSchema, loginStateSchema, tagsSchema } from '../control/values.ts';
import { debtorNumberSchema, wantedLoginSchema } from '../control/wanted-login.ts';

const secret = z.string().min(1);

const { name, kind, dashlets, callsOff } = newTemplateSchema.shape;

/** A user template by its name: a new one, or one that is there. */
export const templateSeedSchema = z
  .strictObject({
    name,
    kind,
    dashlets: dashlets.unwrap().exactOptional(),
    callsOff: callsOff.unwrap().exactOptional(),
  })
  .meta({
    id: 'TemplateSeed',
    description: 'A user template by its name. What is said of one that is there is changed.',
  });

/** A login as it stands once it took its steps. */
export const steppedLoginSchema = z
  .strictObject({
    username: z.string().describe('An e-mail address.'),
    template: z.union([z.string(), z.int()]).describe('The name or the id of a user template.'),
    name: z
      .string()
      .exactOptional()
      .describe('What a test calls it; what stands before the @ of its username unless said otherwise.'),
    state: loginStateSchema
      .exactOptional()
      .describe(
        'How far it came, `active` unless said otherwise: made, invited, activated by its mail, deactivated.',
      ),
    password: secret.exactOptional().describe('With which it was activated; drawn unless said.'),
    apiAccount: z
      .boolean()
      .exactOptional()
      .describe(
        'Whether its API account is switched on: that of one that was activated, where its template has one.',
      ),
    token: secret.exactOptional().describe('The one in force; drawn unless said.'),
    formerTokens: z
      .array(secret)
      .exactOptional()
      .describe('Those that were reset, the oldest first: they answer 1001.'),
    tags: tagsSchema.exactOptional().describe('At master level: sees the debtors with one of these tags.'),
    debtor: debtorNumberSchema.exactOptional(),
    debtorId: z.int().exactOptional().describe('The same by its id.'),
    companies: chosenCompaniesSchema
      .exactOptional()
      .describe('At debtor level: the companies it chose; one that chose none sees nothing.'),
  })
  .meta({ id: 'SteppedLogin', description: 'A login as it stands once it took its steps.' });

/** A login by what it is an example of, or by its steps. */
export const seedLoginSchema = z.union([wantedLoginSchema, steppedLoginSchema]);

export type SteppedLogin = DeepReadonly<z.output<typeof steppedLoginSchema>>;
export type SeedLogin = DeepReadonly<z.output<typeof seedLoginSchema>>;

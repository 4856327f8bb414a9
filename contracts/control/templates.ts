import { z } from 'zod';
import type { DeepReadonly } from '../../base/deep-readonly.ts';
import { levelSchema } from './values.ts';

const fields = {
  name: z.string().min(1),
  dashlets: z
    .array(z.string())
    .describe('What its logins see in the web application; without influence on the API.'),
  callsOff: z
    .array(z.string())
    .describe('Calls that are switched off: `EmployeeService.Absence2_Insert`. All others are on.'),
};

const kind = z
  .enum(['Master Accountant', 'Master Bedrijfslogin / Client', 'Master', 'Client'])
  .describe('`Master` holds no token; `Client` is for logins at debtor level.');

export const templateSchema = z
  .strictObject({ id: z.int(), kind, level: levelSchema, ...fields })
  .meta({ id: 'Template', description: 'A user template: what the logins that have it may call.' });

export const newTemplateSchema = z
  .strictObject({
    name: fields.name,
    kind,
    dashlets: fields.dashlets.default([]),
    callsOff: fields.callsOff.default([]),
  })
  .meta({ id: 'NewTemplate' });

export const templateChangeSchema = z
  .strictObject({
    name: fields.name.exactOptional(),
    dashlets: fields.dashlets.exactOptional(),
    callsOff: fields.callsOff.exactOptional(),
  })
  .meta({ id: 'TemplateChange' });

export const switchSchema = z.strictObject({ on: z.boolean() }).meta({ id: 'Switch' });

/** A user template: what the logins that have it may call. */
export type Template = DeepReadonly<z.output<typeof templateSchema>>;
export type NewTemplate = DeepReadonly<z.input<typeof newTemplateSchema>>;
export type TemplateChange = DeepReadonly<z.output<typeof templateChangeSchema>>;

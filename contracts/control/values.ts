import { z } from 'zod';
import { SERVICE_NAMES, VERSIONS } from '../interface/model.ts';
import { ARCHETYPE_NAMES } from '../logins/archetypes.ts';

/** Values that several resources of the control API speak of. */

export const serviceSchema = z.enum(SERVICE_NAMES);
export const versionSchema = z.enum(VERSIONS);

/** A date and time by the clock of an environment. */
export const dateTimeSchema = z
  .string()
  .describe('Dutch wall-clock time without a zone: 2026-11-16T09:00:00.');

/** Tags as people name them. */
export const tagsSchema = z.array(z.union([z.string(), z.int()])).describe('Names or numbers of tags.');

export const archetypeSchema = z
  .enum(ARCHETYPE_NAMES)
  .meta({ id: 'Archetype', description: 'A kind of login, by what it is an example of.' });

export const levelSchema = z.enum(['master', 'debtor']);

/** Made, sent the activation mail, active once its link was followed. Only an active login can do anything. */
export const loginStateSchema = z.enum(['created', 'invited', 'active', 'deactivated', 'deleted']);

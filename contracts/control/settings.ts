import { z } from 'zod';
import type { DeepReadonly } from '../../base/deep-readonly.ts';
import { NMBRS_ERRORS } from '../interface/errors.ts';
import { PROFILE_NAMES } from '../logins/profiles.ts';

/** The schemas of what holds for a whole environment. */
export const settings = {
  subscription: z
    .enum(['valid', 'none'])
    .describe(`\`none\` answers ${NMBRS_ERRORS.NoValidSubscription.code} to every login.`),
  freeTrial: z.boolean().describe(`On a free trial some calls answer ${NMBRS_ERRORS.NotOnFreeTrial.code}.`),
  sandboxCopy: z
    .boolean()
    .describe("Whether the sandbox host name serves last night's copy, to which today's tokens are unknown."),
  version21: z
    .enum(['served', 'not-found', 'gone', 'invalid-authentication'])
    .describe(
      `What becomes of calls of version 2.1, which Nmbrs meant to close in 2023: served, or answered with HTTP 404, HTTP 410 or ${NMBRS_ERRORS.InvalidAuthentication.code} (mark: version-21-answers).`,
    ),
  profile: z
    .enum(PROFILE_NAMES)
    .describe('What the facts leave open: codes of hidden ids, whether a call must name its domain.'),
};

/** Settings of which any may be left out. */
export const settingsToChange = {
  subscription: settings.subscription.exactOptional(),
  freeTrial: settings.freeTrial.exactOptional(),
  sandboxCopy: settings.sandboxCopy.exactOptional(),
  version21: settings.version21.exactOptional(),
  profile: settings.profile.exactOptional(),
};

export const settingsSchema = z.strictObject(settings);

export const settingsChangeSchema = z.strictObject(settingsToChange).meta({ id: 'SettingsChange' });

/** What holds for a whole environment. */
export type Settings = DeepReadonly<z.output<typeof settingsSchema>>;
export type SettingsChange = DeepReadonly<z.output<typeof settingsChangeSchema>>;

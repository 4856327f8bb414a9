import type { Field, Scope } from '../../contracts/interface/model.ts';
import { filingIdOf, runIdOf } from '../../fixtures/ids.ts';

/** What a call may be about; 0 for what it does not name. */
export interface Place extends Readonly<Record<Scope, number>> {
  readonly year: number;
  readonly period: number;
}

/** Whose call it is. */
export interface Caller {
  readonly username: string;
  readonly token: string;
  readonly domain: string;
}

/** What a call names a run by, or what is filed of one. */
export const OF_RUN = /^(?:runid|loonaangifteid|wagetaxid|pensionexportid)$/i;

/**
 * The value of a field that is about the place, or the login that asks; null for any other.
 * @param others of fields that are about something else, by patterns of their names.
 */
export function valueAbout(
  { name, identity }: Field,
  place: Place,
  { username, token, domain }: Caller,
  others: readonly (readonly [RegExp, string | number])[],
): string | null {
  if (identity) return String(place[identity.scope]);
  const run = { companyId: place.company, period: { year: place.year, period: place.period } };
  const named: readonly (readonly [RegExp, string | number])[] = [
    [/^Username$/, username],
    [/^Token$/, token],
    [/^Domain$/, domain],
    [/year$/i, place.year],
    [/^(?:start|from)period$/i, 1],
    [/period$/i, place.period],
    [/^runid$/i, runIdOf(run.companyId, run.period)],
    [/^pensionexportid$/i, filingIdOf('pensionExport', run)],
    [OF_RUN, filingIdOf('wageTaxReturn', run)],
    [/^(?:dtmStart|from)$/, '2024-01-01T00:00:00'],
    [/^wagecode$/i, 1000],
    [/^entity$/i, 'Employee'],
    ...others,
  ];
  const found = named.find(([pattern]) => pattern.test(name))?.[1];
  return found === undefined ? null : String(found);
}

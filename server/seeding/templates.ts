import type { Path } from '../../base/schema/schema-at.ts';
import type { Seed } from '../../contracts/seed/seed.ts';
import { callsNamed } from '../access/call-switches.ts';
import type { Draft } from '../access/state.ts';
import type { Mistakes } from './mistakes.ts';

/** Adds the templates of a seed; what is said of one that is there is changed. */
export function seedTemplates(
  { templates = [] }: Pick<Seed, 'templates'>,
  around: Path,
  { users }: Draft,
  mistakes: Mistakes,
): void {
  for (const [at, { kind, name, dashlets, callsOff }] of templates.entries()) {
    const path = [...around, 'templates', at];
    const known = users.templates.all.find((template) => template.name === name);
    if (known && known.kind !== kind)
      mistakes.wrong(
        [...path, 'kind'],
        kind,
        `is not that of '${known.name}', which is there.`,
        `Say '${known.kind}', or give it another name.`,
      );
    else
      mistakes.attempt(path, () => {
        const said = {
          ...(dashlets && { dashlets }),
          ...(callsOff && { callsOff: callsNamed(callsOff, 'callsOff') }),
        };
        if (known) users.templates.change(known.id, said);
        else users.templates.add({ name, kind, dashlets: [], callsOff: new Set(), ...said });
      });
  }
}

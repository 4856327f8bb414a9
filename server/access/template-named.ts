import { noSuch } from '../../base/no-such.ts';
import type { Template } from './template.ts';
import type { Users } from './users.ts';

/** A user template, which may be named by its id or its name. @throws NotPossible for an unknown one. */
export function templateNamed({ templates }: Users, wanted: string | number): Template {
  const found = templates.find(({ id, name }) => id === wanted || name === wanted);
  if (found) return found;
  throw noSuch('template', wanted, { among: templates.map(({ name }) => name) });
}

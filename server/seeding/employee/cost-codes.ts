import type { Path } from '../../../base/schema/schema-at.ts';
import { oneNamed } from './named.ts';
import type { Workplace } from './workplace.ts';

/** The id of a cost centre or cost unit of the company, which may be named by its code or description. */
export function costCodeNamed(
  { company, mistakes }: Workplace,
  what: 'costCenter' | 'costUnit',
  said: unknown,
  path: Path,
): number | null {
  if (said === null) return null;
  const known = what === 'costCenter' ? company.costCenters : company.costUnits;
  const found = oneNamed(said, known, ({ id, code, description }) => [id, code, description]);
  if (found) return found.id;
  const list = what === 'costCenter' ? 'costCenters' : 'costUnits';
  const codes = known.map(({ code }) => `'${code}'`).join(', ');
  mistakes.wrong(
    path,
    said,
    `is none of the ${list} of company ${company.number}.`,
    codes === '' ? `Give the company ${list}.` : `Choose one of ${codes}.`,
  );
  return null;
}

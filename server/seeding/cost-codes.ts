import type { Path } from '../../base/schema/schema-at.ts';
import type { Company } from '../world/records.ts';
import type { Mistakes } from './mistakes.ts';
import { oneNamed } from './named.ts';

/** The company whose cost centres and cost units are named, and where is told what is wrong. */
export interface CostCodeOwner {
  readonly company: Pick<Company, 'number' | 'costCenters' | 'costUnits'>;
  readonly mistakes: Mistakes;
}

/** The id of a cost centre or cost unit of the company, which may be named by its code or description. */
export function costCodeNamed(
  { company, mistakes }: CostCodeOwner,
  what: 'costCenter' | 'costUnit',
  said: unknown,
  path: Path,
): number | null {
  if (said === null) return null;
  const known = what === 'costCenter' ? company.costCenters : company.costUnits;
  const list = what === 'costCenter' ? 'costCenters' : 'costUnits';
  const codes = known.map(({ code }) => `'${code}'`).join(', ');
  const found = oneNamed(
    said,
    known,
    ({ id, code, description }) => [id, code, description],
    (why, remedy) => mistakes.wrong(path, said, why, remedy),
    {
      why: `is none of the ${list} of company ${company.number}.`,
      remedy: codes === '' ? `Give the company ${list}.` : `Choose one of ${codes}.`,
    },
  );
  return found?.id ?? null;
}

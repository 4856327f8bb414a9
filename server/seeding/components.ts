import type { Path } from '../../base/schema/schema-at.ts';
import { componentSchema } from '../../contracts/seed/records/pay.ts';
import { comparePeriods, type YearPeriod } from '../../fixtures/period.ts';
import type { Component } from '../world/records/component.ts';
import { type CostCodeOwner, costCodeNamed } from './cost-codes.ts';
import type { RecordReader, Said } from './record-reader.ts';

/** What the components of a company or an employee are made in. */
interface ComponentMaking {
  readonly reader: RecordReader;
  readonly open: YearPeriod;
  /** What every record begins with. */
  readonly recorded: () => Pick<Component, 'id' | 'createdAt'>;
  readonly owner: CostCodeOwner;
}

/**
 * The components that are said: one counts from the open period on, and in one period where that is its last one, too.
 * Undefined where none is said.
 */
export function componentsSaid<Name extends 'wageComponents' | 'hourComponents'>(
  name: Name,
  said: { readonly [One in Name]?: readonly Said<Component>[] },
  path: Path,
  { reader, open, recorded, owner }: ComponentMaking,
): Component[] | undefined {
  const costCode = (what: 'costCenter' | 'costUnit', component: Said<Component>, place: Path) =>
    costCodeNamed(owner, what, component[`${what}Id`] ?? null, [...place, `${what}Id`]);
  return said[name]?.map((component: Said<Component>, at: number) => {
    const place = [...path, name, at];
    const { costCenterId: _, costUnitId: _unit, ...rest } = component;
    const { from = open, until } = rest;
    const isVariable = rest.kind === 'variable' || (until && comparePeriods(from, until) === 0);
    return reader.whole<Component>(
      componentSchema,
      rest,
      {
        ...recorded(),
        from,
        until: isVariable ? from : null,
        kind: isVariable ? 'variable' : 'fixed',
        costCenterId: costCode('costCenter', component, place),
        costUnitId: costCode('costUnit', component, place),
        comment: null,
      },
      place,
    );
  });
}

import { mapInSteps, type Steps } from '../../../base/turns.ts';
import type { Environment } from '../../world/environment.ts';
import { requireUnprotected } from '../../world/periods.ts';
import { type Component, type ComponentKind, componentsIn } from '../../world/records/component.ts';
import type { Company } from '../../world/records.ts';
import type { Table } from '../../world/table.ts';
import type { Call } from '../call.ts';
import { endOf, fixedFrom, type NamedEnd, type PeriodsOf, requireOrder } from './component-periods.ts';
import { Drafts } from './drafts.ts';
import { newRecord } from './employee/new-record.ts';
import { companyOf, openPeriodOf } from './employee/periods.ts';
import { replaced, required, without } from './employee/record-lists.ts';
import { impossible, missing } from './faults.ts';
import type { PeriodOf } from './period-of.ts';

/** The components of an employee or company, and by which company their codes, costs and periods go. */
interface OwnedComponents {
  readonly companyId: number;
  readonly components: readonly Component[];
}

/** Where the components of an owner stand, and what they are made of. */
interface ComponentPlace<Sent, Row, Owner extends { readonly id: number }> {
  /** Whose they are, `the employee`, and what they are: `wage component`. */
  readonly owner: string;
  readonly what: string;
  /** The argument in which one is sent, and that for the rows of a batch. */
  readonly argument: string;
  readonly batchArgument: string;
  /** @throws Refusal UnauthorizedId for an owner the caller does not see. */
  find(call: Call, ownerId: number): Owner;
  tableIn(environment: Environment): Table<Owner>;
  componentsOf(owner: Owner): OwnedComponents;
  withComponents(owner: Owner, components: readonly Component[]): Owner;
  /**
   * @param path that of the component in the call.
   * @throws NmbrsFault for a code that is in none of the models of the company.
   */
  amountOf(sent: Sent, path: string): Pick<Component, 'code' | 'value'>;
  /** The id of the owner that a row of a batch names. */
  ownerOf(row: Row): number;
}

/** What components are sent with, whatever their code and value are called; those of companies have only an id. */
export interface SentComponent {
  readonly Id: number;
  readonly CostCenterId?: number | null;
  readonly CostUnitId?: number | null;
  readonly Comment?: string | null;
  readonly DocumentName?: string | null;
  readonly Attachment?: Uint8Array | null;
}

/**
 * The components that a family of operations is about: fixed and variable ones of an owner in one list, which is read
 * by period and changed by id. An id finds no component of another owner.
 */
export class ComponentList<Sent extends SentComponent, Row, Owner extends { readonly id: number }> {
  readonly #place: ComponentPlace<Sent, Row, Owner>;

  constructor(place: ComponentPlace<Sent, Row, Owner>) {
    this.#place = place;
  }

  /** Those of a kind that count in a period, in the order in which they were put in. */
  list(call: Call, ownerId: number, kind: ComponentKind, periodOf: PeriodOf): Component[] {
    const owned = this.#read(call, ownerId);
    return ofKind(kind, componentsIn(owned.components, periodOf(owned, call)));
  }

  /** @returns its id. @throws NmbrsFault as `insertBatch`. */
  insert(call: Call, ownerId: number, sent: Sent | null, periodsOf: PeriodsOf): number {
    const owned = this.#read(call, ownerId);
    const component = this.#made(call, owned, sent, this.#place.argument, periodsOf);
    this.#write(call, ownerId, booked([component], owned.components));
    return component.id;
  }

  /**
   * Puts in a component a row, all or none: all at once, in the last step.
   * @returns their ids, in the order of the rows.
   * @throws NmbrsFault InvalidSetOfValues for a row that is nil; InvalidCostCenterId for an unknown cost centre; those
   * of the span and of the place.
   */
  *insertBatch(
    call: Call,
    rows: readonly ((Sent & Row) | null)[] | null,
    spanOf: PeriodsOf,
  ): Steps<number[]> {
    const { batchArgument, ownerOf, find, tableIn, componentsOf, withComponents } = this.#place;
    const owners = new Drafts<Owner, Component>((ownerId) => find(call, ownerId));
    const ids = yield* mapInSteps((rows ?? []).entries(), ([at, row]) => {
      const path = `${batchArgument}[${at}]`;
      if (!row) throw missing(path);
      const ownerId = ownerOf(row);
      const component = this.#made(call, componentsOf(owners.get(ownerId)), row, path, spanOf);
      owners.add(ownerId, component);
      return component.id;
    });
    yield* owners.putInto(tableIn(call.environment), call.environment, (owner, components) =>
      withComponents(owner, booked(components, componentsOf(owner).components)),
    );
    return ids;
  }

  /**
   * Gives a fixed component its last period, also one that had an end already (mark: component-stop-again).
   * @throws NmbrsFault NotFound for an id of no fixed component; InvalidSetOfValues when that period lies before its
   * first (mark: invalid-values-refused).
   */
  stop(call: Call, ownerId: number, id: number, lastPeriodOf: PeriodOf): void {
    const { owner, what } = this.#place;
    const owned = this.#read(call, ownerId);
    const until = lastPeriodOf(owned, call);
    const stopped = { ...required(ofKind('fixed', owned.components), id, `fixed ${what}`, owner), until };
    requireOrder(stopped.from, until);
    this.#write(call, ownerId, replaced(owned.components, stopped, what, owner));
  }

  /**
   * Rewrites the component with the Id sent (mark: update-overwrites): all but when it begins. A fixed one gets the end
   * sent, or none without it (mark: component-update-end). One that began in a closed period needs unprotected mode, for it is rewritten there
   * too (mark: component-update-closed).
   * @throws NmbrsFault NotFound for an unknown id; ProtectedMode; those of inserting it.
   */
  update(call: Call, ownerId: number, sent: Sent | null, end: NamedEnd, unprotectedMode: boolean): Component {
    const { owner, what, argument } = this.#place;
    const owned = this.#read(call, ownerId);
    if (!sent) throw missing(argument);
    const { id, createdAt, kind, from, until } = required(owned.components, sent.Id, what, owner);
    requireUnprotected(unprotectedMode, from, openPeriodOf(owned, call));
    const span = kind === 'fixed' ? fixedFrom(() => from, endOf(end))(owned, call) : { kind, from, until };
    const component = { id, createdAt, ...span, ...this.#content(call, owned, sent, argument) };
    this.#write(call, ownerId, replaced(owned.components, component, what, owner));
    return component;
  }

  /** Takes away the variable ones of a period. @returns their ids. */
  clear(call: Call, ownerId: number, periodOf: PeriodOf): number[] {
    const owned = this.#read(call, ownerId);
    const cleared = ofKind('variable', componentsIn(owned.components, periodOf(owned, call)));
    const kept = owned.components.filter((component) => !cleared.includes(component));
    this.#write(call, ownerId, kept);
    return cleared.map(({ id }) => id);
  }

  /**
   * Takes one away, also of closed periods: there is no unprotected mode to ask for (mark: delete-in-closed-periods).
   * @throws NmbrsFault NotFound for an unknown id.
   */
  delete(call: Call, ownerId: number, id: number): void {
    const { owner, what } = this.#place;
    const { components } = this.#read(call, ownerId);
    this.#write(call, ownerId, without(components, id, what, owner));
  }

  #read(call: Call, ownerId: number): OwnedComponents {
    return this.#place.componentsOf(this.#place.find(call, ownerId));
  }

  #write(call: Call, ownerId: number, components: readonly Component[]): void {
    const { find, tableIn, withComponents } = this.#place;
    tableIn(call.environment).put(withComponents(find(call, ownerId), components));
  }

  #made(call: Call, owned: OwnedComponents, sent: Sent | null, path: string, spanOf: PeriodsOf): Component {
    if (!sent) throw missing(path);
    const span = spanOf(owned, call);
    return { ...newRecord(call.environment), ...span, ...this.#content(call, owned, sent, path) };
  }

  #content(call: Call, owned: OwnedComponents, sent: Sent, path: string) {
    return {
      ...this.#place.amountOf(sent, path),
      ...costsOf(sent, path, companyOf(owned, call)),
      comment: sent.Comment ?? null,
      attachment: attachmentOf(sent),
    };
  }
}

function ofKind(kind: ComponentKind, components: readonly Component[]): Component[] {
  return components.filter((component) => component.kind === kind);
}

/**
 * The components of an owner with others, put in one after the other: a fixed component takes the place of one with its
 * code, costs and first period; all others add up (mark: fixed-component-replaces).
 */
function booked(added: readonly Component[], components: readonly Component[]): Component[] {
  const replaced = new Set<string>();
  const kept: Component[] = [];
  for (const component of added.toReversed()) {
    const place = placeOf(component);
    if (place !== null && replaced.has(place)) continue;
    if (place !== null) replaced.add(place);
    kept.push(component);
  }
  const others = components.filter((component) => !replaced.has(placeOf(component) ?? ''));
  return [...others, ...kept.reverse()];
}

/** What only one of the fixed components of an owner has; null for a variable one. */
function placeOf({ kind, code, costCenterId, costUnitId, from }: Component): string | null {
  return kind === 'fixed' ? [code, costCenterId, costUnitId, from.year, from.period].join() : null;
}

/**
 * On which cost centre and cost unit it is booked.
 * @throws NmbrsFault InvalidCostCenterId for a cost centre the company lacks; InvalidSetOfValues for such a cost unit,
 * which has no code of its own (mark: invalid-values-refused).
 */
function costsOf(
  { CostCenterId, CostUnitId }: SentComponent,
  path: string,
  { costCenters, costUnits }: Company,
): Pick<Component, 'costCenterId' | 'costUnitId'> {
  const costCenterId = namedId(CostCenterId);
  const costUnitId = namedId(CostUnitId);
  if (costCenterId !== null && !costCenters.some(({ id }) => id === costCenterId))
    throw impossible(
      `${path}.CostCenterId`,
      costCenterId,
      'the id of a cost centre of the company',
      'InvalidCostCenterId',
    );
  if (costUnitId !== null && !costUnits.some(({ id }) => id === costUnitId))
    throw impossible(`${path}.CostUnitId`, costUnitId, 'the id of a cost unit of the company');
  return { costCenterId, costUnitId };
}

/** Only an id above 0 names something (mark: only-positive-ids-name). */
function namedId(id: number | null | undefined): number | null {
  return id && id > 0 ? id : null;
}

/** The name of the file is not checked: its extension is asked for only where documents are filed. */
function attachmentOf({ DocumentName, Attachment }: SentComponent) {
  if (!DocumentName && !Attachment) return null;
  return { name: DocumentName ?? null, content: Attachment ?? null };
}

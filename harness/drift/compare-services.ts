import { nearestName } from '../../base/nearest-name.ts';
import { SOAP_VERSIONS } from '../../server/soap/protocol.ts';
import { type Change, ChangeList } from './change.ts';
import type { ServiceChange, Side } from './change-rules.ts';
import { TypeComparison } from './compare-types.ts';
import type { ElementShape, OperationShape, ServiceShape } from './shape.ts';
import type { OperationUsage, Usage } from './usage.ts';

/** What is used of a service: all of it, or what is used of the operations that are named. */
export type ServiceUse = 'all' | ReadonlyMap<string, OperationUsage>;

/**
 * What became of a service, as far as it is used.
 * @param strict whether to count what breaks only readers that hold an answer to their schema.
 */
export function compareServices(
  before: ServiceShape,
  after: ServiceShape,
  usage: ServiceUse,
  strict: boolean,
): Change[] {
  const comparison = new ServiceComparison(before, after, strict);
  comparison.compareDescriptions();
  for (const operation of before.operations.values()) {
    const used = usage === 'all' ? ALL_OF_IT : usage.get(operation.name);
    if (used) comparison.compareOperation(operation, used);
  }
  if (usage === 'all') comparison.noteAddedOperations();
  return comparison.changes.list();
}

const ALL_OF_IT: OperationUsage = { sends: 'all', reads: 'all' };

class ServiceComparison {
  readonly changes: ChangeList;
  readonly #before: ServiceShape;
  readonly #after: ServiceShape;

  constructor(before: ServiceShape, after: ServiceShape, strict: boolean) {
    this.#before = before;
    this.#after = after;
    this.changes = new ChangeList(strict);
  }

  /** What is no matter of an operation: names and addresses. */
  compareDescriptions(): void {
    const [was, is] = [this.#before, this.#after];
    if (was.name !== is.name) this.#note('service-renamed', null, was.name, is.name);
    if (was.namespace !== is.namespace) this.#note('namespace-changed', null, was.namespace, is.namespace);
    for (const version of SOAP_VERSIONS) {
      const [paths, now] = [was.ports[version], is.ports[version]];
      if (paths && !now) this.#note('port-removed', null, `SOAP ${version}`);
      if (!paths && now) this.#note('port-added', null, null, `SOAP ${version}`);
      if (paths && now && !now.some((path) => paths.includes(path)))
        this.#note('address-changed', null, paths.join(', '), now.join(', '));
    }
  }

  compareOperation(operation: OperationShape, { sends, reads }: OperationUsage): void {
    const now = this.#after.operations.get(operation.name);
    if (!now) {
      this.#noteRemovedOperation(operation.name);
      return;
    }
    this.#compareBindings(operation, now);
    this.#compareHeaders(operation, now);
    this.#compareElements(operation.name, 'request', operation.request, now.request, sends);
    this.#compareAnswers(operation, now, reads);
  }

  noteAddedOperations(): void {
    for (const name of this.#after.operations.keys())
      if (!this.#before.operations.has(name)) this.#note('operation-added', name);
  }

  #noteRemovedOperation(name: string): void {
    const added = [...this.#after.operations.keys()].filter((one) => !this.#before.operations.has(one));
    const nearest = nearestName(name, added);
    const hint = nearest === null ? '' : `; perhaps ${nearest} now`;
    this.changes.add({ kind: 'service.operation-removed', place: name, hint }, name);
  }

  #compareBindings({ name, bindings }: OperationShape, now: OperationShape): void {
    for (const version of SOAP_VERSIONS) {
      // A version that is gone, or new, as a whole was told of the service.
      if (!this.#before.ports[version] || !this.#after.ports[version]) continue;
      const [was, is] = [bindings[version], now.bindings[version]];
      if (was && !is) this.#note('binding-removed', name, `SOAP ${version}`);
      if (!was && is) this.#note('binding-added', name, null, `SOAP ${version}`);
      if (!was || !is) continue;
      if (was.style !== is.style) this.#note('style-changed', name, was.style, is.style);
      const change = version === '1.1' ? 'action-changed' : 'action-of-1.2-changed';
      if (was.action !== is.action) this.#note(change, name, was.action, is.action);
    }
  }

  /** A header is sent whole, whatever else is used. What becomes of it is told of it, since many operations share it. */
  #compareHeaders({ name, header: was }: OperationShape, { header: is }: OperationShape): void {
    if (was && is && isSameElement(was, is)) {
      this.#compareElements(name, 'request', was, is, 'all');
      return;
    }
    const [old, present] = [was && elementText(was), is && elementText(is)];
    if (old !== null && present !== null) this.#note('header-replaced', name, old, present, old);
    else if (old !== null) this.#note('header-removed', name, null, null, old);
    else if (present !== null) this.#note('header-added', name, null, null, present);
  }

  #compareAnswers({ name, answer: was }: OperationShape, { answer: is }: OperationShape, reads: Usage): void {
    if (reads !== 'all' && reads.size === 0) return;
    if (was && !is) this.#note('answer-removed', name, was.name);
    if (!was && is) this.#note('answer-added', name, null, is.name);
    if (was && is) this.#compareElements(name, 'answer', was, is, reads);
  }

  #compareElements(operation: string, side: Side, was: ElementShape, is: ElementShape, usage: Usage): void {
    if (!isSameElement(was, is))
      this.#note(`${side}-element-changed`, operation, elementText(was), elementText(is));
    new TypeComparison(side, operation, this.changes).compare(was.type, is.type, usage, was.name);
  }

  /** @param operation null for what is no matter of one. */
  #note(
    change: ServiceChange,
    operation: string | null,
    before: string | null = null,
    after: string | null = null,
    place = operation ?? this.#before.name,
  ): void {
    this.changes.add({ kind: `service.${change}`, place, before, after }, operation);
  }
}

function isSameElement(was: ElementShape, is: ElementShape): boolean {
  return was.name === is.name && was.namespace === is.namespace;
}

function elementText({ name, namespace }: ElementShape): string {
  return namespace === null ? name : `${name} of ${namespace || 'no namespace'}`;
}

import type { DocumentNode } from '../../base/document/document-node.ts';
import type { Scope, ServiceName, Version } from '../../contracts/interface/model.ts';
import type { KnownNames } from './references.ts';

/** Where a step stands, and what is known there. */
export interface StepContext {
  readonly node: DocumentNode;
  readonly version: Version;
  readonly names: KnownNames;
  readonly service: ServiceName | null;
  readonly scopes: Map<string, Scope>;
  readonly changed: Set<string>;
  readonly fixedIds: string[];
}

import type { Operation, ServiceContract } from '../../contracts/interface/model.ts';
import { PlanCompiler, type RequestPlan } from './read/plan.ts';
import { type WriteResult, WriterCompiler } from './write/writer.ts';

/** How one operation speaks on the wire: worked out from the catalogue the first time it is called. */
interface Endpoint {
  readonly operation: Operation;
  readonly plan: RequestPlan;
  readonly write: WriteResult;
}

/** The endpoints of one service. */
export class Endpoints {
  readonly service: ServiceContract;
  readonly #plans = new PlanCompiler();
  readonly #writers = new WriterCompiler();
  readonly #endpoints = new Map<Operation, Endpoint>();

  constructor(service: ServiceContract) {
    this.service = service;
  }

  of(operation: Operation): Endpoint {
    let endpoint = this.#endpoints.get(operation);
    if (!endpoint) {
      const plan = this.#plans.compile(operation);
      endpoint = { operation, plan, write: this.#writers.compile(operation) };
      this.#endpoints.set(operation, endpoint);
    }
    return endpoint;
  }
}

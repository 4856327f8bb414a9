import { isSteps, type WaitingSteps } from '../../base/turns.ts';
import type { Operation } from '../../contracts/interface/model.ts';
import type { Caller, Gate } from '../access/gate.ts';
import type { SignOnDesk } from '../access/sign-on-desk.ts';
import type { SingleSignOn } from '../access/single-sign-on.ts';
import type { LongCall } from '../access/tenant.ts';
import type { TenantLogin } from '../access/tenants.ts';
import { perform } from '../operations/behaviour.ts';
import type { RequestMessage } from '../soap/read/reading.ts';

/** The ways to what an operation reads and writes. */
interface Ways {
  readonly gate: Gate;
  readonly signOn: SingleSignOn;
}

/** What is performed: an operation, as a request that was sent to a host asks for it. */
export interface Request {
  readonly operation: Operation;
  readonly message: RequestMessage;
  readonly host: string;
}

/**
 * An operation at work for a caller. All that it reads is of one state of the environment, whatever others write while they
 * have their turn: it leaves that state to itself before, and hands over at its end what it wrote.
 */
export class Performance {
  readonly #ways: Ways;
  readonly #request: Request;
  #caller: Caller | null = null;
  #desk: SignOnDesk | null = null;
  #stage: 'not-begun' | 'at-work' | 'done' = 'not-begun';
  #longCall: LongCall | null = null;

  constructor(ways: Ways, request: Request) {
    this.#ways = ways;
    this.#request = request;
  }

  /** The login that was let in or has signed on; null as long as there is none. */
  get login(): TenantLogin | null {
    return this.#caller ?? this.#desk?.signedOn ?? null;
  }

  /** Lets the caller in; an operation without header has none. @throws Refusal */
  enter(): void {
    const { operation, message, host } = this.#request;
    // Its absence is the gate's to answer (fact: wire-no-auth-header).
    if (operation.header !== null) this.#caller = this.#ways.gate.enter(message.header, host);
  }

  /**
   * The login that was let in; of an operation without header the one whose password or token holds, for which nothing is
   * issued.
   * @throws Refusal
   */
  signOn(): TenantLogin | null {
    if (this.#caller) return this.#caller;
    const { operation, message } = this.#request;
    this.#desk = this.#ways.signOn.entrance(operation);
    perform(operation, message.arguments, this.#desk);
    return this.#desk.signedOn;
  }

  /**
   * Does what the operation does, for the caller that was let in, and comes to what it answers. What writes to an
   * environment waits for what is writing to it.
   * @throws Refusal for an id that the caller does not see, and NmbrsFault for what the service refuses.
   */
  *steps(): WaitingSteps<unknown> {
    for (let writing = this.#othersWriting; writing !== null; writing = this.#othersWriting) {
      yield writing;
      this.enter();
    }
    this.#stage = 'at-work';
    const environment = this.#caller?.environment;
    try {
      const answer = this.#begin();
      const result = isSteps(answer) ? yield* answer : answer;
      environment?.countNewRecords();
      return result;
    } finally {
      this.#stage = 'done';
      environment?.forgetNewRecords();
      this.#longCall?.end();
    }
  }

  /**
   * Others have their turn now: they go on with a copy of the state that this reads, also when its answer is made of it
   * afterwards.
   */
  leaveState(): void {
    if (this.#stage === 'not-begun') return;
    const writes = this.#request.operation.writes && this.#stage === 'at-work';
    this.#longCall ??= this.#caller?.tenant.leaveState({ writes }) ?? null;
  }

  get #othersWriting(): Promise<void> | null {
    return this.#request.operation.writes ? (this.#caller?.tenant.writing ?? null) : null;
  }

  /** Holds every id that is named against what the caller sees, and begins. */
  #begin(): unknown {
    const { operation, message } = this.#request;
    const args = message.arguments;
    const caller = this.#caller;
    if (!caller) {
      this.#desk = this.#ways.signOn.desk(operation);
      return perform(operation, args, this.#desk);
    }
    this.#ways.gate.admit(caller, operation, args);
    const { environment, view } = caller;
    // Asked before it begins, so that no call is broken off halfway.
    if (operation.writes) environment.capacity.require('made-records');
    return perform(operation, args, { environment, view });
  }
}

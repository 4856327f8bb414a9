import { isSteps, type Steps, type WaitingSteps } from '../../base/turns.ts';
import type { Operation } from '../../contracts/interface/model.ts';
import type { Caller, Gate } from '../access/gate.ts';
import type { SignOnDesk } from '../access/sign-on-desk.ts';
import type { SingleSignOn } from '../access/single-sign-on.ts';
import type { Draft } from '../access/state.ts';
import type { Tenant } from '../access/tenant.ts';
import type { TenantLogin } from '../access/tenants.ts';
import { perform } from '../operations/behaviour.ts';
import type { Call } from '../operations/call.ts';
import type { RequestMessage } from '../soap/read/reading.ts';
import { type Changes, changesIn } from '../world/changes.ts';

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
  /** Told of what was changed, once that is done. */
  readonly onChanged: (changes: Changes) => void;
}

/**
 * An operation at work for a caller. What reads goes on with one state of the environment, whatever others write while they
 * have their turn; what writes does so on a draft, so that it is seen by others as a whole or not at all.
 */
export class Performance {
  readonly #ways: Ways;
  readonly #request: Request;
  #caller: Caller | null = null;
  #desk: SignOnDesk | null = null;
  #hasBegun = false;
  #hasLeft = false;

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
   * Does what the operation does, for the caller that was let in, and comes to what it answers.
   * @throws Refusal for an id that the caller does not see, and NmbrsFault for what the service refuses.
   */
  *steps(): WaitingSteps<unknown> {
    const caller = this.#caller;
    if (caller && this.#request.operation.writes)
      return yield* this.#write(caller.tenant.write.bind(caller.tenant), (draft) =>
        this.#begin(this.#enterInto(draft, caller)),
      );
    this.#hasBegun = true;
    const answer = this.#begin(caller);
    return isSteps(answer) ? yield* answer : answer;
  }

  /**
   * Others have their turn now: they go on with a copy of the state that this reads, also when its answer is made of it
   * afterwards.
   */
  leaveState(): void {
    if (!this.#hasBegun || this.#hasLeft) return;
    this.#hasLeft = true;
    this.#caller?.tenant.leaveState();
  }

  /** The caller, to write to a draft: what others wrote while it waited may keep it out now. @throws Refusal */
  #enterInto({ environment, over }: Draft, entered: Caller): Caller {
    const { message, host } = this.#request;
    const isAsEntered = over === entered.state && !entered.tenant.deletion.aborted;
    const caller = isAsEntered ? entered : this.#ways.gate.enter(message.header, host);
    this.#caller = caller;
    return { ...caller, environment, view: caller.view.of(environment) };
  }

  /** Holds every id that is named against what the caller sees, and begins. */
  #begin(caller: Caller | null): unknown {
    const { operation, message } = this.#request;
    const args = message.arguments;
    if (!caller) {
      this.#desk = this.#ways.signOn.desk(operation);
      return perform(operation, args, this.#desk);
    }
    this.#ways.gate.admit(caller, operation, args);
    const { environment, view } = caller;
    // Asked before it begins, so that no call is broken off halfway.
    if (operation.writes) environment.capacity.require('made-records');
    return perform(operation, args, { environment, view, write: this.#writerOf(caller) });
  }

  /** Writes what is to be there once the answer is made, unless all went back to another state since. */
  #writerOf({ tenant }: Caller): Call['write'] {
    const write = tenant.writer();
    return (work) => this.#write(write, ({ environment }) => work(environment));
  }

  /** Writes, and tells what that changed. */
  *#write<T>(write: Tenant['write'], work: (draft: Draft) => T | Steps<T>): WaitingSteps<T> {
    let changes: Changes | null = null;
    const result = yield* write((draft) => {
      // Where another server writes first, the work is done again.
      const look = () => {
        changes = changesIn(draft.environment.tables);
      };
      const made = work(draft);
      if (isSteps<T>(made)) return before(made, look);
      look();
      return made;
    });
    if (changes) this.#request.onChanged(changes);
    return result;
  }
}

/** Steps to whose end something else is done. */
function* before<T>(steps: Steps<T>, end: () => void): Steps<T> {
  const result = yield* steps;
  end();
  return result;
}

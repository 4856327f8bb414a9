import { NotPossible } from '../../base/not-possible.ts';
import { Unreachable } from '../../base/unreachable.ts';
import type { Environment } from '../../client/environment.ts';
import type { Login } from '../../client/login.ts';
import type { Mock } from '../../client/mock.ts';
import { refusedDocument } from '../../client/refused-document.ts';
import type { RecordedCall } from '../../contracts/control/calls.ts';
import { NMBRS_ERRORS } from '../../contracts/interface/errors.ts';
import type { Operation } from '../../contracts/interface/model.ts';
import type { Case, MockStep } from '../format/case.ts';
import { CASE_DATE_TIME } from '../format/case-clock.ts';
import { type HttpAnswer, type HttpRequest, post, send } from '../wire/soap-client.ts';
import { changeMock, midnight } from './mock-changes.ts';
import { EndOfRun, type Remarks, type Setting, type Target } from './target.ts';

/** A running mock; every case gets an environment of its own, which is gone when it ends. */
export class MockTarget implements Target {
  readonly name: string;
  readonly isReal = false;
  readonly #mock: Mock;
  #hasAnswered = false;

  /** @param name how reports call it. */
  constructor(mock: Mock, name = 'mock') {
    this.name = name;
    this.#mock = mock;
  }

  whyNot(): null {
    return null;
  }

  /** @throws DocumentMistakes for what the mock refuses of the seed of the case. */
  async open(one: Case): Promise<Setting> {
    const { clock: moment = CASE_DATE_TIME, ...settings } = one.environment;
    const clock = { now: midnight(moment), frozen: true };
    const logins = [...one.logins].map(([name, login]) => ({ name, ...login }));
    try {
      const env = await this.#mock.environment({
        ...settings,
        logins,
        clock,
        ...(one.seed ? { seed: { clock, ...one.seed.seed } } : {}),
      });
      this.#hasAnswered = true;
      return new MockSetting(this.#mock, env, one);
    } catch (error) {
      if (one.seed && error instanceof NotPossible && error.field.startsWith('seed'))
        throw refusedDocument(one.seed.document, error);
      if (!(error instanceof Unreachable) || this.#hasAnswered) throw error;
      throw new EndOfRun(error.message, true);
    }
  }
}

class MockSetting implements Setting {
  readonly logins: Map<string, Login>;
  readonly ids: ReadonlyMap<string, string>;
  readonly monthsLater = 0;
  readonly #mock: Mock;
  readonly #env: Environment;
  #lastCall = 0;

  constructor(mock: Mock, env: Environment, { records }: Case) {
    this.#mock = mock;
    this.#env = env;
    this.logins = new Map(Object.entries(env.logins));
    this.ids = new Map(records.map(({ name, onMock }) => [name, onMock]));
  }

  post(operation: Operation, envelope: string): Promise<HttpAnswer> {
    return post(this.#mock.url, operation, envelope);
  }

  send(request: HttpRequest): Promise<HttpAnswer> {
    return send(this.#mock.url, request);
  }

  change(step: MockStep): Promise<void> {
    return changeMock(this.#env, this.logins, step);
  }

  /** The findings are those of calls that were read and let in: of the others a case expects a fault. */
  async remarks(): Promise<Remarks> {
    const environments = new Set([
      this.#env.subdomain,
      ...[...this.logins.values()].map(({ domain }) => domain),
    ]);
    const made: RecordedCall[] = [];
    for (const environment of environments) {
      const calls = await this.#mock.calls.list({ environment, since: this.#lastCall });
      made.push(...calls);
    }
    made.sort((one, other) => one.number - other.number);
    this.#lastCall = made.at(-1)?.number ?? this.#lastCall;
    const findings = made.filter(wasLetIn).flatMap((call) => call.findings);
    return {
      findings: findings.filter(({ kind }) => kind !== 'absent'),
      reason: made.findLast(({ reason }) => reason !== null)?.reason ?? null,
    };
  }

  /** The records of a case are chosen by its author. */
  async another(): Promise<null> {
    return null;
  }

  close(): Promise<void> {
    return this.#env.delete();
  }
}

function wasLetIn({ arguments: args, fault }: RecordedCall): boolean {
  return args !== null && !NOT_LET_IN.includes(fault?.nmbrsCode);
}

const { InvalidCredentials, InvalidAuthentication, NoValidSubscription } = NMBRS_ERRORS;
const NOT_LET_IN: readonly unknown[] = [InvalidCredentials, InvalidAuthentication, NoValidSubscription].map(
  ({ code }) => code,
);

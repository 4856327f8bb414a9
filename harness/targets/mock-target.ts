import { ControlApi } from '../../client/control-api.ts';
import type { RecordedCall } from '../../contracts/control/calls.ts';
import type { Finding } from '../../contracts/finding.ts';
import type { Operation } from '../../contracts/interface/model.ts';
import type { Case, MockStep } from '../format/case.ts';
import { CASE_MOMENT } from '../format/moment.ts';
import { type HttpAnswer, type HttpRequest, post, send } from '../wire/soap-client.ts';
import { changeMock, type MockLogin, midnight } from './mock-changes.ts';
import type { Setting, Target } from './target.ts';

/** A running mock; every case gets an environment of its own, which is gone when it ends. */
export class MockTarget implements Target {
  readonly name: string;
  readonly isReal = false;
  readonly #control: ControlApi;

  /** @param controlToken what the mock demands of who uses its control API; null for nothing. */
  constructor(
    url: string,
    { name = 'mock', controlToken = null }: { name?: string; controlToken?: string | null } = {},
  ) {
    this.name = name;
    this.#control = new ControlApi(url, controlToken);
  }

  whyNot(): null {
    return null;
  }

  async open(one: Case): Promise<Setting> {
    const { clock = CASE_MOMENT, ...settings } = one.environment;
    const logins = [...one.logins].map(([name, login]) => ({ name, ...login }));
    const made = await this.#control.ask<{
      subdomain: string;
      companions: string[];
      logins: Record<string, MockLogin>;
    }>('POST', '/environments', { ...settings, logins });
    for (const subdomain of [made.subdomain, ...made.companions])
      await this.#control.ask('PATCH', `/environments/${subdomain}/clock`, {
        now: midnight(clock),
        frozen: true,
      });
    return new MockSetting(this.#control, made.subdomain, new Map(Object.entries(made.logins)), one);
  }
}

class MockSetting implements Setting {
  readonly logins: Map<string, MockLogin>;
  readonly given: ReadonlyMap<string, string>;
  readonly monthsLater = 0;
  readonly #control: ControlApi;
  readonly #subdomain: string;
  #lastCall = 0;

  constructor(control: ControlApi, subdomain: string, logins: Map<string, MockLogin>, { given }: Case) {
    this.#control = control;
    this.#subdomain = subdomain;
    this.logins = logins;
    this.given = new Map(given.map(({ name, onMock }) => [name, onMock]));
  }

  post(operation: Operation, envelope: string): Promise<HttpAnswer> {
    return post(this.#control.url, operation, envelope);
  }

  send(request: HttpRequest): Promise<HttpAnswer> {
    return send(this.#control.url, request);
  }

  change(step: MockStep): Promise<void> {
    return changeMock(this.#control, this.#subdomain, this.logins, step);
  }

  /** Those of calls that were read and let in: of the others a case expects a fault. */
  async findings(): Promise<Finding[]> {
    const environments = new Set([
      this.#subdomain,
      ...[...this.logins.values()].map(({ environment }) => environment),
    ]);
    const found: Finding[] = [];
    let last = this.#lastCall;
    for (const environment of environments) {
      const query = `environment=${environment}&since=${this.#lastCall}`;
      const calls = await this.#control.ask<RecordedCall[]>('GET', `/calls?${query}`);
      for (const { findings } of calls.filter(wasLetIn))
        found.push(...findings.filter(({ kind }) => kind !== 'absent'));
      last = Math.max(last, ...calls.map(({ number }) => number));
    }
    this.#lastCall = last;
    return found;
  }

  /** The records of a case are chosen by who wrote it. */
  async another(): Promise<null> {
    return null;
  }

  async close(): Promise<void> {
    await this.#control.ask('DELETE', `/environments/${this.#subdomain}`);
  }
}

function wasLetIn({ arguments: args, fault }: RecordedCall): boolean {
  return args !== null && !NOT_LET_IN.includes(fault?.nmbrsCode);
}

const NOT_LET_IN: readonly unknown[] = [1000, 1001, 1004];

import type { Operation } from '../../../contracts/interface/model.ts';
import { readCases } from '../../../harness/format/load-cases.ts';
import type { CaseResult } from '../../../harness/run/results.ts';
import { failuresOf } from '../../../harness/run/results.ts';
import { runCase } from '../../../harness/run/run-case.ts';
import type { Setting, Target } from '../../../harness/targets/target.ts';
import type { HttpAnswer } from '../../../harness/wire/soap-client.ts';

/** Answers what a test says, and remembers what it was asked. */
export class FakeTarget implements Target {
  readonly name = 'fake';
  readonly isReal = false;
  readonly requests: string[] = [];
  readonly #answer: (operation: Operation, count: number) => HttpAnswer;

  constructor(answer: (operation: Operation, count: number) => HttpAnswer) {
    this.#answer = answer;
  }

  whyNot(): null {
    return null;
  }

  async open(): Promise<Setting> {
    return {
      logins: new Map([
        ['master', { username: 'anna', token: 'secret-token', password: 'pw-secret', domain: 'demo' }],
      ]),
      ids: new Map([['debtor', '1001']]),
      monthsLater: 0,
      post: async (operation, envelope) => {
        this.requests.push(envelope);
        return this.#answer(operation, this.requests.length);
      },
      send: () => Promise.reject(new Error('nothing is sent here')),
      change: () => Promise.reject(new Error('nothing can be changed here')),
      remarks: async () => null,
      another: async () => null,
      close: async () => {},
    };
  }
}

/** An answer with this result, the element included. */
export function answering(result: string) {
  return ({ name, service }: Operation): HttpAnswer => ({
    status: 200,
    headers: {},
    body: `<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soap:Body><${name}Response xmlns="${service.namespace}">${result}</${name}Response></soap:Body></soap:Envelope>`,
  });
}

export const refusing = (text: string) => (): HttpAnswer => ({
  status: 500,
  headers: {},
  body: `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><soap:Fault><faultcode>soap:Server</faultcode><faultstring>${text}</faultstring><detail /></soap:Fault></soap:Body></soap:Envelope>`,
});

/** Runs the one case of a text. @throws Error with what is wrong in it. */
export function runText(text: string, target: Target): Promise<CaseResult> {
  const { cases, errors } = readCases(text, 'test.yaml');
  const [error] = errors;
  if (error) throw error;
  const [one] = cases;
  if (!one) throw new Error('there is no case in it');
  return runCase(one, target);
}

export const messagesOf = (result: CaseResult) => failuresOf(result).map(({ message }) => message);

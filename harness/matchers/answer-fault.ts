import { types } from 'node:util';
import { WrongExpectation } from '../../client/wrong-expectation.ts';
import { errorNumbered } from '../../contracts/interface/errors.ts';
import { noErrorNumbered } from '../../server/journal/error-numbered.ts';
import type { Fault } from '../wire/decode.ts';
import type { MatchResult } from './match-result.ts';
import { type SoapResult, soapResult } from './soap-result.ts';

/** The fault that is expected: the number of Nmbrs' own error, or what its text holds. */
export type ExpectedFault = number | string | RegExp;

/**
 * Whether a call was answered with a fault: any unless said otherwise.
 * @param received a call, a promise of one, or what a SOAP client answered or threw; see `soapOutcome`.
 * @throws WrongExpectation for a number that is no error of Nmbrs.
 */
export async function toAnswerFault(received: unknown, expected?: ExpectedFault): Promise<MatchResult> {
  if (typeof expected === 'number' && !errorNumbered(expected))
    throw new WrongExpectation('expected', ...noErrorNumbered(expected));
  const outcome = await soapResult(received);
  const pass = outcome.kind === 'fault' && isExpected(outcome.fault, expected);
  return {
    pass,
    message: () =>
      pass
        ? `${wanted('no', expected)}, but that is what was answered:\n\n  ${outcome.fault.text}`
        : notAnswered(expected, outcome),
  };
}

function isExpected({ code, text }: Fault, expected: ExpectedFault | undefined): boolean {
  if (expected === undefined) return true;
  if (typeof expected === 'string') return text.includes(expected);
  if (types.isRegExp(expected)) return text.search(expected) >= 0;
  const error = errorNumbered(expected);
  // The one error that carries no number on the wire is known by its text.
  return code === expected || (code === null && error !== undefined && text.endsWith(error.message));
}

function notAnswered(expected: ExpectedFault | undefined, outcome: SoapResult): string {
  const heading = wanted('a', expected);
  switch (outcome.kind) {
    case 'fault': {
      const { code, text } = outcome.fault;
      const meanings = [expected, code].flatMap(meaning);
      const explained = meanings.length > 0 ? `\n\n${meanings.join('\n')}` : '';
      return `${heading}, but another was answered:\n\n  ${text}${explained}`;
    }
    case 'answer':
      return `${heading}, but the call was answered without one:\n\n  ${outcome.text}`;
    case 'neither':
      return `${heading}, but this is no answer of a SOAP service:\n\n  ${outcome.text}`;
  }
}

function wanted(article: 'a' | 'no', expected: ExpectedFault | undefined): string {
  if (expected === undefined) return `Expected ${article} fault`;
  if (typeof expected === 'number')
    return `Expected ${article === 'no' ? 'no ' : ''}fault ${errorNumbered(expected)?.message ?? expected}`;
  return `Expected ${article} fault with ${types.isRegExp(expected) ? expected : `'${expected}'`}`;
}

/** When a service raises an error; nothing for what is no number of one. */
function meaning(code: ExpectedFault | null | undefined): string[] {
  const error = typeof code === 'number' ? errorNumbered(code) : undefined;
  return error ? [`  ${error.code}  ${error.when}`] : [];
}

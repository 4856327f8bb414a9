import type { ExpectedAnswer, TextRule } from '../format/case.ts';
import type { Place } from '../format/written.ts';
import type { Finding } from '../journal/finding.ts';
import type { Fault } from '../wire/decode.ts';
import type { HttpAnswer } from '../wire/soap-client.ts';
import type { Failure } from './results.ts';

/** Where an answer is not refused, or answered, as it should be. */
export function faultFailures(
  { fault: expected, status }: ExpectedAnswer,
  actual: Fault | null,
  answer: HttpAnswer,
  place: Place,
): Failure[] {
  const wrongStatus = statusFailures(status ?? (expected ? 500 : 200), answer, place);
  if (!expected) {
    if (!actual) return wrongStatus;
    return [{ message: `the call was refused: ${actual.text}`, place, kind: 'fault' }];
  }
  const no = (wanted: string): Failure[] => [
    {
      message: `expected the fault ${wanted}, was ${actual ? actual.text : `an answer with status ${answer.status}`}`,
      place: expected.place,
      kind: 'fault',
    },
  ];
  const { code, side, text, contains } = expected;
  return [
    ...(code !== undefined && actual?.code !== code ? no(String(code)) : []),
    ...(side !== undefined && actual?.side !== side ? no(`of ${side}`) : []),
    ...(text !== undefined && actual?.text !== text ? no(`'${text}'`) : []),
    ...(contains !== undefined && !actual?.text.includes(contains) ? no(`with '${contains}'`) : []),
    ...wrongStatus,
  ];
}

export function statusFailures(status: number, answer: HttpAnswer, place: Place): Failure[] {
  if (answer.status === status) return [];
  return [{ message: `expected the status ${status}, was ${answer.status}`, place, kind: 'answer' }];
}

/** Where a text of an answer, its body or a header, is not as it should be. */
export function textFailures(what: string, rule: TextRule, actual: string): Failure[] {
  const { place, equals, contains, lacks, matches } = rule;
  const no = (message: string): Failure => ({ message: `${what}: ${message}`, place, kind: 'answer' });
  return [
    ...(equals !== undefined && equals !== actual
      ? [no(`expected '${equals}', was '${actual.slice(0, 500)}'`)]
      : []),
    ...contains
      .filter((text) => !actual.includes(text))
      .map((text) => no(`expected '${text}' in it: ${actual.slice(0, 500)}`)),
    ...lacks.filter((text) => actual.includes(text)).map((text) => no(`expected no '${text}' in it`)),
    ...(matches && !matches.test(actual)
      ? [no(`expected a match of ${matches}, was '${actual.slice(0, 500)}'`)]
      : []),
  ];
}

/** Each finding that was expected is made once, and no other. */
export function findingFailures(
  { findings: expected }: ExpectedAnswer,
  findings: readonly Finding[],
  place: Place,
): Failure[] {
  const open = [...expected];
  const failures: Failure[] = [];
  for (const { kind, message } of findings) {
    const index = open.indexOf(kind);
    if (index >= 0) open.splice(index, 1);
    else failures.push({ message: `a finding nobody expected, ${kind}: ${message}`, place, kind: 'finding' });
  }
  const missing = open.map((kind): Failure => {
    return { message: `expected a finding ${kind}, which was not made`, place, kind: 'finding' };
  });
  return [...failures, ...missing];
}

import type { Place } from '../../base/document/document-node.ts';
import type { ExpectedAnswer, ExpectedFault, TextRule } from '../format/case.ts';
import { patternWith } from '../format/pattern.ts';
import { embed } from '../format/references.ts';
import type { Remarks } from '../targets/target.ts';
import type { Fault } from '../wire/decode.ts';
import type { HttpAnswer } from '../wire/soap-client.ts';
import type { Disclosure } from './disclosure.ts';
import { embeddedText } from './judge.ts';
import type { Failure } from './results.ts';

/** A message about a refusal, with the reason that the journal has and the wire does not tell. */
export function withReason(message: string, remarks: Remarks | null): string {
  return remarks === null || remarks.reason === null ? message : `${message}; reason: ${remarks.reason}`;
}

/**
 * Where an answer is not refused, or answered, as it should be.
 * @param remarks null where there is no journal.
 */
export function faultFailures(
  { fault: expected, status }: ExpectedAnswer,
  actual: Fault | null,
  answer: HttpAnswer,
  place: Place,
  remarks: Remarks | null,
): Failure[] {
  if (!expected && actual)
    return [{ message: withReason(`the call was refused: ${actual.text}`, remarks), place, kind: 'fault' }];
  const wrong = expected ? wrongInFault(expected, actual) : [];
  const seen = actual ? withReason(actual.text, remarks) : `an answer with status ${answer.status}`;
  const failures = wrong.map((wanted): Failure => {
    const message = `expected the fault ${wanted}, was ${seen}`;
    return { message, place: expected?.place ?? place, kind: 'fault' };
  });
  // That what is no fault has not the status of one either need not be told.
  const usual = !expected ? 200 : actual ? 500 : answer.status;
  return [...failures, ...statusFailures(status ?? usual, answer, place, remarks)];
}

/** What of the fault that is expected is not so; all of it where there is none. */
function wrongInFault({ code, side, text, contains }: ExpectedFault, actual: Fault | null): string[] {
  const wrong = [
    ...(code !== undefined && actual?.code !== code ? [String(code)] : []),
    ...(side !== undefined && actual?.side !== side ? [`of ${side}`] : []),
    ...(text !== undefined && actual?.text !== text ? [`'${text}'`] : []),
    ...(contains !== undefined && !actual?.text.includes(contains) ? [`with '${contains}'`] : []),
  ];
  return actual ? wrong : [wrong.join(' ')];
}

export function statusFailures(
  status: number,
  answer: HttpAnswer,
  place: Place,
  remarks: Remarks | null,
): Failure[] {
  if (answer.status === status) return [];
  const message = withReason(`expected the status ${status}, was ${answer.status}`, remarks);
  return [{ message, place, kind: 'answer' }];
}

/** Where a text of an answer, its body or a header, is not as it should be. */
export function textFailures(
  what: string,
  rule: TextRule,
  actual: string,
  disclosure: Disclosure,
): Failure[] {
  const { place, equals, contains, lacks, matches } = rule;
  const no = (message: string): Failure => ({ message: `${what}: ${message}`, place, kind: 'answer' });
  const filled = (text: string) => embed(text, (name) => disclosure.values.get(name) ?? '');
  const textOf = (text: string) => embeddedText(text, place, disclosure);
  const was = disclosure.show(actual);
  return [
    ...(equals !== undefined && filled(equals) !== actual
      ? [no(`expected '${textOf(equals)}', was ${was}`)]
      : []),
    ...contains
      .filter((text) => !actual.includes(filled(text)))
      .map((text) => no(`expected '${textOf(text)}' in it, was ${was}`)),
    ...lacks
      .filter((text) => actual.includes(filled(text)))
      .map((text) => no(`expected no '${textOf(text)}' in it`)),
    ...(matches && !patternWith(matches, disclosure.values).test(actual)
      ? [no(`expected a match of /${textOf(matches.source)}/u, was ${was}`)]
      : []),
  ];
}

/** Each finding that was expected is made once, and no other; nothing is known of them where there is no journal. */
export function findingFailures(
  { findings: expected }: ExpectedAnswer,
  remarks: Remarks | null,
  place: Place,
): Failure[] {
  if (remarks === null) return [];
  const open = [...expected];
  const failures: Failure[] = [];
  for (const { kind, message } of remarks.findings) {
    const index = open.indexOf(kind);
    if (index >= 0) open.splice(index, 1);
    else
      failures.push({
        message: `a finding that was not expected, ${kind}: ${message}`,
        place,
        kind: 'finding',
      });
  }
  const missing = open.map((kind): Failure => {
    return { message: `expected a finding ${kind}, which was not made`, place, kind: 'finding' };
  });
  return [...failures, ...missing];
}

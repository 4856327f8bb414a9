import { type DocumentNode, type Place, partOf } from '../../base/document/document-node.ts';
import { eachOf, together } from '../../base/document/mistakes.ts';
import type { MockStep, SendStep, TextRule } from './case.ts';
import type { MockStepName, MockStepShape, SendStepShape, TextShape } from './case-shape.ts';
import { expectedOf } from './expected-answer.ts';
import { compilePattern } from './pattern.ts';
import { checkEmbedded, type KnownNames, requireLogin } from './references.ts';
import type { StepContext } from './step-context.ts';

/** @throws DocumentMistakes for what the case and the catalogue do not know. */
export function sendStep(step: SendStepShape, context: StepContext): SendStep {
  const { node, names } = context;
  const { method, path, headers = {}, body = null } = step.send;
  const sent = partOf(node, 'send');
  const placeOf = (key: string) => partOf(sent, key)?.place ?? node.place;
  const { rules } = together({
    path: () => checkEmbedded(path, names, placeOf('path')),
    headers: () => eachOf(Object.values(headers), (text) => checkEmbedded(text, names, placeOf('headers'))),
    body: () => checkEmbedded(body ?? '', names, placeOf('body')),
    rules: () => answerRules(step, context),
  });
  return {
    kind: 'send',
    title: step.step ?? `${method ?? (body === null ? 'GET' : 'POST')} ${path}`,
    place: node.place,
    method: method ?? (body === null ? 'GET' : 'POST'),
    path,
    headers,
    body,
    ...rules,
  };
}

function answerRules(
  step: SendStepShape,
  context: StepContext,
): Pick<SendStep, 'expected' | 'answerHeaders' | 'answerBody'> {
  const { node, names } = context;
  const headers = partOf(node, 'headers');
  const placeOf = (part: DocumentNode | undefined) => part?.place ?? node.place;
  return together({
    expected: () => expectedOf(step, context),
    answerHeaders: () =>
      Object.fromEntries(
        eachOf(Object.entries(step.headers ?? {}), ([name, shape]) => [
          name.toLowerCase(),
          textRule(shape, names, placeOf(partOf(headers, name))),
        ]),
      ),
    answerBody: () =>
      step.body === undefined ? null : textRule(step.body, names, placeOf(partOf(node, 'body'))),
  });
}

function textRule(shape: TextShape, names: KnownNames, place: Place): TextRule {
  const equals = typeof shape === 'string' ? shape : undefined;
  const { contains, lacks, matches } = typeof shape === 'string' ? {} : shape;
  const rule = { place, contains: [contains ?? []].flat(), lacks: [lacks ?? []].flat() };
  eachOf([equals ?? '', ...rule.contains, ...rule.lacks], (text) => checkEmbedded(text, names, place));
  return {
    ...rule,
    ...(equals === undefined ? {} : { equals }),
    ...(matches === undefined ? {} : { matches: compilePattern(matches, names, place) }),
  };
}

/** Changes of one login, named by it. */
const OF_A_LOGIN: ReadonlySet<MockStepName> = new Set([
  'invite',
  'activate',
  'deactivate',
  'reactivate',
  'deleteLogin',
  'apiAccountOn',
  'apiAccountOff',
  'resetToken',
]);

export function mockStep(step: MockStepShape, { node, names }: StepContext, logins: string[]): MockStep {
  const [[change, value]] = Object.entries(step.mock) as [[MockStepName, unknown]];
  const at = partOf(partOf(node, 'mock'), change);
  if (OF_A_LOGIN.has(change)) requireLogin(String(value), logins, at?.place ?? node.place);
  if (change === 'changeLogin')
    requireLogin((value as { login: string }).login, logins, at?.place ?? node.place);
  if (change === 'addLogin') {
    const { name } = value as { name: string };
    names.addLogin(name);
    logins.push(name);
  }
  return { kind: 'mock', title: step.step ?? `mock: ${change}`, place: node.place, change, value };
}

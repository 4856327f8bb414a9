import { type Place, partOf, type Written } from '../../base/document/document.ts';
import { eachOf, together } from '../../base/document/mistakes.ts';
import type { MockStep, SendStep, TextRule } from './case.ts';
import type { MockStepName, MockStepShape, SendStepShape, TextShape } from './case-shape.ts';
import { compilePattern } from './pattern.ts';
import { checkEmbedded, type KnownNames } from './references.ts';
import { expectedOf, requireLogin, type Spot } from './spot.ts';

/** @throws Mistakes for what the case and the catalogue do not know. */
export function sendStep(step: SendStepShape, spot: Spot): SendStep {
  const { written, names } = spot;
  const { method, path, headers = {}, body = null } = step.send;
  const sent = partOf(written, 'send');
  const placeOf = (key: string) => partOf(sent, key)?.place ?? written.place;
  const { rules } = together({
    path: () => checkEmbedded(path, names, placeOf('path')),
    headers: () => eachOf(Object.values(headers), (text) => checkEmbedded(text, names, placeOf('headers'))),
    body: () => checkEmbedded(body ?? '', names, placeOf('body')),
    rules: () => answerRules(step, spot),
  });
  return {
    kind: 'send',
    title: step.step ?? `${method ?? (body === null ? 'GET' : 'POST')} ${path}`,
    place: written.place,
    method: method ?? (body === null ? 'GET' : 'POST'),
    path,
    headers,
    body,
    ...rules,
  };
}

function answerRules(
  step: SendStepShape,
  spot: Spot,
): Pick<SendStep, 'expected' | 'answerHeaders' | 'answerBody'> {
  const { written, names } = spot;
  const headers = partOf(written, 'headers');
  const placeOf = (part: Written | undefined) => part?.place ?? written.place;
  return together({
    expected: () => expectedOf(step, spot),
    answerHeaders: () =>
      Object.fromEntries(
        eachOf(Object.entries(step.headers ?? {}), ([name, shape]) => [
          name.toLowerCase(),
          textRule(shape, names, placeOf(partOf(headers, name))),
        ]),
      ),
    answerBody: () =>
      step.body === undefined ? null : textRule(step.body, names, placeOf(partOf(written, 'body'))),
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

export function mockStep(step: MockStepShape, { written, names }: Spot, logins: string[]): MockStep {
  const [[change, value]] = Object.entries(step.mock) as [[MockStepName, unknown]];
  const at = partOf(partOf(written, 'mock'), change);
  if (OF_A_LOGIN.has(change)) requireLogin(String(value), logins, at?.place ?? written.place);
  if (change === 'changeLogin')
    requireLogin((value as { login: string }).login, logins, at?.place ?? written.place);
  if (change === 'addLogin') {
    const { name } = value as { name: string };
    names.addLogin(name);
    logins.push(name);
  }
  return { kind: 'mock', title: step.step ?? `mock: ${change}`, place: written.place, change, value };
}

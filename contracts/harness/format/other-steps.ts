import type { MockStep, SendStep, TextRule } from './case.ts';
import type { MockStepName, MockStepShape, SendStepShape, TextShape } from './case-shape.ts';
import { checkEmbedded } from './references.ts';
import { expectedOf, requireLogin, type Spot } from './spot.ts';
import { CaseError, type Place, partOf } from './written.ts';

export function sendStep(step: SendStepShape, spot: Spot): SendStep {
  const { written, names } = spot;
  const { method, path, headers = {}, body = null } = step.send;
  const place = partOf(written, 'send')?.place ?? written.place;
  for (const text of [path, ...Object.values(headers), body ?? '']) checkEmbedded(text, names, place);
  const rule = (shape: TextShape) => textRule(shape, written.place);
  return {
    kind: 'send',
    title: step.step ?? `${method ?? (body === null ? 'GET' : 'POST')} ${path}`,
    place: written.place,
    method: method ?? (body === null ? 'GET' : 'POST'),
    path,
    headers,
    body,
    expected: expectedOf(step, spot),
    answerHeaders: Object.fromEntries(
      Object.entries(step.headers ?? {}).map(([name, shape]) => [name.toLowerCase(), rule(shape)]),
    ),
    answerBody: step.body === undefined ? null : rule(step.body),
  };
}

function textRule(shape: TextShape, place: Place): TextRule {
  if (typeof shape === 'string') return { place, equals: shape, contains: [], lacks: [] };
  const several = (texts: string | string[] | undefined) => (texts === undefined ? [] : [texts].flat());
  const rule = { place, contains: several(shape.contains), lacks: several(shape.lacks) };
  if (shape.matches === undefined) return rule;
  try {
    return { ...rule, matches: new RegExp(shape.matches, 'u') };
  } catch (error) {
    throw new CaseError(`that is no regular expression: ${(error as Error).message}`, place);
  }
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

import { type DocumentNode, entryOf, type Place, partOf } from '../../base/document/document-node.ts';
import { Dangling, DocumentMistake, eachOf, together } from '../../base/document/mistakes.ts';
import { NotPossible } from '../../base/not-possible.ts';
import { milliseconds, type TimeSpan } from '../../base/time-span.ts';
import {
  type Field,
  type Operation,
  type ServiceName,
  VERSIONS,
  type Version,
} from '../../contracts/interface/model.ts';
import { operationsNamed } from '../../contracts/interface/operations-named.ts';
import type { Caller, CallStep } from './case.ts';
import type { CallStepShape } from './case-shape.ts';
import { compileExpectation, type Expectation } from './expectation.ts';
import { expectedOf } from './expected-answer.ts';
import { type KnownNames, requireLogin } from './references.ts';
import { compileRequest, type Template } from './request.ts';
import { compileSelection } from './selection.ts';
import type { StepContext } from './step-context.ts';
import type { TypedText } from './typed-text.ts';

/** @throws DocumentMistakes for what the catalogue and the case do not know. */
export function callStep(step: CallStepShape, context: StepContext, logins: readonly string[]): CallStep {
  const { node, names } = context;
  const { called, caller, expected } = together({
    called: () => calledBy(step, context),
    caller: () => callerOf(step.as, logins, names, partOf(node, 'as')?.place ?? node.place),
    expected: () => expectedOf(step, context),
  });
  const { service, name } = called.operation;
  return {
    kind: 'call',
    title: step.suppose ?? step.step ?? `${service.name}.${name}`,
    place: node.place,
    ...called,
    isSupposed: step.suppose !== undefined,
    caller,
    expected,
    within: step.eventually === undefined ? 0 : milliseconds(step.eventually as TimeSpan, 'eventually'),
  };
}

/** What is called, and all that has its form. */
function calledBy(
  step: CallStepShape,
  context: StepContext,
): Pick<CallStep, 'operation' | 'writes' | 'request' | 'result' | 'keep'> {
  const { node, names } = context;
  const version = otherOr(step.version, context.version);
  const place = partOf(node, 'call')?.place ?? node.place;
  const operation = operationOf(step.call, version, context.service, place);
  const within = `${operation.service.name}.${operation.name} ${version}`;
  const compiled = together({
    request: () => compileRequest(operation.request, partOf(node, 'with'), names, within),
    result: () => resultOf(step, operation, context, within),
    keep: () => keepOf(step, operation, context),
  });
  const { writes } = operation;
  const changes = writes && step.fault === undefined;
  for (const field of operation.request)
    noteIds(field, compiled.request.values.get(field.name), changes, context);
  return { operation, writes, ...compiled };
}

/** What is expected of the result; null when nothing was said about it. */
function resultOf(
  { fault }: CallStepShape,
  { result }: Operation,
  { node, names }: StepContext,
  within: string,
): Expectation | null {
  const wanted = entryOf(node, 'answer');
  if (!wanted) return null;
  if (fault !== undefined)
    throw new DocumentMistake(
      'A call that is refused has no answer.',
      'Expect one of answer and fault.',
      wanted.place,
    );
  if (!result) throw new DocumentMistake(`${within} answers nothing.`, 'Leave answer out.', wanted.place);
  return compileExpectation(result.type, wanted.value, names, result.name);
}

/** @throws DocumentMistake for an operation that the version does not have, Dangling where no service is said. */
function operationOf(call: string, version: Version, service: ServiceName | null, place: Place): Operation {
  const isQualified = call.includes('.');
  try {
    const within = isQualified || service === null ? {} : { service };
    return operationsNamed(call, { ...within, version })[0];
  } catch (error) {
    if (!(error instanceof NotPossible)) throw error;
    // The service at the top may be misspelled.
    const Mistake = isQualified || service !== null ? DocumentMistake : Dangling;
    throw new Mistake(error.detail, error.remedy, place);
  }
}

function otherOr(wanted: CallStepShape['version'], version: Version): Version {
  if (wanted !== 'other') return wanted ?? version;
  return VERSIONS.find((one) => one !== version) ?? version;
}

function callerOf(
  as: CallStepShape['as'],
  logins: readonly string[],
  names: KnownNames,
  place: Place,
): Caller | null {
  if (as === 'nobody') return null;
  const { login, ...instead } = typeof as === 'object' ? as : { login: as ?? logins[0] ?? '' };
  requireLogin(login, logins, place);
  const parts = eachOf(Object.entries(instead), ([part, text]) => [
    part,
    text === null ? null : authText(text, names, place),
  ]);
  return { login, instead: Object.fromEntries(parts) };
}

function authText(text: string, names: KnownNames, place: Place): TypedText {
  return text.startsWith('$') ? names.reference(text.slice(1), place) : { kind: 'text', text };
}

function keepOf(
  { keep }: CallStepShape,
  { result, name }: Operation,
  context: StepContext,
): CallStep['keep'] {
  if (keep === undefined) return [];
  const node = partOf(context.node, 'keep') ?? context.node;
  if (!result) throw new DocumentMistake(`${name} answers nothing to keep.`, 'Leave keep out.', node.place);
  const parts = typeof keep === 'string' ? { [keep]: '' } : keep;
  return eachOf(Object.entries(parts), ([key, path]) => {
    const { place } = partOf(node, key) ?? node;
    return { name: key, selection: compileSelection(result.type, path, context.names, place), place };
  });
}

/** The names that a step gives a value, whether or not the rest of it is right. */
export function keptNames(step: DocumentNode): string[] {
  const kept = partOf(step, 'keep');
  if (kept?.kind === 'map') return kept.entries.map(({ key }) => key);
  return kept?.kind === 'scalar' ? [kept.text] : [];
}

/** Notes which of the case's names, and which plain numbers, are ids of debtors, companies and employees. */
function noteIds(
  field: Field,
  template: Template | undefined,
  isChanged: boolean,
  context: StepContext,
): void {
  if (!template) return;
  if (template.kind === 'record')
    for (const inner of template.fields) noteIds(inner, template.values.get(inner.name), isChanged, context);
  if (template.kind === 'list')
    for (const item of template.items) noteIds(template.item, item, isChanged, context);
  if (!field.identity || field.ignoresOwnId) return;
  if (template.kind === 'reference') {
    context.scopes.set(template.name, field.identity.scope);
    if (isChanged) context.changed.add(template.name);
  }
  if (template.kind === 'text' && Number(template.text) > 0)
    context.fixedIds.push(`${field.name} ${template.text}`);
}

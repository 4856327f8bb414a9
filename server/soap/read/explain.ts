import { didYouMean, nearestName } from '../../../base/nearest-name.ts';
import { sentences } from '../../../base/sentences.ts';
import type { Finding } from '../../../contracts/finding.ts';
import type { StartTag } from '../xml/parser.ts';
import { beginningOf } from './finding-list.ts';
import type { FieldPlan, RecordPlan, RequestPlan, ValuePlan } from './plan.ts';

type Explanation = Omit<Finding, 'path' | 'line' | 'column'>;

/**
 * Says why an element inside `within` is ignored, the likeliest reason first: given again, wrong namespace, wrong case,
 * wrong place, or a name nothing declares.
 */
export function explainIgnoredElement(
  tag: StartTag,
  within: Pick<RecordPlan, 'name' | 'fields' | 'byName'>,
  request: RequestPlan,
): Explanation {
  const { namespace } = tag;
  // No declared name is so long that it is cut.
  const found = beginningOf(tag.local);
  const declaredHere = within.byName.has(found);
  const ignored = { found, used: 'nothing' } as const;
  if (declaredHere && namespace === request.namespace)
    return {
      ...ignored,
      kind: 'repeated',
      expected: null,
      nearest: found,
      used: 'the first one',
      message: `${found} is given again; the service used the first one.`,
    };
  if (declaredHere)
    return {
      ...ignored,
      kind: 'wrong-namespace',
      expected: request.namespace,
      nearest: found,
      message: `${found} is in ${namespace === '' ? 'no namespace' : namespace} instead of ${request.namespace}; it was ignored.`,
    };
  const lowerCase = found.toLowerCase();
  const cased = within.fields.find(({ name }) => name.toLowerCase() === lowerCase);
  if (cased)
    return {
      ...ignored,
      kind: 'wrong-case',
      expected: cased.name,
      nearest: cased.name,
      message: `${found} is spelled ${cased.name}, case included; it was ignored.`,
    };
  const elsewhere = pathOf(found, request.request, request.operation.name, new Set());
  if (elsewhere)
    return {
      ...ignored,
      kind: 'misplaced',
      expected: elsewhere,
      nearest: elsewhere,
      message: `${found} belongs at ${elsewhere}, not in ${within.name}; it was ignored.`,
    };
  const nearest = nearestName(
    found,
    within.fields.map(({ name }) => name),
  );
  return {
    ...ignored,
    kind: 'unknown-element',
    expected: null,
    nearest,
    message: sentences(`${found} is not declared in ${within.name}; it was ignored.`, didYouMean(nearest)),
  };
}

/** Where in the request a name is declared; null when nowhere. */
function pathOf(name: string, plan: RecordPlan, path: string, visited: Set<ValuePlan>): string | null {
  if (visited.has(plan)) return null;
  visited.add(plan);
  if (plan.byName.has(name)) return `${path}/${name}`;
  for (const field of plan.fields) {
    const found = pathInField(name, field, `${path}/${field.name}`, visited);
    if (found) return found;
  }
  return null;
}

function pathInField(
  name: string,
  { value }: FieldPlan,
  path: string,
  visited: Set<ValuePlan>,
): string | null {
  if (value.kind === 'record') return pathOf(name, value, path, visited);
  if (value.kind === 'simple') return null;
  const { item } = value;
  return item.name === name ? `${path}/${name}` : pathInField(name, item, `${path}/${item.name}`, visited);
}

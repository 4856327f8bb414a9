import { type ParsedElement, parseXml } from '../../base/xml/read.ts';

/** Where two answers differ. */
export interface Difference {
  /** From the element in the body down: `List_GetAllResponse/List_GetAllResult/Debtor[2]/Name`. */
  readonly path: string;
  /** What was captured there, and what the mock answers; null where there is nothing. */
  readonly expected: string | null;
  readonly found: string | null;
}

/** How many differences are looked for. */
const MOST = 1_000;

/** The differences of two bodies that are not the same, in their order; at least one. */
export function differencesOf(expected: string, found: string): readonly Difference[] {
  const [one, other] = [parsed(expected), parsed(found)];
  if (!one || !other) return [{ path: '', expected, found }];
  const differences: Difference[] = [];
  compare(one, other, '', differences);
  return differences.length > 0 ? differences : [{ path: 'how it is written', expected, found }];
}

function compare(expected: ParsedElement, found: ParsedElement, path: string, all: Difference[]): void {
  if (all.length >= MOST) return;
  if (expected.name !== found.name || expected.namespace !== found.namespace) {
    all.push({ path, expected: textOf(expected), found: textOf(found) });
    return;
  }
  const here = OUTER.has(expected.name) ? '' : below(path, expected.name);
  for (const [name, value] of expected.attributes)
    if (found.attributes.get(name) !== value)
      all.push({ path: `${here}/@${name}`, expected: value, found: found.attributes.get(name) ?? null });
  for (const name of found.attributes.keys())
    if (!expected.attributes.has(name))
      all.push({ path: `${here}/@${name}`, expected: null, found: found.attributes.get(name) ?? null });
  if (expected.children.length === 0 && found.children.length === 0) {
    if (expected.text !== found.text) all.push({ path: here, expected: expected.text, found: found.text });
    return;
  }
  compareChildren(expected.children, found.children, here, all);
}

function below(path: string, name: string): string {
  return path === '' ? name : `${path}/${name}`;
}

/** Elements that stand around every answer. */
const OUTER: ReadonlySet<string> = new Set(['Envelope', 'Body']);

function compareChildren(
  expected: readonly ParsedElement[],
  found: readonly ParsedElement[],
  path: string,
  all: Difference[],
): void {
  const isList = expected.length > 1 && expected[0]?.name === expected[1]?.name;
  let at = 0;
  for (const [index, one] of expected.entries()) {
    const other = found[at];
    if (other?.name === one.name) {
      const inIt: Difference[] = [];
      compare(one, other, '', inIt);
      for (const difference of inIt) {
        const place = isList
          ? difference.path.replace(/^[^/]*/, (name) => `${name}[${index + 1}]`)
          : difference.path;
        all.push({ ...difference, path: below(path, place) });
      }
      at++;
    } else all.push({ path: below(path, one.name), expected: textOf(one), found: null });
  }
  for (const one of found.slice(at))
    all.push({ path: below(path, one.name), expected: null, found: textOf(one) });
}

function textOf(element: ParsedElement): string {
  return element.children.length === 0 ? element.text : element.children.map(textOf).join(' ');
}

function parsed(text: string): ParsedElement | null {
  try {
    return parseXml(text);
  } catch {
    return null;
  }
}

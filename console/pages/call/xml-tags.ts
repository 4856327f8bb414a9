import type { Finding } from '../../../client/index.ts';

/** Where an element begins in a message. */
export interface Tag {
  /** Local names from the body or header down. */
  readonly path: string;
  /** Of the character behind its name. */
  readonly nameEnd: number;
  /** Of its name, from 1. */
  readonly line: number;
  readonly column: number;
}

/** What is no element, or begins or ends one. */
const MARKUP =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<[?!][\s\S]*?>|<(\/?)([^\s/>]+)((?:"[^"]*"|'[^']*'|[^>"'])*)>/g;

/** The elements of a message in the order in which they begin; of what is no XML as many as look like some. */
export function tagsIn(xml: string): Tag[] {
  const tags: Tag[] = [];
  const open: string[] = [];
  let [line, lineStart, seen] = [1, 0, 0];
  for (const { 0: all, 1: slash, 2: name, 3: rest = '', index } of xml.matchAll(MARKUP)) {
    if (name === undefined) continue;
    if (slash) {
      open.pop();
      continue;
    }
    for (let at = xml.indexOf('\n', seen); at !== -1 && at < index; at = xml.indexOf('\n', at + 1)) {
      line++;
      lineStart = at + 1;
      seen = lineStart;
    }
    open.push(name.slice(name.indexOf(':') + 1));
    const nameAt = index + 1;
    // Of the envelope, and of body and header, nothing is told.
    tags.push({
      path: open.slice(2).join('/'),
      nameEnd: nameAt + name.length,
      line,
      column: nameAt - lineStart + 1,
    });
    if (rest.endsWith('/') || all.endsWith('/>')) open.pop();
  }
  return tags;
}

/** A finding, and the element that it is about or in which something is missing; null for none that is there. */
export interface PlacedFinding {
  readonly finding: Finding;
  readonly tag: Tag | null;
}

/** How many characters less a masked token has than one of the mock. */
const SHORTER = 29;

/**
 * Finds where findings stand in a request as it is shown, whose secrets are masked: behind these, all of a line is moved by as
 * much. So of several elements with the path of a finding the one is taken that is moved like the others of its line.
 */
export function placedFindings(request: string, findings: readonly Finding[]): PlacedFinding[] {
  const tags = tagsIn(request);
  const lines = request.split('\n');
  const pairs = findings.map((finding) => ({ finding, tags: tagsOf(finding, tags) }));
  const moves = new Map<number, number>();
  return pairs.map(({ finding, tags: possible }) => {
    const { line, column } = finding;
    if (possible.length < 2) return { finding, tag: possible[0] ?? null };
    let moved = moves.get(line);
    if (moved === undefined) {
      const masks = (lines[line - 1] ?? '').split('***').length - 1;
      moved = likeliestMove(
        pairs.filter((pair) => pair.finding.line === line),
        masks * SHORTER,
      );
      moves.set(line, moved);
    }
    const [nearest] = possible.toSorted(
      (one, other) => Math.abs(one.column + moved - column) - Math.abs(other.column + moved - column),
    );
    return { finding, tag: nearest ?? null };
  });
}

/** Those that a finding may be about, in its line. */
function tagsOf({ path, line }: Finding, tags: readonly Tag[]): Tag[] {
  for (
    let place = path.replaceAll(/\[\d+\]/g, '');
    place !== '';
    place = place.slice(0, Math.max(0, place.lastIndexOf('/')))
  ) {
    const possible = tags.filter((tag) => tag.path === place && tag.line === line);
    if (possible.length > 0) return possible;
  }
  return [];
}

/** By how much most findings of a line are moved; of several the one that is nearest to what is expected. */
function likeliestMove(
  pairs: readonly { readonly finding: Finding; readonly tags: readonly Tag[] }[],
  expected: number,
): number {
  const counts = new Map<number, number>();
  for (const { finding, tags } of pairs)
    for (const moved of new Set(tags.map(({ column }) => finding.column - column)))
      counts.set(moved, (counts.get(moved) ?? 0) + 1);
  const [likeliest] = [...counts].sort(
    ([one, ofOne], [other, ofOther]) =>
      ofOther - ofOne || Math.abs(one - expected) - Math.abs(other - expected),
  );
  return likeliest?.[0] ?? 0;
}

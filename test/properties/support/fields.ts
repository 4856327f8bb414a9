import { type Fields, isFields, type Tree } from './tree.ts';

/** Only these fields of what was said. */
export function only(...names: readonly string[]): (said: Tree) => Tree {
  return (said) => picked(said, (name) => names.includes(name));
}

/** All but these. */
export function without(...names: readonly string[]): (said: Tree) => Tree {
  return (said) => picked(said, (name) => !names.includes(name));
}

/** The same fields under other names. */
export function renamed(names: Readonly<Record<string, string>>): (said: Tree) => Tree {
  return (said) =>
    isFields(said)
      ? Object.fromEntries(Object.entries(said).map(([name, value]) => [names[name] ?? name, value]))
      : said;
}

function picked(said: Tree, isKept: (name: string) => boolean): Tree {
  if (Array.isArray(said)) return said.map((item) => picked(item, isKept));
  return isFields(said)
    ? (Object.fromEntries(Object.entries(said).filter(([name]) => isKept(name))) as Fields)
    : said;
}

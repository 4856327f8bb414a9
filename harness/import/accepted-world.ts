import type { DocumentNode } from '../../base/document/document-node.ts';
import { DocumentMistake, DocumentMistakes } from '../../base/document/mistakes.ts';
import { readDocument } from '../../base/document/read-document.ts';
import { isRecord } from '../../base/is-record.ts';
import { pathText } from '../../base/schema/path-text.ts';
import type { Path } from '../../base/schema/schema-at.ts';
import { valueMistakes } from '../../base/schema/value-mistakes.ts';
import { type Nmbrs, startNmbrs } from '../../client/in-process/start.ts';
import { type World, worldSchema } from '../../contracts/seed/world.ts';
import { openWorldText, worldOfFiles } from '../../fixtures/world-file.ts';
import { ImportError } from './import-error.ts';
import type { Document } from './world-document.ts';

/** A part of a world that the mock does not take, and was left out. */
export interface LeftOut {
  /** Of whom it was: `employee 5000001`; `the environment` for what belongs to none. */
  readonly owner: string;
  /** The field of the owner. */
  readonly field: string;
  /** What was wrong with it. */
  readonly why: string;
}

/** A world that the mock takes, served in this process. */
export interface AcceptedWorld {
  readonly world: Document;
  readonly nmbrs: Nmbrs;
  readonly leftOut: readonly LeftOut[];
}

/** How often something is left out: what is wrong with the rest may only be seen then. */
const ATTEMPTS = 50;

/** How messages call the document; no user sees them as they are. */
const FILE = 'world';

/**
 * Leaves out of a world what the mock does not take, and serves it.
 * @throws ImportError where nothing can be left out that would help.
 */
export async function acceptedWorld(drafted: Document): Promise<AcceptedWorld> {
  let world = drafted;
  const leftOut: LeftOut[] = [];
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const found = schemaMistakes(world);
    const opened = found.length > 0 ? found : await served(world);
    if (!Array.isArray(opened)) return { world, nmbrs: opened as Nmbrs, leftOut };
    const doomed = opened.map(({ path, why }) => ({ why, path: removablePath(world, path) }));
    if (doomed.some(({ path }) => path === null))
      throw new ImportError(`The mock does not take the world: ${opened.map(({ why }) => why).join(' ')}`);
    for (const { path, why } of doomed) if (path) leftOut.push({ ...placeIn(world, path), why });
    world = without(
      world,
      doomed.flatMap(({ path }) => (path ? [path] : [])),
    );
  }
  throw new ImportError('The mock does not take the world, whatever is left out of it.');
}

/** Something that is wrong with a world. */
interface Mistake {
  readonly path: Path;
  readonly why: string;
}

function schemaMistakes(world: Document): Mistake[] {
  return valueMistakes(worldSchema, world).map(({ path, detail }) => ({ path, why: detail }));
}

async function served(world: Document): Promise<Mistake[] | Nmbrs> {
  const text = JSON.stringify(world, null, 1);
  try {
    // The named boundary: what has no mistakes is a world.
    const opened = openWorldText(worldSchema.parse(world) as World, text, FILE);
    return await startNmbrs({ world: worldOfFiles([opened]) });
  } catch (error) {
    const mistakes =
      error instanceof DocumentMistakes ? error.all : error instanceof DocumentMistake ? [error] : null;
    if (!mistakes) throw error;
    const paths = pathsByPlace(readDocument(text, FILE, 'a world'));
    return mistakes.map(({ place, text: why }) => ({
      path: paths.get(`${place.line}:${place.column}`) ?? [],
      why,
    }));
  }
}

/** The paths of all that stands in a document, by line and column. */
function pathsByPlace(document: DocumentNode): Map<string, Path> {
  const paths = new Map<string, Path>();
  const walk = (node: DocumentNode, path: Path) => {
    const key = `${node.place.line}:${node.place.column}`;
    if (!paths.has(key)) paths.set(key, path);
    if (node.kind === 'list') for (const [at, item] of node.items.entries()) walk(item, [...path, at]);
    if (node.kind === 'map')
      for (const entry of node.entries) {
        paths.set(`${entry.place.line}:${entry.place.column}`, [...path, entry.key]);
        walk(entry.value, [...path, entry.key]);
      }
  };
  walk(document, []);
  return paths;
}

/** Without these a record is none: it goes altogether. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  debtors: ['number'],
  companies: ['number'],
  logins: ['username', 'template'],
};

/**
 * What may be left out so that a mistake is gone: the value itself, or what it is a needed part of. Null where that is
 * the whole world.
 */
function removablePath(world: Document, path: Path): Path | null {
  let end = path.length;
  while (end > 0 && valueAt(world, path.slice(0, end)) === undefined) end--;
  // What is missing in it is wrong with the whole.
  let found = path.slice(0, end);
  while (found.length > 0 && isNeeded(found)) found = found.slice(0, -1);
  return found.length > MOST_OUTER ? found : null;
}

/** `environments`, and which of them: neither is left out. */
const MOST_OUTER = 2;

/** Whether what is around it is nothing without it: a part of a period, of a week, or the number of a debtor. */
function isNeeded(path: Path): boolean {
  const [name, around] = [path.at(-1), path.at(-2)];
  if (around === 'from' || around === 'until' || around === 'week1' || around === 'week2') return true;
  if (around === 'fullTimeWeek' || around === 'period') return true;
  return NEEDED[String(path.at(-3))]?.includes(String(name)) ?? false;
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (part, key) =>
      typeof part === 'object' && part !== null ? (part as Record<PropertyKey, unknown>)[key] : undefined,
    value,
  );
}

const OWNERS: Readonly<Record<string, string>> = {
  debtors: 'debtor',
  companies: 'company',
  employees: 'employee',
};

/** To whom what stands at a path belongs, and in which field. */
function placeIn(world: Document, path: Path): Omit<LeftOut, 'why'> {
  let [owner, field] = ['the environment', pathText(path.slice(MOST_OUTER))];
  for (const [at, name] of path.entries()) {
    const kind = OWNERS[String(name)];
    const { id } = (valueAt(world, path.slice(0, at + 2)) ?? {}) as { readonly id?: number };
    if (kind && id !== undefined) [owner, field] = [`${kind} ${id}`, pathText(path.slice(at + 2))];
  }
  return { owner, field };
}

function without(world: Document, paths: readonly Path[]): Document {
  const copy = structuredClone(world);
  const gone = Symbol('gone');
  for (const path of paths) {
    const around = valueAt(copy, path.slice(0, -1));
    const name = path.at(-1);
    if (typeof around === 'object' && around !== null && name !== undefined)
      (around as Record<PropertyKey, unknown>)[name] = gone;
  }
  const cleaned = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.filter((one) => one !== gone).map(cleaned);
    if (!isRecord(value)) return value;
    return Object.fromEntries(
      Object.entries(value).flatMap(([name, part]) => (part === gone ? [] : [[name, cleaned(part)]])),
    );
  };
  return cleaned(copy) as Document;
}

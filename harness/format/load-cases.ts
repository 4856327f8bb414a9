import { readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type DocumentNode, type Place, partOf, plainOf } from '../../base/document/document-node.ts';
import { attempt, DocumentMistake, inOrder, mistakesOf, together } from '../../base/document/mistakes.ts';
import { readDocuments } from '../../base/document/read-document.ts';
import { readTextFile } from '../../base/files.ts';
import { VERSIONS, type Version } from '../../contracts/interface/model.ts';
import type { Case, WantedLogin } from './case.ts';
import { recordsOf, requireKnownLogins } from './case-records.ts';
import type { CaseShape, WantedLoginShape } from './case-shape.ts';
import { timeOf } from './case-time.ts';
import { compileSteps } from './compile-steps.ts';
import { type ReadShape, readShape } from './read-shape.ts';
import { KnownNames } from './references.ts';

/** Cases that could be read, and what is wrong with the others. */
interface LoadedCases {
  readonly cases: readonly Case[];
  readonly errors: readonly DocumentMistake[];
}

/** The case files below these paths; a path may be a file. @throws Error for a path that is not there. */
export function caseFiles(paths: readonly string[]): string[] {
  return paths.flatMap((path) => {
    if (!statSync(path).isDirectory()) return [path];
    const inside = readdirSync(path, { recursive: true, encoding: 'utf8' });
    return inside
      .filter((file) => /\.ya?ml$/.test(file))
      .sort()
      .map((file) => join(path, file));
  });
}

/**
 * Reads and checks case files. Of every case all mistakes are told, but those that may come of another one.
 * @throws UnreadableFile
 */
export function loadCases(files: readonly string[]): LoadedCases {
  const loaded = files.map((file) => readCases(readTextFile(file), relative(process.cwd(), file)));
  return {
    cases: loaded.flatMap(({ cases }) => cases),
    errors: loaded.flatMap(({ errors }) => errors),
  };
}

/** The cases of one text: a YAML document each, and of that a case for every version. */
export function readCases(text: string, file: string): LoadedCases {
  const documents = attempt(() => readDocuments(text, file));
  if ('mistakes' in documents) return { cases: [], errors: documents.mistakes };
  const read = documents.done.map(readCase);
  return {
    cases: read.flatMap(({ cases }) => cases),
    errors: inOrder([...read.flatMap(({ errors }) => errors), ...sameNames(documents.done)]),
  };
}

function readCase(node: DocumentNode): LoadedCases {
  const read = attempt(() => readShape(node));
  if ('mistakes' in read) return { cases: [], errors: read.mistakes };
  const { shape, mistakes } = read.done;
  const compiled = versionsOf(shape).map((version) => attempt(() => compileCase(read.done, node, version)));
  return {
    cases: mistakes.length > 0 ? [] : compiled.flatMap((one) => ('done' in one ? [one.done] : [])),
    errors: [...mistakes, ...compiled.flatMap(mistakesOf)],
  };
}

function versionsOf({ versions = ['v3'] }: Pick<CaseShape, 'versions'>): readonly Version[] {
  return VERSIONS.filter((version) => versions.includes(version));
}

/** @throws DocumentMistakes for what the catalogue and the case itself do not know. */
function compileCase(read: ReadShape, node: DocumentNode, version: Version): Case {
  const { shape, mistakes, isSure } = read;
  const logins = loginsOf(shape.logins);
  const loginNames = shape.logins ? [...logins.keys()] : namesIn(partOf(node, 'logins'), ['master']);
  const names = new KnownNames();
  names.add('version');
  for (const login of loginNames) names.addLogin(login);
  for (const name of namesIn(partOf(node, 'given'))) names.add(name);
  const { compiled } = together({
    known: () => (isSure ? requireKnownLogins(shape, node, loginNames) : []),
    compiled: () => compileSteps(shape, node, version, names, loginNames, isSure),
  });
  // What is wrong elsewhere may be all that is wrong with these.
  const records = mistakes.length > 0 ? [] : recordsOf(shape, node, compiled, names.used);
  const { steps, fixedIds } = compiled;
  const changesMock = steps.some(({ kind }) => kind === 'mock');
  const values = records.filter(({ scope }) => scope === null).map(({ name }) => `$${name}`);
  return {
    name: shape.case ?? '',
    about: shape.about ?? null,
    place: node.place,
    version,
    environment: shape.environment ?? {},
    seed: shape.seed ? { seed: shape.seed, document: node } : null,
    logins,
    records,
    mockOnly: [
      ...(shape.mockOnly === undefined ? [] : [shape.mockOnly]),
      ...(changesMock ? ['it changes logins, settings or the clock'] : []),
      ...(shape.environment ? ['it asks for an environment of its own kind'] : []),
      ...(shape.seed ? ['it is about what its seed puts in'] : []),
      ...(values.length > 0 ? [`${values.join(', ')} is of the mock's world`] : []),
      ...(fixedIds.length > 0
        ? [`it names ids of the mock's world: ${[...new Set(fixedIds)].join(', ')}`]
        : []),
    ],
    uses: names.used,
    writes: steps.some((step) => step.kind === 'send' || (step.kind === 'call' && step.writes)),
    time: timeOf(node, shape.onlyInNovember, (shifted) => compileCase(read, shifted, version)),
    steps,
  };
}

/** Reports tell cases apart by name and version. */
function sameNames(documents: readonly DocumentNode[]): DocumentMistake[] {
  const seen = new Map<string, Place>();
  return documents.flatMap((document): DocumentMistake[] => {
    const name = partOf(document, 'case');
    const versions = partOf(document, 'versions');
    if (name?.kind !== 'scalar' || name.text === '') return [];
    const titles = [versions ? plainOf(versions) : 'v3'].flat().map((version) => `${name.text} (${version})`);
    const first = titles.flatMap((title) => seen.get(title) ?? [])[0];
    for (const title of titles) seen.set(title, first ?? name.place);
    if (!first) return [];
    const detail = `The case in line ${first.line} has this name too, and reports would take the two for one.`;
    return [new DocumentMistake(detail, 'Give one of them another name.', name.place)];
  });
}

/** The names that were written, whether or not what stands under them is right. */
function namesIn(node: DocumentNode | undefined, otherwise: readonly string[] = []): readonly string[] {
  return node?.kind === 'map' ? node.entries.map(({ key }) => key) : otherwise;
}

function loginsOf(shape: CaseShape['logins'] = ['master']): ReadonlyMap<string, WantedLogin> {
  if (Array.isArray(shape)) return new Map(shape.map((archetype) => [archetype, { archetype }]));
  return new Map(Object.entries(shape).map(([name, login]) => [name, wanted(login)]));
}

function wanted(login: WantedLoginShape): WantedLogin {
  return typeof login === 'string' ? { archetype: login } : login;
}

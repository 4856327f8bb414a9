import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { VERSIONS, type Version } from '../../interface/model.ts';
import type { Case, Given, WantedLogin } from './case.ts';
import type { CaseShape, WantedLoginShape } from './case-shape.ts';
import { compileSteps } from './compile-steps.ts';
import { shapeOf } from './read-shape.ts';
import { KnownNames } from './references.ts';
import { CaseError, entryOf, partOf, readWritten, type Written } from './written.ts';

/** Cases that could be read, and what is wrong with the others. */
export interface LoadedCases {
  readonly cases: readonly Case[];
  readonly errors: readonly CaseError[];
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

/** Reads and checks case files. Of every case its first mistake is told. */
export function loadCases(files: readonly string[]): LoadedCases {
  const loaded = files.map((file) => readCases(readFileSync(file, 'utf8'), relative(process.cwd(), file)));
  return {
    cases: loaded.flatMap(({ cases }) => cases),
    errors: loaded.flatMap(({ errors }) => errors),
  };
}

/** The cases of one text: a YAML document each, and of that a case for every version. */
export function readCases(text: string, file: string): LoadedCases {
  const errors: CaseError[] = [];
  const attempt = <T>(work: () => T, otherwise: T): T => {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof CaseError)) throw error;
      if (!errors.some(({ message }) => message === error.message)) errors.push(error);
      return otherwise;
    }
  };
  const cases = attempt(() => readWritten(text, file), []).flatMap((written) =>
    attempt(() => {
      const shape = shapeOf(written);
      const versions = VERSIONS.filter((version) => (shape.versions ?? ['v3']).includes(version));
      return versions.flatMap((version) => attempt<Case[]>(() => [compileCase(shape, written, version)], []));
    }, []),
  );
  return { cases, errors };
}

function compileCase(shape: CaseShape, written: Written, version: Version): Case {
  const logins = loginsOf(shape.logins);
  const names = new KnownNames();
  names.add('version');
  for (const login of logins.keys()) names.addLogin(login);
  for (const name of Object.keys(shape.given ?? {})) {
    if (logins.has(name))
      throw new CaseError(
        `${name} is a login already`,
        entryOf(partOf(written, 'given'), name)?.place ?? written.place,
      );
    names.add(name);
  }
  const { steps, scopes, fixedIds } = compileSteps(shape, partOf(written, 'steps'), version, names, [
    ...logins.keys(),
  ]);
  const idle = Object.keys(shape.given ?? {}).find((name) => !names.used.has(name));
  if (idle !== undefined && shape.steps.every(({ only }) => only === undefined))
    throw new CaseError(
      `nothing uses $${idle}`,
      entryOf(partOf(written, 'given'), idle)?.place ?? written.place,
    );
  const given = Object.entries(shape.given ?? {}).map(
    ([name, value]): Given => ({ name, onMock: String(value), scope: scopes.get(name) ?? null }),
  );
  const changesMock = steps.some(({ kind }) => kind === 'mock');
  const values = given.filter(({ scope }) => scope === null).map(({ name }) => `$${name}`);
  return {
    name: shape.case,
    about: shape.about ?? null,
    place: written.place,
    version,
    environment: shape.environment ?? {},
    logins,
    given,
    mockOnly: [
      ...(shape.mockOnly === undefined ? [] : [shape.mockOnly]),
      ...(changesMock ? ['it changes logins, settings or the clock'] : []),
      ...(shape.environment ? ['it asks for an environment of its own kind'] : []),
      ...(values.length > 0 ? [`${values.join(', ')} is of the mock's world`] : []),
      ...(fixedIds.length > 0
        ? [`it names ids of the mock's world: ${[...new Set(fixedIds)].join(', ')}`]
        : []),
    ],
    uses: names.used,
    writes: steps.some((step) => step.kind === 'send' || (step.kind === 'call' && step.writes)),
    steps,
  };
}

function loginsOf(shape: CaseShape['logins'] = ['master']): ReadonlyMap<string, WantedLogin> {
  if (Array.isArray(shape)) return new Map(shape.map((archetype) => [archetype, { archetype }]));
  return new Map(Object.entries(shape).map(([name, login]) => [name, wanted(login)]));
}

function wanted(login: WantedLoginShape): WantedLogin {
  return typeof login === 'string' ? { archetype: login } : login;
}

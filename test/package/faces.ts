/** An entry of the `exports` of the package. */
export interface Face {
  /** As it is imported: `nmbrs-mock/jest`. */
  readonly path: string;
  /** Whether there is something to load, or types alone. */
  readonly isModule: boolean;
  readonly canBeRequired: boolean;
}

interface Target {
  readonly types: string;
  readonly default?: string;
}

export interface Manifest {
  readonly version: string;
  /** An entry has one target for all, or one for each way of loading. */
  readonly exports: Readonly<Record<string, Target | { readonly import: Target; readonly require?: Target }>>;
}

export function facesOf({ exports }: Manifest): Face[] {
  return Object.entries(exports).map(([path, entry]) => ({
    path: path.replace('.', 'nmbrs-mock'),
    isModule: ('import' in entry ? entry.import : entry).default !== undefined,
    canBeRequired: !('import' in entry) || entry.require !== undefined,
  }));
}

/** How a project has TypeScript look for the types of packages. */
export interface Resolution {
  readonly name: string;
  readonly compiler: 'typescript' | 'typescript-5.9';
  /** Of the files that import the package: ES modules, CommonJS, or what the options say. A project is one of them. */
  readonly extension: 'ts' | 'mts' | 'cts';
  readonly options: Readonly<Record<string, unknown>>;
}

const BY_BOTH: readonly Omit<Resolution, 'compiler'>[] = [
  { name: 'node16', extension: 'mts', options: { module: 'node16' } },
  { name: 'node16', extension: 'cts', options: { module: 'node16' } },
  { name: 'nodenext', extension: 'mts', options: { module: 'nodenext' } },
  { name: 'nodenext', extension: 'cts', options: { module: 'nodenext' } },
  { name: 'bundler', extension: 'ts', options: { module: 'preserve', moduleResolution: 'bundler' } },
];

export const RESOLUTIONS: readonly Resolution[] = [
  {
    // TypeScript 7 has it no more.
    name: 'node10',
    compiler: 'typescript-5.9',
    extension: 'ts',
    options: { module: 'commonjs', moduleResolution: 'node10', esModuleInterop: true },
  },
  ...BY_BOTH.map((resolution) => ({ ...resolution, compiler: 'typescript-5.9' }) as const),
  ...BY_BOTH.map((resolution) => ({ ...resolution, compiler: 'typescript' }) as const),
];

/**
 * The files of a project that imports each face, by their names; it compiles when all of the faces have their types.
 * @param names what each face gives out.
 */
export function importingProject(
  { compiler, extension, options }: Resolution,
  faces: readonly Face[],
  names: Readonly<Record<string, readonly string[]>>,
): Record<string, string> {
  const files = faces
    .filter(({ canBeRequired }) => canBeRequired || extension !== 'cts')
    .map(({ path, isModule }) => [
      `${path.replaceAll('/', '-')}.${extension}`,
      isModule ? importing(path, names[path] ?? []) : `export type * from '${path}';\n`,
    ]);
  const compilerOptions = {
    ...options,
    strict: true,
    target: 'es2022',
    lib: ['es2023'],
    types: ['node'],
    noEmit: true,
    // With node10 those of Vitest do not hold, and the old compiler takes its time over them.
    skipLibCheck: compiler === 'typescript-5.9',
  };
  return { ...Object.fromEntries(files), 'tsconfig.json': JSON.stringify({ compilerOptions }) };
}

/** What is not declared is an error, and so is what is declared as `any`. */
function importing(path: string, names: readonly string[]): string {
  return [
    `import * as face from '${path}';`,
    'type IsAny<Type> = 0 extends 1 & Type ? true : false;',
    ...names.map((name, at) => `export const is${at}Any: IsAny<typeof face.${name}> = false;`),
    'export const isAny: IsAny<typeof face> = false;',
    '',
  ].join('\n');
}

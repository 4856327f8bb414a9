import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../base/package-root.ts';

/**
 * The floors of the house, from the ground up, and the rooms of the larger ones: which rooms of its own floor each may
 * import, and which floors below. Imports of types count. Circles within a room are the linter's business.
 */
const FLOORS: Readonly<Record<string, Floor>> = {
  base: { below: [], rooms: null },
  contracts: { below: ['base'], rooms: null },
  fixtures: { below: ['base', 'contracts'], rooms: null },
  server: {
    below: ['base', 'contracts', 'fixtures'],
    rooms: {
      // The engine knows neither callers nor records: it could serve another catalogue.
      soap: [],
      capacity: [],
      // Certificates know nothing of Nmbrs but the names of its hosts.
      certificates: [],
      port: ['capacity', 'certificates'],
      world: ['capacity'],
      access: ['capacity', 'world'],
      payroll: ['world'],
      operations: ['world', 'access', 'payroll'],
      // Plain counters, and how Prometheus is told of them.
      metrics: ['capacity', 'access'],
      journal: ['capacity', 'soap', 'metrics'],
      // What takes the place of what was called.
      migration: ['soap', 'journal'],
      // Which calls a rule is for; what rules do to them is told in the rooms above.
      rules: ['capacity', 'access', 'journal'],
      trouble: ['soap', 'access', 'rules'],
      answers: ['soap', 'access', 'journal', 'rules', 'trouble'],
      seeding: ['capacity', 'world', 'access', 'payroll', 'trouble', 'answers'],
      store: ['capacity', 'world', 'access', 'metrics', 'journal'],
      // What is done to a place while no mock serves it.
      upkeep: ['capacity', 'world', 'access', 'trouble', 'answers', 'seeding', 'store'],
      control: [
        'capacity',
        'port',
        'soap',
        'world',
        'access',
        'operations',
        'metrics',
        'journal',
        'migration',
        'rules',
        'trouble',
        'answers',
        'seeding',
        'store',
      ],
      listener: [
        'capacity',
        'certificates',
        'soap',
        'world',
        'access',
        'operations',
        'journal',
        'trouble',
        'answers',
        'port',
        'control',
      ],
    },
  },
  client: { below: ['base', 'contracts', 'fixtures', 'server'], rooms: null },
  harness: {
    below: ['base', 'contracts', 'fixtures', 'server', 'client'],
    rooms: {
      // The format of cases is read without a service at hand.
      format: [],
      wire: ['format'],
      targets: ['format', 'wire'],
      run: ['format', 'wire', 'targets'],
      twin: ['format', 'wire', 'targets', 'run'],
      evidence: ['format', 'run'],
      reports: ['run', 'twin'],
      matchers: ['wire'],
      baseline: [],
      consumer: ['wire'],
      drift: ['consumer'],
      migration: ['reports'],
      permissions: ['wire', 'consumer'],
      serving: [],
      capture: ['serving'],
      replay: ['serving', 'capture'],
      journal: ['wire', 'serving', 'capture'],
      import: ['wire', 'serving', 'capture'],
      survey: ['wire', 'serving', 'capture', 'import'],
    },
  },
  console: {
    below: ['base', 'contracts', 'client'],
    rooms: {
      // What the page knows of its mock.
      mock: [],
      // What pages are made of.
      parts: ['mock'],
      pages: ['mock', 'parts'],
      frame: ['mock', 'parts', 'pages'],
      style: [],
      // Files that are served as they are.
      public: [],
    },
  },
  cli: { below: ['base', 'contracts', 'fixtures', 'server', 'client', 'harness'], rooms: null },
  testing: { below: ['base', 'contracts', 'fixtures', 'server', 'client', 'harness'], rooms: null },
};

interface Floor {
  readonly below: readonly string[];
  /** Null for a floor of one room. */
  readonly rooms: Readonly<Record<string, readonly string[]>> | null;
}

/** A module, or a folder of modules, and where it stands. */
interface Place {
  readonly floor: string;
  /** Null for what stands on the floor itself, which may import all its rooms and be imported by none. */
  readonly room: string | null;
}

function placeOf(file: string): Place {
  const [floor = '', room = ''] = file.split('/');
  return { floor, room: Object.hasOwn(FLOORS[floor]?.rooms ?? {}, room) ? room : null };
}

function mayImport(from: Place, to: Place): boolean {
  if (from.floor !== to.floor) return FLOORS[from.floor]?.below.includes(to.floor) ?? false;
  const rooms = FLOORS[from.floor]?.rooms ?? null;
  if (rooms === null || from.room === null || from.room === to.room) return true;
  return to.room !== null && (rooms[from.room]?.includes(to.room) ?? false);
}

describe('imports run one way', () => {
  it.each(Object.keys(FLOORS))('%s imports only what stands below it', (floor) => {
    const files = sourcesIn(floor);
    expect(files.length).toBeGreaterThan(0);
    const wrong = files.flatMap((file) =>
      importsOf(file)
        .filter((imported) => !mayImport(placeOf(file), placeOf(imported)))
        .map((imported) => `${file} imports ${imported}`),
    );
    expect(wrong).toEqual([]);
  });

  it.each(Object.entries(FLOORS).filter(([, { rooms }]) => rooms !== null))(
    '%s has no rooms but those on the plan',
    (floor, { rooms }) => {
      const folders = readdirSync(join(packageRoot, floor), { withFileTypes: true });
      const found = folders.filter((entry) => entry.isDirectory()).map(({ name }) => name);
      expect(found.sort()).toEqual(Object.keys(rooms ?? {}).sort());
    },
  );

  it('families of operations take what they share from operations/shared, never from one another', () => {
    const isFamily = (file: string) => /^server\/operations\/(?!shared\/)[\w-]+\//.test(file);
    // The one exception: families.ts lists all families of its folder.
    const isListing = (file: string, imported: string) =>
      basename(file) === 'families.ts' && dirname(file) === dirname(imported);
    const inFolders = sourcesIn('server/operations').filter((file) => file.split('/').length > 3);
    expect(inFolders.filter(isFamily).length).toBeGreaterThan(50);
    const wrong = inFolders.flatMap((file) =>
      importsOf(file)
        .filter((imported) => isFamily(imported) && !isListing(file, imported))
        .map((imported) => `${file} imports ${imported}`),
    );
    expect(wrong).toEqual([]);
  });

  it('keeps the client free of the server and of Node, but for its door in this process', () => {
    const files = sourcesIn('client').filter((file) => !file.startsWith('client/in-process/'));
    const named = files.flatMap((file) =>
      [...importsOf(file), ...packagesIn(file, 'types too')]
        .filter((imported) => /^(?:server\/|client\/in-process\/|node:)/.test(imported))
        .map((imported) => `${file} imports ${imported}`),
    );
    expect(named).toEqual([]);
    const loaded = loadedBy(files);
    expect(loaded.flatMap((file) => packagesIn(file).map((name) => `${file} loads ${name}`))).toEqual([]);
    const container = loadedBy(['testing/testcontainers.ts']);
    expect(container.filter((file) => file.startsWith('server/'))).toEqual([]);
    const globals = /\b(?:Buffer|process|__dirname|require)\b[.([]/;
    expect(loaded.filter((file) => globals.test(codeOf(file)))).toEqual([]);
  });

  it('takes its time from base/real-time.ts alone, so that no fake timer or mocked Date of a test holds it up', () => {
    const faked =
      /\bDate\.now\b|\bnew Date\(\)|\bperformance\.now\b|\bAbortSignal\.timeout\b|timers\/promises|\b(?:set|clear)(?:Timeout|Interval|Immediate)\b/g;
    const files = Object.keys(FLOORS)
      .flatMap(sourcesIn)
      .filter((file) => file !== 'base/real-time.ts');
    const taken = files.flatMap((file) => {
      const isReal = importsOf(file).includes('base/real-time.ts');
      return (codeOf(file).match(faked) ?? [])
        .filter((name) => !(isReal && /^(?:set|clear)/.test(name)))
        .map((name) => `${file}: ${name}`);
    });
    expect(taken).toEqual([]);
  });

  it('lets the package give out what stands on any floor, and no floor import it', () => {
    expect(importsOf('index.ts').filter((imported) => !(placeOf(imported).floor in FLOORS))).toEqual([]);
    const importing = Object.keys(FLOORS).flatMap((floor) =>
      sourcesIn(floor).filter((file) => importsOf(file).includes('index.ts')),
    );
    expect(importing).toEqual([]);
  });
});

function sourcesIn(folder: string): string[] {
  return readdirSync(join(packageRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.[cm]?tsx?$/.test(file))
    .map((file) => `${folder}/${file}`.replaceAll('\\', '/'));
}

/** The modules that are loaded with these, themselves included: what they import as more than types, and so on. */
function loadedBy(files: readonly string[]): string[] {
  const loaded = new Set(files);
  for (const file of loaded) for (const imported of importsOf(file, 'values')) loaded.add(imported);
  return [...loaded];
}

/** The packages and modules of Node that a module loads, or of which it knows types. */
function packagesIn(file: string, which: 'types too' | 'values' = 'values'): string[] {
  return specifiersIn(file, which).filter((specifier) => !specifier.startsWith('.'));
}

/** Without comments. */
function codeOf(file: string): string {
  return readFileSync(join(packageRoot, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
}

/** What the statements of a module import, as they write it. */
function specifiersIn(file: string, which: 'types too' | 'values'): string[] {
  const pattern = /^(?:(import|export|\}) ?(type )?.* from |import )'([^']+)'|import\('([^']+)'/gm;
  const text = readFileSync(join(packageRoot, file), 'utf8')
    // Names one a line are taken for names on one line.
    .replaceAll(/^(import|export)( type)? \{\n[^}]*\} from/gm, '$1$2 {} from');
  return [...text.matchAll(pattern)]
    .filter(([, , type]) => which === 'types too' || type === undefined)
    .map(([, , , from, dynamic]) => (from ?? dynamic) as string);
}

/** What a module imports of this project, types included unless only values are asked for. */
function importsOf(file: string, which: 'types too' | 'values' = 'types too'): string[] {
  return specifiersIn(file, which)
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) =>
      relative(packageRoot, join(packageRoot, dirname(file), specifier)).replaceAll('\\', '/'),
    );
}

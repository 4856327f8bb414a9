import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
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
      world: [],
      access: ['world'],
      payroll: ['world'],
      operations: ['world', 'access', 'payroll'],
      journal: ['soap'],
      trouble: ['soap', 'world', 'access'],
      control: ['soap', 'world', 'access', 'operations', 'journal', 'trouble'],
      listener: ['soap', 'world', 'access', 'operations', 'journal', 'trouble', 'control'],
    },
  },
  client: { below: ['base', 'contracts', 'fixtures', 'server'], rooms: null },
  harness: {
    below: ['base', 'contracts', 'fixtures', 'server', 'client'],
    rooms: null,
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
    const isFamily = (file: string) => /^server\/operations\/(?!shared\/)[\w-]+\/(?!families\.ts)/.test(file);
    const families = sourcesIn('server/operations').filter(isFamily);
    expect(families.length).toBeGreaterThan(50);
    const wrong = families.flatMap((file) =>
      importsOf(file)
        .filter(isFamily)
        .map((imported) => `${file} imports ${imported}`),
    );
    expect(wrong).toEqual([]);
  });

  it('lets the package give out what stands on any floor, and nothing import it', () => {
    expect(importsOf('index.ts').every((imported) => placeOf(imported).floor in FLOORS)).toBe(true);
  });
});

function sourcesIn(folder: string): string[] {
  return readdirSync(join(packageRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.[cm]?ts$/.test(file))
    .map((file) => `${folder}/${file}`.replaceAll('\\', '/'));
}

/** What a module imports of this project, types included. */
function importsOf(file: string): string[] {
  const statements = /^(?:(?:import|export|\}).* from |import )'(\.[^']+)'|import\('(\.[^']+)'/gm;
  const text = readFileSync(join(packageRoot, file), 'utf8');
  return [...text.matchAll(statements)].map((match) => {
    const specifier = (match[1] ?? match[2]) as string;
    return relative(packageRoot, join(packageRoot, dirname(file), specifier)).replaceAll('\\', '/');
  });
}

import type { DocumentNode, Place } from '../../base/document/document-node.ts';
import { attempt, type DocumentMistake } from '../../base/document/mistakes.ts';
import { readDocument } from '../../base/document/read-document.ts';
import { NotPossible } from '../../base/not-possible.ts';
import type { Path } from '../../base/schema/schema-at.ts';
import type { WaitingSteps } from '../../base/turns.ts';
import type { World } from '../../contracts/seed/world.ts';
import { openWorldText, worldOfFiles } from '../../fixtures/world-file.ts';
import type { Tenant } from '../access/tenant.ts';
import type { Tenants } from '../access/tenants.ts';
import { furnisherFor } from './furnisher.ts';
import { SeedRefused } from './mistakes.ts';
import { namedLoginsIn, openTenant } from './open-tenants.ts';
import type { SeededServer } from './seeded-server.ts';
import { Successors } from './successors.ts';

/** How messages call it; no user sees it. */
const FILE = 'the world';

/**
 * Adds the environments of a world to those of a server, an environment a step. All of it is made apart and added in the last
 * step; they stay until they are deleted.
 * @throws SeedRefused that tells all that is wrong with the world, and NotPossible where a subdomain is taken or there is no
 * room; nothing is added then.
 */
export function* addWorldSteps(
  server: SeededServer & { readonly tenants: Tenants },
  world: World,
): WaitingSteps<readonly Tenant[]> {
  const { tenants } = server;
  const text = JSON.stringify(world, null, 1);
  const opening = attempt(() => worldOfFiles([openWorldText(world, text, FILE)]));
  if ('mistakes' in opening) throw refusing(opening.mistakes, text);
  const { worlds, furnishings } = opening.done;
  const seeds = worlds.flatMap((one) => one.environments.map((seed) => ({ one, seed })));
  const requireFree = () => {
    for (const { seed } of seeds) if (tenants.find(seed.subdomain)) throw taken(seed.subdomain);
    tenants.capacity.require('environments', seeds.length);
  };
  requireFree();
  const made = new Successors(tenants, []);
  const furnisher = furnisherFor({ ...server, tenants: made });
  const logins = namedLoginsIn(opening.done);
  const mistakes: DocumentMistake[] = [];
  for (const { one, seed } of seeds) {
    const own = logins.filter(({ environment }) => environment === seed.subdomain);
    const furnishing = furnishings.get(seed.subdomain);
    const tenant = openTenant(one, seed, own, tenants.capacity, furnisher.tenantOfState, furnishing);
    made.add(tenant);
    mistakes.push(...(yield* furnisher.furnish(tenant, furnishing)));
    tenant.settle();
    yield;
  }
  if (mistakes.length > 0) throw refusing(mistakes, text);
  // Others had their turn since.
  requireFree();
  for (const tenant of made.made) tenants.add(tenant);
  return made.made;
}

function taken(subdomain: string): NotPossible {
  return new NotPossible(
    'conflict',
    'subdomain',
    `There is an environment ${subdomain} already.`,
    'Delete that one, or give the one of the world another subdomain.',
  );
}

/** With the paths of the values, since the text that mistakes have their places in is none that a user has seen. */
function refusing(mistakes: readonly DocumentMistake[], text: string): SeedRefused {
  const document = readDocument(text, FILE, 'a world');
  return new SeedRefused(
    mistakes.map(({ place, text: detail }) => ({
      path: pathTo(document, place),
      isName: false,
      value: undefined,
      detail,
      remedy: '',
    })),
  );
}

/** The path of what stands at a place, as far down as something does. */
function pathTo(node: DocumentNode, place: Place, path: Path = []): Path {
  const parts: readonly (readonly [string | number, DocumentNode, Place])[] =
    node.kind === 'list'
      ? node.items.map((item, at) => [at, item, item.place])
      : node.kind === 'map'
        ? node.entries.map(({ key, value, place: begin }) => [key, value, begin])
        : [];
  const around = parts.filter(([, , begin]) => isAtOrBefore(begin, place)).at(-1);
  return around && !isSame(node.place, place) ? pathTo(around[1], place, [...path, around[0]]) : path;
}

function isAtOrBefore(one: Place, other: Place): boolean {
  return one.line < other.line || (one.line === other.line && one.column <= other.column);
}

function isSame(one: Place, other: Place): boolean {
  return one.line === other.line && one.column === other.column;
}

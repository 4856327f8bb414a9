import { NotPossible } from '../../base/not-possible.ts';
import { quoted } from '../../base/quoted-text.ts';
import { inTurns } from '../../base/turns.ts';
import type { World } from '../../contracts/seed/world.ts';
import type { WorldOfFiles } from '../../fixtures/world-file.ts';
import { Tenants } from '../access/tenants.ts';
import { AnswerBook } from '../answers/answer-book.ts';
import { Capacity } from '../capacity/capacity.ts';
import { exportSteps } from '../seeding/export.ts';
import { furnisherFor } from '../seeding/furnisher.ts';
import { addTenants, namedLoginsIn } from '../seeding/open-tenants.ts';
import type { SeededServer } from '../seeding/seeded-server.ts';
import { type Data, openData } from '../store/open-data.ts';
import { TroubleBook } from '../trouble/trouble-book.ts';

/** The environments of a place, without a server. */
interface Offline {
  readonly data: Data;
  readonly server: SeededServer & { readonly tenants: Tenants };
}

/** An environment as a world file. */
interface Exported {
  readonly subdomain: string;
  readonly world: World;
}

/** Environments that came into a place. */
interface Imported {
  readonly place: string;
  readonly subdomains: readonly string[];
}

/**
 * The environments that a place keeps as world files, one after the other.
 * @param wanted subdomains; all of them where none is named.
 * @throws NotPossible for a place that cannot be opened, and for an environment that it does not keep.
 */
export async function* exportKept(place: string, wanted: readonly string[]): AsyncGenerator<Exported> {
  const { data, server } = await openOffline(place, { mustExist: true });
  try {
    const { tenants } = server;
    const all = wanted.length === 0 ? tenants.all() : wanted.map((subdomain) => tenants.get(subdomain));
    for (const tenant of all)
      yield { subdomain: tenant.subdomain, world: await inTurns(exportSteps(tenant, server)) };
  } finally {
    await data.close();
  }
}

/**
 * Puts the environments of world files into a place, where they are kept as if they had been there from its beginning. A
 * place that keeps nothing yet begins with them.
 * @returns how messages call the place, and their subdomains.
 * @throws NotPossible for a place that cannot be opened, and for an environment whose subdomain is taken there.
 * @throws DocumentError for what the files put into environments and cannot be. Nothing comes in then.
 */
export async function importInto(place: string, world: WorldOfFiles): Promise<Imported> {
  const { data, server } = await openOffline(place, { first: world });
  try {
    const { tenants } = server;
    const subdomains = world.worlds.flatMap(({ environments }) =>
      environments.map(({ subdomain }) => subdomain),
    );
    if (data.isBegun)
      for (const subdomain of subdomains) if (data.taken.has(subdomain)) throw taken(subdomain, data.place);
    addTenants(tenants, world, namedLoginsIn(world), furnisherFor(server));
    if (data.isBegun) {
      await data.addWorlds(world.worlds);
      await Promise.all(subdomains.map((subdomain) => inTurns(tenants.keep(subdomain))));
    } else await data.begin(tenants);
    return { place: data.place, subdomains };
  } finally {
    await data.close();
  }
}

async function openOffline(
  place: string,
  opening: { readonly mustExist?: boolean; readonly first?: WorldOfFiles },
): Promise<Offline> {
  const capacity = new Capacity();
  // What cannot be kept is thrown, too.
  const data = await openData(place, undefined, { ...opening, capacity, onError: () => {} });
  const tenants = new Tenants(capacity);
  const trouble = new TroubleBook(tenants);
  const chosenAnswers = new AnswerBook(tenants, { lastNumber: 0 });
  if (data.isBegun) data.restore(tenants);
  return { data, server: { tenants, trouble, chosenAnswers } };
}

function taken(subdomain: string, place: string): NotPossible {
  return new NotPossible(
    'conflict',
    'subdomain',
    `${place} keeps an environment ${quoted(subdomain)} already, or one that began as it.`,
    'Nothing came in. Change `subdomain` in the file, or put the file into another place.',
    subdomain,
  );
}

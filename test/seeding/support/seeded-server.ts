import { namedLoginsOf } from '../../../fixtures/named-logins.ts';
import type { WorldSeed } from '../../../fixtures/world.ts';
import type { WorldOfFiles } from '../../../fixtures/world-file.ts';
import { Tenants } from '../../../server/access/tenants.ts';
import { AnswerBook } from '../../../server/answers/answer-book.ts';
import { Capacity } from '../../../server/capacity/capacity.ts';
import { furnisherFor } from '../../../server/seeding/furnisher.ts';
import { addTenants, worldOf } from '../../../server/seeding/open-tenants.ts';
import type { SeededServer } from '../../../server/seeding/seeded-server.ts';
import { TroubleBook } from '../../../server/trouble/trouble-book.ts';

/** The environments of a world and their rules, with nothing that listens. */
export function openSeededServer(
  world: WorldSeed | WorldOfFiles,
  logins = 'environments' in world ? namedLoginsOf(world) : [],
): SeededServer & { readonly tenants: Tenants } {
  const tenants = new Tenants(new Capacity());
  const trouble = new TroubleBook(tenants);
  const chosenAnswers = new AnswerBook(tenants, { lastNumber: 0 });
  const server = { tenants, trouble, chosenAnswers };
  addTenants(tenants, worldOf(world), logins, furnisherFor(server));
  return server;
}

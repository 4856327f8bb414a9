import { isAbsolute } from 'node:path';
import { NotPossible } from '../../../base/not-possible.ts';
import { quoted } from '../../../base/quoted-text.ts';
import { keptDataSchema, wantedCopySchema } from '../../../contracts/control/data.ts';
import type { Data } from '../../store/open-data.ts';
import type { Upkeep } from '../../store/store.ts';
import { type Route, route } from '../route.ts';
import type { ControlServices } from '../services.ts';

export const dataRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/data',
    name: 'readData',
    group: 'Mock',
    summary: 'Tell where environments are kept',
    gives: 'The place, and how it is there.',
    answer: keptDataSchema,
    conflict: 'Nothing is kept.',
    handle: ({ services }) => {
      const { place, since, isBegun, upkeep } = dataOf(services);
      const { tenants } = services;
      const kept = tenants.all().filter(({ subdomain }) => !tenants.isForTest(subdomain));
      const bytes = upkeep?.bytes() ?? null;
      return { place, since, goesOn: isBegun, environments: kept.length, bytes };
    },
  }),
  route({
    method: 'post',
    path: '/data/copy',
    name: 'copyData',
    group: 'Mock',
    summary: 'Make a copy of all that is kept, while calls are answered',
    body: wantedCopySchema,
    status: 204,
    gives: 'The copy is on the disk: a folder that another mock may be given.',
    conflict: 'Nothing is kept, or the folder keeps something already or cannot be written.',
    handle: async ({ body: { to }, services }) => {
      const data = dataOf(services);
      if (!isAbsolute(to))
        throw new NotPossible(
          'invalid',
          'to',
          `${quoted(to)} is no path from the root on.`,
          'Give all of it: /backups/monday.',
          to,
        );
      await upkeepOf(data).copyTo(to);
    },
  }),
];

function dataOf({ data }: ControlServices): Data {
  if (data) return data;
  throw new NotPossible(
    'conflict',
    'data',
    'This mock keeps nothing beyond its end.',
    'Start it with --data to keep environments.',
  );
}

function upkeepOf({ place, upkeep }: Data): Upkeep {
  if (upkeep) return upkeep;
  throw new NotPossible('conflict', 'data', `${place} is no folder.`, 'Copy it with its own tools.');
}

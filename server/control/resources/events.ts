import { z } from 'zod';
import { callFilter } from '../../../contracts/control/calls.ts';
import { mockEventSchema } from '../../../contracts/control/events.ts';
import { digitsSchema } from '../../../contracts/control/values.ts';
import { type Route, streamRoute } from '../route.ts';

export const eventRoutes: readonly Route[] = [
  streamRoute({
    path: '/calls/stream',
    name: 'followCalls',
    group: 'Calls',
    summary: 'Follow the calls, and what else changes',
    query: {
      since: digitsSchema()
        .exactOptional()
        .describe(
          'Begins with the calls after the one with this number; with those from now on, unless said.',
        ),
      environment: z.string().exactOptional().describe('Only what happens in this environment.'),
      by: callFilter.by,
    },
    gives: 'An event a line, until the client goes or the server closes.',
    item: mockEventSchema,
    handle: ({ query, services: { events, closing }, signal }) => {
      const { since = null, environment = null, by = 'client' } = query;
      return events.follow({ since, environment, by, signal: AbortSignal.any([signal, closing]) });
    },
  }),
];

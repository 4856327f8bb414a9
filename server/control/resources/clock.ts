import { z } from 'zod';
import { advanceClock, changeClock } from '../../access/clock-changes.ts';
import type { Clock } from '../../world/clock.ts';
import { type Route, route } from '../route.ts';
import { environmentInPath, environmentOf, momentSchema } from './common.ts';

export const clockSchema = z
  .strictObject({
    now: momentSchema,
    frozen: z.boolean().describe("A clock that is not frozen runs with the machine's."),
  })
  .meta({ id: 'Clock', description: "An environment's clock. Links, tokens and open periods go by it." });

const changeSchema = z
  .strictObject({ now: momentSchema.exactOptional(), frozen: z.boolean().exactOptional() })
  .meta({ id: 'ClockChange' });

const spanSchema = z
  .strictObject({
    days: z.int().exactOptional(),
    hours: z.int().exactOptional(),
    minutes: z.int().exactOptional(),
    seconds: z.int().exactOptional(),
  })
  .meta({ id: 'Span', description: 'A length of time; negative to go back.' });

export function clockView({ now, frozen }: Clock) {
  return { now, frozen };
}

export const clockRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/environments/{environment}/clock',
    name: 'readClock',
    group: 'State',
    summary: 'Read the clock',
    parameters: environmentInPath,
    gives: 'The clock.',
    answer: clockSchema,
    handle: (given) => clockView(environmentOf(given).environment.clock),
  }),
  route({
    method: 'patch',
    path: '/environments/{environment}/clock',
    name: 'changeClock',
    group: 'State',
    summary: 'Set the clock, freeze it or let it run',
    parameters: environmentInPath,
    body: changeSchema,
    gives: 'The clock as it stands now.',
    answer: clockSchema,
    handle: (given) => {
      const { clock } = environmentOf(given).environment;
      changeClock(clock, given.body);
      return clockView(clock);
    },
  }),
  route({
    method: 'post',
    path: '/environments/{environment}/clock/advance',
    name: 'advanceClock',
    group: 'State',
    summary: 'Move the clock on, or back',
    parameters: environmentInPath,
    body: spanSchema,
    gives: 'The clock as it stands now.',
    answer: clockSchema,
    handle: (given) => {
      const { clock } = environmentOf(given).environment;
      advanceClock(clock, given.body);
      return clockView(clock);
    },
  }),
];

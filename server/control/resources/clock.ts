import { clockChangeSchema, clockSchema, durationSchema } from '../../../contracts/control/clock.ts';
import { advanceClock, changeClock } from '../../access/clock-changes.ts';
import type { Clock } from '../../world/clock.ts';
import { type Route, route } from '../route.ts';
import { changing, environmentInPath, environmentOf } from './common.ts';

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
    handle: (input) => clockView(environmentOf(input).environment.clock),
  }),
  route({
    method: 'patch',
    path: '/environments/{environment}/clock',
    name: 'changeClock',
    group: 'State',
    summary: 'Set the clock, freeze it or let it run',
    parameters: environmentInPath,
    body: clockChangeSchema,
    gives: 'The clock as it stands now.',
    answer: clockSchema,
    handle: (input) =>
      changing(input, ({ environment: { clock } }) => {
        changeClock(clock, input.body);
        return clockView(clock);
      }),
  }),
  route({
    method: 'post',
    path: '/environments/{environment}/clock/advance',
    name: 'advanceClock',
    group: 'State',
    summary: 'Move the clock on, or back',
    parameters: environmentInPath,
    body: durationSchema,
    gives: 'The clock as it stands now.',
    answer: clockSchema,
    handle: (input) =>
      changing(input, ({ environment: { clock } }) => {
        advanceClock(clock, input.body);
        return clockView(clock);
      }),
  }),
];

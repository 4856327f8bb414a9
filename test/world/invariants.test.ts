import { planOfOneCompany } from '../../fixtures/plan.ts';
import { DEFAULT_SEED, openWorld } from '../../fixtures/world.ts';
import { holdInDefaultWorlds, invariantsHoldIn } from './support/hold-in-worlds.ts';

holdInDefaultWorlds([DEFAULT_SEED, 1, 2, 3]);

invariantsHoldIn('in companies of other sizes and periods', () => [
  openWorld(planOfOneCompany(400)),
  openWorld(planOfOneCompany(200, 'fourWeeks')),
  openWorld(planOfOneCompany(200, 'week')),
]);

const young = {
  ...planOfOneCompany(150),
  today: '2026-02-10T00:00:00',
  openPeriods: {
    month: { year: 2026, period: 2 },
    fourWeeks: { year: 2026, period: 2 },
    week: { year: 2026, period: 7 },
  },
  firstYear: 2026,
};

invariantsHoldIn('in an administration that has just begun', () => [openWorld(young)]);

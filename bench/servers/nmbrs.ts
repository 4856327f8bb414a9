import { startNmbrs } from '../../client/in-process/start.ts';
import { openWorld } from '../../fixtures/world.ts';
import { cases } from '../cases.ts';
import { serveBench } from '../child.ts';

serveBench(async (setup) => {
  const nmbrs = await startNmbrs({ world: openWorld(cases[setup.case].plan) });
  return nmbrs.port;
});

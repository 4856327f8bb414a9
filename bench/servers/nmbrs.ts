import { startNmbrs } from '../../client/in-process/start.ts';
import { openWorld } from '../../fixtures/world.ts';
import { serveBench } from '../processes/server-process.ts';

serveBench('nmbrs', async ({ plan }) => {
  const nmbrs = await startNmbrs({ world: openWorld(plan), onError: (error) => console.error(error) });
  return nmbrs.port;
});

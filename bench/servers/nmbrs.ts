import { callLine } from '../../cli/console.ts';
import { ServingOutput } from '../../cli/output.ts';
import { startNmbrs } from '../../client/in-process/start.ts';
import { openWorld } from '../../fixtures/world.ts';
import { serveBench } from '../processes/server-process.ts';

/** As `nmbrs-mock serve` runs, which prints a line for every call. */
serveBench('nmbrs', async ({ plan }) => {
  const output = new ServingOutput();
  const nmbrs = await startNmbrs({
    world: openWorld(plan),
    onCall: (call) => output.line(callLine(call)),
    onError: (error) => console.error(error),
  });
  return nmbrs.port;
});

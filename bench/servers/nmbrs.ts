import { callLine } from '../../cli/console.ts';
import { ServingOutput } from '../../cli/output.ts';
import { openWorld } from '../../fixtures/world.ts';
import { serveBench } from '../processes/server-process.ts';

type Start = typeof import('../../client/in-process/start.ts');

/** As `nmbrs-mock serve` runs, which prints a line for every call, and from the files that the package holds. */
serveBench('nmbrs', async ({ plan, data }) => {
  const { startNmbrs }: Start = await import(new URL('../../bundle/index.js', import.meta.url).href);
  const output = new ServingOutput();
  const nmbrs = await startNmbrs({
    world: openWorld(plan),
    ...(data !== undefined && { data }),
    onCall: (call) => output.line(callLine(call)),
    onError: (error) => console.error(error),
  });
  return nmbrs.port;
});

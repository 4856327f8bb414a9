import { connectNmbrs } from '../../client/http/connect.ts';
import { defaultPlan } from '../../fixtures/plan.ts';
import { Client, inParallel } from '../client.ts';
import { ServerProcess } from '../processes/server-process.ts';
import { cases } from '../requests/cases.ts';
import { type HttpRequest, soapCall } from '../requests/soap-call.ts';
import type { Part } from './part.ts';

const ENVIRONMENTS = 1_000;
/** So many calls of an environment are kept. */
const CALLS = 1_000;
const CONNECTIONS = 16;

/** What a server holds once garbage is collected, for everything that there may be many of. */
export const memory: Part = {
  tells: 'memory for each environment, and for each call that is kept',
  async measure({ quick, progress }) {
    const environments = quick ? ENVIRONMENTS / 10 : ENVIRONMENTS;
    const server = await ServerProcess.start('nmbrs', { plan: defaultPlan });
    const client = new Client(server.port, CONNECTIONS);
    const mock = connectNmbrs(`http://127.0.0.1:${server.port}`);
    try {
      // What the first of a kind loads and makes is not counted.
      const callIn = async (): Promise<HttpRequest> => {
        const { master } = (await mock.environment()).logins;
        return soapCall(cases.small.operation, cases.small.arguments, master);
      };
      const first = await callIn();
      await inParallel(100, CONNECTIONS, () => client.succeed(first));

      progress(`${environments} environments`);
      const empty = await server.heldBytes();
      const requests: HttpRequest[] = [];
      await inParallel(environments, CONNECTIONS, async () => requests.push(await callIn()));
      const opened = await server.heldBytes();
      for (const request of requests) await client.succeed(request);
      const called = await server.heldBytes();

      progress(`${CALLS} calls`);
      const calledOnce = requests[0] ?? first;
      await inParallel(CALLS - 1, CONNECTIONS, () => client.succeed(calledOnce));
      const full = await server.heldBytes();

      const figures = [
        { name: `environment, of ${environments}`, kilobytes: (opened - empty) / environments / 1e3 },
        { name: 'the same, called once', kilobytes: (called - empty) / environments / 1e3 },
        { name: 'small call that is kept with its messages', kilobytes: (full - called) / (CALLS - 1) / 1e3 },
      ];
      return {
        tables: [
          {
            title: 'Memory once garbage is collected',
            rowsAre: 'for each',
            columns: [{ name: 'kB', decimals: 1 }],
            rows: figures.map(({ name, kilobytes }) => ({ name, figures: [kilobytes] })),
          },
        ],
        ratios: figures.map(({ name, kilobytes }) => ({
          name: `kB for each ${name}`,
          value: kilobytes,
          better: 'lower' as const,
          tolerance: 0.15,
        })),
      };
    } finally {
      client.close();
      await server.stop();
    }
  },
};

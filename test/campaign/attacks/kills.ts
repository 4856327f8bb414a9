import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { requestMessage } from '../../../server/soap/description/sample-message.ts';
import { validValue } from '../../support/valid-requests.ts';
import type { Attack, Find } from '../attack.ts';
import type { Dice } from '../support/dice.ts';
import { readAnswers } from '../support/http-answers.ts';
import { OPERATIONS, postOf, requestOf } from '../support/posts.ts';
import { Target } from '../support/target.ts';

const CALLERS = 12;
/** A server that was told to end and has not within so many milliseconds never will. */
const PATIENCE = 40_000;

/** The exit code that a signal brings about; null when it is the signal that ends the process. */
const SIGNALS = { SIGTERM: 0, SIGINT: 0, SIGKILL: null } as const;

/** A server that is told to end in the middle of calls, ends; the next one starts at the same port. */
export const kills: Attack = {
  name: 'kills',
  about: 'SIGTERM, SIGINT and SIGKILL in the middle of calls, waits and unread answers; then the next start',
  async batch(_, dice) {
    const target = await Target.start();
    const finds: Find[] = [];
    const note = (wrong: string) => finds.push({ wrong, request: `the batch of the seed '${dice.seed}'` });
    const signal = dice.pick(Object.keys(SIGNALS) as (keyof typeof SIGNALS)[]);
    const idle = [waiter(target), stalled(target), unfinished(target)].filter(() => dice.chance(0.7));
    let calls = 0;
    const caller = async (own: Dice) => {
      while (!target.hasEnded) {
        const operation = own.pick(OPERATIONS);
        const { bytes, reset, refused } = await target.send([
          postOf(operation, requestMessage(operation, '1.1', validValue)),
        ]);
        calls++;
        if (refused) return;
        const { wrong } = readAnswers(bytes);
        if (wrong !== null && !reset && signal !== 'SIGKILL') note(`half an answer: ${wrong}`);
      }
    };
    const callers = dice.times(CALLERS, () => caller(dice));
    await pause(dice.below(800));
    target.signal(signal);
    const code = await Promise.race([target.exited(), pause(PATIENCE, 'never' as const, { ref: false })]);
    if (code !== SIGNALS[signal]) note(`${signal} in the middle of calls ends with ${code}`);
    if (code === 'never') await target.close();
    await Promise.all(callers);
    for (const socket of idle) socket.destroy();
    const { stderr } = target;
    if (stderr !== '') note(`${signal} makes it write to stderr: ${stderr.slice(0, 1_000)}`);
    const { port } = target;
    const next = await Target.start({ args: ['--port', String(port)] }).catch((error: Error) => error);
    if (next instanceof Error) note(`after ${signal} the next one does not start: ${next.message}`);
    else {
      if (next.port !== port) note(`the next one listens on ${next.port} instead of ${port}`);
      const complaint = await next.complaint();
      if (complaint !== null) note(complaint);
      await next.close();
    }
    return { requests: calls, finds };
  },
};

function opened({ port }: Target, bytes: Buffer | string): Socket {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  socket.write(bytes);
  return socket;
}

function waiter(target: Target): Socket {
  return opened(
    target,
    requestOf('GET', '/_mock/environments/demo/calls?count=1000000&within=60000', [], null),
  );
}

function stalled(target: Target): Socket {
  const wsdl = 'GET /soap/v3/EmployeeService.asmx?wsdl HTTP/1.1\r\nHost: localhost\r\n\r\n';
  return opened(target, wsdl.repeat(30)).pause();
}

function unfinished(target: Target): Socket {
  const { service } = OPERATIONS[0] as (typeof OPERATIONS)[number];
  return opened(target, `POST ${service.paths[0]} HTTP/1.1\r\nHost: x\r\nContent-Length: 5000000\r\n\r\n<x>`);
}

import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { requestMessage } from '../../../server/soap/description/sample-message.ts';
import { validValue } from '../../support/valid-requests.ts';
import type { Attack, Find } from '../attack.ts';
import type { Dice } from '../support/dice.ts';
import { OPERATIONS, postOf, requestOf } from '../support/posts.ts';
import type { Target } from '../support/target.ts';

const CONNECTIONS = 60;

type Phase = (socket: Socket, dice: Dice) => void;

/** What a client does before it is gone. */
const PHASES: Readonly<Record<string, Phase>> = {
  'says nothing': () => {},
  'cuts its request anywhere': (socket, dice) => {
    const bytes = wholeRequest(dice);
    socket.write(bytes.subarray(0, dice.below(bytes.length)));
  },
  'does not wait for the answer': (socket, dice) => {
    socket.write(wholeRequest(dice));
  },
  'does not read many answers': (socket, dice) => {
    socket.pause();
    const wsdl = 'GET /soap/v3/EmployeeService.asmx?wsdl HTTP/1.1\r\nHost: localhost\r\n\r\n';
    socket.write(wsdl.repeat(1 + dice.below(30)));
  },
  'does not read what it is called back with': (socket, dice) => {
    socket.pause();
    for (let count = dice.below(20); count >= 0; count--) socket.write(wholeRequest(dice));
  },
  'promises a long body': (socket, dice) => {
    const { service, soapAction } = dice.pick(OPERATIONS);
    const head = `POST ${service.paths[0]} HTTP/1.1\r\nHost: x\r\nContent-Type: text/xml\r\nSOAPAction: "${soapAction}"\r\n`;
    socket.write(`${head}Content-Length: 40000000\r\n\r\n`);
    socket.write(Buffer.alloc(dice.below(3_000_000), ' '));
  },
  'waits for calls': (socket) => {
    socket.write(
      requestOf('GET', '/_mock/environments/demo/calls?count=1000000&within=60000', [], null, 'localhost'),
    );
  },
  'sends half of JSON': (socket) => {
    socket.write(
      'POST /_mock/environments HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{"a":',
    );
  },
};

type Leave = (socket: Socket) => void;

const LEAVES: readonly Leave[] = [
  (socket) => socket.destroy(),
  (socket) => socket.resetAndDestroy(),
  // Half open for a while, and then gone.
  (socket) => {
    socket.end();
    setTimeout(() => socket.destroy(), 300);
  },
];

/** Clients that leave in the middle of everything. */
export const hangUps: Attack = {
  name: 'hang-ups',
  about: 'connections that are cut, reset, half closed or not read, in every phase of a request',
  async batch(target, dice) {
    await Promise.all(
      dice.times(CONNECTIONS, () => {
        const phase = dice.pick(Object.values(PHASES));
        return hangUp(target, phase, dice.pick(LEAVES), dice.below(400), dice);
      }),
    );
    return { requests: CONNECTIONS, finds: target.hasEnded ? [] : await leftOver(target) };
  },
};

function wholeRequest(dice: Dice): Buffer {
  const operation = dice.pick(OPERATIONS.filter(({ writes }) => !writes));
  return postOf(operation, requestMessage(operation, '1.1', validValue));
}

async function hangUp(
  { port }: Target,
  phase: Phase,
  leave: Leave,
  after: number,
  dice: Dice,
): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  phase(socket, dice);
  await pause(after);
  const gone = new Promise((resolve) => socket.on('close', resolve));
  if (socket.destroyed) return;
  leave(socket);
  await gone;
}

/** What is held for clients that are gone; it gets half a minute to go too. */
async function leftOver(target: Target): Promise<Find[]> {
  for (let wait = 0; ; wait++) {
    const limits = (await (await fetch(`${target.url}/_mock/limits`)).json()) as {
      limit: string;
      used: number;
    }[];
    const held = limits.filter(({ limit, used }) => ['bodies', 'waits'].includes(limit) && used > 0);
    if (held.length === 0) return [];
    if (wait === 60) return [{ wrong: `${JSON.stringify(held)} is held for nobody`, request: 'the batch' }];
    await pause(500);
  }
}

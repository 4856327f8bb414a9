import { requestMessage } from '../../../server/soap/description/sample-message.ts';
import { validValue } from '../../support/valid-requests.ts';
import type { Attack, Find } from '../attack.ts';
import type { Dice } from '../support/dice.ts';
import { OPERATIONS, postOf } from '../support/posts.ts';
import { judgeSoap } from '../support/soap-answers.ts';
import { maskedGuids, Target, withoutDate } from '../support/target.ts';

const CALLS = 40;

const ZONES = [
  ...[
    'America/St_Johns',
    'Pacific/Apia',
    'Pacific/Kiritimati',
    'Asia/Kathmandu',
    'Europe/Amsterdam',
    'Antarctica/Troll',
  ],
  ...[
    'America/Los_Angeles',
    'Africa/Casablanca',
    'Australia/Lord_Howe',
    'EST5EDT',
    'Nowhere/There',
    ':',
    '<X>+25:59',
    '',
  ],
];
/** Around changes of summer time, of years and of leap days, and at the ends of what is a date. */
const TIMES = [
  ...[
    '2026-03-29T01:59:59',
    '2026-03-29T02:30:00',
    '2026-10-25T02:30:00',
    '2026-10-25T03:00:00',
    '2024-02-29T23:59:59',
  ],
  ...[
    '2025-12-31T23:59:59',
    '2026-01-01T00:00:00',
    '1970-01-01T00:00:00',
    '2038-01-19T03:14:08',
    '0001-01-01T00:00:00',
  ],
  ...['9999-12-31T23:59:59', '1900-02-28T12:00:00', '2100-02-28T23:59:59'],
];
const HOUR = 3_600_000;
const JUMPS = [HOUR, 2 * HOUR, -2 * HOUR, 25 * HOUR, -25 * HOUR, 400 * 24 * HOUR, -400 * 24 * HOUR];

/**
 * Calls in another time zone are answered as in this one, whatever the clock of an environment says and however that of
 * the machine jumps.
 */
export const clocks: Attack = {
  name: 'clocks',
  about: 'other time zones, clocks of environments at odd times, and jumps of the clock of the machine',
  async batch(_, dice) {
    const zone = dice.pick(ZONES);
    const [here, there] = await Promise.all([
      Target.start({ variables: { TZ: 'UTC' } }),
      Target.start({ variables: { TZ: zone } }),
    ]);
    const finds: Find[] = [];
    try {
      // At most one of both, since whoever stands at such a time may well be refused.
      const time = dice.pick(TIMES);
      const statuses = await Promise.all([here, there].map((target) => setClock(target, time)));
      if (statuses[0] !== statuses[1])
        finds.push({ wrong: `the clock is set with ${statuses}`, request: `${time} in '${zone}'` });
      for (let count = 0; count < CALLS; count++) {
        if (count % 10 === 9) await there.shiftClock(dice.pick(JUMPS));
        finds.push(...(await differences(here, there, `at ${time} in '${zone}'`, dice)));
      }
      for (const target of [here, there]) {
        const complaint = await target.complaint();
        if (complaint !== null)
          finds.push({ wrong: complaint, request: `${time} in '${zone}', seed '${dice.seed}'` });
      }
    } finally {
      await Promise.all([here.close(), there.close()]);
    }
    return { requests: 2 * CALLS, finds };
  },
};

async function setClock({ url }: Target, now: string): Promise<number> {
  const answer = await fetch(`${url}/_mock/environments/demo/clock`, {
    method: 'PATCH',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ now, frozen: true }),
  });
  return answer.status;
}

async function differences(here: Target, there: Target, where: string, dice: Dice): Promise<Find[]> {
  const operation = dice.pick(OPERATIONS);
  const envelope = requestMessage(operation, '1.1', validValue);
  const [ours, theirs] = await Promise.all(
    [here, there].map((target) => target.send([postOf(operation, envelope)])),
  );
  if (!ours || !theirs) return [];
  const wrong = judgeSoap(operation, theirs);
  if (wrong !== null) return [{ wrong: `${operation.name} ${where}: ${wrong}`, request: envelope }];
  const [one, other] = [ours, theirs].map(({ bytes }) => maskedGuids(withoutDate(bytes).toString('latin1')));
  return one === other
    ? []
    : [
        {
          wrong: `${operation.name} ${where} is answered otherwise than in UTC`,
          request: `${envelope}\n${one}\n${other}`,
        },
      ];
}

import { describe, expect, it } from 'vitest';
import { callsText } from '../../../harness/matchers/calls-text.ts';
import { nmbrsMatchers } from '../../../harness/matchers/matchers.ts';
import { useOffices } from '../../behaviour/office.ts';

expect.extend(nmbrsMatchers);

const openOffice = useOffices();

/** An office in which two debtors were asked for. */
async function busyOffice() {
  const office = await openOffice();
  await office.master.call('DebtorService', 'Debtor_Get', '<DebtorId>1001</DebtorId>');
  await office.debtor.call('DebtorService', 'Debtor_Get', '<DebtorId>1002</DebtorId>');
  return office;
}

const OPERATION = 'DebtorService.Debtor_Get';

describe('matchers, in an environment of this process', () => {
  it('hold', async () => {
    const { env } = await busyOffice();
    await expect(env).toHaveBeenCalledOn(OPERATION);
    await expect(env.calls).toHaveBeenCalledOn('Debtor_Get', { DebtorId: 1002 }, 1);
    await expect(env).toHaveBeenCalledOn({ operation: OPERATION, answer: 1003 }, { DebtorId: 1002 });
    await expect(env).toHaveBeenCalledOn(OPERATION, undefined, { atMost: 2 });
    await expect(env).not.toHaveBeenCalledOn(OPERATION, { DebtorId: 1003 });
    await expect(env).not.toHaveBeenCalledOn(OPERATION, {}, 3);
    await expect(env).toHaveBeenCalledInOrder('Debtor_Get', { operation: 'Debtor_Get', answer: 1003 });
    await expect(env).not.toHaveBeenCalledInOrder('Debtor_Get', 'Debtor_Get', 'Debtor_Get');
    await expect(env).toHonourTheContract();
  });

  it('tell how it was when they do not', async () => {
    const { env, master } = await busyOffice();
    await expect(expect(env).toHaveBeenCalledOn(OPERATION, { DebtorId: 1003 })).rejects.toThrow(
      /Debtor_Get with \{DebtorId: 1003\}: expected at least once, was called never\..*≠ DebtorId/s,
    );
    await expect(expect(env).not.toHaveBeenCalledOn(OPERATION)).rejects.toThrow(
      /Debtor_Get: expected never, was called twice\.\n\n {2}call \d+/,
    );
    await expect(expect(env).not.toHaveBeenCalledOn(OPERATION, {}, 2)).rejects.toThrow(
      'This was not to be: DebtorService.Debtor_Get: expected twice, was called twice.',
    );
    await expect(expect(env).toHaveBeenCalledInOrder('Debtor_Get', 'Debtor_Insert')).rejects.toThrow(
      'Debtor_Insert was expected after call',
    );
    await expect(expect(env).not.toHonourTheContract()).rejects.toThrow('was expected to be broken');
    await master.call('DebtorService', 'Debtor_Get', '<DebtorID>1001</DebtorID>');
    await expect(expect(env).toHonourTheContract()).rejects.toThrow('→ Call it DebtorId.');
    await expect(env).not.toHonourTheContract();
    await expect(env).toHonourTheContract({ allow: ['lost-data', 'wrong-default'] });
  });

  it('refuse what could never be met', async () => {
    const { env } = await openOffice();
    await expect(expect(env).toHaveBeenCalledOn('Debtor_Gte' as 'Debtor_Get')).rejects.toThrow(
      "Did you mean 'Debtor_Get'?",
    );
    await expect(expect(env).toHaveBeenCalledOn(OPERATION, { DebtorID: 1 } as never)).rejects.toThrow(
      "Did you mean 'DebtorId'?",
    );
    await expect(expect(env).not.toHaveBeenCalledOn(OPERATION, 2 as never)).rejects.toThrow(
      'The arguments of DebtorService.Debtor_Get are a record, such as { EmployeeId: 5000001 }, which 2 is not. How often comes after them',
    );
    await expect(expect(env).toHaveBeenCalledInOrder()).rejects.toThrow(
      'An order of no calls is met by any.',
    );
  });

  it.each([
    [undefined, 'undefined'],
    ['env', 'a string'],
    [{}, 'some other object'],
    [new Date(), 'a Date'],
  ])('take nothing but an environment or its calls: %o', async (received, name) => {
    await expect(expect(received).toHonourTheContract()).rejects.toThrow(
      `This is no environment of nmbrs-mock, nor its calls, but ${name}. Write expect(env).`,
    );
  });
});

it('a report tells the newest calls of many', async () => {
  const { env } = await busyOffice();
  const [call] = await env.calls.list();
  if (!call) throw new Error('there was no call');
  const told = callsText('here', Array(60).fill(call), []).split('\n');
  expect(told).toHaveLength(2 + 50 * 2);
  expect(told[1]).toBe('  ... 10 earlier calls');
});

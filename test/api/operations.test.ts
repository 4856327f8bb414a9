import { describe, expect, it } from 'vitest';
import { NotPossible } from '../../index.ts';
import { DOORS, useMock } from '../support/doors.ts';

describe.each(DOORS)('the operations of a mock, reached %s', (door) => {
  const mock = useMock(door);

  it('are listed, and read one by one', async () => {
    const { operations, errors } = await mock().operations();
    expect(operations).toHaveLength(737);
    expect(errors.find(({ code }) => code === 1001)?.name).toBe('InvalidAuthentication');
    const current = await mock().operation('CompanyService.List_GetByDebtor');
    expect(current).toMatchObject({ version: 'v3', arguments: [{ name: 'DebtorId', id: 'debtor' }] });
    const old = await mock().operation('CompanyService.List_GetByDebtor', 'v2.1');
    expect(old).toMatchObject({ version: 'v2.1', header: 'AuthHeader' });
  });

  it('are refused by names that are none', async () => {
    const asked = mock().operation('CompanyService.List_GetByDebto' as 'CompanyService.List_GetByDebtor');
    await expect(asked).rejects.toThrow(NotPossible);
    await expect(asked).rejects.toThrow("Did you mean 'List_GetByDebtor'?");
  });
});

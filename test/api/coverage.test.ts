import { describe, expect, it } from 'vitest';
import { catalogue } from '../../contracts/interface/catalogue.ts';
import { DOORS, useMock } from '../support/doors.ts';

describe.each(DOORS)('the coverage, reached %s', (door) => {
  const mock = useMock(door);

  it('tells of every operation of every service', async () => {
    const operations = catalogue.services.flatMap((service) =>
      service.operations.map(({ name }) => `${service.name}.${name}`),
    );
    const told = (await mock().coverage()).map(({ service, operation }) => `${service}.${operation}`);
    expect(told.toSorted()).toEqual(operations.toSorted());
  });
});

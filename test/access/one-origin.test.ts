import { expect, it } from 'vitest';
import { openWorld } from '../../fixtures/world.ts';
import { testEnvironmentSteps } from '../../server/access/test-environment.ts';
import { openTenants } from '../../server/seeding/open-tenants.ts';

it('an environment and its companions stand on one state of their origin, whatever is written to it meanwhile', () => {
  const tenants = openTenants(openWorld(), []);
  const { debtors } = tenants.default.environment;
  const [first] = debtors.all();
  if (!first) throw new Error('The world has no debtor.');
  const steps = testEnvironmentSteps(tenants, {
    logins: [{ archetype: 'master' }, { archetype: 'two-environments' }, { archetype: 'no-subscription' }],
  });
  steps.next();
  debtors.put({ ...first, name: 'Changed meanwhile' });
  for (;;) {
    const { done, value } = steps.next();
    if (!done) continue;
    const made = [value.tenant, ...value.companions];
    expect(made.map(({ environment }) => environment.debtors.get(first.id)?.name)).toEqual(
      Array(3).fill(first.name),
    );
    return;
  }
});

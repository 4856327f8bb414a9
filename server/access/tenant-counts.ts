import type { Capacity } from '../capacity/capacity.ts';
import type { Tenant } from './tenant.ts';

/** From now on a capacity counts what these environments hold at any moment. */
export function countAll(capacity: Capacity, all: () => readonly Tenant[]): void {
  const sum = (of: (tenant: Tenant) => number) => all().reduce((count, tenant) => count + of(tenant), 0);
  capacity.counts('environments', () => all().length);
  capacity.counts('snapshots', () => sum(({ snapshots }) => snapshots.length));
  capacity.counts('snapshot-records', () => sum(({ snapshotRecords }) => snapshotRecords));
  capacity.counts('logins', () => sum(({ users }) => users.loginCount));
  capacity.counts('templates', () => sum(({ users }) => users.templates.count));
  capacity.counts('made-records', () => sum(({ environment }) => environment.ledger.made));
  capacity.counts('seeded-employees', () => sum(({ environment }) => environment.ledger.seeded));
  capacity.counts('mails', () => sum(({ users }) => users.outbox.count));
  capacity.counts('sign-on-tokens', () => sum(({ users }) => users.signOnTokens.count));
  capacity.counts('uploads', () => {
    const contents = new Set(all().flatMap((tenant) => [...tenant.uploads()]));
    return [...contents].reduce((bytes, content) => bytes + content.length, 0);
  });
  capacity.counts('reports', () => {
    const contents = new Set(all().flatMap((tenant) => [...tenant.reports()]));
    return [...contents].flat().reduce((bytes, piece) => bytes + piece.length, 0);
  });
}

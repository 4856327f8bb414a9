import type { Mail } from '../../../client/index.ts';
import { Badge } from '../../parts/badge.tsx';
import { dateTimeText } from '../../parts/times.ts';

/** Whether the link of a mail works, and until when. */
export function LinkState({ mail: { dead, usedAt, expiresAt } }: { readonly mail: Mail }) {
  if (dead === null) return <Badge tone="good">{`works until ${dateTimeText(expiresAt)}`}</Badge>;
  return (
    <Badge tone={usedAt === null ? 'bad' : 'neutral'}>{usedAt === null ? 'works no more' : 'used'}</Badge>
  );
}

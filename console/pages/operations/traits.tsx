import type { ListedOperation } from '../../../contracts/control/operations.ts';
import { Badge } from '../../parts/badge.tsx';

/** What an operation is, in a word each. */
export function Traits({
  operation: { writes, deprecated },
}: {
  readonly operation: Pick<ListedOperation, 'writes' | 'deprecated'>;
}) {
  return (
    <span class="traits">
      <Badge tone={writes ? 'accent' : 'neutral'}>{writes ? 'writes' : 'reads'}</Badge>
      {deprecated && <Badge tone="fair">deprecated</Badge>}
    </span>
  );
}

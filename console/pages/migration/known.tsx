import type { KnownFact } from '../../../contracts/control/migration.ts';
import { Badge, type Tone } from '../../parts/badge.tsx';
import { dateText } from '../../parts/times.ts';

const TONES: Readonly<Record<KnownFact['confidence'], Tone>> = {
  vendor: 'good',
  described: 'good',
  live: 'good',
  claimed: 'fair',
  inferred: 'fair',
  doubtful: 'bad',
};

/** How sure something is, from where, and since when. */
export function Known({ known: { confidence, source, date } }: { readonly known: KnownFact }) {
  return (
    <span class="known">
      <Badge tone={TONES[confidence]}>{confidence}</Badge>{' '}
      <span class="soft">{`${dateText(date)}: ${source.join(' ')}`}</span>
    </span>
  );
}

import './contract.css';
import type { Severity } from '../../../contracts/severity.ts';
import { useLinkTo } from '../../mock/environment.ts';
import { Badge, type Tone } from '../../parts/badge.tsx';
import { Panel } from '../../parts/page.tsx';
import type { ViolationGroup, ViolationWay } from './violation-groups.ts';

const TONES: Readonly<Record<Severity, Tone>> = {
  'lost-data': 'bad',
  'wrong-default': 'bad',
  'not-used': 'fair',
  deprecated: 'fair',
  'retired-version': 'fair',
  guess: 'neutral',
  'wrong-answer': 'bad',
  discarded: 'fair',
};

/** So many calls are linked to; how many more there are is told. */
const MOST_LINKS = 12;

interface RemedyPanelProps {
  readonly group: ViolationGroup;
  readonly accepted: ReadonlySet<string>;
}

/** What one change would mend. */
export function RemedyPanel({ group: { remedy, ways }, accepted }: RemedyPanelProps) {
  return (
    <Panel>
      <section class="remedy" aria-label={remedy}>
        <h2>{remedy}</h2>
        <ul>
          {ways.map((way) => (
            <Way key={way.first.key} way={way} isAccepted={accepted.has(way.first.key)} />
          ))}
        </ul>
      </section>
    </Panel>
  );
}

function Way({
  way: { first, calls },
  isAccepted,
}: {
  readonly way: ViolationWay;
  readonly isAccepted: boolean;
}) {
  const linkHere = useLinkTo();
  const { severity, message, operation, place } = first;
  const more = calls.length - MOST_LINKS;
  return (
    <li>
      <div class="badges">
        <Badge tone={TONES[severity]}>{severity}</Badge>
        {isAccepted && <Badge tone="good">accepted</Badge>}
      </div>
      <div>
        <p>{message}</p>
        <p class="soft">
          {operation}
          {place && `, line ${place.line}, column ${place.column}`}
        </p>
        <p class="way-calls">
          <span class="soft">{calls.length === 1 ? 'Call' : `${calls.length} calls`}</span>
          {calls.slice(0, MOST_LINKS).map((number) => (
            <a key={number} href={linkHere('calls', number)}>
              {number}
            </a>
          ))}
          {more > 0 && <span class="soft">{`and ${more} more`}</span>}
        </p>
      </div>
    </li>
  );
}

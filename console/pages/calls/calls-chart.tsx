import { useMemo } from 'preact/hooks';
import { timeOfDayText } from '../../parts/times.ts';
import type { Entry } from './call-entries.ts';
import { type Slot, statisticsOf, statisticsText } from './call-statistics.ts';

const [WIDTH, HEIGHT, BAR] = [600, 64, 7];

/** Calls over time, those that were refused in another colour, and how long they took; told in words below. */
export function CallsChart({ entries }: { readonly entries: readonly Entry[] }) {
  const statistics = useMemo(() => statisticsOf(entries), [entries]);
  if (statistics === null) return null;
  const { slots, from, to } = statistics;
  return (
    <figure class="calls-chart">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        <Bars slots={slots} />
        <path class="latency" d={latencyPath(slots)} vector-effect="non-scaling-stroke" />
      </svg>
      <div class="calls-times soft" aria-hidden="true">
        <span>{timeOfDayText(from)}</span>
        <span class="calls-legend">
          <span class="answered">answered</span>
          <span class="refused">refused</span>
          <span class="latency">time taken</span>
        </span>
        <span>{timeOfDayText(to)}</span>
      </div>
      <figcaption>{statisticsText(statistics)}</figcaption>
    </figure>
  );
}

function Bars({ slots }: { readonly slots: readonly Slot[] }) {
  const most = Math.max(...slots.map(({ answered, refused }) => answered + refused));
  const step = WIDTH / slots.length;
  return (
    <>
      {slots.map(({ answered, refused }, at) => {
        const [upper, lower] = [(refused / most) * HEIGHT, (answered / most) * HEIGHT];
        return (
          <g key={at}>
            <rect class="answered" x={at * step} y={HEIGHT - lower} width={BAR} height={lower} />
            <rect class="refused" x={at * step} y={HEIGHT - lower - upper} width={BAR} height={upper} />
          </g>
        );
      })}
    </>
  );
}

/** A line from each part of the time in which something was called to the next one. */
function latencyPath(slots: readonly Slot[]): string {
  const longest = Math.max(...slots.map(({ median }) => median ?? 0), Number.MIN_VALUE);
  const step = WIDTH / slots.length;
  const points = slots.flatMap(({ median }, at) =>
    median === null ? [] : [`${at * step + BAR / 2} ${(HEIGHT - 2) * (1 - median / longest) + 1}`],
  );
  return points.length === 0 ? '' : `M${points.join('L')}`;
}

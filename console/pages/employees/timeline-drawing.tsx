import './timeline.css';
import { useRef, useState } from 'preact/hooks';
import { dateText } from '../../parts/times.ts';
import { type Bar, barsOf, extentOf, monthTicks, type Tick, yearTicks } from './drawing.ts';
import { type Lane, spansIn, type Years } from './lane.ts';
import { type Stretch, timeOf } from './periods.ts';

const ROW_HEIGHT = 26;
const BAR_HEIGHT = 22;
const AXIS_ROW = 20;

interface TimelineDrawingProps {
  readonly lanes: readonly Lane[];
  readonly years: Years;
  /** The day that the clock of the environment tells. */
  readonly today: number;
}

/** One lane a kind, years along the top. Arrow keys go from bar to bar; what is chosen is told below. */
export function TimelineDrawing({ lanes, years, today }: TimelineDrawingProps) {
  const drawn = lanes.map((lane) => ({ lane, bars: barsOf(spansIn(lane), years) }));
  const place = useRef<HTMLElement>(null);
  const [at, setAt] = useState<Spot | null>(null);
  const current = at && drawn[at.lane]?.bars[at.bar] ? at : firstSpot(drawn);
  const chosen = at && drawn[at.lane]?.bars[at.bar];
  const onKeyDown = (event: KeyboardEvent) => {
    if (current === null) return;
    const next = spotAfter(event.key, current, drawn);
    if (next === null) return;
    event.preventDefault();
    place.current?.querySelector<SVGElement>(`[data-spot="${next.lane}-${next.bar}"]`)?.focus();
  };
  return (
    <section class="timeline" ref={place} onKeyDown={onKeyDown} aria-label="Drawn">
      <Axis years={years} today={today} />
      {drawn.map(({ lane, bars }, index) => (
        <div class={`lane ${lane.tone ?? ''}`} key={lane.name}>
          <h3>{lane.name}</h3>
          {bars.length === 0 ? (
            <p class="soft lane-empty">{whyEmpty(lane)}</p>
          ) : (
            <svg class="lane-drawing" height={ROW_HEIGHT * (1 + Math.max(...bars.map(({ row }) => row)))}>
              <title>{lane.name}</title>
              <Ticks ticks={yearTicks(years)} />
              {bars.map((bar, bared) => (
                <BarDrawing
                  key={`${bar.span.from}-${bar.row}-${bar.span.text}`}
                  lane={lane.name}
                  bar={bar}
                  spot={`${index}-${bared}`}
                  isCurrent={current?.lane === index && current.bar === bared}
                  isChosen={chosen === bar}
                  onChoose={() => setAt({ lane: index, bar: bared })}
                />
              ))}
              <Today years={years} today={today} />
            </svg>
          )}
        </div>
      ))}
      <p class="timeline-told" aria-live="polite">
        {at && chosen ? (
          <>
            <strong>{drawn[at.lane]?.lane.name}</strong> <bdi>{chosen.span.text}</bdi>,{' '}
            {stretchText(chosen.span)}
          </>
        ) : (
          <span class="soft">Choose a bar to read it here; arrow keys go from one to the next.</span>
        )}
      </p>
    </section>
  );
}

/** A bar, by its lane and its place there. */
interface Spot {
  readonly lane: number;
  readonly bar: number;
}

type Drawn = readonly { readonly lane: Lane; readonly bars: readonly Bar[] }[];

function firstSpot(drawn: Drawn): Spot | null {
  const lane = drawn.findIndex(({ bars }) => bars.length > 0);
  return lane < 0 ? null : { lane, bar: 0 };
}

/** Where a key leads; null where it leads nowhere. */
function spotAfter(key: string, { lane, bar }: Spot, drawn: Drawn): Spot | null {
  const last = (drawn[lane]?.bars.length ?? 1) - 1;
  switch (key) {
    case 'ArrowRight':
      return { lane, bar: Math.min(bar + 1, last) };
    case 'ArrowLeft':
      return { lane, bar: Math.max(bar - 1, 0) };
    case 'Home':
      return { lane, bar: 0 };
    case 'End':
      return { lane, bar: last };
    case 'ArrowDown':
    case 'ArrowUp': {
      const step = key === 'ArrowDown' ? 1 : -1;
      for (let next = lane + step; next >= 0 && next < drawn.length; next += step)
        if (drawn[next]?.bars.length) return { lane: next, bar: 0 };
      return null;
    }
    default:
      return null;
  }
}

function whyEmpty({ answer, mostYears }: Lane): string {
  if (answer === null) return `Shown for ${mostYears} years at most; choose fewer.`;
  return answer.kind === 'refused' ? `${answer.code}: ${answer.why}` : 'Nothing in these years';
}

interface BarDrawingProps {
  readonly lane: string;
  readonly bar: Bar;
  readonly spot: string;
  /** Of all bars one is reached by the tab key. */
  readonly isCurrent: boolean;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function BarDrawing({ lane, bar, spot, isCurrent, isChosen, onChoose }: BarDrawingProps) {
  const { span, x, width, row } = bar;
  const told = `${span.text}, ${stretchText(span)}`;
  return (
    <svg class="bar" x={`${x}%`} y={row * ROW_HEIGHT + 2} width={`${width}%`} height={BAR_HEIGHT}>
      <title>{told}</title>
      {/* biome-ignore lint/a11y/useSemanticElements: no button of HTML stands within a drawing. */}
      <rect
        x="1"
        y="1"
        height={BAR_HEIGHT - 2}
        rx="4"
        role="button"
        tabIndex={isCurrent ? 0 : -1}
        aria-pressed={isChosen}
        aria-label={`${lane}: ${told}`}
        data-spot={spot}
        onFocus={onChoose}
        onClick={onChoose}
        onKeyDown={({ key }) => key === 'Enter' && onChoose()}
      />
      {/* The text ends where its bar does. */}
      <svg aria-hidden="true">
        <text x="7" y="15">
          {span.text.slice(0, LONGEST_TEXT)}
        </text>
      </svg>
    </svg>
  );
}

/** No bar has room for more. */
const LONGEST_TEXT = 200;

function Axis({ years, today }: Omit<TimelineDrawingProps, 'lanes'>) {
  const months = monthTicks(years);
  return (
    <div class="lane axis">
      <span />
      <svg aria-hidden="true" height={AXIS_ROW * (months.length > 0 ? 2 : 1) + 2}>
        {yearTicks(years).map(({ x, text }, at, all) => (
          <text
            key={text}
            x={`${x}%`}
            dx="4"
            y="14"
            class={at % labelled(all.length) === 0 ? undefined : 'unlabelled'}
          >
            {text}
          </text>
        ))}
        {months.map(({ x, text }) => (
          <text key={x} class="month" x={`${x}%`} dx="4" y={AXIS_ROW + 13}>
            {text}
          </text>
        ))}
        <Ticks ticks={yearTicks(years)} />
        <Ticks ticks={months} top={AXIS_ROW} />
        <Today years={years} today={today} />
      </svg>
    </div>
  );
}

/** Of so many years each one, or each second, or fifth, is named. */
function labelled(count: number): number {
  if (count <= 12) return 1;
  return count <= 24 ? 2 : 5;
}

function Ticks({ ticks, top = 0 }: { readonly ticks: readonly Tick[]; readonly top?: number }) {
  return (
    <>
      {ticks.map(({ x, text }) => (
        <line key={`${x} ${text}`} class="tick" x1={`${x}%`} x2={`${x}%`} y1={top} y2="100%" />
      ))}
    </>
  );
}

function Today({ years, today }: Omit<TimelineDrawingProps, 'lanes'>) {
  const extent = extentOf({ from: today, until: today + 1 }, years);
  if (extent === null) return null;
  return <line class="today" x1={`${extent.x}%`} x2={`${extent.x}%`} y1="0" y2="100%" />;
}

/** From when to when, in words. */
export function stretchText({ from, until }: Stretch): string {
  const since = dateText(timeOf(from));
  return until === null ? `since ${since}` : `${since} to ${dateText(timeOf(until - 1))}`;
}

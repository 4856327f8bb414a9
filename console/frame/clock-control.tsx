import { useEffect, useRef, useState } from 'preact/hooks';
import { clearInterval, elapsed, setInterval } from '../../base/real-time.ts';
import type { Clock } from '../../client/index.ts';
import { useAsked } from '../mock/asked.ts';
import { type Deed, useDeed } from '../mock/deed.ts';
import { useEnvironment } from '../mock/environment.ts';
import { Button } from '../parts/button.tsx';
import { TextField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Icon } from '../parts/icon.tsx';
import { RefusalNotice } from '../parts/notice.tsx';
import { Switch } from '../parts/switch.tsx';
import { dateTimeText } from '../parts/times.ts';

/** The clock of the environment, and what can be done with it. */
export function ClockControl() {
  const environment = useEnvironment();
  const asked = useAsked(() => environment.clock(), [environment.subdomain]);
  const [isOpen, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const advance = useDeed(() => environment.advanceClock({ days: 1 }), 'One day later.');
  useEffect(() => {
    if (!isOpen) return;
    const closeOutside = ({ target }: Event) => {
      if (target instanceof Node && !place.current?.contains(target)) setOpen(false);
    };
    const closeByKey = ({ key }: KeyboardEvent) => {
      if (key !== 'Escape') return;
      setOpen(false);
      place.current?.querySelector<HTMLElement>('.clock-button')?.focus();
    };
    document.addEventListener('pointerdown', closeOutside);
    document.addEventListener('focusin', closeOutside);
    document.addEventListener('keydown', closeByKey);
    return () => {
      document.removeEventListener('pointerdown', closeOutside);
      document.removeEventListener('focusin', closeOutside);
      document.removeEventListener('keydown', closeByKey);
    };
  }, [isOpen]);
  if (asked.kind !== 'known') return null;
  const clock = asked.value;
  return (
    <div class="clock" ref={place}>
      <button type="button" class="clock-button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <Icon name="clock" />
        <span class="unseen">Clock: </span>
        <ClockFace clock={clock} key={clock.now} />
        {clock.frozen && <span class="frozen">frozen</span>}
        <Icon name="down" />
      </button>
      <button type="button" class="bar-button" onClick={() => advance.run()}>
        +1 day
      </button>
      {isOpen && <ClockPanel clock={clock} advance={advance} />}
    </div>
  );
}

/** What the clock tells: it runs on in this page as it does in the mock. */
function ClockFace({ clock: { now, frozen } }: { readonly clock: Clock }) {
  const [since] = useState(() => elapsed());
  const [, showAgain] = useState(0);
  useEffect(() => {
    if (frozen) return;
    const timer = setInterval(() => showAgain((times) => times + 1), 10_000);
    return () => clearInterval(timer);
  }, [frozen]);
  const passed = frozen ? 0 : elapsed() - since;
  return <time>{dateTimeText(laterBy(now, passed))}</time>;
}

function ClockPanel({ clock, advance }: { readonly clock: Clock; readonly advance: Deed<[]> }) {
  const environment = useEnvironment();
  const [time, setTime] = useState(clock.now.slice(0, 16));
  const set = useDeed((now: string) => environment.changeClock({ now }), 'The clock is set.');
  const freeze = useDeed((frozen: boolean) => environment.changeClock({ frozen }));
  const refusal = set.refusal ?? freeze.refusal ?? advance.refusal;
  return (
    <section class="clock-panel" aria-label="Clock">
      <p class="soft">Links, tokens and open periods go by this clock.</p>
      <div class="clock-steps">
        <Button onPress={() => advance.run()} isBusy={advance.isRunning}>
          One day later
        </Button>
        <Button onPress={() => set.run(nextPeriod(clock.now))}>Next period</Button>
      </div>
      <Switch
        label="Frozen"
        isOn={clock.frozen}
        isBusy={freeze.isRunning}
        onChange={(on) => freeze.run(on)}
      />
      <Form look="row" onSubmit={() => set.run(time.length === 16 ? `${time}:00` : time)}>
        <TextField label="Time" type="datetime-local" isRequired value={time} onInput={setTime} />
        <Button submits kind="primary" isBusy={set.isRunning}>
          Set
        </Button>
      </Form>
      <RefusalNotice refusal={refusal} />
    </section>
  );
}

/** The first day of the next month, at the same time of day: companies are paid by the month unless they say otherwise. */
function nextPeriod(now: string): string {
  const [year, month] = now.split('-').map(Number) as [number, number];
  const next = month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`;
  return `${next}-01${now.slice(10, 19)}`;
}

/** A time without a zone, so many milliseconds later. */
function laterBy(time: string, milliseconds: number): string {
  return new Date(Date.parse(`${time.slice(0, 19)}Z`) + milliseconds).toISOString().slice(0, 19);
}

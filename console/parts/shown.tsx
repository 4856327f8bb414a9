import './shown.css';
import type { ComponentChildren } from 'preact';
import type { Asked } from '../mock/asked.ts';
import { connection } from '../mock/connection.ts';
import { Sentence } from './sentence.tsx';

interface ShownProps<Value> {
  readonly asked: Asked<Value>;
  readonly children: (value: Value) => ComponentChildren;
}

/** What was asked of the mock, in each of its states: on its way, known, refused because it is gone or cannot be told. */
export function Shown<Value>({ asked, children }: ShownProps<Value>) {
  switch (asked.kind) {
    case 'known':
      return <>{children(asked.value)}</>;
    case 'refused':
      return (
        <Empty title={asked.refusal.kind === 'unknown' ? 'It is not here any more' : 'This cannot be shown'}>
          <Sentence text={`${asked.refusal.detail} ${asked.refusal.remedy}`} />
        </Empty>
      );
    case 'loading':
      return connection.state.value.kind === 'lost' ? (
        <Empty title="The mock does not answer">What belongs here is shown once it does.</Empty>
      ) : (
        <Loading />
      );
  }
}

/** While something is on its way; nothing at first, since mostly it is there at once. */
export function Loading() {
  return (
    <div class="loading" role="status">
      <span class="unseen">Loading</span>
      <span />
      <span />
      <span />
    </div>
  );
}

/** Why there is nothing to show, and what would bring something. */
export function Empty({
  title,
  children,
}: {
  readonly title: string;
  readonly children?: ComponentChildren;
}) {
  return (
    <div class="empty">
      <p>
        <strong>{title}</strong>
      </p>
      {children && <p class="soft">{children}</p>}
    </div>
  );
}

import './value-view.css';
import type { ComponentChildren } from 'preact';
import { isRecord } from '../../base/is-record.ts';
import { dateText, dateTimeText } from './times.ts';

/** A value that an operation told, as a tree: records by their fields, lists by their items. */
export function ValueView({ value }: { readonly value: unknown }): ComponentChildren {
  if (Array.isArray(value)) {
    if (value.length === 0) return <span class="value-nothing">an empty list</span>;
    return (
      <ol class="value-items">
        {value.map((item, at) => (
          <li key={at}>
            <ValueView value={item} />
          </li>
        ))}
      </ol>
    );
  }
  if (!isRecord<unknown>(value)) return <ScalarView value={value} />;
  return (
    <dl class="value-view">
      {Object.entries(value).map(([name, part]) => (
        <div key={name} class={isNested(part) ? 'nested' : undefined}>
          <dt>{name}</dt>
          <dd>
            <ValueView value={part} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What is shown of long texts, such as files: enough to know them. */
const LONGEST = 5_000;

/** A value that has no parts. */
export function ScalarView({ value }: { readonly value: unknown }) {
  if (value === null || value === undefined) return <span class="value-nothing">nothing</span>;
  if (typeof value === 'boolean') return <>{value ? 'yes' : 'no'}</>;
  const text = String(value);
  if (text === '') return <span class="value-nothing">an empty text</span>;
  if (NO_TIME.test(text)) return <span class="value-nothing">no date</span>;
  if (MIDNIGHT.test(text)) return <time dateTime={text}>{dateText(text)}</time>;
  if (TIME.test(text)) return <time dateTime={text}>{dateTimeText(text)}</time>;
  if (text.length > LONGEST)
    return (
      <>
        {text.slice(0, LONGEST)}
        <span class="value-nothing">{` … ${text.length.toLocaleString('en-GB')} characters in all`}</span>
      </>
    );
  return <bdi>{text}</bdi>;
}

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?$/;
const MIDNIGHT = /^\d{4}-\d\d-\d\dT00:00:00$/;
/** What the service writes for a time that there is none of. */
const NO_TIME = /^0001-01-01T00:00:00$/;

function isNested(part: unknown): boolean {
  return Array.isArray(part) ? part.length > 0 : isRecord(part);
}

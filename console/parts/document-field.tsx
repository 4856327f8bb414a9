import './document-field.css';
import { useId, useRef } from 'preact/hooks';
import type { DocumentMistake } from '../../base/document/mistakes.ts';

interface DocumentFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  /** All that is wrong with it, at its places. */
  readonly mistakes: readonly DocumentMistake[];
  /** How many lines are seen at once. */
  readonly lines?: number;
  readonly isRequired?: boolean;
}

/** A document to write, as JSON or YAML: its lines are numbered, and what is wrong is told with the line it is in. */
export function DocumentField(props: DocumentFieldProps) {
  const { label, hint, value, onInput, mistakes, lines = 14, isRequired = false } = props;
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const numbers = useRef<HTMLDivElement>(null);
  const wrongLines = new Set(mistakes.map(({ place }) => place.line));
  const goTo = ({ place }: DocumentMistake) => {
    const start = offsetOf(value, place.line, place.column);
    area.current?.focus();
    area.current?.setSelectionRange(start, endOfLine(value, start));
  };
  const described = [hint && `${id}-hint`, mistakes.length > 0 && `${id}-mistakes`].filter(Boolean).join(' ');
  return (
    <div class="field document-field">
      <label for={id}>{label}</label>
      <div class={mistakes.length > 0 ? 'document wrong' : 'document'}>
        <div class="document-lines" ref={numbers} aria-hidden="true">
          {value.split('\n').map((_, at) => (
            <span key={at} class={wrongLines.has(at + 1) ? 'wrong' : undefined}>
              {at + 1}
            </span>
          ))}
        </div>
        <textarea
          id={id}
          ref={area}
          class="code"
          rows={lines}
          spellcheck={false}
          autocapitalize="off"
          wrap="off"
          required={isRequired}
          value={value}
          aria-invalid={mistakes.length > 0}
          aria-describedby={described === '' ? undefined : described}
          onInput={(event) => onInput(event.currentTarget.value)}
          onScroll={({ currentTarget: { scrollTop } }) => numbers.current?.scrollTo(0, scrollTop)}
        />
      </div>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {mistakes.length > 0 && (
        <ul class="document-mistakes" id={`${id}-mistakes`}>
          {mistakes.map((mistake, at) => (
            <li key={at}>
              <button type="button" onClick={() => goTo(mistake)}>{`Line ${mistake.place.line}`}</button>
              <span>{mistake.text}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Line and column count from 1. */
function offsetOf(text: string, line: number, column: number): number {
  const before = text.split('\n').slice(0, line - 1);
  return before.reduce((offset, one) => offset + one.length + 1, 0) + column - 1;
}

function endOfLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end;
}

import './field.css';
import type { ComponentChildren, InputHTMLAttributes, TargetedEvent } from 'preact';
import { useId, useState } from 'preact/hooks';
import { announce } from '../mock/said.ts';
import { Button } from './button.tsx';
import { Sentence } from './sentence.tsx';

interface FieldProps {
  readonly label: string;
  /** What to write, in a sentence below it. */
  readonly hint?: ComponentChildren;
  /** What is wrong with it; null for nothing. */
  readonly error?: string | null;
}

interface TextFieldProps extends FieldProps {
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly type?: 'text' | 'email' | 'password' | 'number' | 'search' | 'date' | 'datetime-local' | 'color';
  readonly autocomplete?: string;
  readonly isRequired?: boolean;
  readonly placeholder?: string;
  /** Of more than one line. */
  readonly lines?: number;
  /** For what a program reads. */
  readonly isCode?: boolean;
  /** Of a number. */
  readonly bounds?: {
    readonly minimum?: number | undefined;
    readonly maximum?: number | undefined;
    readonly step?: number | 'any';
  };
  /** Texts to choose from, while others can be written. */
  readonly suggestions?: readonly string[];
}

export function TextField(props: TextFieldProps) {
  const { value, onInput, type = 'text', autocomplete, isRequired = false, placeholder, lines = 1 } = props;
  const described = useDescription(props);
  const shared = {
    ...described.control,
    value,
    required: isRequired,
    placeholder,
    class: props.isCode ? 'code' : undefined,
    onInput: (event: TargetedEvent<HTMLInputElement | HTMLTextAreaElement>) =>
      onInput(event.currentTarget.value),
  };
  return (
    <Framed {...props} described={described}>
      {lines > 1 ? (
        <textarea {...shared} rows={lines} spellcheck={false} />
      ) : (
        // The types of Preact tell inputs apart by their type, and this one may be any of several.
        <input
          {...({
            ...shared,
            type,
            autocomplete,
            ...boundsOf(props, described.ids.control),
          } as InputHTMLAttributes)}
        />
      )}
      {props.suggestions && (
        <datalist id={`${described.ids.control}-suggestions`}>
          {props.suggestions.map((text) => (
            <option key={text} value={text} />
          ))}
        </datalist>
      )}
    </Framed>
  );
}

function boundsOf({ bounds, suggestions }: TextFieldProps, id: string): object {
  return {
    ...(bounds && { min: bounds.minimum, max: bounds.maximum, step: bounds.step ?? 1 }),
    ...(suggestions && { list: `${id}-suggestions` }),
  };
}

export interface Choice {
  readonly value: string;
  readonly text: string;
  /** The heading it stands under; left out for none. */
  readonly group?: string;
}

interface SelectFieldProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly choices: readonly Choice[];
  readonly isRequired?: boolean;
}

export function SelectField(props: SelectFieldProps) {
  const { value, onChange, choices, isRequired = false } = props;
  const described = useDescription(props);
  const groups = [...new Set(choices.map(({ group }) => group))];
  const optionsOf = (wanted: string | undefined) =>
    choices
      .filter(({ group }) => group === wanted)
      .map((choice) => (
        <option key={choice.value} value={choice.value} selected={choice.value === value}>
          {choice.text}
        </option>
      ));
  return (
    <Framed {...props} described={described}>
      <select
        {...described.control}
        value={value}
        required={isRequired}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {groups.map((group) =>
          group === undefined ? (
            optionsOf(group)
          ) : (
            <optgroup key={group} label={group}>
              {optionsOf(group)}
            </optgroup>
          ),
        )}
      </select>
    </Framed>
  );
}

interface CheckboxProps {
  readonly label: ComponentChildren;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly isDisabled?: boolean;
}

export function Checkbox({ label, isOn, onChange, isDisabled = false }: CheckboxProps) {
  return (
    <label class="checkbox">
      <input
        type="checkbox"
        checked={isOn}
        disabled={isDisabled}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>{label}</span>
    </label>
  );
}

/** What is there to be copied: a username, a token. */
export function CopyField({ label, value }: { readonly label: string; readonly value: string }) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class="with-button">
        <input
          id={id}
          class="code"
          type="text"
          readOnly
          value={value}
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton what={label} text={value} />
      </div>
    </div>
  );
}

/** Copies a text; where the browser keeps its clipboard to itself it says so. */
export function CopyButton({ what, text }: { readonly what: string; readonly text: string }) {
  const [tried, setTried] = useState<{ readonly text: string; readonly isCopied: boolean } | null>(null);
  // Of another text nothing was copied yet.
  const isCopied = tried?.text === text ? tried.isCopied : null;
  const copy = async () => {
    const copied = await copyText(text);
    setTried({ text, isCopied: copied });
    announce(copied ? `${what} copied.` : `${what} could not be copied; select it and copy it by hand.`);
  };
  return (
    <Button icon={isCopied ? 'check' : 'copy'} onPress={copy}>
      <span class="unseen">{`Copy ${what}`}</span>
      <span aria-hidden="true">{isCopied === null ? 'Copy' : isCopied ? 'Copied' : 'Copy by hand'}</span>
    </Button>
  );
}

/** Over plain HTTP to another machine browsers have no clipboard. */
async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

interface Description {
  readonly ids: { readonly control: string; readonly hint: string; readonly error: string };
  readonly control: {
    readonly id: string;
    readonly 'aria-describedby'?: string;
    readonly 'aria-invalid': boolean;
  };
}

function useDescription({ hint, error }: FieldProps): Description {
  const id = useId();
  const ids = { control: id, hint: `${id}-hint`, error: `${id}-error` };
  const about = [hint && ids.hint, error && ids.error].filter(Boolean).join(' ');
  return {
    ids,
    control: { id, 'aria-invalid': Boolean(error), ...(about === '' ? {} : { 'aria-describedby': about }) },
  };
}

function Framed({
  label,
  hint,
  error,
  described: { ids },
  children,
}: FieldProps & { readonly described: Description; readonly children: ComponentChildren }) {
  return (
    <div class="field">
      <label for={ids.control}>{label}</label>
      {children}
      {hint && (
        <p class="hint" id={ids.hint}>
          {hint}
        </p>
      )}
      {error && (
        <p class="error" id={ids.error}>
          <Sentence text={error} />
        </p>
      )}
    </div>
  );
}

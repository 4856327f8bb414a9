import { useState } from 'preact/hooks';
import { SelectField, TextField } from '../../parts/field.tsx';
import { valueIn } from './argument-value.ts';
import type { SeenId } from './suggested.ts';

interface IdFieldProps {
  readonly label: string;
  readonly hint: string;
  /** What the login sees. */
  readonly choices: readonly SeenId[];
  /** The id as a text; empty where it is left out. */
  readonly value: string;
  readonly onChange: (id: unknown) => void;
}

const ANOTHER = 'another';

/** An id of something that the login sees, or any other, to see what is answered then. */
export function IdField({ label, hint, choices, value, onChange }: IdFieldProps) {
  const isKnown = choices.some(({ id }) => String(id) === value);
  const [isOther, setOther] = useState(!isKnown);
  const written = (
    <TextField
      label={isOther && choices.length > 0 ? `${label}, written` : label}
      hint={hint}
      value={value}
      onInput={(text) => onChange(valueIn(text, 'int'))}
    />
  );
  if (choices.length === 0) return written;
  return (
    <>
      <SelectField
        label={label}
        hint={hint}
        value={isOther ? ANOTHER : value}
        choices={[
          ...choices.map(({ id, name, group }) => ({
            ...{ value: String(id), text: `${name} · ${id}` },
            ...(group === undefined ? {} : { group }),
          })),
          { value: ANOTHER, text: 'Another id …' },
        ]}
        onChange={(chosen) => {
          setOther(chosen === ANOTHER);
          if (chosen !== ANOTHER) onChange(Number(chosen));
        }}
      />
      {isOther && written}
    </>
  );
}

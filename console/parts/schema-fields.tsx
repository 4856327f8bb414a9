import type { Schema } from '../mock/schemas.ts';
import { Checkbox, SelectField, TextField } from './field.tsx';

interface SchemaFieldsProps {
  /** Of an object whose values are plain. */
  readonly schema: Schema;
  /** What people call its properties; left out for the names themselves. */
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: Readonly<Record<string, unknown>>;
  readonly onChange: (value: Readonly<Record<string, unknown>>) => void;
  /** What is wrong with a property; null for nothing. */
  readonly wrongWith: (name: string) => string | null;
}

/** A field for each property that a schema leaves open, which takes what the schema allows. */
export function SchemaFields({ schema, labels = {}, value, onChange, wrongWith }: SchemaFieldsProps) {
  const open = Object.entries(schema.properties ?? {}).filter(([, property]) => property.const === undefined);
  return (
    <>
      {open.map(([name, property]) => (
        <PropertyField
          key={name}
          label={labels[name] ?? name}
          schema={property}
          isRequired={schema.required?.includes(name) ?? false}
          value={value[name]}
          error={wrongWith(name)}
          onChange={(changed) => {
            const { [name]: _, ...others } = value;
            onChange(changed === undefined ? others : { ...others, [name]: changed });
          }}
        />
      ))}
    </>
  );
}

interface PropertyFieldProps {
  readonly label: string;
  readonly schema: Schema;
  readonly isRequired: boolean;
  readonly value: unknown;
  readonly error: string | null;
  /** Told undefined for nothing. */
  readonly onChange: (value: unknown) => void;
}

function PropertyField({ label, schema, isRequired, value, error, onChange }: PropertyFieldProps) {
  const { type, enum: choices, minimum, maximum, description } = schema;
  const text = value === undefined || value === null ? '' : String(value);
  const hint = description === undefined ? {} : { hint: plainWords(description) };
  if (choices)
    return (
      <SelectField
        {...hint}
        label={label}
        error={error}
        isRequired={isRequired}
        value={text}
        onChange={(chosen) => onChange(choices.find((choice) => String(choice) === chosen))}
        choices={[
          ...(isRequired && text !== ''
            ? []
            : [{ value: '', text: isRequired ? 'Choose one' : 'As it comes' }]),
          ...choices.map((choice) => ({ value: String(choice), text: String(choice) })),
        ]}
      />
    );
  if (type === 'boolean')
    return (
      <Checkbox
        label={
          <>
            {label}
            {description && <span class="soft"> {plainWords(description)}</span>}
          </>
        }
        isOn={value === true}
        onChange={onChange}
      />
    );
  const isNumber = type === 'integer' || type === 'number';
  return (
    <TextField
      {...hint}
      label={label}
      error={error}
      isRequired={isRequired}
      type={isNumber ? 'number' : 'text'}
      {...(isNumber && { bounds: { minimum, maximum, step: type === 'integer' ? 1 : 'any' } })}
      value={text}
      onInput={(written) => {
        if (written === '') onChange(undefined);
        else onChange(isNumber ? Number(written) : written);
      }}
    />
  );
}

/** A description without the marks that its page would show it with. */
function plainWords(description: string): string {
  return description.replaceAll('`', '');
}

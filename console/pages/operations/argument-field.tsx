import './argument-field.css';
import type { OperationField } from '../../../contracts/control/operations.ts';
import { Button } from '../../parts/button.tsx';
import { Checkbox, SelectField, TextField } from '../../parts/field.tsx';
import { valueIn } from './argument-value.ts';
import { IdField } from './id-field.tsx';
import { typeText } from './signature.tsx';
import { type Suggestions, suggestedRecord, type Values } from './suggested.ts';

interface ArgumentFieldProps {
  readonly field: OperationField;
  /** Undefined for what is left out. */
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly suggestions: Suggestions;
}

/** Where an argument, or a field of a record, is filled in: by what its type takes. */
export function ArgumentField(props: ArgumentFieldProps) {
  if (props.field.list) return <ListField {...props} />;
  if (props.field.type === 'record') return <RecordField {...props} />;
  return <PlainField {...props} />;
}

interface FieldsProps {
  readonly fields: readonly OperationField[];
  readonly values: Values;
  readonly onChange: (values: Values) => void;
  readonly suggestions: Suggestions;
}

/** All fields of a record, or all arguments. */
export function ArgumentFields({ fields, values, onChange, suggestions }: FieldsProps) {
  return (
    <>
      {fields.map((field) => (
        <ArgumentField
          key={field.name}
          field={field}
          value={values[field.name]}
          onChange={(value) => onChange({ ...values, [field.name]: value })}
          suggestions={suggestions}
        />
      ))}
    </>
  );
}

/** A record that is sent or not, with its fields where it is. */
function RecordField({ field, value, onChange, suggestions }: ArgumentFieldProps) {
  const { name, fields } = field;
  // What holds itself again is sent once.
  if (fields === null) return null;
  const begin = () => suggestedRecord(fields, suggestions);
  return (
    <fieldset class="argument-group">
      <legend>{name}</legend>
      <Checkbox
        label={`Send ${name}`}
        isOn={value !== undefined}
        onChange={(isOn) => onChange(isOn ? begin() : undefined)}
      />
      {value !== undefined && (
        <ArgumentFields
          fields={fields}
          values={value as Values}
          onChange={onChange}
          suggestions={suggestions}
        />
      )}
    </fieldset>
  );
}

function ListField({ field, value, onChange, suggestions }: ArgumentFieldProps) {
  const { name, fields } = field;
  const items = (value ?? []) as readonly unknown[];
  const added = () => (fields === null ? '' : suggestedRecord(fields, suggestions));
  const changed = (at: number, item: unknown) =>
    onChange(items.map((one, place) => (place === at ? item : one)));
  return (
    <fieldset class="argument-group">
      <legend>{name}</legend>
      {items.map((item, at) => (
        <fieldset class="argument-group" key={at}>
          <legend>{`${name} ${at + 1}`}</legend>
          {fields === null ? (
            <PlainField
              field={{ ...field, list: false }}
              value={item}
              onChange={(one) => changed(at, one)}
              suggestions={suggestions}
            />
          ) : (
            <ArgumentFields
              fields={fields}
              values={item as Values}
              onChange={(one) => changed(at, one)}
              suggestions={suggestions}
            />
          )}
          <Button kind="quiet" onPress={() => onChange(items.filter((_, place) => place !== at))}>
            {`Remove ${name} ${at + 1}`}
          </Button>
        </fieldset>
      ))}
      <Button icon="add" onPress={() => onChange([...items, added()])}>
        {`Add to ${name}`}
      </Button>
    </fieldset>
  );
}

const LEFT_OUT = { value: '', text: 'Left out' };

function PlainField({ field, value, onChange, suggestions }: ArgumentFieldProps) {
  const { name, type, values, id } = field;
  const canBeNothing = field.optional || field.nillable;
  const hint = typeText(field);
  const text = value === undefined || value === null ? '' : String(value);
  if (id !== null)
    return (
      <IdField label={name} hint={hint} choices={suggestions.ids[id]} value={text} onChange={onChange} />
    );
  if (type === 'enum' || type === 'boolean') {
    const words = type === 'enum' ? (values ?? []) : ['true', 'false'];
    return (
      <SelectField
        label={name}
        hint={hint}
        value={text}
        choices={[...(canBeNothing ? [LEFT_OUT] : []), ...words.map((word) => ({ value: word, text: word }))]}
        onChange={(word) => onChange(valueIn(word, type))}
      />
    );
  }
  if (type === 'dateTime')
    return (
      <TextField
        label={name}
        hint={hint}
        type="date"
        value={text.slice(0, 10)}
        onInput={(day) => onChange(day === '' ? undefined : `${day}T00:00:00`)}
      />
    );
  return (
    <TextField
      label={name}
      hint={type === 'base64Binary' ? `${hint}, as base64` : hint}
      value={text}
      onInput={(written) => onChange(valueIn(written, type))}
    />
  );
}

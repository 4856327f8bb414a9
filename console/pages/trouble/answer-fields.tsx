import { isRecord } from '../../../base/is-record.ts';
import { type Refusal, wrongWith } from '../../mock/deed.ts';
import { SelectField, TextField } from '../../parts/field.tsx';
import { textOf, withField } from './condition-fields.tsx';
import type { WrittenRule } from './rule-kinds.ts';

/** What can answer a call: how people call it, what it begins as, and what is to be written in the document. */
const ANSWERS = {
  result: {
    text: 'A result',
    beginning: [],
    told: 'Write the result in the document: a list, an object or a value, as the operation has it.',
  },
  fault: { text: 'A fault', beginning: { code: 1003 }, told: null },
  body: { text: 'Any text', beginning: { text: 'Service unavailable', status: 200 }, told: null },
  change: {
    text: 'Its own answer, changed',
    beginning: { set: '[0].Id', to: 0 },
    told: 'Write the changes in the document: { "set": "[0].Id", "to": 9003 }, { "remove": "[*].Birthday" } or { "nil": "[*]" }, one or a list of them.',
  },
  sequence: {
    text: 'Several, one after the other',
    beginning: [{ fault: 1002 }, { result: [] }],
    told: 'Write the answers in the document: each is given once.',
  },
} as const;

type AnswerName = keyof typeof ANSWERS;

const NAMES = Object.keys(ANSWERS) as readonly AnswerName[];

interface AnswerFieldsProps {
  readonly rule: WrittenRule;
  readonly onChange: (rule: WrittenRule) => void;
  readonly refusal: Refusal | null;
}

/** What a rule answers its calls with. */
export function AnswerFields({ rule, onChange, refusal }: AnswerFieldsProps) {
  const chosen = NAMES.find((name) => name in rule) ?? '';
  const choose = (name: string) => {
    const others = NAMES.reduce((left, one) => withField(left, one, undefined), rule);
    onChange({ ...others, [name]: ANSWERS[name as AnswerName].beginning });
  };
  return (
    <>
      <h2>What it answers</h2>
      <SelectField
        label="Answer"
        isRequired
        value={chosen}
        onChange={choose}
        hint={chosen === '' ? undefined : (ANSWERS[chosen].told ?? undefined)}
        error={chosen === '' ? null : wrongWith(refusal, chosen)}
        choices={[
          ...(chosen === '' ? [{ value: '', text: 'Choose one' }] : []),
          ...NAMES.map((name) => ({ value: name, text: ANSWERS[name].text })),
        ]}
      />
      {chosen === 'fault' && (
        <FaultFields
          fault={rule.fault}
          onChange={(fault) => onChange({ ...rule, fault })}
          refusal={refusal}
        />
      )}
      {chosen === 'body' && (
        <BodyFields body={rule.body} onChange={(body) => onChange({ ...rule, body })} refusal={refusal} />
      )}
    </>
  );
}

interface PartProps {
  readonly onChange: (part: WrittenRule) => void;
  readonly refusal: Refusal | null;
}

function FaultFields({ fault, onChange, refusal }: PartProps & { readonly fault: unknown }) {
  const said = isRecord(fault) ? fault : { code: fault };
  return (
    <div class="row">
      <TextField
        label="Code"
        type="number"
        bounds={{ minimum: 1 }}
        value={textOf(said.code)}
        onInput={(text) => onChange(withField(said, 'code', text === '' ? undefined : Number(text)))}
        error={wrongWith(refusal, 'fault.code')}
      />
      <TextField
        label="Text"
        value={textOf(said.text)}
        onInput={(text) => onChange(withField(said, 'text', text === '' ? undefined : text))}
        placeholder="That of the code"
        error={wrongWith(refusal, 'fault.text')}
      />
    </div>
  );
}

function BodyFields({ body, onChange, refusal }: PartProps & { readonly body: unknown }) {
  const said = isRecord(body) ? body : { text: body };
  return (
    <>
      <TextField
        label="Text"
        lines={4}
        isCode
        value={textOf(said.text)}
        onInput={(text) => onChange({ ...said, text })}
        error={wrongWith(refusal, 'body.text')}
      />
      <div class="row">
        <TextField
          label="Content type"
          value={textOf(said.contentType)}
          onInput={(text) => onChange(withField(said, 'contentType', text === '' ? undefined : text))}
          placeholder="text/xml; charset=utf-8"
          error={wrongWith(refusal, 'body.contentType')}
        />
        <TextField
          label="Status"
          type="number"
          bounds={{ minimum: 200, maximum: 599 }}
          value={textOf(said.status)}
          onInput={(text) => onChange(withField(said, 'status', text === '' ? undefined : Number(text)))}
          placeholder="200"
          error={wrongWith(refusal, 'body.status')}
        />
      </div>
    </>
  );
}

import { isRecord } from '../../../base/is-record.ts';
import { useAsked } from '../../mock/asked.ts';
import { type Refusal, wrongWith } from '../../mock/deed.ts';
import { useEnvironment } from '../../mock/environment.ts';
import { useOperationNames } from '../../mock/operations.ts';
import { SelectField, TextField } from '../../parts/field.tsx';
import type { WrittenRule } from './rule-kinds.ts';

interface ConditionFieldsProps {
  readonly rule: WrittenRule;
  readonly isOperationNeeded: boolean;
  readonly onChange: (rule: WrittenRule) => void;
  readonly refusal: Refusal | null;
}

const FROM_ONE = { minimum: 1 } as const;

/** Which calls a rule is for. What is left empty narrows nothing. */
export function ConditionFields({ rule, isOperationNeeded, onChange, refusal }: ConditionFieldsProps) {
  const environment = useEnvironment();
  const logins = useAsked(() => environment.listLogins(), [environment.subdomain]);
  const operations = useOperationNames();
  const usernames = new Set(logins.kind === 'known' ? logins.value.map(({ username }) => username) : []);
  const login = textOf(rule.login);
  if (login !== '') usernames.add(login);
  const put = (name: string, value: unknown) => onChange(withField(rule, name, value));
  return (
    <>
      <h2>For which calls</h2>
      <TextField
        label="Operation"
        value={textOf(rule.operation)}
        onInput={(text) => put('operation', text === '' ? undefined : text)}
        suggestions={operations}
        isRequired={isOperationNeeded}
        autocomplete="off"
        placeholder={isOperationNeeded ? '' : 'Any operation'}
        error={wrongWith(refusal, 'operation')}
      />
      <SelectField
        label="Login"
        value={login}
        onChange={(chosen) => put('login', chosen === '' ? undefined : chosen)}
        choices={[
          { value: '', text: 'Any login' },
          ...[...usernames].map((username) => ({ value: username, text: username })),
        ]}
        error={wrongWith(refusal, 'login')}
      />
      <WhenFields
        when={isRecord(rule.when) ? rule.when : {}}
        onChange={(when) => put('when', Object.keys(when).length === 0 ? undefined : when)}
        refusal={refusal}
      />
      <div class="row">
        <NumberField
          label="Times at most"
          name="times"
          bounds={FROM_ONE}
          {...{ rule, put, refusal }}
          placeholder="Always"
        />
        <NumberField
          label="Probability"
          name="probability"
          bounds={{ minimum: 0, maximum: 1, step: 'any' }}
          {...{ rule, put, refusal }}
          placeholder="1"
        />
      </div>
    </>
  );
}

/** The ways of saying which of its calls are a rule's turn. */
const TURNS = {
  all: 'Each of them',
  call: 'One of them alone',
  fromCall: 'From one of them on',
  every: 'Every second, third, …',
} as const;

interface WhenFieldsProps {
  readonly when: WrittenRule;
  readonly onChange: (when: WrittenRule) => void;
  readonly refusal: Refusal | null;
}

function WhenFields({ when, onChange, refusal }: WhenFieldsProps) {
  const turn = (['call', 'every', 'fromCall'] as const).find((name) => name in when) ?? 'all';
  const put = (name: string, value: unknown) => onChange(withField(when, name, value));
  const choose = (chosen: string) => onChange(chosen === 'all' ? {} : { [chosen]: 2 });
  const shared = { rule: when, put, refusal, path: 'when.', bounds: FROM_ONE, isRequired: true };
  return (
    <div class="row">
      <SelectField
        label="When"
        value={turn}
        onChange={choose}
        choices={Object.entries(TURNS).map(([value, text]) => ({ value, text }))}
        error={wrongWith(refusal, 'when')}
      />
      {turn === 'call' && <NumberField label="Which one" name="call" {...shared} />}
      {turn === 'every' && <NumberField label="Every how many" name="every" {...shared} />}
      {(turn === 'fromCall' || (turn === 'every' && 'fromCall' in when)) && (
        <NumberField label="From which one on" name="fromCall" {...shared} />
      )}
    </div>
  );
}

interface NumberFieldProps {
  readonly label: string;
  readonly name: string;
  /** Where in the rule the record stands that has it: `when.`. */
  readonly path?: string;
  readonly rule: WrittenRule;
  readonly put: (name: string, value: unknown) => void;
  readonly refusal: Refusal | null;
  readonly bounds: { readonly minimum: number; readonly maximum?: number; readonly step?: 'any' };
  readonly placeholder?: string;
  readonly isRequired?: boolean;
}

function NumberField(props: NumberFieldProps) {
  const { label, name, path = '', rule, put, refusal, bounds, placeholder, isRequired = false } = props;
  return (
    <TextField
      label={label}
      type="number"
      bounds={bounds}
      isRequired={isRequired}
      {...(placeholder !== undefined && { placeholder })}
      value={textOf(rule[name])}
      onInput={(text) => put(name, text === '' ? undefined : Number(text))}
      error={wrongWith(refusal, `${path}${name}`)}
    />
  );
}

/** A rule that says something else there, or no more. */
export function withField(rule: WrittenRule, name: string, value: unknown): WrittenRule {
  if (value !== undefined) return { ...rule, [name]: value };
  const { [name]: _, ...others } = rule;
  return others;
}

/** As a field shows it; nothing for what no field shows. */
export function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

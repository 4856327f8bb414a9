import { isRecord } from '../../../base/is-record.ts';
import { type Refusal, wrongWith } from '../../mock/deed.ts';
import type { Schema, Schemas } from '../../mock/schemas.ts';
import { SelectField } from '../../parts/field.tsx';
import { SchemaFields } from '../../parts/schema-fields.tsx';
import type { WrittenRule } from './rule-kinds.ts';

/** What each kind does to a call, and what comes of it; a kind that has no words here is told by its name. */
const KINDS: Readonly<Record<string, { readonly group: string; readonly text: string }>> = {
  latency: { group: 'Late', text: 'Answers late' },
  'uniform-latency': { group: 'Late', text: 'Answers late, between two times' },
  'log-normal-latency': { group: 'Late', text: 'Answers late, now and then very' },
  'slow-drip': { group: 'Late', text: 'Answers in pieces' },
  'rate-limit': { group: 'Late', text: 'Limits the calls of a second' },
  fault: { group: 'Refused, and nothing is done', text: 'Answers a fault' },
  'http-error': { group: 'Refused, and nothing is done', text: 'Answers an HTTP error' },
  'reset-before': { group: 'Refused, and nothing is done', text: 'Breaks the connection' },
  'reset-after': { group: 'Done, and the answer comes to grief', text: 'Breaks the connection afterwards' },
  'cut-off': { group: 'Done, and the answer comes to grief', text: 'Sends half of the answer' },
  'malformed-xml': { group: 'Done, and the answer comes to grief', text: 'Leaves out an end tag' },
  'token-reset': { group: 'Something happens to the login', text: 'Resets its token' },
  'api-account-off': { group: 'Something happens to the login', text: 'Switches its API account off' },
  'login-deactivated': { group: 'Something happens to the login', text: 'Deactivates it' },
  'login-deleted': { group: 'Something happens to the login', text: 'Deletes it' },
  'call-off': { group: 'Something happens to the login', text: 'Switches a call of its template off' },
};

const LABELS = {
  ms: 'Milliseconds',
  from: 'From, in milliseconds',
  to: 'To, in milliseconds',
  median: 'Median, in milliseconds',
  sigma: 'Sigma',
  pieces: 'Pieces',
  calls: 'Calls',
  code: 'Code',
  status: 'Status',
  announced: 'How the answer ends',
  call: 'Call',
} as const;

interface EffectFieldsProps {
  readonly rule: WrittenRule;
  readonly schemas: Schemas;
  readonly onChange: (rule: WrittenRule) => void;
  readonly refusal: Refusal | null;
}

/** What a rule of trouble does to a call, with what it needs for that. */
export function EffectFields({ rule, schemas, onChange, refusal }: EffectFieldsProps) {
  const options = schemas.TroubleEffect?.oneOf ?? [];
  const effect = isRecord(rule.effect) ? rule.effect : {};
  const chosen = options.find((option) => kindOf(option) === effect.kind);
  return (
    <>
      <h2>What it does</h2>
      <SelectField
        label="Effect"
        isRequired
        value={chosen ? kindOf(chosen) : ''}
        onChange={(kind) => onChange({ ...rule, effect: beginningOf(options, kind) })}
        error={wrongWith(refusal, 'effect') ?? wrongWith(refusal, 'effect.kind')}
        choices={[
          ...(chosen ? [] : [{ value: '', text: 'Choose one' }]),
          ...options.map((option) => {
            const kind = kindOf(option);
            return { value: kind, text: kind, ...KINDS[kind] };
          }),
        ]}
      />
      {chosen && (
        <SchemaFields
          key={kindOf(chosen)}
          schema={chosen}
          labels={LABELS}
          value={effect}
          onChange={(changed) => onChange({ ...rule, effect: changed })}
          wrongWith={(name) => wrongWith(refusal, `effect.${name}`)}
        />
      )}
    </>
  );
}

function kindOf({ properties = {} }: Schema): string {
  return String(properties.kind?.const ?? '');
}

/** An effect of a kind with the least that it needs. */
function beginningOf(options: readonly Schema[], kind: string): WrittenRule {
  const { properties = {}, required = [] } = options.find((option) => kindOf(option) === kind) ?? {};
  const needed = required.filter((name) => name !== 'kind');
  return {
    kind,
    ...Object.fromEntries(needed.map((name) => [name, LIKELY[name] ?? properties[name]?.enum?.[0]])),
  };
}

/** What is tried first. */
const LIKELY: Readonly<Record<string, number>> = {
  ms: 1_000,
  from: 100,
  to: 1_000,
  median: 200,
  sigma: 0.5,
  code: 9999,
};

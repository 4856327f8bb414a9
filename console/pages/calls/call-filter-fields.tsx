import type { RecordedCall } from '../../../client/index.ts';
import { answerName } from '../../../contracts/control/call-text.ts';
import { useOperationNames } from '../../mock/operations.ts';
import { Checkbox, SelectField, TextField } from '../../parts/field.tsx';
import { type CallFilters, type Entry, REFUSED } from './call-entries.ts';

interface CallFilterFieldsProps {
  readonly filters: CallFilters;
  readonly onChange: (filters: CallFilters) => void;
  /** All there are, whichever are looked at. */
  readonly entries: readonly Entry[];
}

/** Which calls are looked at. */
export function CallFilterFields({ filters, onChange, entries }: CallFilterFieldsProps) {
  const operations = useOperationNames();
  const calls = entries.flatMap((entry) => (entry.kind === 'call' ? entry.call : []));
  return (
    <search class="call-filters">
      <SelectField
        label="Login"
        value={filters.login}
        onChange={(login) => onChange({ ...filters, login })}
        choices={[{ value: '', text: 'All logins' }, ...choicesOf(loginsOf(calls), filters.login)]}
      />
      <TextField
        label="Operation"
        type="search"
        placeholder="All, or a part of a name"
        suggestions={operations}
        value={filters.operation}
        onInput={(operation) => onChange({ ...filters, operation })}
      />
      <SelectField
        label="Answer"
        value={filters.answer}
        onChange={(answer) => onChange({ ...filters, answer })}
        choices={[
          { value: '', text: 'All answers' },
          { value: 'ok', text: 'ok' },
          { value: REFUSED, text: 'refused, however' },
          ...choicesOf(refusalsOf(calls), ['', 'ok', REFUSED].includes(filters.answer) ? '' : filters.answer),
        ]}
      />
      <div class="call-checks">
        <Checkbox
          label="Only with findings"
          isOn={filters.onlyFindings}
          onChange={(onlyFindings) => onChange({ ...filters, onlyFindings })}
        />
        <Checkbox
          label="Calls of the console, too"
          isOn={filters.ofConsole}
          onChange={(ofConsole) => onChange({ ...filters, ofConsole })}
        />
      </div>
    </search>
  );
}

/** Those that occur, and the one that is chosen although it does not; empty for none. */
function choicesOf(occurring: ReadonlySet<string>, chosen: string) {
  const all = new Set(chosen === '' ? occurring : [...occurring, chosen]);
  return [...all].sort().map((value) => ({ value, text: value }));
}

function loginsOf(calls: readonly RecordedCall[]): ReadonlySet<string> {
  return new Set(calls.flatMap(({ username }) => username ?? []));
}

function refusalsOf(calls: readonly RecordedCall[]): ReadonlySet<string> {
  return new Set(calls.map(answerName).filter((name) => name !== 'ok'));
}

import './rule-page.css';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { isRecord } from '../../../base/is-record.ts';
import { noSuch } from '../../../base/no-such.ts';
import { useAsked, useAskedAgain } from '../../mock/asked.ts';
import { connection } from '../../mock/connection.ts';
import { useDeed } from '../../mock/deed.ts';
import { useEnvironment, useLinkTo } from '../../mock/environment.ts';
import { useSchemas } from '../../mock/schemas.ts';
import { mistakesIn, readWritten, writtenAs } from '../../mock/written.ts';
import { Button, ButtonLink } from '../../parts/button.tsx';
import { DocumentField } from '../../parts/document-field.tsx';
import { Form } from '../../parts/form.tsx';
import { Notice, RefusalNotice } from '../../parts/notice.tsx';
import { Facts, Page, Panel } from '../../parts/page.tsx';
import { Sentence } from '../../parts/sentence.tsx';
import { Empty, Shown } from '../../parts/shown.tsx';
import { answerRuleOf, readCall } from '../call/call-texts.ts';
import { describedCall } from '../call/described-call.ts';
import { AnswerFields } from './answer-fields.tsx';
import { ConditionFields } from './condition-fields.tsx';
import { EffectFields } from './effect-fields.tsx';
import { RULE_KINDS, type RuleKind, type WrittenRule } from './rule-kinds.ts';

interface RulePageProps {
  /** The part of the address that names the kind of rule. */
  readonly kind?: string;
  /** Its id, or `new`. */
  readonly rule?: string;
}

/** A rule of trouble, or one that chooses an answer: a new one, or one that is there. */
export default function RulePage({ kind = '', rule = '' }: RulePageProps) {
  const { query } = useLocation();
  const ruleKind = RULE_KINDS[kind];
  const linkHere = useLinkTo();
  const above = { href: linkHere('trouble'), text: 'Trouble' };
  if (!ruleKind)
    return (
      <Page title="Trouble" above={above}>
        <Empty title="There is no such kind of rule">Rules of trouble and chosen answers stand above.</Empty>
      </Page>
    );
  if (rule === 'new')
    return (
      <Page title={`New ${ruleKind.name}`} about="What is left out narrows nothing." above={above}>
        {kind === 'answers' && query.call !== undefined ? (
          <AnswerOfCall ruleKind={ruleKind} kind={kind} call={query.call} />
        ) : (
          <RuleForm ruleKind={ruleKind} kind={kind} id={null} beginning={ruleKind.beginning} />
        )}
      </Page>
    );
  return (
    <Page title={`Rule ${rule}`} above={above}>
      <PresentRule ruleKind={ruleKind} kind={kind} wanted={rule} />
    </Page>
  );
}

/** A new rule that answers as a call was answered. @param call its number, as the address has it. */
function AnswerOfCall({
  ruleKind,
  kind,
  call,
}: Pick<PresentRuleProps, 'ruleKind' | 'kind'> & { readonly call: string }) {
  const environment = useEnvironment();
  const asked = useAskedAgain(
    async () => {
      const { messages, described } = await describedCall(environment, Number(call));
      const read = readCall(messages, described);
      return read ? answerRuleOf(read) : ruleKind.beginning;
    },
    [environment.subdomain, call],
    [connection.returns.value],
  );
  return (
    <Shown asked={asked}>
      {(beginning) => <RuleForm ruleKind={ruleKind} kind={kind} id={null} beginning={beginning} />}
    </Shown>
  );
}

interface PresentRuleProps {
  readonly ruleKind: RuleKind;
  readonly kind: string;
  /** Its id, as the address has it. */
  readonly wanted: string;
}

function PresentRule({ ruleKind, kind, wanted }: PresentRuleProps) {
  const environment = useEnvironment();
  const asked = useAsked(async () => {
    const rules = await ruleKind.list(environment);
    const rule = rules.find(({ id }) => String(id) === wanted);
    if (!rule) throw noSuch('rule', wanted, { among: rules.map(({ id }) => id) });
    return rule;
  }, [environment.subdomain, kind, wanted]);
  return (
    <Shown asked={asked}>
      {({ id, definition, sentence, calls, applied }) => (
        <>
          <Panel>
            <Facts
              facts={[
                ['Now', <Sentence key="sentence" text={sentence} />],
                ['Calls it concerned', calls],
                ['Calls it met', applied],
              ]}
            />
          </Panel>
          <RuleForm
            ruleKind={ruleKind}
            kind={kind}
            id={id}
            beginning={definition as unknown as WrittenRule}
          />
        </>
      )}
    </Shown>
  );
}

interface RuleFormProps {
  readonly ruleKind: RuleKind;
  readonly kind: string;
  /** Null for a new one. */
  readonly id: number | null;
  readonly beginning: WrittenRule;
}

/**
 * A rule to edit: fields for what is said most, and the document that holds all of it. The document is what is saved; the
 * fields write into it and read it.
 */
function RuleForm({ ruleKind, kind, id, beginning }: RuleFormProps) {
  const environment = useEnvironment();
  const linkHere = useLinkTo();
  const { route } = useLocation();
  const schemas = useSchemas();
  const [text, setText] = useState(() => writtenAs(beginning));
  const written = readWritten(text, 'a rule');
  const rule = written.kind === 'read' && isRecord(written.value) ? written.value : null;
  const save = useDeed(
    async (wanted: WrittenRule) => {
      if (id === null) await ruleKind.add(environment, wanted);
      else await ruleKind.replace(environment, id, wanted);
      route(linkHere('trouble'));
    },
    id === null ? 'The rule is at work.' : 'The rule is saved.',
  );
  const edit = (changed: string) => {
    setText(changed);
    save.reset();
  };
  const change = (changed: WrittenRule) => edit(writtenAs(changed));
  const mistakes = mistakesIn(written, save.refusal);
  const shared = { onChange: change, refusal: save.refusal };
  return (
    <Shown asked={schemas}>
      {(known) => (
        <Form look="wide" isCheckedByMock onSubmit={() => (rule ? save.run(rule) : null)}>
          <div class="rule-form">
            <Panel>
              {rule ? (
                <div class="rule-fields">
                  {kind === 'answers' ? (
                    <AnswerFields rule={rule} {...shared} />
                  ) : (
                    <EffectFields rule={rule} schemas={known} {...shared} />
                  )}
                  <ConditionFields rule={rule} isOperationNeeded={kind === 'answers'} {...shared} />
                </div>
              ) : (
                <Notice tone="fair">
                  <p>The document says no rule as it stands. These fields are back once it does.</p>
                </Notice>
              )}
            </Panel>
            <Panel>
              <DocumentField
                label="Rule"
                hint="All that the rule says, as JSON or YAML. It is this that is saved."
                value={text}
                onInput={edit}
                mistakes={mistakes}
                lines={18}
                isRequired
              />
            </Panel>
          </div>
          {save.refusal && mistakes.length === 0 && <RefusalNotice refusal={save.refusal} />}
          <div class="form-actions">
            <Button submits kind="primary" isBusy={save.isRunning}>
              Save
            </Button>
            <ButtonLink href={linkHere('trouble')}>Cancel</ButtonLink>
          </div>
        </Form>
      )}
    </Shown>
  );
}

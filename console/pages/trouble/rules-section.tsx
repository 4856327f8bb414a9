import './rules-section.css';
import { useAsked } from '../../mock/asked.ts';
import { useDeed } from '../../mock/deed.ts';
import { useEnvironment, useLinkTo } from '../../mock/environment.ts';
import { Badge } from '../../parts/badge.tsx';
import { Button, ButtonLink } from '../../parts/button.tsx';
import { RefusalNotice } from '../../parts/notice.tsx';
import { Section } from '../../parts/page.tsx';
import { Sentence } from '../../parts/sentence.tsx';
import { Empty, Shown } from '../../parts/shown.tsx';
import { Table } from '../../parts/table.tsx';
import type { RuleKind } from './rule-kinds.ts';

interface RulesSectionProps {
  /** The part of their addresses. */
  readonly kind: string;
  readonly ruleKind: RuleKind;
}

/** All rules of a kind, with what each has done so far. */
export function RulesSection({ kind, ruleKind }: RulesSectionProps) {
  const { name, title, about, none } = ruleKind;
  const environment = useEnvironment();
  const linkTo = useLinkTo();
  const asked = useAsked(() => ruleKind.list(environment), [environment.subdomain]);
  return (
    <Section
      title={title}
      about={about}
      actions={
        <ButtonLink kind="primary" icon="add" href={linkTo('trouble', kind, 'new')}>
          {`New ${name}`}
        </ButtonLink>
      }
    >
      <Shown asked={asked}>
        {(rules) =>
          rules.length === 0 ? (
            <Empty title={none.title}>{none.text}</Empty>
          ) : (
            <RuleTable kind={kind} ruleKind={ruleKind} rules={rules} />
          )
        }
      </Shown>
    </Section>
  );
}

interface RuleTableProps extends RulesSectionProps {
  readonly rules: Awaited<ReturnType<RuleKind['list']>>;
}

function RuleTable({ kind, ruleKind, rules }: RuleTableProps) {
  const { caption, did } = ruleKind;
  const environment = useEnvironment();
  const linkHere = useLinkTo();
  const linkTo = (id: number) => linkHere('trouble', kind, id);
  const deletion = useDeed((id: number) => ruleKind.remove(environment, id), 'The rule is deleted.');
  return (
    <>
      <RefusalNotice refusal={deletion.refusal} />
      <Table
        caption={caption}
        rows={rules}
        keyOf={({ id }) => `${kind}-${id}`}
        columns={[
          {
            heading: 'Rule',
            cell: ({ id, sentence }) => (
              <span class="rule">
                <Badge>{id}</Badge>
                <a href={linkTo(id)}>
                  <Sentence text={sentence} />
                </a>
              </span>
            ),
          },
          { heading: 'Calls', isNumber: true, cell: ({ calls }) => calls },
          {
            heading: did,
            isNumber: true,
            cell: ({ applied }) => (applied === 0 ? <span class="soft">never</span> : applied),
          },
          {
            heading: 'Actions',
            isTight: true,
            cell: ({ id }, describedBy) => (
              <div class="row-actions">
                <ButtonLink kind="quiet" about={describedBy} href={linkTo(id)}>
                  Edit
                </ButtonLink>
                <Button kind="quiet" about={describedBy} onPress={() => deletion.run(id)}>
                  Delete
                </Button>
              </div>
            ),
          },
        ]}
      />
    </>
  );
}

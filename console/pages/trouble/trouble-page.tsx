import { useAsked } from '../../mock/asked.ts';
import { useDeed } from '../../mock/deed.ts';
import { useEnvironment, useLinkTo } from '../../mock/environment.ts';
import { ButtonLink } from '../../parts/button.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { Empty, Shown } from '../../parts/shown.tsx';
import { RuleTable } from './rule-table.tsx';

/** The rules of an environment: what makes calls go wrong, and what chooses their answers. */
export default function TroublePage() {
  const environment = useEnvironment();
  const linkHere = useLinkTo();
  const trouble = useAsked(() => environment.trouble(), [environment.subdomain]);
  const answers = useAsked(() => environment.answers(), [environment.subdomain]);
  const endTrouble = useDeed((id: number) => environment.removeTrouble(id), 'The rule is deleted.');
  const removeAnswer = useDeed((id: number) => environment.removeAnswer(id), 'The rule is deleted.');
  return (
    <Page
      title="Trouble"
      about="Rules that make calls go wrong on purpose, or choose what they are answered with. They are gone when the environment is reset; those of its seed are there anew then."
    >
      <Section
        title="Trouble"
        about="Late, refused, cut off or lost: in the order in which the rules meet a call."
        actions={
          <ButtonLink kind="primary" icon="add" href={linkHere('trouble', 'rules', 'new')}>
            New trouble
          </ButtonLink>
        }
      >
        <Shown asked={trouble}>
          {(rules) =>
            rules.length === 0 ? (
              <Empty title="No call meets trouble">
                A new rule makes some late, or refuses them, or breaks their connection.
              </Empty>
            ) : (
              <RuleTable
                caption="Rules of trouble"
                rules={rules}
                did="Applied"
                linkTo={(id) => linkHere('trouble', 'rules', id)}
                deletion={endTrouble}
              />
            )
          }
        </Shown>
      </Section>
      <Section
        title="Chosen answers"
        about="Of several rules for a call the one with the highest priority answers, and the newest among these."
        actions={
          <ButtonLink kind="primary" icon="add" href={linkHere('trouble', 'answers', 'new')}>
            New answer
          </ButtonLink>
        }
      >
        <Shown asked={answers}>
          {(rules) =>
            rules.length === 0 ? (
              <Empty title="Every operation gives its own answer">
                A new rule gives another: a result, a fault, a text of any kind, or changes of what would
                come.
              </Empty>
            ) : (
              <RuleTable
                caption="Rules that choose answers"
                rules={rules}
                did="Answered"
                linkTo={(id) => linkHere('trouble', 'answers', id)}
                deletion={removeAnswer}
              />
            )
          }
        </Shown>
      </Section>
    </Page>
  );
}

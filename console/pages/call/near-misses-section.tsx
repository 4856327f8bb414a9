import type { CallMessages, NearMiss } from '../../../contracts/control/calls.ts';
import { useLinkTo } from '../../mock/environment.ts';
import { Section } from '../../parts/page.tsx';
import { Sentence } from '../../parts/sentence.tsx';
import { Table } from '../../parts/table.tsx';

/** The rules that nearly concern a call, each with what keeps it from that; nothing where there are none. */
export function NearMissesSection({ messages: { nearMisses } }: { readonly messages: CallMessages }) {
  if (nearMisses.length === 0) return null;
  return (
    <Section
      title="Near misses"
      about="Rules of this operation, as they are now, that do not concern the call."
    >
      {nearMisses.map((miss) => (
        <Miss key={`${miss.kind} ${miss.rule}`} miss={miss} />
      ))}
    </Section>
  );
}

function Miss({ miss: { kind, rule, sentence, differences } }: { readonly miss: NearMiss }) {
  const linkHere = useLinkTo();
  const title = `${kind === 'trouble' ? 'Trouble' : 'Chosen answer'} ${rule}`;
  return (
    <div class="call-change">
      <h3>
        <a href={linkHere('trouble', kind === 'trouble' ? 'rules' : 'answers', rule)}>{title}</a>{' '}
        <Sentence text={sentence} />
      </h3>
      <Table
        caption={`What keeps ${title} from concerning the call`}
        rows={differences}
        keyOf={({ what }) => what}
        columns={[
          { heading: 'What', cell: ({ what }) => what },
          { heading: 'Wanted', cell: ({ wanted }) => wanted },
          { heading: 'Sent', cell: ({ sent }) => sent },
        ]}
      />
    </div>
  );
}

import { t } from '#platform/i18n/i18n.ts';
import { Downloads } from '#platform/ui/downloads.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { type Task, TaskList } from '#platform/ui/task-list.tsx';
import { type SectionName, sectionNames, sectionTitle } from '#registry/index.ts';
import type { Adaptation, Verdict } from '../model/adaptation.ts';
import type { Replication } from '../model/replication.ts';
import { paths } from '../paths.ts';
import { AdaptationTable } from './adaptation-table.tsx';

export type AdaptationPageProps = {
  readonly replication: Replication;
  readonly adaptations: readonly Adaptation[];
  readonly mayWrite: boolean;
};

const tones = { kept: undefined, changed: 'info', left_out: 'warning' } as const satisfies Record<Verdict, unknown>;

/** Section by section: what of the origin is kept, changed or left out, and why. */
export function AdaptationPage({ replication, adaptations, mayWrite }: AdaptationPageProps) {
  const found = new Map(adaptations.map((it) => [it.section, it]));
  const taskOf = (section: SectionName): Task => {
    const said = found.get(section);
    const tone = said ? tones[said.verdict] : 'neutral';
    return {
      text: sectionTitle(section),
      ...(mayWrite ? { href: paths.section.to(replication.id, section) } : {}),
      ...(said && said.what !== '' ? { hint: said.what.slice(0, 160) } : {}),
      state: said ? t(`replication.verdict.${said.verdict}`) : t('transfer.adaptation.unsaid'),
      ...(tone ? { tone } : {}),
    };
  };
  return (
    <>
      <PageHeader
        kicker={replication.originTitle}
        title={t('transfer.adaptation.title')}
        lead={t('transfer.adaptation.lead')}
      />
      <TaskList label={t('transfer.adaptation.title')} tasks={sectionNames.map(taskOf)} />
      {adaptations.some((it) => it.verdict !== 'kept') ? (
        <div class="section">
          <AdaptationTable adaptations={adaptations} />
        </div>
      ) : null}
      {adaptations.length > 0 ? <Downloads of={paths.adaptation.to(replication.id)} /> : null}
    </>
  );
}

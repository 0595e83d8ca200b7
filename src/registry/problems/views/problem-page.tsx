import type { ComponentChildren } from 'preact';
import { regionName } from '#identity/index.ts';
import { formatDate } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { PostButton } from '#platform/ui/button.tsx';
import { DescriptionText } from '#platform/ui/description-text.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section, SideLayout } from '#platform/ui/section.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { paths } from '../../paths.ts';
import { affairName } from '../../views/edit/shown.tsx';
import { ProblemTag } from '../../views/state.tsx';
import type { AnsweringInnovation, ShownProblem, TakenMeasure } from '../model.ts';
import { InnovationCards } from './innovation-cards.tsx';
import { sdgName } from './labels.ts';
import { Lesson, Measures } from './measures.tsx';

export type ProblemPageProps = {
  readonly problem: ShownProblem;
  /** Comparable with the baseline, oldest first. */
  readonly measures: readonly TakenMeasure[];
  readonly innovations: readonly AnsweringInnovation[];
  /** Innovations found by the words of the problem, not linked yet. */
  readonly similar: readonly AnsweringInnovation[];
  readonly deeds: ComponentChildren;
  readonly mayLink: boolean;
  readonly mayReadHistory: boolean;
  /** What capabilities above say of the problem, in their order. */
  readonly parts: readonly ComponentChildren[];
};

/** A problem before everyone: what hurts, whom, where, since when; how it was measured; what answers it. */
export function ProblemPage(props: ProblemPageProps) {
  const { problem } = props;
  const isTold = problem.state === 'solved' || problem.state === 'reported';
  return (
    <>
      <PageHeader
        title={problem.title}
        facts={
          <>
            <ProblemTag state={problem.state} />
            <span>{regionName(problem.regionCode)}</span>
          </>
        }
      />
      {props.deeds}
      <SideLayout side={<Facts problem={problem} mayReadHistory={props.mayReadHistory} />} phone="after">
        {problem.dropReason === null ? null : (
          <Notice title={t('problems.page.dropped')}>
            <p>{problem.dropReason}</p>
            <p>{t('problems.page.droppedText')}</p>
          </Notice>
        )}
        {props.mayReadHistory && problem.state === 'being_solved' && problem.returnNote !== '' ? (
          <Notice tone="warning" title={t('problems.page.returned')}>
            <DescriptionText text={problem.returnNote} />
          </Notice>
        ) : null}
        {isTold ? <Measures problem={problem} measures={props.measures} /> : null}
        <Section title={t('problems.page.hurts')}>
          <DescriptionText text={problem.whatHurts} />
        </Section>
        <Section title={t('problems.page.who')}>
          <DescriptionText text={problem.whoIsHurt} />
        </Section>
        {isTold ? <Lesson problem={problem} /> : <Measures problem={problem} measures={props.measures} />}
        {props.parts}
        <Answers {...props} />
      </SideLayout>
    </>
  );
}

function Answers({ problem, innovations, similar, mayLink }: ProblemPageProps) {
  const action = (path: string, text: string) => (it: AnsweringInnovation) => (
    <PostButton look="secondary" small action={path} fields={{ inovasi: it.id }}>
      {text}
      <span class="sr-only"> {it.title}</span>
    </PostButton>
  );
  const unlink = action(paths.unlinkInnovation.to(problem.id), t('problems.deed.unlink'));
  const link = action(paths.linkInnovation.to(problem.id), t('problems.link.choose'));
  return (
    <>
      <Section title={t('problems.page.innovations')} id="inovasi">
        {innovations.length > 0 ? (
          <InnovationCards
            label={t('problems.page.innovations')}
            innovations={innovations}
            {...(mayLink ? { deed: unlink } : {})}
          />
        ) : (
          <p class="muted">{t('problems.page.noInnovations')}</p>
        )}
      </Section>
      {similar.length > 0 ? (
        <Section title={t('problems.page.similar')}>
          <p class="muted mb-4">{t('problems.page.similarLead')}</p>
          <InnovationCards
            label={t('problems.page.similar')}
            innovations={similar}
            {...(mayLink ? { deed: link } : {})}
          />
        </Section>
      ) : null}
      <p class="section print:hidden">
        <a href={paths.catalogue.to()}>{t('problems.page.searchAll')}</a>
      </p>
    </>
  );
}

function Facts({ problem, mayReadHistory }: Pick<ProblemPageProps, 'problem' | 'mayReadHistory'>) {
  const fact = (label: string, value: ComponentChildren) => (value ? [{ label, value }] : []);
  return (
    <>
      <SummaryList
        title={t('problems.page.facts')}
        rows={[
          ...fact(t('problems.page.region'), regionName(problem.regionCode)),
          ...fact(t('problems.page.institution'), problem.institutionName),
          ...fact(t('problems.page.unit'), problem.unitName),
          ...fact(t('problems.page.since'), problem.sinceWhen),
          ...fact(t('problems.page.affair'), problem.affair === null ? null : affairName(problem.affair)),
          ...fact(t('problems.page.sdg'), problem.sdg === null ? null : sdgName(problem.sdg)),
          ...fact(t('problems.page.raised'), formatDate(problem.createdAt)),
        ]}
      />
      {mayReadHistory ? (
        <p class="mt-4">
          <a href={paths.problemHistory.to(problem.id)}>{t('problems.page.history')}</a>
        </p>
      ) : null}
    </>
  );
}

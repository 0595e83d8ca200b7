import { formatDate } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { LinkButton, PostButton } from '#platform/ui/button.tsx';
import { DescriptionText } from '#platform/ui/description-text.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { paths as registryPaths } from '#registry/index.ts';
import { paths as clinicPaths } from '../../clinic/paths.ts';
import { paths } from '../paths.ts';
import { stateOf } from '../rules.ts';
import { ActionList } from './action-list.tsx';
import { AgreeForm, CloseForm, CoachesForm, NoteForm } from './case-forms.tsx';
import type { CasePageProps } from './case-props.ts';
import { CaseTexts } from './case-texts.tsx';
import { CaseTag } from './tags.tsx';
import { coachNames, placeText } from './words.ts';

/** One record on the table: its text with the notes beside it, and what was agreed. */
export function CasePage(props: CasePageProps) {
  const { it, errors, actions, today, why } = props;
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        kicker={t('casework.one.kicker')}
        title={it.title}
        facts={
          <>
            <CaseTag state={stateOf(it)} />
            <span>{placeText(it)}</span>
          </>
        }
        actions={<WaysOn {...props} />}
      />
      {it.closedAt ? (
        <Notice tone="info" title={t('casework.one.closed', { date: formatDate(it.closedAt) })}>
          <DescriptionText text={it.result} />
        </Notice>
      ) : null}
      <Facts {...props} />
      <Section title={t('casework.one.actions')} id="tindak">
        <ActionList actions={actions} today={today} empty={t('casework.one.noActions')} />
        {why.agree === null ? <AgreeForm {...props} /> : null}
      </Section>
      <Earlier {...props} />
      <CaseTexts {...props} />
      {why.coach === null ? <NoteForm {...props} /> : null}
      {why.coach === null ? <CoachesForm {...props} /> : null}
      {why.coach === null ? <CloseForm {...props} /> : null}
      {why.coach === 'closed' ? (
        <PostButton look="secondary" action={paths.reopen.to(it.id)}>
          {t('casework.reopen')}
        </PostButton>
      ) : null}
    </>
  );
}

function WaysOn({ it, seesWork }: CasePageProps) {
  return (
    <>
      <LinkButton look="secondary" href={paths.compare.to(it.id)}>
        {t('casework.compare.way')}
      </LinkButton>
      {seesWork ? (
        <LinkButton look="secondary" href={registryPaths.work.to(it.innovationId)}>
          {t('casework.one.work')}
        </LinkButton>
      ) : null}
    </>
  );
}

function Facts({ it, entryHref }: CasePageProps) {
  const entry = entryHref ? <a href={entryHref}>{it.entryName}</a> : it.entryName;
  return (
    <SummaryList
      rows={[
        { label: t('casework.coaches'), value: coachNames(it) },
        { label: t('casework.openedAt'), value: formatDate(it.openedAt) },
        { label: t('casework.version'), value: t('casework.version.text', { no: it.versionNo }) },
        ...(it.clinicId && it.clinicTitle
          ? [{ label: t('casework.clinic'), value: <a href={clinicPaths.one.to(it.clinicId)}>{it.clinicTitle}</a> }]
          : []),
        ...(it.entryName === '' ? [] : [{ label: t('casework.entry'), value: entry }]),
        ...(it.topic === '' ? [] : [{ label: t('casework.topic'), value: <DescriptionText text={it.topic} /> }]),
      ]}
    />
  );
}

/** What was agreed before: the next coach begins where the last one ended. */
function Earlier({ earlier, today }: CasePageProps) {
  if (earlier.length === 0) return null;
  return (
    <Section title={t('casework.one.earlier')} id="sebelumnya">
      {earlier.map(({ of, actions }) => (
        <Section
          key={of.id}
          level={3}
          title={t('casework.one.earlierOf', { date: formatDate(of.openedAt), coaches: coachNames(of) })}
          action={{ text: t('casework.one.see'), href: paths.one.to(of.id) }}
        >
          {of.result === '' ? null : <DescriptionText text={of.result} />}
          <ActionList actions={actions} today={today} empty={t('casework.one.noActions')} />
        </Section>
      ))}
    </Section>
  );
}

import { paths as filesPaths, typeText } from '#files/index.ts';
import { formatDate, formatMoment } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { DescriptionText } from '#platform/ui/description-text.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { Timeline } from '#platform/ui/timeline.tsx';
import { paths as registryPaths } from '#registry/index.ts';
import { paths as recordPaths } from '../../lasting/paths.ts';
import { paths } from '../paths.ts';
import type { Said, YearItem } from '../queries/items.ts';
import { AnswerForm, JudgeForm } from './item-forms.tsx';
import type { ItemPageProps } from './item-props.ts';
import { ItemTag, StatusTag, statusName } from './tags.tsx';

/** One innovation in a round: the answer, what was decided, and what was said before. */
export function ItemPage(props: ItemPageProps) {
  const { item, round, innovation, title, errors } = props;
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        kicker={[innovation.unitName, innovation.institutionName].filter((it) => it !== null).join(' · ')}
        title={t('check.item.title', { year: String(round.year), title })}
        facts={<ItemTag state={item.state} />}
        lead={t('check.item.lead', { until: formatDate(round.closes) })}
      />
      <Told item={item} />
      {item.status === null ? null : <Answered {...props} />}
      <AnswerForm {...props} />
      <JudgeForm {...props} />
      <History history={props.history} />
      <Others others={props.others} />
      <p class="actions print:hidden">
        <a href={registryPaths.work.to(innovation.id)}>{t('lasting.page.work')}</a>
        <a href={recordPaths.page.to(innovation.id)}>{t('lasting.record.back')}</a>
      </p>
    </>
  );
}

function Told({ item }: Pick<ItemPageProps, 'item'>) {
  const { state, decidedAt, decidedByName, decisionNote } = item;
  if (state === 'silent') return <Notice tone="warning">{t('check.item.silent')}</Notice>;
  if (decidedAt === null || (state !== 'verified' && state !== 'returned')) return null;
  return (
    <Notice tone={state === 'verified' ? 'success' : 'warning'} title={t(`check.item.${state}`)}>
      <p>{t('lasting.record.decided', { name: decidedByName ?? '–', date: formatDate(decidedAt) })}</p>
      {decisionNote === '' ? null : <DescriptionText text={decisionNote} />}
    </Notice>
  );
}

function Answered({ item, papers }: ItemPageProps) {
  return (
    <Section title={t('check.item.answer')} id="jawaban">
      <SummaryList
        rows={[
          { label: t('check.items.status'), value: <StatusTag status={item.status} /> },
          { label: t('check.field.since'), value: item.since ? formatDate(item.since) : null },
          { label: t('check.field.reason'), value: <DescriptionText text={item.reason} /> },
          {
            label: t('check.item.by'),
            value: [item.answeredByName ?? '–', item.answeredAt ? formatMoment(item.answeredAt) : ''].join(', '),
          },
          ...(item.isLate ? [{ label: t('check.items.state'), value: t('check.items.late') }] : []),
          {
            label: t('check.field.evidence'),
            value:
              papers.length === 0 ? null : (
                <ul class="plain-list">
                  {papers.map((it) => (
                    <li key={it.id}>
                      <a href={filesPaths.evidence.to(it.id)}>{it.title}</a> <span class="muted">{typeText(it)}</span>
                    </li>
                  ))}
                </ul>
              ),
          },
        ]}
      />
    </Section>
  );
}

function History({ history }: { readonly history: readonly Said[] }) {
  if (history.length === 0) return null;
  return (
    <Section title={t('lasting.history.title')} id="riwayat">
      <Timeline
        label={t('lasting.history.title')}
        items={history.map((it) => ({
          key: String(it.revision),
          title: t(`check.deed.${it.deed}`),
          when: formatMoment(it.at),
          iso: it.at.toISOString(),
          ...(it.byName ? { who: it.byName } : {}),
          text: (
            <>
              {it.deed === 'answer' && it.status ? (
                <p>
                  {statusName(it.status)}
                  {it.since ? `, ${formatDate(it.since)}` : ''}: {it.reason}
                </p>
              ) : null}
              {it.note === '' ? null : <DescriptionText text={it.note} />}
            </>
          ),
        }))}
      />
    </Section>
  );
}

function Others({ others }: { readonly others: readonly YearItem[] }) {
  if (others.length === 0) return null;
  return (
    <Section title={t('check.item.others')} id="tahun-lain">
      <ul class="plain-list">
        {others.map((it) => (
          <li key={it.id}>
            <a href={paths.item.to(it.id)}>{it.year}</a>{' '}
            {it.status === null || it.state === 'silent' ? (
              <ItemTag state={it.state} />
            ) : (
              <StatusTag status={it.status} />
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

import { formatMoment } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { PostButton } from '#platform/ui/button.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { Pagination } from '#platform/ui/pagination.tsx';
import { Progress as Bar } from '#platform/ui/progress.tsx';
import { SearchBox } from '#platform/ui/search-box.tsx';
import { Section } from '#platform/ui/section.tsx';
import { type Sort, Table } from '#platform/ui/table.tsx';
import { Tabs } from '#platform/ui/tabs.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import type { JurorProgress, ListedSheet, Progress, SheetFilter, SheetSort } from '../model/progress.ts';
import type { EvaluationRefusal, Round } from '../model/round.ts';
import { sheetStates } from '../model/states.ts';
import { paths } from '../paths.ts';
import { namedSubject, roleText, sheetTones } from './labels.ts';
import { RoundHead } from './round-tabs.tsx';

export type ProgressPageProps = {
  readonly round: Round;
  readonly progress: Progress;
  readonly jurors: readonly JurorProgress[];
  readonly filter: SheetFilter;
  readonly items: readonly ListedSheet[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly whyNot: EvaluationRefusal | null;
  readonly now: Date;
};

/** The filter as it stands in the list's address. */
function askedSheets({ state, jurorId, text, sort }: SheetFilter): Record<string, string> {
  return { keadaan: state ?? '', juri: jurorId ?? '', cari: text, urut: sort === 'label' ? '' : sort };
}

/** How far the scoring is: in all, by juror, and each sheet. */
export function ProgressPage(props: ProgressPageProps) {
  const { round, progress, now } = props;
  const left = progress.sheets - progress.finished;
  const isLate = round.state === 'open' && round.closesAt <= now && left > 0;
  return (
    <>
      <RoundHead round={round} tab="progress" title={t('evaluation.progress.title')} />
      {progress.sheets === 0 ? (
        <EmptyState
          title={t('evaluation.progress.empty')}
          action={{ text: t('evaluation.step.assign'), href: paths.assignment.to(round.id) }}
        >
          <p>{t('evaluation.progress.emptyText')}</p>
        </EmptyState>
      ) : (
        <>
          {isLate ? (
            <Notice tone="danger" title={t('evaluation.progress.late', { count: left, n: formatNumber(left) })}>
              <p>{t('evaluation.progress.lateText')}</p>
            </Notice>
          ) : null}
          <Bar
            label={t('evaluation.sheets.finished')}
            value={progress.finished}
            max={progress.sheets}
            text={t('evaluation.sheets.of', { n: formatNumber(progress.finished), of: formatNumber(progress.sheets) })}
          />
          <Jurors {...props} />
          <Sheets {...props} />
        </>
      )}
    </>
  );
}

function Jurors({ round, jurors, whyNot }: ProgressPageProps) {
  const late = jurors.filter((it) => it.finished < it.sheets).length;
  const remind = (text: string, fields: Record<string, string>, look: 'secondary' | 'primary') => (
    <PostButton action={paths.remind.to(round.id)} fields={fields} look={look} small>
      {text}
    </PostButton>
  );
  return (
    <Section title={t('evaluation.progress.byJuror')}>
      {whyNot === null && late > 0 ? (
        <div class="actions mb-4">
          {remind(t('evaluation.progress.remindAll', { count: late, n: formatNumber(late) }), {}, 'primary')}
        </div>
      ) : null}
      <Table
        caption={t('evaluation.progress.byJuror')}
        captionHidden
        columns={[
          { label: t('evaluation.field.juror') },
          { label: t('evaluation.field.role') },
          { label: t('evaluation.sheetState.in_progress'), numeric: true },
          { label: t('evaluation.sheets.finished') },
          { label: t('evaluation.field.action'), labelHidden: true, tight: true },
        ]}
        rows={jurors.map((it) => ({
          key: it.id,
          cells: [
            <a key="name" href={`${paths.progress.to(round.id, { juri: it.id })}#lembar`}>
              {it.name}
            </a>,
            roleText(it.role),
            formatNumber(it.begun),
            t('evaluation.sheets.of', { n: formatNumber(it.finished), of: formatNumber(it.sheets) }),
            whyNot === null && it.finished < it.sheets
              ? remind(t('evaluation.progress.remind'), { juri: it.id }, 'secondary')
              : null,
          ],
        }))}
      />
    </Section>
  );
}

function Sheets(props: ProgressPageProps) {
  const { round, filter, items, total, page, pages } = props;
  const asked = askedSheets(filter);
  const sort = (name: SheetSort): Sort => ({
    href: `${paths.progress.to(round.id, { ...asked, urut: name })}#lembar`,
    direction: filter.sort === name ? 'ascending' : null,
  });
  return (
    <Section title={t('evaluation.sheets.title')} id="lembar">
      <Narrowing {...props} />
      <Table
        caption={t('evaluation.own.count', { count: total, n: formatNumber(total) })}
        columns={[
          { label: t('evaluation.field.subject'), sort: sort('label') },
          { label: t('evaluation.field.juror'), sort: sort('juror') },
          { label: t('evaluation.field.sheetState'), sort: sort('state') },
          { label: t('evaluation.field.finishedAt'), sort: sort('finished') },
        ]}
        rows={items.map((it) => ({
          key: it.id,
          cells: [
            <a key="sheet" href={paths.readSheet.to(it.id)}>
              {namedSubject(it)}
            </a>,
            it.juror,
            <Tag key="state" tone={sheetTones[it.state]}>
              {t(`evaluation.sheetState.${it.state}`)}
            </Tag>,
            it.finishedAt ? formatMoment(it.finishedAt) : '–',
          ],
        }))}
      />
      <Downloads of={paths.progress.to(round.id)} />
      <Pagination
        page={page}
        pages={pages}
        hrefOf={(n) => `${paths.progress.to(round.id, { ...asked, hal: n > 1 ? String(n) : '' })}#lembar`}
      />
    </Section>
  );
}

function Narrowing({ round, filter, jurors }: ProgressPageProps) {
  const asked = askedSheets(filter);
  const chosen = jurors.find((it) => it.id === filter.jurorId);
  return (
    <>
      <SearchBox
        action={paths.progress.to(round.id)}
        name="cari"
        label={t('evaluation.own.search')}
        value={filter.text}
        keep={Object.entries(asked).filter(([name, value]) => name !== 'cari' && value !== '')}
      />
      <Tabs
        label={t('evaluation.field.sheetState')}
        tabs={[null, ...sheetStates].map((state) => ({
          text: state === null ? t('evaluation.rounds.all') : t(`evaluation.sheetState.${state}`),
          href: `${paths.progress.to(round.id, { ...asked, keadaan: state ?? '' })}#lembar`,
          current: filter.state === state,
        }))}
      />
      {chosen ? (
        <p class="mb-4">
          {t('evaluation.progress.ofJuror', { name: chosen.name })}{' '}
          <a href={`${paths.progress.to(round.id, { ...asked, juri: '' })}#lembar`}>{t('evaluation.rounds.all')}</a>
        </p>
      ) : null}
    </>
  );
}

import { regionName } from '#identity/index.ts';
import { formatDate } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button, PostButton } from '#platform/ui/button.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Pagination } from '#platform/ui/pagination.tsx';
import { Progress as ProgressBar } from '#platform/ui/progress.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import { DateField, HiddenField, TextArea } from '#platform/ui/text-field.tsx';
import type { ManyDone } from '../actions/answer.ts';
import { LONGEST_TEXT } from '../model/check.ts';
import { paths } from '../paths.ts';
import { answeredOf } from '../rules/progress.ts';
import { hrefOf, ItemList, Narrow } from './item-list.tsx';
import type { RoundPageProps } from './round-props.ts';
import { RoundTag } from './tags.tsx';

/** One round of the yearly check: how far it has come, by region, and each innovation that is asked. */
export function RoundPage(props: RoundPageProps) {
  const { round, state, rows, page, pages, progress, errors, done, told } = props;
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        kicker={round.organiserName}
        title={t('check.round.title', { year: String(round.year) })}
        facts={<RoundTag state={state} />}
        lead={t('check.round.lead', { from: formatDate(round.opens), until: formatDate(round.closes) })}
      />
      {told ? (
        <Notice tone="success" role="status">
          {told}
        </Notice>
      ) : null}
      {done ? <Done done={done} /> : null}
      {round.note === '' ? null : <p>{round.note}</p>}
      <ProgressBar label={t('check.progress.title')} value={answeredOf(progress)} max={progress.total} />
      <Regions {...props} />
      <Section title={t('check.items.title')} id="inovasi">
        <Narrow {...props} />
        {rows.length === 0 ? (
          <EmptyState title={t('check.items.none')} level={3}>
            {t('check.items.noneText')}
          </EmptyState>
        ) : (
          <ItemList {...props} />
        )}
        <Pagination page={page} pages={pages} hrefOf={(at) => hrefOf(props, at)} />
        {rows.length === 0 ? null : <Downloads of={hrefOf(props, 1)} />}
      </Section>
      {props.runs ? <Run {...props} /> : null}
    </>
  );
}

function Done({ done: { verified, refused } }: { readonly done: ManyDone }) {
  return (
    <Notice
      tone={refused.length === 0 ? 'success' : 'warning'}
      role="status"
      title={t('check.done.verified', { count: verified, n: formatNumber(verified) })}
    >
      {[...Map.groupBy(refused, (why) => why)].map(([why, those]) => (
        <p key={why}>
          {formatNumber(those.length)}: {t(`check.refusal.${why}`)}
        </p>
      ))}
    </Notice>
  );
}

function Regions({ regions }: RoundPageProps) {
  if (regions.length < 2) return null;
  return (
    <Section title={t('check.regions.title')} id="wilayah">
      <Table
        caption={t('check.regions.caption')}
        columns={[
          { label: t('lasting.list.region') },
          { label: t('check.progress.asked'), numeric: true },
          { label: t('check.progress.answered'), numeric: true },
          { label: t('check.progress.verified'), numeric: true },
          { label: t('check.state.returned'), numeric: true },
          { label: t('check.state.silent'), numeric: true },
          { label: t('check.progress.share'), numeric: true },
        ]}
        rows={regions.map(({ regionCode, progress }) => ({
          key: regionCode ?? '-',
          cells: [
            regionCode ? regionName(regionCode) : t('check.regions.none'),
            formatNumber(progress.total),
            formatNumber(answeredOf(progress)),
            formatNumber(progress.verified),
            formatNumber(progress.returned),
            formatNumber(progress.silent),
            `${formatNumber(Math.floor((100 * answeredOf(progress)) / Math.max(1, progress.total)))} %`,
          ],
        }))}
      />
    </Section>
  );
}

/** The organiser's deeds: remind, ask more, another last day, close. */
function Run({ round, state, typed, errors }: RoundPageProps) {
  if (state === 'closed') return null;
  return (
    <Section title={t('check.run.title')} id="jalankan" onScreenOnly>
      <div class="actions">
        {state === 'open' ? (
          <PostButton look="secondary" action={paths.remind.to(round.id)}>
            {t('check.run.remind')}
          </PostButton>
        ) : null}
        <PostButton look="secondary" action={paths.complete.to(round.id)}>
          {t('check.run.complete')}
        </PostButton>
      </div>
      <Form action={paths.change.to(round.id)} guard>
        <HiddenField name="revisi" value={String(round.revision)} />
        <DateField name="sampai" label={t('check.field.closes')} value={typed.closes} errors={errors} />
        <TextArea
          name="keterangan"
          label={t('check.field.note')}
          value={typed.note}
          rows={3}
          maxlength={LONGEST_TEXT}
          optional
          errors={errors}
        />
        <FormActions>
          <Button look="secondary">{t('check.run.change')}</Button>
        </FormActions>
      </Form>
      <details class="mt-8">
        <summary>{t('check.run.early')}</summary>
        <p class="my-4">{t('check.run.closeText')}</p>
        <PostButton look="danger" action={paths.close.to(round.id)} fields={{ revisi: String(round.revision) }}>
          {t('check.run.close')}
        </PostButton>
      </details>
    </Section>
  );
}

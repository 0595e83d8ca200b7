import { formatDate, formatMoment } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button, DisabledWithReason, LinkButton } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Section } from '#platform/ui/section.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { Table } from '#platform/ui/table.tsx';
import { type Task, TaskList } from '#platform/ui/task-list.tsx';
import { HiddenField, TextArea } from '#platform/ui/text-field.tsx';
import { Timeline } from '#platform/ui/timeline.tsx';
import { paths as objectionPaths } from '../../objection/paths.ts';
import type { MinutesContent } from '../model/minutes.ts';
import { LONGEST_REASON } from '../model/plenary.ts';
import { paths } from '../paths.ts';
import type { SignedMinutes } from '../queries/plenary.ts';
import type { PlenaryFault } from '../rules/plenary.ts';
import { PlenaryHead, type PlenaryHeadProps } from './plenary-head.tsx';
import { awardName } from './words.ts';

export type MinutesPageProps = Omit<PlenaryHeadProps, 'current'> & {
  readonly revision: number;
  readonly faults: readonly PlenaryFault[];
  readonly signed: readonly SignedMinutes[];
  /** A later stage has decided already. */
  readonly isRested: boolean;
  /** Titles by entry, for what is missing. */
  readonly titles: ReadonlyMap<string, string>;
  readonly errors: FieldErrors;
};

/** What keeps the minutes from being signed, and once they are, what they say. */
export function MinutesPage(props: MinutesPageProps) {
  const { plenary, signed, errors } = props;
  const standing = plenary?.state === 'signed' ? signed[0] : undefined;
  return (
    <>
      <ErrorSummary errors={errors} />
      <PlenaryHead {...props} current="minutes" />
      {standing ? <Standing {...props} minutes={standing} /> : <Signing {...props} />}
      <Earlier {...props} />
    </>
  );
}

function Signing({ edition, stage, faults, revision, titles }: MinutesPageProps) {
  if (faults.length > 0)
    return (
      <Section title={t('stage.minutes.missing')}>
        <TaskList tasks={faults.map((fault) => taskOf(fault, { edition, stage, titles }))} />
        <div class="actions">
          <DisabledWithReason id="tanda-tangani" reason={t('stage.refusal.has_faults')}>
            {t('stage.minutes.sign')}
          </DisabledWithReason>
        </div>
      </Section>
    );
  return (
    <Section title={t('stage.minutes.ready')}>
      <p>{t('stage.minutes.readyText')}</p>
      <Form action={paths.minutes.to(edition.id, stage)}>
        <HiddenField name="revisi" value={String(revision)} />
        <FormActions>
          <Button>{t('stage.minutes.sign')}</Button>
        </FormActions>
      </Form>
    </Section>
  );
}

type Around = Pick<MinutesPageProps, 'edition' | 'stage' | 'titles'>;

/** What is missing, with the page where it is mended. */
function taskOf(fault: PlenaryFault, { edition, stage, titles }: Around): Task {
  const state = t('stage.minutes.open');
  const text = t(`stage.plenary.fault.${fault.code}`);
  const choices = paths.plenary.to(edition.id, stage);
  const task = { text, state, tone: 'warning' } as const;
  switch (fault.code) {
    case 'reason_missing':
    case 'award_missing':
    case 'votes_unfit':
      return {
        ...task,
        href: paths.plenary.to(edition.id, stage, { pilihan: fault.code === 'reason_missing' ? 'off' : 'chosen' }),
        hint: fault.entries.map((id) => titles.get(id) ?? '').join('; '),
      };
    case 'slots_exceeded':
      return {
        ...task,
        href: choices,
        hint: t('stage.plenary.fault.slots', {
          award: awardName(edition.document, fault.award),
          chosen: formatNumber(fault.chosen),
          slots: formatNumber(fault.slots),
        }),
      };
    case 'earlier_open':
      return {
        ...task,
        href: paths.course.to(edition.id),
        hint: t('stage.checks.caption', { count: fault.n, n: formatNumber(fault.n) }),
      };
    case 'objections_open':
      return {
        ...task,
        href: objectionPaths.list.to(edition.id),
        hint: t('objection.list.caption', { count: fault.n, n: formatNumber(fault.n) }),
      };
    case 'none_chosen':
      return { ...task, href: choices };
    default:
      return { ...task, href: paths.meeting.to(edition.id, stage) };
  }
}

function Standing(props: MinutesPageProps & { readonly minutes: SignedMinutes }) {
  const { edition, stage, minutes, isRested, errors } = props;
  const { content } = minutes;
  return (
    <>
      <div class="actions">
        <LinkButton href={paths.minutesPdf.to(edition.id, stage)} download>
          {t('stage.minutes.pdf')}
        </LinkButton>
      </div>
      <SummaryList
        rows={[
          { label: t('stage.meeting.date'), value: formatDate(content.heldOn) },
          { label: t('stage.meeting.place'), value: content.place },
          { label: t('stage.minutes.field'), value: formatNumber(content.field) },
          { label: t('stage.minutes.digest'), value: <code class="break-all">{minutes.sha256}</code> },
        ]}
      />
      <Entries title={t('stage.minutes.chosen')} rows={content.chosen} />
      <Entries title={t('stage.minutes.passedOver')} rows={content.passedOver} />
      <Section title={t('stage.minutes.reopen')} onScreenOnly>
        {isRested ? (
          <DisabledWithReason id="buka-lagi" reason={t('stage.refusal.later_decided')}>
            {t('stage.minutes.reopen')}
          </DisabledWithReason>
        ) : (
          <Form action={paths.reopenPlenary.to(edition.id, stage)}>
            <TextArea
              name="alasan"
              label={t('stage.minutes.reopenReason')}
              rows={3}
              maxlength={LONGEST_REASON}
              errors={errors}
            />
            <FormActions>
              <Button look="secondary">{t('stage.minutes.reopen')}</Button>
            </FormActions>
          </Form>
        )}
      </Section>
    </>
  );
}

type EntriesProps = { readonly title: string; readonly rows: MinutesContent['chosen'] };

function Entries({ title, rows }: EntriesProps) {
  if (rows.length === 0) return null;
  return (
    <Section title={title}>
      <Table
        caption={title}
        captionHidden
        columns={[
          { label: t('stage.checks.entry') },
          { label: t('stage.checks.institution') },
          { label: t('stage.check.group') },
          { label: t('stage.plenary.place'), numeric: true },
          { label: t('stage.plenary.award') },
          { label: t('stage.plenary.reason') },
        ]}
        rows={rows.map((it) => ({
          key: it.receipt,
          cells: [
            it.title,
            [it.unit, it.institution].filter((name) => name !== null).join(', '),
            it.group,
            it.place === null ? '–' : formatNumber(it.place),
            it.award ?? '–',
            it.reason,
          ],
        }))}
      />
    </Section>
  );
}

/** Signings that were opened again, each with who and why. */
function Earlier({ signed }: MinutesPageProps) {
  const reopened = signed.filter((it) => it.reopenedAt !== null);
  if (reopened.length === 0) return null;
  return (
    <Section title={t('stage.minutes.earlier')}>
      <Timeline
        items={reopened.map((it) => ({
          key: String(it.no),
          title: t('stage.minutes.reopened', { no: formatNumber(it.no) }),
          when: formatMoment(it.reopenedAt as Date),
          ...(it.reopenedByName ? { who: it.reopenedByName } : {}),
          text: <p>{it.reopenReason}</p>,
        }))}
      />
    </Section>
  );
}

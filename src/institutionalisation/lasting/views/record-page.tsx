import { EvidenceTags, paths as filesPaths, type UsedEvidence } from '#files/index.ts';
import { formatDate, formatMoment } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Button, DisabledWithReason, LinkButton, PostButton } from '#platform/ui/button.tsx';
import { RadioGroup } from '#platform/ui/choice-field.tsx';
import { DescriptionText } from '#platform/ui/description-text.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { HiddenField, TextArea } from '#platform/ui/text-field.tsx';
import { Timeline } from '#platform/ui/timeline.tsx';
import { type LastingContent, LONGEST_TEXT } from '../model/content.ts';
import type { LastingRecord } from '../model/record.ts';
import type { RecordRefusal } from '../model/refusal.ts';
import { paths } from '../paths.ts';
import type { Happened } from '../queries/records.ts';
import type { RecordFlag } from '../rules/flags.ts';
import { FlagTags, RecordTag } from './tags.tsx';
import { dimensionName, headlineOf, saidOf } from './words.ts';

export type RecordPageProps = {
  readonly record: LastingRecord;
  /** Of the innovation. */
  readonly title: string;
  readonly papers: readonly UsedEvidence[];
  readonly flags: readonly RecordFlag[];
  readonly history: readonly Happened[];
  readonly deeds: {
    readonly edit: RecordRefusal | null;
    readonly decide: RecordRefusal | null;
    readonly verify: RecordRefusal | null;
    readonly detach: RecordRefusal | null;
  };
  readonly typed: { readonly verdict: string; readonly note: string };
  readonly year: number;
  readonly errors: FieldErrors;
};

/** One record of lasting: what is said, its papers, what was decided, and what happened to it. */
export function RecordPage(props: RecordPageProps) {
  const { record, title, flags, errors } = props;
  const isChanged = record.verifiedContent !== null && record.state !== 'verified' && record.state !== 'withdrawn';
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        kicker={title}
        title={headlineOf(record.content)}
        facts={
          <>
            <RecordTag state={record.state} />
            <FlagTags flags={record.state === 'withdrawn' ? [] : flags} />
          </>
        }
        actions={
          <LinkButton look="secondary" href={paths.page.to(record.innovationId)}>
            {t('lasting.record.back')}
          </LinkButton>
        }
      />
      <Told record={record} />
      {isChanged ? <Notice tone="info">{t('lasting.record.changed')}</Notice> : null}
      <SummaryList
        rows={[
          { label: t('lasting.page.dimension'), value: dimensionName(record.dimension) },
          ...saidOf(record.content).map(({ label, text }) => ({ label, value: <Lines text={text} /> })),
        ]}
      />
      <Papers {...props} />
      <Decide {...props} />
      <Change {...props} />
      <History history={props.history} />
    </>
  );
}

function Lines({ text }: { readonly text: string }) {
  return text.includes('\n') ? <DescriptionText text={text} /> : <span>{text}</span>;
}

function Told({ record }: Pick<RecordPageProps, 'record'>) {
  const { state, decisionNote, decidedByName, decidedAt, withdrawReason } = record;
  if (state === 'withdrawn')
    return (
      <Notice tone="warning" title={t('lasting.record.withdrawn')}>
        {withdrawReason}
      </Notice>
    );
  if (decidedAt === null || state === 'claimed') return null;
  const who = t('lasting.record.decided', { name: decidedByName ?? '–', date: formatDate(decidedAt) });
  return (
    <Notice tone={state === 'verified' ? 'success' : 'warning'} title={t(`lasting.record.${state}`)}>
      <p>{who}</p>
      {decisionNote === '' ? null : <DescriptionText text={decisionNote} />}
    </Notice>
  );
}

function Papers({ record, papers, deeds, year }: RecordPageProps) {
  return (
    <Section title={t('lasting.record.papers')} id="dokumen">
      {papers.length === 0 ? <p class="muted">{t('lasting.record.noPapers')}</p> : null}
      <ul class="plain-list">
        {papers.map((it) => (
          <li key={it.id}>
            <a href={filesPaths.evidence.to(it.id)}>{it.title}</a>
            <p class="muted">
              {[it.number, it.documentDate ? formatDate(it.documentDate) : '']
                .filter((text) => text !== '')
                .join(' · ')}
            </p>
            <div class="facts">
              <EvidenceTags evidence={it} year={year} />
            </div>
            {deeds.detach ? null : (
              <PostButton look="plain" small action={paths.detach.to(record.id)} fields={{ bukti: it.id }}>
                {t('lasting.record.detach')}
                <span class="sr-only">{` ${it.title}`}</span>
              </PostButton>
            )}
          </li>
        ))}
      </ul>
      {deeds.edit ? null : (
        <div class="mt-4 print:hidden">
          <LinkButton look="secondary" href={paths.documents.to(record.id)}>
            {t('lasting.documents.title')}
          </LinkButton>
        </div>
      )}
    </Section>
  );
}

function Decide({ record, deeds, typed, errors }: RecordPageProps) {
  if (deeds.decide)
    return (
      <Section title={t('lasting.decide.title')} id="periksa" onScreenOnly>
        <DisabledWithReason id="periksa-tombol" reason={t(`lasting.refusal.${deeds.decide}`)}>
          {t('lasting.decide.send')}
        </DisabledWithReason>
      </Section>
    );
  return (
    <Section title={t('lasting.decide.title')} id="periksa" onScreenOnly>
      <Form action={paths.decide.to(record.id)} guard>
        <HiddenField name="revisi" value={String(record.revision)} />
        <RadioGroup
          name="hasil"
          label={t('lasting.decide.verdict')}
          value={typed.verdict}
          choices={[
            {
              value: 'verify',
              label: t('lasting.decide.verify'),
              hint: deeds.verify ? t(`lasting.refusal.${deeds.verify}`) : t('lasting.decide.verifyHint'),
              disabled: deeds.verify !== null,
            },
            { value: 'return', label: t('lasting.decide.return'), hint: t('lasting.decide.returnHint') },
          ]}
          errors={errors}
        />
        <TextArea
          name="catatan"
          label={t('lasting.decide.note')}
          hint={t('lasting.decide.noteHint')}
          value={typed.note}
          rows={3}
          maxlength={LONGEST_TEXT}
          optional
          errors={errors}
        />
        <FormActions>
          <Button>{t('lasting.decide.send')}</Button>
        </FormActions>
      </Form>
    </Section>
  );
}

function Change({ record, deeds }: RecordPageProps) {
  return (
    <Section title={t('lasting.change.title')} id="ubah" onScreenOnly>
      {deeds.edit ? (
        <DisabledWithReason id="ubah-tombol" reason={t(`lasting.refusal.${deeds.edit}`)}>
          {t('lasting.change.edit')}
        </DisabledWithReason>
      ) : (
        <p class="actions">
          <LinkButton look="secondary" href={paths.edit.to(record.id)}>
            {t('lasting.change.edit')}
          </LinkButton>
          <LinkButton look="plain" href={paths.withdraw.to(record.id)}>
            {t('lasting.change.withdraw')}
          </LinkButton>
        </p>
      )}
    </Section>
  );
}

function History({ history }: { readonly history: readonly Happened[] }) {
  return (
    <Section title={t('lasting.history.title')} id="riwayat">
      <Timeline
        label={t('lasting.history.title')}
        items={history.map((it, index) => ({
          key: String(it.revision),
          title: t(`lasting.deed.${it.deed}`),
          when: formatMoment(it.at),
          iso: it.at.toISOString(),
          ...(it.byName ? { who: it.byName } : {}),
          text: <Happening it={it} before={history[index + 1]?.content ?? null} />,
        }))}
      />
    </Section>
  );
}

/** The note, and after a change each box that says something else than before. */
function Happening({ it, before }: { readonly it: Happened; readonly before: LastingContent | null }) {
  const earlier = new Map((before ? saidOf(before) : []).map((said) => [said.label, said.text]));
  const now = new Map(saidOf(it.content).map((said) => [said.label, said.text]));
  const labels = it.deed === 'edit' ? [...new Set([...now.keys(), ...earlier.keys()])] : [];
  const changed = labels.filter((label) => now.get(label) !== earlier.get(label));
  return (
    <>
      {it.note === '' ? null : <DescriptionText text={it.note} />}
      {changed.map((label) => (
        <p key={label}>
          {t('lasting.history.changed', { label, before: earlier.get(label) ?? '–', after: now.get(label) ?? '–' })}
        </p>
      ))}
    </>
  );
}

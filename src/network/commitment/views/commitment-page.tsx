import { paths as filesPaths, typeText, type UsedEvidence } from '#files/index.ts';
import { formatDate, formatMoment } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Button, DisabledWithReason, PostButton } from '#platform/ui/button.tsx';
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
import { type Commitment, type CommitmentRefusal, LONGEST_NOTE } from '../model.ts';
import { paths } from '../paths.ts';
import { signedRows } from './signed-rows.tsx';
import { StateTag } from './tags.tsx';

export type CommitmentPageProps = {
  readonly commitment: Commitment;
  readonly papers: readonly UsedEvidence[];
  /** Why the viewer may not do it; null when it is allowed. */
  readonly deeds: { readonly decide: CommitmentRefusal | null; readonly withdraw: CommitmentRefusal | null };
  readonly typed: { readonly verdict: string; readonly note: string };
  readonly errors: FieldErrors;
};

/** One joint commitment: its paper, what it says, what the hub decided. */
export function CommitmentPage(props: CommitmentPageProps) {
  const { commitment, errors, deeds } = props;
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        title={t('commitment.one.title', { member: commitment.institutionName })}
        facts={<StateTag state={commitment.state} />}
        lead={t(`commitment.one.lead.${commitment.state}`)}
      />
      <Decided commitment={commitment} />
      <Facts {...props} />
      <DecideForm {...props} />
      {deeds.withdraw === null ? (
        <Section title={t('commitment.withdraw.title')} id="tarik" onScreenOnly>
          <p class="mb-4">{t('commitment.withdraw.text')}</p>
          <PostButton
            look="secondary"
            action={paths.withdraw.to(commitment.id)}
            fields={{ revisi: String(commitment.revision) }}
          >
            {t('commitment.withdraw.button')}
          </PostButton>
        </Section>
      ) : null}
      <p class="actions print:hidden">
        <a href={paths.member.to(commitment.institutionId)}>{t('commitment.one.toMember')}</a>
      </p>
    </>
  );
}

function Decided({ commitment }: Pick<CommitmentPageProps, 'commitment'>) {
  const { state, decidedAt, decidedByName, decisionNote } = commitment;
  if (decidedAt === null) return null;
  const said = { name: decidedByName ?? '–', date: formatDate(decidedAt) };
  return (
    <Notice
      tone={state === 'returned' ? 'warning' : 'success'}
      title={state === 'returned' ? t('commitment.one.returnedBy', said) : t('commitment.one.verifiedBy', said)}
    >
      {decisionNote === '' ? null : <DescriptionText text={decisionNote} />}
    </Notice>
  );
}

function Facts({ commitment, papers }: CommitmentPageProps) {
  return (
    <SummaryList
      title={t('commitment.one.facts')}
      rows={[
        ...signedRows(commitment),
        {
          label: t('commitment.field.paper'),
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
        {
          label: t('commitment.field.registered'),
          value: `${commitment.registeredByName ?? '–'}, ${formatMoment(commitment.registeredAt)}`,
        },
      ]}
    />
  );
}

function DecideForm({ commitment, deeds, typed, errors }: CommitmentPageProps) {
  if (deeds.decide === 'hub_only' || deeds.decide === 'not_waiting') return null;
  if (deeds.decide)
    return (
      <Section title={t('commitment.decide.title')} id="periksa" onScreenOnly>
        <DisabledWithReason id="periksa-tombol" reason={t(`commitment.refusal.${deeds.decide}`)}>
          {t('commitment.decide.send')}
        </DisabledWithReason>
      </Section>
    );
  return (
    <Section title={t('commitment.decide.title')} id="periksa" onScreenOnly>
      <Form action={paths.decide.to(commitment.id)} guard>
        <HiddenField name="revisi" value={String(commitment.revision)} />
        <RadioGroup
          name="hasil"
          label={t('commitment.decide.verdict')}
          value={typed.verdict}
          choices={[
            { value: 'verify', label: t('commitment.decide.verify'), hint: t('commitment.decide.verifyHint') },
            { value: 'return', label: t('commitment.decide.return'), hint: t('commitment.decide.returnHint') },
          ]}
          errors={errors}
        />
        <TextArea
          name="catatan"
          label={t('commitment.decide.note')}
          hint={t('commitment.decide.noteHint')}
          value={typed.note}
          rows={3}
          maxlength={LONGEST_NOTE}
          optional
          errors={errors}
        />
        <FormActions>
          <Button>{t('commitment.decide.send')}</Button>
        </FormActions>
      </Form>
    </Section>
  );
}

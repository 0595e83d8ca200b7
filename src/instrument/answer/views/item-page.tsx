import { formatMoment } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton, PostButton } from '#platform/ui/button.tsx';
import { type Choice, RadioGroup } from '#platform/ui/choice-field.tsx';
import { DescriptionText } from '#platform/ui/description-text.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Pager } from '#platform/ui/pagination.tsx';
import { Section } from '#platform/ui/section.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import { HiddenField, TextArea } from '#platform/ui/text-field.tsx';
import type { InstrumentItem, InstrumentOption } from '../../catalogue/model/item.ts';
import { evidenceText } from '../../catalogue/views/evidence-text.ts';
import { itemTitle, told } from '../../catalogue/wording.ts';
import { type Answer, type Given, LONGEST_NOTE } from '../model/sheet.ts';
import { paths } from '../paths.ts';
import type { Scored } from '../queries/scored.ts';
import { answerFromFact } from '../rules/facts.ts';
import { optionText } from './items-table.tsx';
import { Proofs } from './proofs.tsx';

/** An option with its basis in one value of a form. */
export const choiceValue = ({ basis, option }: Given): string => (option === '' ? '' : `${basis}/${option}`);

export type TypedAnswer = { readonly choice: string; readonly note: string; readonly revision: number };

export type ItemPageProps = {
  readonly scored: Scored;
  readonly item: InstrumentItem;
  /** Why the viewer may not answer or judge now; null: they may. */
  readonly whyNotFill: string | null;
  readonly whyNotVerify: string | null;
  readonly isVerifier: boolean;
  readonly claim: TypedAnswer;
  readonly verdict: TypedAnswer;
  readonly errors: FieldErrors;
  /** What holds now, where what was typed came from an older answer. */
  readonly conflict: Answer | null;
};

/** One item of a sheet: the claim with its evidence, and beside it what was verified. */
export function ItemPage(props: ItemPageProps) {
  const { scored, item, errors, whyNotFill } = props;
  const { document } = scored.edition;
  const evidence = evidenceText(item.evidence, document.year);
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        kicker={scored.sheet.title}
        title={itemTitle(item)}
        facts={
          <>
            <Tag>{t('instrument.weight', { weight: formatNumber(item.weight) })}</Tag>{' '}
            {item.mandatory ? <Tag tone="accent">{t('instrument.mandatory')}</Tag> : null}
          </>
        }
      />
      {item.help === '' ? null : <DescriptionText text={told(item, 'help')} />}
      {evidence === '' ? null : <p class="muted">{evidence}</p>}
      <Conflict {...props} />
      <FromFact {...props} />
      <Section title={t('answer.claim')} id="klaim">
        {whyNotFill === null ? <ClaimForm {...props} /> : <Claimed {...props} />}
      </Section>
      <Section title={t('instrument.field.evidence')} id="bukti">
        <Proofs scored={scored} item={item} mayChange={whyNotFill === null} />
      </Section>
      <Section title={t('answer.verification')} id="verifikasi">
        <Verdict {...props} />
      </Section>
      <Beside {...props} />
    </>
  );
}

function Conflict({ conflict, item }: ItemPageProps) {
  if (!conflict) return null;
  const rows = [
    { label: t('answer.conflict.now'), value: optionText(item, conflict) },
    { label: t('answer.note'), value: conflict.note },
    { label: t('answer.conflict.by'), value: conflict.claimedByName },
  ];
  return (
    <Notice tone="warning" title={t('answer.conflict.title')}>
      <p>{t('answer.conflict.text')}</p>
      <SummaryList rows={rows} />
    </Notice>
  );
}

/** What the hub knows of this item, and taking it over. */
function FromFact({ scored, item, whyNotFill }: ItemPageProps) {
  const fact = scored.facts.get(item.fact.name);
  if (!fact) return null;
  const answer = answerFromFact(item.fact, fact.value);
  const says = answer ? t('answer.factAnswer', { option: optionText(item, answer) }) : t('answer.factNone');
  return (
    <Notice title={t('answer.factTitle')}>
      <p>
        {fact.says} {says}
      </p>
      {whyNotFill === null && answer ? (
        <PostButton look="secondary" small action={paths.fromFact.to(scored.sheet.id, item.code)}>
          {t('answer.fromFact')}
        </PostButton>
      ) : null}
    </Notice>
  );
}

function choicesOf(item: InstrumentItem): readonly Choice[] {
  const of = (options: readonly InstrumentOption[], basis: string, prefix: string) =>
    options.map((it) => ({
      value: choiceValue({ basis, option: it.code }),
      label: `${prefix}${told(it, 'text')}`,
      hint: [t('answer.optionScore', { score: formatNumber(it.score) }), told(it, 'help')]
        .filter((text) => text !== '')
        .join(' · '),
    }));
  return [...of(item.options, '', ''), ...item.bases.flatMap((it) => of(it.options, it.code, `${told(it, 'name')}: `))];
}

function ClaimForm({ scored, item, claim, errors }: ItemPageProps) {
  const { id } = scored.sheet;
  const answer = scored.answers.get(item.code);
  const none = { value: '', label: t('answer.noAnswer') };
  return (
    <>
      {answer && answer.option !== '' && !answer.confirmed ? <Unconfirmed id={id} answer={answer} /> : null}
      <Form action={paths.item.to(id, item.code)} guard>
        <HiddenField name="revisi" value={String(claim.revision)} />
        <RadioGroup
          name="pilihan"
          label={t('answer.choose')}
          value={claim.choice}
          choices={[...choicesOf(item), none]}
          errors={errors}
        />
        <TextArea
          name="catatan"
          label={t('answer.note')}
          hint={t('answer.noteHint')}
          value={claim.note}
          rows={3}
          maxlength={LONGEST_NOTE}
          optional
          errors={errors}
        />
        <FormActions>
          <Button>{t('answer.save')}</Button>
          <Button look="secondary" name="lanjut" value="ya">
            {t('answer.saveNext')}
          </Button>
          <LinkButton look="plain" href={paths.sheet.to(id)}>
            {t('answer.back')}
          </LinkButton>
        </FormActions>
      </Form>
    </>
  );
}

function Unconfirmed({ id, answer }: { readonly id: Scored['sheet']['id']; readonly answer: Answer }) {
  return (
    <Notice tone="warning" title={t('answer.notConfirmed')}>
      <p>{t(answer.origin === 'fact' ? 'answer.originFact' : 'answer.originCopied')}</p>
      <PostButton
        look="secondary"
        small
        action={paths.confirm.to(id, answer.item)}
        fields={{ revisi: String(answer.revision) }}
      >
        {t('answer.confirm')}
      </PostButton>
    </Notice>
  );
}

function Claimed({ scored, item, whyNotFill }: ItemPageProps) {
  const answer = scored.answers.get(item.code);
  const rows = [
    { label: t('answer.claimed'), value: optionText(item, answer && answer.option !== '' ? answer : null) },
    { label: t('answer.note'), value: answer?.note || null },
    { label: t('answer.claimedBy'), value: personAt(answer?.claimedByName ?? null, answer?.claimedAt ?? null) },
  ];
  return (
    <>
      <SummaryList rows={rows} />
      {whyNotFill === '' ? null : <p class="muted">{whyNotFill}</p>}
    </>
  );
}

const personAt = (name: string | null, at: Date | null): string | null =>
  name === null || at === null ? null : `${name}, ${formatMoment(at)}`;

function Verdict(props: ItemPageProps) {
  const { scored, item, isVerifier, whyNotVerify } = props;
  const answer = scored.answers.get(item.code);
  const rows = [
    { label: t('answer.verified'), value: answer?.verified ? optionText(item, answer.verified) : null },
    { label: t('answer.verifierNote'), value: answer?.verifierNote || null },
    { label: t('answer.verifier'), value: personAt(answer?.verifiedByName ?? null, answer?.verifiedAt ?? null) },
  ];
  return (
    <>
      {answer?.verified ? <SummaryList rows={rows} /> : <p class="muted">{t('answer.notVerified')}</p>}
      {isVerifier ? whyNotVerify === null ? <VerdictForm {...props} /> : <p class="muted">{whyNotVerify}</p> : null}
    </>
  );
}

function VerdictForm({ scored, item, verdict, errors }: ItemPageProps) {
  const nothing = { value: '', label: t('answer.nothingProven') };
  return (
    <Form action={paths.verify.to(scored.sheet.id, item.code)}>
      <HiddenField name="revisi" value={String(verdict.revision)} />
      <RadioGroup
        name="terbukti"
        label={t('answer.proven')}
        hint={t('answer.provenHint')}
        value={verdict.choice}
        choices={[...choicesOf(item), nothing]}
        errors={errors}
      />
      <TextArea
        name="catatan_verifikasi"
        label={t('answer.verifierNote')}
        hint={t('answer.verifierNoteHint')}
        value={verdict.note}
        rows={3}
        maxlength={LONGEST_NOTE}
        optional
        errors={errors}
      />
      <FormActions>
        <Button>{t('answer.verify')}</Button>
      </FormActions>
    </Form>
  );
}

/** The items before and after this one among those that are asked. */
function Beside({ scored, item }: ItemPageProps) {
  const { document } = scored.edition;
  const asked = scored.claimed.items.filter((it) => it.isAsked).map((it) => it.code);
  const at = asked.indexOf(item.code);
  const stepTo = (code: string | undefined) => {
    const other = document.aspects.flatMap((it) => it.items).find((it) => it.code === code);
    return other ? { href: paths.item.to(scored.sheet.id, other.code), text: itemTitle(other) } : null;
  };
  return <Pager previous={stepTo(asked[at - 1])} next={at < 0 ? null : stepTo(asked[at + 1])} />;
}

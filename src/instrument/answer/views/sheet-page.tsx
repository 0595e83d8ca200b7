import { formatMoment } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button, DisabledWithReason, LinkButton, PostButton } from '#platform/ui/button.tsx';
import { DescriptionText } from '#platform/ui/description-text.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Progress } from '#platform/ui/progress.tsx';
import { Section } from '#platform/ui/section.tsx';
import { StatGroup, StatNumber } from '#platform/ui/stat-number.tsx';
import { TextArea } from '#platform/ui/text-field.tsx';
import { titleOf } from '../../catalogue/wording.ts';
import { LONGEST_NOTE } from '../model/sheet.ts';
import { paths } from '../paths.ts';
import type { Scored } from '../queries/scored.ts';
import { ItemsTable } from './items-table.tsx';
import { bandText, faultOf, mostOf, scoreText } from './score-text.tsx';
import { SheetTag } from './state-tag.tsx';

/** Why a deed is not done now, in words; null: it can be. */
export type WhyNots = Readonly<
  Record<'fill' | 'handIn' | 'withdraw' | 'verify' | 'finish' | 'returnIt', string | null>
>;

export type SheetPageProps = {
  readonly scored: Scored;
  readonly whyNot: WhyNots;
  /** The viewer answers for the subject, or verifies it; others only read. */
  readonly parts: readonly ('filler' | 'verifier')[];
  readonly subjectHref: string | null;
  /** Items that the hub knows an answer to and that have none. */
  readonly offered: number;
  readonly note: string;
  readonly errors: FieldErrors;
};

/** One sheet: how far it is, what it comes to, its items, and what can be done with it. */
export function SheetPage(props: SheetPageProps) {
  const { scored, parts } = props;
  const { sheet, edition, counts } = scored;
  return (
    <>
      <PageHeader
        kicker={titleOf(edition)}
        title={sheet.title}
        facts={<Facts {...props} />}
        actions={<Actions {...props} />}
      />
      {sheet.returnNote === '' ? null : (
        <Notice tone="warning" title={t('answer.returnedTitle')}>
          <DescriptionText text={sheet.returnNote} />
        </Notice>
      )}
      {counts.unconfirmed > 0 ? (
        <Notice tone="warning">
          {t('answer.unconfirmed', { count: counts.unconfirmed, n: formatNumber(counts.unconfirmed) })}
        </Notice>
      ) : null}
      <Progress label={t('answer.answered')} value={counts.answered} max={Math.max(1, counts.asked)} />
      <Scores {...props} />
      <ItemsTable scored={scored} />
      <Downloads of={paths.sheet.to(sheet.id)} />
      {parts.includes('verifier') ? <Verifying {...props} /> : null}
    </>
  );
}

function Facts({ scored, subjectHref }: SheetPageProps) {
  const { sheet } = scored;
  const place = [sheet.unitName, sheet.institutionName].filter((it) => it !== null && it !== sheet.title).join(', ');
  const handed = sheet.handedInAt
    ? t('answer.handedInBy', { name: sheet.handedInByName ?? '', at: formatMoment(sheet.handedInAt) })
    : '';
  const verified = sheet.verifiedAt
    ? t('answer.verifiedBy', { name: sheet.verifiedByName ?? '', at: formatMoment(sheet.verifiedAt) })
    : '';
  return (
    <>
      <SheetTag state={sheet.state} /> {[place, handed, verified].filter((it) => it !== '').join(' · ')}{' '}
      {subjectHref ? <a href={subjectHref}>{t('answer.subjectLink')}</a> : null}
    </>
  );
}

function Actions({ scored, whyNot, parts, offered }: SheetPageProps) {
  const { id } = scored.sheet;
  const isFiller = parts.includes('filler');
  return (
    <>
      {isFiller ? <HandIn id={id} why={whyNot.handIn} /> : null}
      {isFiller && whyNot.withdraw === null ? (
        <PostButton look="secondary" action={paths.withdraw.to(id)}>
          {t('answer.withdraw')}
        </PostButton>
      ) : null}
      {whyNot.fill === null && offered > 0 ? (
        <PostButton look="secondary" action={paths.facts.to(id)}>
          {t('answer.facts.button', { count: offered, n: formatNumber(offered) })}
        </PostButton>
      ) : null}
      <LinkButton look="secondary" href={paths.how.to(id)}>
        {t('answer.how.button')}
      </LinkButton>
    </>
  );
}

type DeedProps = { readonly id: Scored['sheet']['id']; readonly why: string | null };

function HandIn({ id, why }: DeedProps) {
  if (why === null) return <PostButton action={paths.handIn.to(id)}>{t('answer.handIn')}</PostButton>;
  return (
    <DisabledWithReason id="serahkan" reason={why}>
      {t('answer.handIn')}
    </DisabledWithReason>
  );
}

function Scores({ scored }: SheetPageProps) {
  const { edition, claimed, verified } = scored;
  const most = mostOf(edition.document, claimed);
  const note = (score: Scored['claimed']) => {
    const fault = faultOf(score);
    const of = most === null ? '' : t('answer.ofMost', { most: formatNumber(most) });
    return [bandText(score), fault || of].filter((it) => it !== '').join(' · ');
  };
  return (
    <StatGroup>
      <StatNumber label={t('answer.claimedScore')} value={scoreText(claimed)} note={note(claimed)} />
      <StatNumber label={t('answer.verifiedScore')} value={scoreText(verified)} note={note(verified)} />
    </StatGroup>
  );
}

function Verifying({ scored, whyNot, note, errors }: SheetPageProps) {
  const { id } = scored.sheet;
  return (
    <Section title={t('answer.verifying')} id="verifikasi" onScreenOnly>
      {whyNot.verify === null ? (
        <div class="actions">
          <PostButton look="secondary" action={paths.verifyAll.to(id)}>
            {t('answer.verifyAll')}
          </PostButton>
          <Finish id={id} why={whyNot.finish} />
        </div>
      ) : (
        <p>{whyNot.verify}</p>
      )}
      {whyNot.returnIt === null ? (
        <div class="mt-6">
          <Return id={id} note={note} errors={errors} />
        </div>
      ) : null}
    </Section>
  );
}

function Finish({ id, why }: DeedProps) {
  if (why === null) return <PostButton action={paths.finish.to(id)}>{t('answer.finish')}</PostButton>;
  return (
    <DisabledWithReason id="selesai" reason={why}>
      {t('answer.finish')}
    </DisabledWithReason>
  );
}

type ReturnProps = { readonly id: Scored['sheet']['id']; readonly note: string; readonly errors: FieldErrors };

function Return({ id, note, errors }: ReturnProps) {
  return (
    <Form action={paths.returnIt.to(id)}>
      <TextArea
        name="catatan"
        label={t('answer.returnNote')}
        hint={t('answer.returnNoteHint')}
        value={note}
        rows={3}
        maxlength={LONGEST_NOTE}
        errors={errors}
      />
      <FormActions>
        <Button look="secondary">{t('answer.return')}</Button>
      </FormActions>
    </Form>
  );
}

import { formatMoment } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Button, DisabledWithReason, LinkButton } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form } from '#platform/ui/form.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section, SideLayout } from '#platform/ui/section.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { TextArea } from '#platform/ui/text-field.tsx';
import type { Edition } from '../../edition/model/edition.ts';
import type { Entry } from '../../entry/model/entry.ts';
import type { EntryMessage } from '../../entry/model/reopening.ts';
import type { Snapshot } from '../../entry/model/snapshot.ts';
import { paths as entryPaths } from '../../entry/paths.ts';
import type { Check as RuleCheck } from '../../entry/rules/eligibility.ts';
import { hasDialogue, isReopened } from '../../entry/rules/reopening.ts';
import { Checks } from '../../entry/views/checks.tsx';
import { Messages } from '../../entry/views/messages.tsx';
import type { StageRefusal } from '../model/refusal.ts';
import { paths } from '../paths.ts';
import type { Check } from '../queries/checks.ts';
import { groupOf } from '../rules/checks-list.ts';
import { Changes } from './changes.tsx';
import { CheckTag } from './checks-page.tsx';
import { Frozen } from './frozen.tsx';
import { VerdictForm, type VerdictFormProps } from './verdict-form.tsx';
import { categoryName, editionTitle, groupName } from './words.ts';

export type CheckPageProps = {
  readonly edition: Edition;
  readonly entry: Entry;
  readonly snapshot: Snapshot;
  /** The submission of which the check asked something, before this one; null: none. */
  readonly before: Snapshot | null;
  /** What the submission is held against. */
  readonly rules: readonly RuleCheck[];
  /** What was asked of its people so far, and what both sides wrote. */
  readonly messages: readonly EntryMessage[];
  readonly check: Check | null;
  /** Null: a verdict may be given. */
  readonly whyNotSay: StageRefusal | null;
  readonly whyNotConfirm: StageRefusal | null;
  readonly form: Omit<VerdictFormProps, 'edition' | 'entry'>;
  readonly errors: FieldErrors;
  /** The submission that waits after this one; null: none. */
  readonly next: Entry['id'] | null;
};

/** One submission at the administrative check: what was handed in, what it is held against, and the verdict. */
export function CheckPage(props: CheckPageProps) {
  const { edition, entry, snapshot, before, rules, check, errors, next } = props;
  const { title, group, category } = snapshot.content.entry;
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        kicker={editionTitle(edition)}
        title={title}
        facts={
          <>
            <CheckTag group={groupOf(check)} />
            <span>{[entry.unitName, entry.institutionName].filter((it) => it !== null).join(', ')}</span>
          </>
        }
        actions={
          next ? (
            <LinkButton look="secondary" href={paths.check.to(edition.id, next)}>
              {t('stage.check.next')}
            </LinkButton>
          ) : null
        }
      />
      <SideLayout phone="after" side={<Verdicts {...props} />}>
        <SummaryList
          rows={[
            { label: t('stage.check.receipt'), value: snapshot.receipt },
            { label: t('stage.check.submittedAt'), value: formatMoment(snapshot.submittedAt) },
            { label: t('stage.check.group'), value: groupName(edition.document, group) },
            { label: t('stage.check.category'), value: categoryName(edition.document, category) },
          ]}
        />
        <Asked {...props} />
        <Changes before={before} now={snapshot} />
        <Checks document={edition.document} checks={rules} mend={null} />
        <Frozen content={snapshot.content} isOpenAgain={isReopened(entry)} />
      </SideLayout>
    </>
  );
}

/** What was asked of its people and what they answered, while it lasts and when they have sent it again. */
function Asked({ entry, messages }: CheckPageProps) {
  if (messages.length === 0) return null;
  return (
    <Section title={t('stage.check.asked')} id="permintaan">
      <Messages messages={messages} />
      {hasDialogue(messages) ? (
        <p>
          <a href={entryPaths.dialogue.to(entry.id)}>{t('entry.dialogue.read')}</a>
        </p>
      ) : null}
    </Section>
  );
}

/** Until when it waits for its people; nothing is to be decided before. */
function WaitsForThem({ entry }: Pick<CheckPageProps, 'entry'>) {
  if (!isReopened(entry) || entry.openUntil === null) return null;
  return (
    <Notice tone="warning" title={t('stage.check.waits', { until: formatMoment(entry.openUntil) })} level={3}>
      <p>{t('stage.check.waitsText')}</p>
    </Notice>
  );
}

function Verdicts(props: CheckPageProps) {
  const { check, whyNotSay } = props;
  if (check?.state === 'decided') return <Decided {...props} check={check} />;
  if (check?.state === 'proposed') return <Proposed {...props} check={check} />;
  if (whyNotSay) return <Notice tone="info">{t(`stage.refusal.${whyNotSay}`)}</Notice>;
  return <VerdictForm edition={props.edition} entry={props.entry} {...props.form} />;
}

type Said = CheckPageProps & { readonly check: Check };

function VerdictText({ check }: { readonly check: Check }) {
  return (
    <SummaryList
      rows={[
        { label: t('stage.check.outcome'), value: check.outcome ? t(`stage.outcome.${check.outcome}`) : null },
        ...(check.reasons.length > 0
          ? [{ label: t('stage.check.reasons'), value: check.reasons.map((it) => t(`stage.reason.${it}`)).join('; ') }]
          : []),
        ...(check.note === '' ? [] : [{ label: t('stage.check.note'), value: check.note }]),
        ...(check.correctUntil
          ? [{ label: t('stage.check.correctUntil'), value: formatMoment(check.correctUntil) }]
          : []),
        ...(check.firstAt
          ? [{ label: t('stage.check.by'), value: `${check.firstName ?? '–'}, ${formatMoment(check.firstAt)}` }]
          : []),
        ...(check.secondAt
          ? [
              {
                label: t('stage.check.confirmedBy'),
                value: `${check.secondName ?? '–'}, ${formatMoment(check.secondAt)}`,
              },
            ]
          : []),
      ]}
    />
  );
}

function Decided({ edition, entry, check, errors, whyNotSay }: Said) {
  return (
    <Section title={t('stage.check.decided')} id="keputusan">
      <WaitsForThem entry={entry} />
      <VerdictText check={check} />
      {whyNotSay === 'later_decided' ? (
        <div class="mt-4">
          <DisabledWithReason id="buka-lagi" reason={t('stage.refusal.later_decided')}>
            {t('stage.check.reopen')}
          </DisabledWithReason>
        </div>
      ) : (
        <Form action={paths.reopen.to(edition.id, entry.id)}>
          {isReopened(entry) ? <p>{t('stage.check.reopenAsked')}</p> : null}
          <TextArea name="alasan" label={t('stage.check.reopenReason')} rows={3} errors={errors} />
          <Button look="secondary">{t('stage.check.reopen')}</Button>
        </Form>
      )}
    </Section>
  );
}

function Proposed({ edition, entry, check, whyNotConfirm }: Said) {
  return (
    <Section title={t('stage.check.proposed')} id="keputusan">
      <VerdictText check={check} />
      {whyNotConfirm ? (
        <DisabledWithReason id="sahkan" reason={t(`stage.refusal.${whyNotConfirm}`)}>
          {t('stage.check.confirm')}
        </DisabledWithReason>
      ) : (
        <Form action={paths.answer.to(edition.id, entry.id)}>
          <div class="actions">
            <Button name="jawab" value="setuju">
              {t('stage.check.confirm')}
            </Button>
            <Button look="secondary" name="jawab" value="tolak">
              {t('stage.check.dismiss')}
            </Button>
          </div>
        </Form>
      )}
    </Section>
  );
}

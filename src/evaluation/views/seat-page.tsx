import { formatMoment } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { Checkbox } from '#platform/ui/choice-field.tsx';
import { DescriptionText } from '#platform/ui/description-text.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Progress } from '#platform/ui/progress.tsx';
import { Section, SideLayout } from '#platform/ui/section.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { TaskList } from '#platform/ui/task-list.tsx';
import { HiddenField, TextArea } from '#platform/ui/text-field.tsx';
import { paths as meaningPaths } from '../meaning/paths.ts';
import type { ConflictId } from '../model/ids.ts';
import type { OwnSheetLine } from '../model/own-sheet.ts';
import type { Juror, Round, Subject } from '../model/round.ts';
import { paths } from '../paths.ts';
import { nameOf } from '../rubrics.ts';
import { paths as sharingPaths } from '../sharing/paths.ts';
import { namedSubject, roleText, sheetTones, shownSubject } from './labels.ts';
import { TieFields, type TieValues } from './tie-fields.tsx';

export type InvitedSeatPageProps = {
  readonly round: Round;
  readonly seat: Juror;
  readonly reason: string;
  readonly errors: FieldErrors;
};

/** The invitation: what is asked, the integrity pact, and both answers. */
export function InvitedSeatPage({ round, seat, reason, errors }: InvitedSeatPageProps) {
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        kicker={round.organiserName}
        title={round.name}
        lead={t('evaluation.seat.invited', { role: roleText(seat.role) })}
      />
      <RoundFacts round={round} />
      <Section title={t('evaluation.pact.title')}>
        <Form action={paths.acceptSeat.to(round.id)}>
          <div class="prose">
            <DescriptionText text={round.pact} />
          </div>
          <Checkbox name="setuju" label={t('evaluation.pact.agree')} errors={errors} />
          <FormActions>
            <Button>{t('evaluation.seat.accept')}</Button>
          </FormActions>
        </Form>
      </Section>
      <Section title={t('evaluation.seat.decline')}>
        <Form action={paths.declineSeat.to(round.id)}>
          <TextArea
            name="alasan"
            label={t('evaluation.field.reason')}
            hint={t('evaluation.hint.decline')}
            value={reason}
            errors={errors}
            rows={3}
          />
          <FormActions>
            <Button look="secondary">{t('evaluation.seat.decline')}</Button>
          </FormActions>
        </Form>
      </Section>
    </>
  );
}

function RoundFacts({ round }: { readonly round: Round }) {
  return (
    <SummaryList
      rows={[
        { label: t('evaluation.field.rubric'), value: nameOf(round.rubric) },
        { label: t('evaluation.field.opensAt'), value: formatMoment(round.opensAt) },
        { label: t('evaluation.field.closesAt'), value: formatMoment(round.closesAt) },
        { label: t('evaluation.field.blind'), value: t(round.blind ? 'platform.yes' : 'platform.no') },
      ]}
    />
  );
}

export type AcceptedSeatPageProps = {
  readonly round: Round;
  readonly seat: Juror;
  /** Those that the juror may know of. */
  readonly subjects: readonly Subject[];
  /** How many are hidden because of ties. */
  readonly hidden: number;
  readonly sheets: readonly OwnSheetLine[];
  /** Whether the juror can read what the own way of giving marks was. */
  readonly hasHabits: boolean;
  readonly now: Date;
  readonly newId: ConflictId;
  readonly values: TieValues;
  readonly errors: FieldErrors;
};

/** The juror's side of a round: what was agreed to, and the place to declare ties. */
export function AcceptedSeatPage(props: AcceptedSeatPageProps) {
  const { round, hidden } = props;
  return (
    <>
      <ErrorSummary errors={props.errors} />
      <PageHeader kicker={round.organiserName} title={round.name} />
      <OwnSheets {...props} />
      {props.hasHabits ? (
        <div class="actions">
          <LinkButton look="secondary" href={meaningPaths.own.to(round.id)}>
            {t('meaning.own.open')}
          </LinkButton>
        </div>
      ) : null}
      <SideLayout side={<Side {...props} />} phone="after">
        <Section title={t('evaluation.seat.conflicts')} id="benturan">
          <p>{t('evaluation.seat.conflictsText')}</p>
          {hidden > 0 ? (
            <Notice title={t('evaluation.seat.hidden', { count: hidden, n: formatNumber(hidden) })} level={3}>
              <p>{t('evaluation.seat.hiddenText')}</p>
            </Notice>
          ) : null}
          <DeclareForm {...props} />
        </Section>
      </SideLayout>
    </>
  );
}

/** «2 of 4 done», and each sheet with its state. */
function OwnSheets({ round, sheets, now }: AcceptedSeatPageProps) {
  const done = sheets.filter((it) => it.state === 'finished').length;
  return (
    <Section title={t('evaluation.seat.sheets')}>
      {round.opensAt > now ? <p>{t('evaluation.seat.notYet', { at: formatMoment(round.opensAt) })}</p> : null}
      {sheets.length === 0 ? (
        <p class="muted">{t('evaluation.seat.noSheets')}</p>
      ) : (
        <>
          <Progress
            label={t('evaluation.sheets.title')}
            value={done}
            max={sheets.length}
            text={t('evaluation.sheets.of', { n: formatNumber(done), of: formatNumber(sheets.length) })}
          />
          <TaskList label={t('evaluation.seat.sheets')} tasks={sheets.map(taskOf)} />
        </>
      )}
    </Section>
  );
}

function taskOf(it: OwnSheetLine) {
  const task = { text: namedSubject(it), href: paths.sheet.to(it.id), state: t(`evaluation.sheetState.${it.state}`) };
  return it.state === 'finished' ? task : { ...task, tone: sheetTones[it.state] };
}

function DeclareForm({ round, subjects, newId, values, errors }: AcceptedSeatPageProps) {
  if (round.state === 'closed') return <p class="muted">{t('evaluation.refusal.closed')}</p>;
  if (subjects.length === 0) return <p class="muted">{t('evaluation.seat.noSubjects')}</p>;
  return (
    <Form action={paths.declareConflict.to(round.id)}>
      <HiddenField name="id" value={newId} />
      <TieFields
        subjects={subjects.map((it) => ({ value: it.row, label: shownSubject(it, round) }))}
        values={values}
        errors={errors}
      />
      <FormActions>
        <Button look="secondary">{t('evaluation.seat.declare')}</Button>
      </FormActions>
    </Form>
  );
}

function Side({ round, seat }: AcceptedSeatPageProps) {
  return (
    <>
      <RoundFacts round={round} />
      <p class="mt-4">
        <a href={sharingPaths.ownExpertise.to(round.id)}>{t('sharing.expertise.link')}</a>
      </p>
      <details class="mt-4">
        <summary>
          {t('evaluation.pact.signed', { at: seat.pactAcceptedAt ? formatMoment(seat.pactAcceptedAt) : '' })}
        </summary>
        <div class="prose">
          <DescriptionText text={seat.pactText ?? ''} />
        </div>
      </details>
    </>
  );
}

import { regionName } from '#identity/index.ts';
import { formatDate, formatTime } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button, PostButton } from '#platform/ui/button.tsx';
import { RowCheckbox } from '#platform/ui/choice-field.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import { HiddenField, TextArea } from '#platform/ui/text-field.tsx';
import { paths as memberPaths } from '../../commitment/paths.ts';
import { LONGEST_NOTE, type Participant, type Reminder } from '../model.ts';
import { paths } from '../paths.ts';
import { whyNotRemind } from '../rules/remind.ts';
import { stepsOf } from '../rules/steps.ts';
import type { ParticipationPageProps } from './props.ts';
import { hrefOfStep } from './words.tsx';

/** Members with nothing on record this year, named kindly: each with the next step, and a reminder for those that are chosen. */
export function Idle(props: ParticipationPageProps) {
  const { idle, mayRemind, year } = props;
  if (idle.length === 0)
    return (
      <Section title={t('participation.idle.title', { year: String(year) })} id="belum">
        <p>{t('participation.idle.none')}</p>
      </Section>
    );
  return (
    <Section title={t('participation.idle.title', { year: String(year) })} id="belum">
      <p class="mb-4">{t('participation.idle.lead', { days: formatNumber(props.reminderDays) })}</p>
      {mayRemind ? <RemindForm {...props} /> : <IdleTable {...props} boxes={false} />}
    </Section>
  );
}

function RemindForm(props: ParticipationPageProps) {
  const { typed, errors, newId } = props;
  return (
    <>
      <ErrorSummary errors={errors} />
      <Form action={paths.remind.to()} class="form-many">
        <HiddenField name="id" value={newId} />
        <IdleTable {...props} boxes />
        <TextArea
          name="pesan"
          label={t('participation.remind.note')}
          hint={t('participation.remind.noteHint')}
          value={typed.note}
          rows={3}
          maxlength={LONGEST_NOTE}
          errors={errors}
        />
        <FormActions>
          <Button>{t('participation.remind.send')}</Button>
        </FormActions>
      </Form>
    </>
  );
}

function IdleTable({ idle, typed, links, boxes, year }: ParticipationPageProps & { readonly boxes: boolean }) {
  return (
    <Table
      caption={t('participation.idle.caption', {
        count: idle.length,
        n: formatNumber(idle.length),
        year: String(year),
      })}
      rowHeader={boxes ? 1 : 0}
      columns={[
        ...(boxes ? [{ label: t('participation.remind.choose'), labelHidden: true, tight: true }] : []),
        { label: t('commitment.list.region') },
        { label: t('participation.idle.step') },
        { label: t('participation.idle.reminded') },
      ]}
      rows={idle.map((it) => ({
        key: it.member.institutionId,
        cells: [
          ...(boxes ? [<Box participant={it} chosen={typed.chosen} />] : []),
          <a href={memberPaths.member.to(it.member.institutionId)}>{it.region}</a>,
          <FirstStep participant={it} links={links} />,
          remindedText(it),
        ],
      }))}
    />
  );
}

const remindedText = ({ remindedAt }: Participant): string => (remindedAt === null ? '–' : formatDate(remindedAt));

function Box({ participant, chosen }: { readonly participant: Participant; readonly chosen: readonly string[] }) {
  if (whyNotRemind(participant)) return null;
  const value = participant.member.institutionId;
  return <RowCheckbox name="pilih" value={value} label={participant.region} checked={chosen.includes(value)} />;
}

function FirstStep({
  participant,
  links,
}: { readonly participant: Participant } & Pick<ParticipationPageProps, 'links'>) {
  const [step] = stepsOf(participant);
  if (!step) return <>{t('participation.idle.allDone')}</>;
  const href = step === 'admin' ? hrefOfStep(step, participant, links) : null;
  const text = t(`participation.step.${step}.kind`);
  return (
    <>
      {t('participation.idle.noneYet')} {href ? <a href={href}>{text}</a> : text}
    </>
  );
}

/** What waits to go out and can still be taken back, and what went out last. */
export function Reminders({
  reminders,
  mayRemind,
  now,
}: Pick<ParticipationPageProps, 'reminders' | 'mayRemind' | 'now'>) {
  if (reminders.length === 0 || !mayRemind) return null;
  return (
    <Section title={t('participation.reminders.title')} id="pengingat">
      {reminders.map((it) => (
        <One key={it.id} reminder={it} now={now} />
      ))}
    </Section>
  );
}

function One({ reminder, now }: { readonly reminder: Reminder; readonly now: Date }) {
  const { id, goesAt, sentAt, cancelledAt, members, note } = reminder;
  const who = members.map((it) => regionName(it.regionCode)).join(', ');
  const when = sentAt ?? cancelledAt ?? goesAt;
  const state = sentAt ? 'sent' : cancelledAt ? 'cancelled' : 'held';
  const waits = state === 'held' && goesAt > now;
  const said = { date: formatDate(when), time: formatTime(when) };
  return (
    <div class="mb-4">
      <Notice tone={waits ? 'info' : 'success'} level={3} title={t(`participation.reminders.${state}`, said)}>
        <p>{who}</p>
        <p class="muted">{note}</p>
        {state === 'held' ? (
          <PostButton small look="secondary" action={paths.cancel.to(id)}>
            {t('participation.reminders.cancel')}
          </PostButton>
        ) : null}
      </Notice>
    </div>
  );
}

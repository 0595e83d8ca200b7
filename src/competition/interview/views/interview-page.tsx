import { formatMoment } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import type { StageOf } from '../../edition/model/stages.ts';
import { editionTitle } from '../../stage/views/words.ts';
import type { Room } from '../model/interview.ts';
import { paths } from '../paths.ts';
import { confirmByOf } from '../rules/confirm.ts';
import { AnswerForms } from './answer-forms.tsx';
import type { InterviewPageProps } from './interview-props.ts';
import { ownerOf, StateTag, whenOf } from './labels.tsx';
import { PresenceForm } from './presence-form.tsx';

/** One interview: when and where, what the entrants answer, and who came. */
export function InterviewPage(props: InterviewPageProps) {
  const { interview, edition, organises, errors } = props;
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        kicker={editionTitle(edition)}
        title={interview.title}
        facts={
          <>
            <span>{ownerOf(interview)}</span>
            <StateTag interview={interview} />
          </>
        }
        actions={
          <>
            {interview.slot ? (
              <LinkButton look="secondary" href={paths.calendar.to(interview.id)} download>
                {t('interview.calendar.one')}
              </LinkButton>
            ) : null}
            {organises && !interview.beganAt ? (
              <LinkButton look="secondary" href={paths.moveForm.to(interview.id)}>
                {t('interview.move.do')}
              </LinkButton>
            ) : null}
          </>
        }
      />
      <Facts {...props} />
      {props.answers ? <AnswerForms {...props} answers={props.answers} /> : null}
      {interview.wish && organises ? (
        <Notice tone="warning" title={t('interview.wish')}>
          <p>{interview.wish}</p>
        </Notice>
      ) : null}
      {organises && interview.slot ? <PresenceForm {...props} /> : null}
    </>
  );
}

function Facts({ interview, settings, room, seesPanel }: InterviewPageProps) {
  const { slot, answeredAt, answeredByName } = interview;
  const rows = [
    { label: t('interview.when'), value: slot ? whenOf(slot) : t('interview.noSlot') },
    { label: t('interview.where'), value: room ? <Where room={room} /> : null },
    { label: t('interview.course'), value: courseText(settings) },
    ...(slot && interview.state === 'told'
      ? [{ label: t('interview.confirmBy'), value: formatMoment(confirmByOf(slot.startsAt, settings.confirmHours)) }]
      : []),
    ...(answeredAt
      ? [{ label: t('interview.answered'), value: `${answeredByName ?? ''}, ${formatMoment(answeredAt)}` }]
      : []),
    ...(seesPanel && room
      ? [{ label: t('interview.panel'), value: room.jurors.map((seat) => seat.name).join(', ') || null }]
      : []),
  ];
  return <SummaryList rows={rows} />;
}

function Where({ room }: { readonly room: Room }) {
  return (
    <>
      {[room.name, room.place].filter((text) => text !== '').join(', ')}
      {room.link ? (
        <>
          <br />
          <a href={room.link} rel="noopener noreferrer">
            {t('interview.video')}
          </a>
        </>
      ) : null}
    </>
  );
}

/** `Presentasi 7 menit, tanya jawab 13 menit`. */
export function courseText({ minutes, presentationMinutes }: StageOf<'interview'>['settings']): string | null {
  if (minutes === null) return null;
  const presentation = presentationMinutes ?? 0;
  if (presentation === 0) return t('interview.courseWhole', { n: formatNumber(minutes) });
  return t('interview.courseParts', { n: formatNumber(presentation), rest: formatNumber(minutes - presentation) });
}

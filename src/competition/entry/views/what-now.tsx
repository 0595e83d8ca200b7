import { formatMoment } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { DescriptionText } from '#platform/ui/description-text.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { Ticking } from '../../edition/views/countdown.tsx';
import { paths as feedbackPaths } from '../../feedback/paths.ts';
import { paths as stagePaths } from '../../stage/paths.ts';
import type { Entry, EntryNote } from '../model/entry.ts';
import type { EntryMessage } from '../model/reopening.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { paths } from '../paths.ts';
import { isReopened } from '../rules/reopening.ts';
import type { DeedsProps } from './deeds.tsx';

export type WhatNowProps = {
  readonly entry: Entry;
  readonly notes: readonly EntryNote[];
  readonly snapshot: Snapshot | null;
  /** What the check asked for and both sides wrote. */
  readonly messages: readonly EntryMessage[];
  /** Something of it was written and never sent. */
  readonly hasUnsent: boolean;
  readonly deeds: DeedsProps['deeds'];
  readonly now: Date;
};

const tones = {
  draft: 'info',
  with_admin: 'info',
  returned: 'warning',
  submitted: 'success',
  withdrawn: 'warning',
} as const;

/** Says in words where the entry stands and who is to move. */
export function WhatNow(props: WhatNowProps) {
  return <div class="mb-6">{isReopened(props.entry) ? <Reopened {...props} /> : <Now {...props} />}</div>;
}

function Now(props: WhatNowProps) {
  const { entry, notes, deeds } = props;
  const open = notes.filter((note) => note.resolvedAt === null);
  const general = open.filter((note) => note.section === '');
  const since = { with_admin: entry.handedAt, submitted: entry.submittedAt, withdrawn: entry.withdrawnAt };
  const moment = entry.state in since ? since[entry.state as keyof typeof since] : null;
  const late = deeds.hand_over === 'closed' || deeds.submit === 'closed';
  return (
    <Notice tone={late ? 'danger' : tones[entry.state]} title={t(late ? 'entry.now.late' : `entry.now.${entry.state}`)}>
      <p>{t(late ? 'entry.now.late.text' : `entry.now.${entry.state}.text`)}</p>
      {moment ? <p>{t('entry.now.since', { when: formatMoment(moment) })}</p> : null}
      {open.length > 0 ? <p>{t('entry.now.notes', { count: open.length, n: formatNumber(open.length) })}</p> : null}
      {general.map((note) => (
        <p key={note.id}>{note.body}</p>
      ))}
      {entry.state === 'submitted' ? <AfterSubmission {...props} /> : null}
    </Notice>
  );
}

/** What there is to read once it has arrived, and what became of a request to mend it. */
function AfterSubmission({ entry, snapshot, hasUnsent }: WhatNowProps) {
  return (
    <>
      {entry.givenBackAt ? <p>{t('entry.now.givenBack', { when: formatMoment(entry.givenBackAt) })}</p> : null}
      {entry.givenBackAt && hasUnsent ? (
        <p>
          <a href={paths.unsent.to(entry.id)}>{t('entry.unsent.open')}</a>
        </p>
      ) : null}
      {snapshot ? (
        <p>
          <a href={paths.receipt.to(entry.id)}>{t('entry.now.receipt', { receipt: snapshot.receipt })}</a>
        </p>
      ) : null}
      <p>
        <a href={stagePaths.journey.to(entry.editionId, entry.id)}>{t('stage.journey.title')}</a>
        {' · '}
        <a href={feedbackPaths.feedback.to(entry.id)}>{t('feedback.title')}</a>
      </p>
    </>
  );
}

/** What the check asks for, in its words, until when, and what happens without it. */
function Reopened({ entry, messages, snapshot, now }: WhatNowProps) {
  const { openUntil, reopenedFor } = entry;
  const asked = messages.findLast((it) => it.kind === reopenedFor);
  if (!openUntil || !reopenedFor) return null;
  const isOver = now >= openUntil;
  const until = formatMoment(openUntil);
  return (
    <Notice
      tone={isOver ? 'danger' : 'warning'}
      title={isOver ? t('entry.refusal.reopening_over') : t(`entry.now.reopened.${reopenedFor}`, { until })}
    >
      {isOver ? null : <Ticking moment={openUntil} now={now} />}
      {asked ? <DescriptionText text={asked.body} /> : null}
      {isOver ? null : <p>{t(`entry.now.reopened.${reopenedFor}.text`)}</p>}
      {snapshot ? <p>{t('entry.now.reopened.else', { receipt: snapshot.receipt })}</p> : null}
      <div class="actions mt-4">
        {reopenedFor === 'revise' ? (
          <LinkButton look="secondary" href={paths.dialogue.to(entry.id)}>
            {t('entry.dialogue.open')}
          </LinkButton>
        ) : null}
        <LinkButton look="plain" href={feedbackPaths.feedback.to(entry.id)}>
          {t('entry.now.reopened.reasons')}
        </LinkButton>
      </div>
    </Notice>
  );
}

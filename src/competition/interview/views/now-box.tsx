import { formatTime } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { DisabledWithReason, PostButton } from '#platform/ui/button.tsx';
import type { Interview } from '../model/interview.ts';
import { paths } from '../paths.ts';
import { endsOf, type Lengths, phaseOf, stepBack, whyNotQuestions } from '../rules/running.ts';
import { hoursOf, ownerOf } from './labels.tsx';
import type { OrderPageProps } from './order-props.ts';

/** What is on: the one that runs, else the first that waits; and the one after it. */
export function NowBox({ order, lengths, now }: OrderPageProps) {
  const open = order.filter((it) => it.endedAt === null && it.presence !== 'absent');
  const running = open.find((it) => it.beganAt !== null) ?? null;
  const current = running ?? open[0] ?? null;
  const next = open.find((it) => it !== current && it.beganAt === null) ?? null;
  const last = order.findLast((it) => it.endedAt !== null) ?? null;
  return (
    <section class="now-box" id="sekarang" aria-labelledby="sekarang-judul">
      <h2 id="sekarang-judul" class="now-kicker">
        {t(running ? 'interview.order.now' : current ? 'interview.order.ready' : 'interview.order.over')}
      </h2>
      {current ? <Current interview={current} lengths={lengths} now={now} /> : null}
      {running === null && last ? <Back interview={last} /> : null}
      {next?.slot ? (
        <p class="now-next">
          {t('interview.order.next')} <strong>{next.title}</strong>, {hoursOf(next.slot)}
        </p>
      ) : null}
    </section>
  );
}

type CurrentProps = { readonly interview: Interview; readonly lengths: Lengths; readonly now: Date };

function Current({ interview, lengths, now }: CurrentProps) {
  const { slot } = interview;
  if (!slot) return null;
  const course = { ...interview, startsAt: slot.startsAt };
  const phase = phaseOf(course, lengths, now);
  return (
    <>
      <p class="now-title">{interview.title}</p>
      <p class="now-owner">{ownerOf(interview)}</p>
      <Clock {...{ interview, lengths, now }} />
      <div class="actions">
        {phase === 'waiting' ? (
          <Step id={interview.id} step="begin" text={t('interview.order.begin')} />
        ) : (
          <>
            {whyNotQuestions(interview) === null && phase === 'presentation' ? (
              <Step id={interview.id} step="questions" text={t('interview.order.questions')} look="secondary" />
            ) : null}
            <Step id={interview.id} step="end" text={t('interview.order.end')} />
            <Back interview={interview} />
          </>
        )}
      </div>
    </>
  );
}

type StepProps = {
  readonly id: Interview['id'];
  readonly step: string;
  readonly text: string;
  readonly look?: 'secondary' | 'plain';
};

function Step({ id, step, text, look }: StepProps) {
  return (
    <PostButton action={paths.run.to(id)} fields={{ langkah: step }} {...(look ? { look } : {})}>
      {text}
    </PostButton>
  );
}

function Back({ interview }: { readonly interview: Interview }) {
  if (stepBack(interview) === null)
    return (
      <DisabledWithReason id={`mundur-${interview.id}`} reason={t('interview.refusal.not_begun')}>
        {t('interview.order.back')}
      </DisabledWithReason>
    );
  return <Step id={interview.id} step="step_back" text={t('interview.order.back')} look="plain" />;
}

/** Counts down where there is script; without, the times at which it ends stand there. */
function Clock({ interview, lengths, now }: CurrentProps) {
  const { slot } = interview;
  if (!slot) return null;
  const course = { ...interview, startsAt: slot.startsAt };
  const ends = endsOf(course, lengths);
  const isOn = phaseOf(course, lengths, now) !== 'waiting';
  const hasPresentation = lengths.presentationMinutes > 0;
  return (
    <div
      class="now-clock"
      data-clock={isOn ? '' : undefined}
      data-server={now.toISOString()}
      data-presentation={ends.presentation.toISOString()}
      data-whole={ends.whole.toISOString()}
      data-said-presentation={t('interview.phase.presentation')}
      data-said-questions={t('interview.phase.questions')}
      data-said-late={t('interview.order.late')}
    >
      <p class="now-count" data-clock-count role="timer" aria-live="off" />
      <p data-clock-text>
        {hasPresentation
          ? t('interview.order.ends', {
              presentation: formatTime(ends.presentation),
              whole: formatTime(ends.whole),
              n: formatNumber(lengths.minutes),
            })
          : t('interview.order.endsWhole', { whole: formatTime(ends.whole), n: formatNumber(lengths.minutes) })}
      </p>
    </div>
  );
}

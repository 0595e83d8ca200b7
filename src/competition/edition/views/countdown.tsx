import { formatMoment } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Notice } from '#platform/ui/notice.tsx';
import type { Edition } from '../model/edition.ts';
import { closingOf, isOpenForEntries, stageOfKind } from '../rules/calendar.ts';
import { leftUntil } from '../rules/left.ts';

/** How long there is left, as a word: days while there are any, then hours and minutes. */
export function leftText(moment: Date, now: Date): string {
  const left = leftUntil(moment, now);
  if (!left) return t('edition.left.over');
  if (left.days > 0) return t('edition.left.days', { days: left.days, hours: left.hours });
  return t('edition.left.hours', { hours: left.hours, minutes: left.minutes });
}

type Props = { readonly edition: Pick<Edition, 'document' | 'state'>; readonly now: Date };

/** When entries are taken, by the server's clock; a small script makes the time tick. */
export function Countdown({ edition, now }: Props) {
  const { document } = edition;
  const opens = stageOfKind(document, 'entering')?.opens;
  const closing = closingOf(document);
  if (!opens || !closing) return null;
  if (edition.state === 'open' && isOpenForEntries(document, now)) {
    return (
      <Notice tone="info" title={t('edition.taking', { until: formatMoment(closing) })}>
        <Ticking moment={closing} now={now} />
      </Notice>
    );
  }
  const isBefore = new Date(opens) > now;
  const text = isBefore
    ? t('edition.opensAt', { at: formatMoment(new Date(opens)) })
    : t('edition.closedAt', { at: formatMoment(closing) });
  return <Notice tone="info">{text}</Notice>;
}

/** The time that is left, ticking where there is script (island `countdown`). */
export function Ticking({ moment, now }: { readonly moment: Date; readonly now: Date }) {
  const pattern = { days: '{d}', hours: '{h}', minutes: '{m}' };
  return (
    <p
      data-until={moment.toISOString()}
      data-now={now.toISOString()}
      data-days={t('edition.left.days', pattern)}
      data-hours={t('edition.left.hours', pattern)}
      data-over={t('edition.left.over')}
    >
      {leftText(moment, now)}
    </p>
  );
}

import { formatMoment } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Notice } from '#platform/ui/notice.tsx';
import { Ticking } from '../../edition/views/countdown.tsx';
import type { ObjectionWindow } from '../rules/window.ts';

/** When objections are taken, by the server's clock; a small script makes the time tick. */
export function WindowNotice({ window, now }: { readonly window: ObjectionWindow; readonly now: Date }) {
  const { opens, closes, is } = window;
  if (is === 'open' && closes)
    return (
      <Notice tone="info" title={t('objection.window.open', { until: formatMoment(closes) })}>
        <Ticking moment={closes} now={now} />
      </Notice>
    );
  return <Notice tone="info">{textOf({ opens, closes, is })}</Notice>;
}

function textOf({ opens, closes, is }: ObjectionWindow): string {
  if (is === 'before' && opens && closes)
    return t('objection.window.before', { from: formatMoment(opens), until: formatMoment(closes) });
  if (is === 'over' && closes) return t('objection.window.over', { at: formatMoment(closes) });
  return t('objection.window.unset');
}

import { formatMoment } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { Headline, Part, View } from '../../dashboard/model/view.ts';
import { viewTitle } from '../../dashboard/views/board-page.tsx';
import { Picture } from '../../dashboard/views/pictures.tsx';

export type ScreenPageProps = {
  readonly view: View;
  readonly headlines: readonly Headline[];
  readonly map: Part | null;
  readonly now: Date;
};

/** Large numbers to be read across a room, without a person's name and with nothing to press. */
export function ScreenPage({ view, headlines, map, now }: ScreenPageProps) {
  return (
    <div class="screen">
      <h1>{viewTitle(view)}</h1>
      <dl class="screen-numbers">
        {headlines.map((it) => (
          <div key={it.key}>
            <dt>{it.title}</dt>
            <dd>{it.text}</dd>
          </div>
        ))}
      </dl>
      {map ? map.pictures.map((picture) => <Picture key={picture.kind} picture={picture} view={view} />) : null}
      <p class="muted">{t('screen.fresh', { when: formatMoment(now) })}</p>
    </div>
  );
}

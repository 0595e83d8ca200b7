import { t } from '#platform/i18n/i18n.ts';
import { PostButton } from '#platform/ui/button.tsx';
import { Section } from '#platform/ui/section.tsx';
import type { EditionId } from '../../edition/model/edition.ts';
import { paths } from '../paths.ts';

export type FeedProps = {
  readonly baseUrl: string;
  readonly code: string | null;
  /** Set for the whole timetable of an edition. */
  readonly editionId?: EditionId;
};

/** The private address that keeps a calendar program up to date. */
export function FeedAddress({ baseUrl, code, editionId }: FeedProps) {
  return (
    <Section title={t('interview.calendar.title')} id="kalender" onScreenOnly>
      <p>{t(editionId ? 'interview.calendar.textAll' : 'interview.calendar.text')}</p>
      {code ? (
        <p>
          <code class="break-all">{baseUrl + paths.feed.to(code)}</code>
        </p>
      ) : null}
      <PostButton look="secondary" action={paths.newAddress.to()} fields={{ edisi: editionId ?? '' }}>
        {t(code ? 'interview.calendar.again' : 'interview.calendar.make')}
      </PostButton>
    </Section>
  );
}

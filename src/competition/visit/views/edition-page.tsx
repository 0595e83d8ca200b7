import { formatDate } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { DescriptionText } from '#platform/ui/description-text.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import type { Edition } from '../../edition/model/edition.ts';
import type { Heard } from '../../interview/model/interview.ts';
import { editionTitle } from '../../stage/views/words.ts';
import type { FieldVisit } from '../model/visit.ts';
import { paths } from '../paths.ts';
import { missingOf, type TeamWanted } from '../rules/moves.ts';
import { missingText, ownerOf } from './labels.tsx';
import { VisitTable } from './own-page.tsx';

export type EditionVisitsProps = {
  readonly edition: Edition;
  readonly visits: readonly FieldVisit[];
  /** Entries that nobody is to visit yet. */
  readonly left: readonly Heard[];
  readonly wanted: TeamWanted;
};

/** All field visits of an edition: who goes where, and what was found, for the plenary. */
export function EditionVisitsPage({ edition, visits, left, wanted }: EditionVisitsProps) {
  const done = visits.filter((it) => it.conclusion !== '');
  return (
    <>
      <PageHeader
        kicker={editionTitle(edition)}
        title={t('visit.edition.title')}
        lead={t('visit.edition.lead')}
        actions={<LinkButton href={paths.plan.to(edition.id)}>{t('visit.plan.new')}</LinkButton>}
      />
      {visits.length === 0 ? (
        <EmptyState title={t('visit.edition.none')}>{t('visit.edition.noneText')}</EmptyState>
      ) : (
        <>
          <VisitTable visits={visits} />
          <Downloads of={paths.ofEdition.to(edition.id)} />
        </>
      )}
      <Lacking edition={edition} visits={visits} wanted={wanted} />
      {left.length > 0 ? (
        <Section title={t('visit.edition.left', { n: formatNumber(left.length) })} onScreenOnly>
          <ul class="plain-list">
            {left.map((it) => (
              <li key={it.entryId}>
                <a href={paths.plan.to(edition.id, it.entryId)}>{it.title}</a>, {ownerOf(it)}
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {done.length > 0 ? (
        <Section title={t('visit.edition.conclusions')}>
          {done.map((it) => (
            <Section key={it.id} title={it.title} level={3}>
              <p class="muted">
                {ownerOf(it)}, {formatDate(it.visitDate)}
              </p>
              <DescriptionText text={it.conclusion} />
            </Section>
          ))}
        </Section>
      ) : null}
    </>
  );
}

function Lacking({ edition, visits, wanted }: Pick<EditionVisitsProps, 'edition' | 'visits' | 'wanted'>) {
  const lacking = visits.filter((it) => it.state !== 'finished' && missingText(missingOf(it.members, wanted)) !== '');
  if (lacking.length === 0) return null;
  return (
    <Section title={t('visit.edition.lacking', { n: formatNumber(lacking.length) })} onScreenOnly>
      <ul class="plain-list">
        {lacking.map((it) => (
          <li key={it.id}>
            <a href={paths.plan.to(edition.id, it.entryId)}>{it.title}</a>: {missingText(missingOf(it.members, wanted))}
          </li>
        ))}
      </ul>
    </Section>
  );
}

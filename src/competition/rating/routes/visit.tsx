import type { Viewer } from '#identity/index.ts';
import { type Answer, NotFound, type Page, show, type Visit } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { errorTitle } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import type { Edition } from '../../edition/model/edition.ts';
import { publicTrail, readEdition } from '../../stage/routes/results.tsx';
import { organisedEdition, trailOf } from '../../stage/routes/visit.tsx';
import type { RatingRefusal } from '../model.ts';
import { paths } from '../paths.ts';
import { type PublicRating, publicRatingOf } from '../rules/window.ts';

export type RatingVisit = Visit<Viewer>;
export type Rated = { readonly edition: Edition; readonly rating: PublicRating };

function rated(edition: Edition): Rated {
  const rating = publicRatingOf(edition.document);
  if (!rating) throw new NotFound();
  return { edition, rating };
}

/** The edition of the address, when everyone may read it and the public rates its finalists; else it is not there. */
export async function ratedEdition(visit: RatingVisit): Promise<Rated> {
  return rated(await readEdition(visit));
}

/** The same for who organises it. */
export async function organisedRating(visit: RatingVisit): Promise<Rated> {
  return rated(await organisedEdition(visit));
}

export function rateTrail(edition: Edition): NonNullable<Page['trail']> {
  return [...publicTrail(edition), { text: t('rating.title'), href: paths.rate.to(edition.id) }];
}

export function organisedTrail(edition: Edition): NonNullable<Page['trail']> {
  return trailOf(edition, { text: t('rating.title'), href: paths.organised.to(edition.id) });
}

/** A page shown again with errors is titled so, and answers 422 unless told otherwise. */
export function ratingPage(page: Page, errors: FieldErrors = {}): Answer {
  const isWrong = Object.keys(errors).length > 0;
  const title = isWrong ? errorTitle(page.title) : page.title;
  return show({ ...page, title, ...(isWrong && page.status === undefined ? { status: 422, noindex: true } : {}) });
}

/** Says why nothing was done, and leads back. */
export function refusalPage(why: RatingRefusal, back: string): Answer {
  if (why === 'not_found') throw new NotFound();
  const title = t('rating.refused.title');
  const body = (
    <>
      <PageHeader title={title} lead={t(`rating.refusal.${why}`)} />
      <div class="actions">
        <LinkButton href={back}>{t('rating.back')}</LinkButton>
      </div>
    </>
  );
  const status = why === 'expired' || why === 'unknown_link' ? 410 : 409;
  return show({ title, status, noindex: true, width: 'reading', body });
}

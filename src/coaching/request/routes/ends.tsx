import { type Answer, NotFound, type Page } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { refusalPage } from '../../casework/routes/visit.tsx';
import {
  LONGEST_ABOUT,
  LONGEST_NEED,
  LONGEST_REASON,
  LONGEST_RESULT,
  LONGEST_TOPIC,
  MOST_CAPACITY,
  type RequestRefusal,
} from '../model.ts';
import { paths } from '../paths.ts';

const most: Partial<Readonly<Record<RequestRefusal, number>>> = {
  topic_long: LONGEST_TOPIC,
  need_long: LONGEST_NEED,
  result_long: LONGEST_RESULT,
  about_long: LONGEST_ABOUT,
  capacity_wrong: MOST_CAPACITY,
};

export function refusalText(why: RequestRefusal): string {
  return t(`request.refusal.${why}`, { max: most[why] ?? LONGEST_REASON });
}

/** What has no box: nothing there, not allowed, or not now. */
export function refusal(why: RequestRefusal, back: string): Answer {
  if (why === 'not_found') throw new NotFound();
  return refusalPage(refusalText(why), back, why === 'not_yours' || why === 'no_role' ? 403 : 409);
}

export function requestTrail(): NonNullable<Page['trail']> {
  return [{ text: t('request.list.title'), href: paths.list.to() }];
}

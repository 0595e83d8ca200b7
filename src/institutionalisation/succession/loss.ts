import type { LossOf } from '#identity/index.ts';
import { t } from '#platform/i18n/i18n.ts';
import { paths as lastingPaths } from '../lasting/paths.ts';
import { headlineOf } from '../lasting/views/words.ts';
import { agreementsOf } from './queries.ts';

const NAMED = 10;

/** Which running agreements would be without their official if the person left; said before the button is pressed. */
export const agreementsLost: LossOf = async (conn, viewer, leaving, now) => {
  const all = await agreementsOf(conn, viewer, leaving, now);
  if (all.length === 0) return null;
  const beside = all.length - NAMED;
  return {
    title: t('succession.loss.title', { count: all.length }),
    text: t('succession.loss.text'),
    items: all.slice(0, NAMED).map((it) => ({ text: headlineOf(it.content), href: lastingPaths.record.to(it.id) })),
    more: beside > 0 ? t('succession.loss.more', { count: beside }) : null,
    handOver: null,
  };
};

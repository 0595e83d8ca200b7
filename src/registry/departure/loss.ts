import type { LossOf } from '#identity/index.ts';
import { t } from '#platform/i18n/i18n.ts';
import { paths as handoverPaths } from '../handover/paths.ts';
import { paths } from '../paths.ts';
import { desertedBy } from './queries.ts';
import { handsOverForOthers } from './rules.ts';

const NAMED = 10;

/** Which records would be without anybody in charge if the person left; said before the button is pressed. */
export const keepingLost: LossOf = async (conn, viewer, leaving) => {
  const all = await desertedBy(conn, viewer, leaving);
  if (all.length === 0) return null;
  const named = all.slice(0, NAMED);
  const self = leaving.personId === viewer.person?.id;
  const beside = all.length - named.length;
  const href = handoverPaths.new.to(self ? {} : { dari: leaving.personId });
  return {
    title: t('departure.loss.title', { count: all.length }),
    text: t(self ? 'departure.loss.own' : 'departure.loss.text'),
    items: named.map((it) => ({ text: it.title, href: paths.work.to(it.id) })),
    more: beside > 0 ? t('departure.loss.more', { count: beside }) : null,
    handOver: self || handsOverForOthers(viewer) ? { text: t('departure.loss.handOver'), href } : null,
  };
};

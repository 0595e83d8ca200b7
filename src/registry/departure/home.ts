import type { Viewer } from '#identity/index.ts';
import type { HomeItem, HomeSection } from '#platform/capability.ts';
import { formatDate } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { paths as handoverPaths } from '../handover/paths.ts';
import { paths } from '../paths.ts';
import type { Departure } from './model.ts';
import { handsOverForOthers } from './rules.ts';

const NAMED = 5;

/** Keepers who left and whose place waits for the viewer: by person for admins, by record for the other keepers. */
export function departureHome(viewer: Viewer, waiting: readonly Departure[]): readonly HomeSection[] {
  if (waiting.length === 0) return [];
  const items = handsOverForOthers(viewer) ? byPerson(waiting) : waiting.slice(0, NAMED).map(one);
  return [{ kind: 'mine', title: t('departure.home.title'), items, empty: t('departure.home.empty') }];
}

/** How many records nobody keeps any more, among what was named above. */
export function desertedAmong(waiting: readonly Departure[]): number {
  return new Set(waiting.filter((it) => it.keepers.length === 0).map((it) => it.innovationId)).size;
}

function byPerson(waiting: readonly Departure[]): readonly HomeItem[] {
  const groups = [...Map.groupBy(waiting, (it) => it.personId).values()];
  return groups.slice(0, NAMED).flatMap((left) => {
    const [first] = left;
    if (!first) return [];
    if (left.length === 1) return [one(first)];
    return [
      {
        text: t('departure.home.many', { name: first.name }),
        href: handoverPaths.new.to({ dari: first.personId }),
        count: left.length,
        ...marks(first),
      },
    ];
  });
}

function one(left: Departure): HomeItem {
  const text = t('departure.home.one', { name: left.name, title: left.title });
  return { text, href: paths.keepers.to(left.innovationId), ...marks(left) };
}

const marks = ({ leftAt }: Departure) => ({
  tone: 'urgent' as const,
  when: t('departure.since', { date: formatDate(leftAt) }),
});

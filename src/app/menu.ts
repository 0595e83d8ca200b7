import type { Viewer } from '#identity/index.ts';
import type { MenuEntry, MenuGroup } from '#platform/capability.ts';
import { t } from '#platform/i18n/i18n.ts';
import { capabilities } from './capabilities.ts';
import type { Frame, MenuItem } from './layout/frame.ts';

/** Where each group stands among the entries that have none. */
const groupOrder: Readonly<Record<MenuGroup, number>> = {
  explore: 10,
  keep: 20,
  copy: 30,
  coach: 35,
  last: 40,
  measure: 50,
  compete: 60,
  run: 70,
};

type Placed = { readonly order: number; readonly line: Frame['menu'][number] };

/**
 * The menu of this visit. A visitor without account finds a handful of entries side by side; whoever has signed in finds
 * them by purpose, and an entry that is alone in its group stands for itself.
 */
export function menuOf(viewer: Viewer, path: string): Frame['menu'] {
  const entries = capabilities.flatMap((it) => it.menu ?? []).filter((entry) => entry.visible(viewer));
  const current = entries
    .filter((it) => [it.href, ...(it.also ?? [])].some((href) => leadsTo(href, path)))
    .sort((a, b) => b.href.length - a.href.length)[0];
  const itemOf = (entry: MenuEntry<Viewer>): Placed => ({
    order: entry.order,
    line: { text: entry.text(), href: entry.href, current: entry === current },
  });
  const alone = entries.filter((it) => viewer.person === null || it.group === undefined).map(itemOf);
  if (viewer.person === null) return inOrder(alone);
  const groups = Object.entries(groupOrder).flatMap(([group, order]) => {
    const items = inOrder(entries.filter((it) => it.group === group).map(itemOf)) as readonly MenuItem[];
    return sectionOf(group as MenuGroup, order, items);
  });
  return inOrder([...alone, ...groups]);
}

function sectionOf(group: MenuGroup, order: number, items: readonly MenuItem[]): readonly Placed[] {
  const [only] = items;
  if (!only) return [];
  if (items.length === 1) return [{ order, line: only }];
  const section = { text: t(`app.menu.group.${group}`), items, current: items.some((it) => it.current) };
  return [{ order, line: section }];
}

const inOrder = (placed: readonly Placed[]): Frame['menu'] =>
  [...placed].sort((a, b) => a.order - b.order).map((it) => it.line);

const leadsTo = (href: string, path: string): boolean => path === href || (href !== '/' && path.startsWith(`${href}/`));

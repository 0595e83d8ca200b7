import { isActing, regionByCode, type Viewer } from '#identity/index.ts';
import type { HomeItem, HomeSection } from '#platform/capability.ts';
import { formatDate } from '#platform/dates.ts';
import type { Conn } from '#platform/db.ts';
import { type PlainKey, t } from '#platform/i18n/i18n.ts';
import type { ListMark, ListState } from './model/list.ts';
import { paths } from './paths.ts';
import { type HomeCounts, homeCounts, publishedInProvince, silentGovernments } from './queries/home.ts';

type Tone = NonNullable<HomeItem['tone']>;
type Line = {
  readonly text: PlainKey;
  readonly count: number;
  readonly tone?: Tone;
  readonly narrow: { readonly status?: ListState; readonly tanda?: ListMark };
  readonly since?: Date | null;
};

/** A line for each thing there is at least one of. */
function items(lines: readonly Line[]): readonly HomeItem[] {
  return lines
    .filter((line) => line.count > 0)
    .map(({ text, count, tone, narrow, since }) => ({
      text: t(text),
      count,
      tone,
      href: paths.records.to(narrow),
      when: since ? t('registry.home.since', { date: formatDate(since) }) : undefined,
    }));
}

const drafts = (it: HomeCounts): Line => ({
  text: 'registry.home.drafts',
  count: it.drafts,
  narrow: { status: 'draft' },
});
const returned = (it: HomeCounts): Line => ({
  text: 'registry.home.returned',
  count: it.returned,
  tone: 'urgent',
  narrow: { status: 'returned' },
});
const waiting = (it: HomeCounts, tone: Tone): Line => ({
  text: 'registry.home.waiting',
  count: it.waiting,
  tone,
  narrow: { status: 'with_admin' },
  since: it.waitingSince,
});
const orphans = (it: HomeCounts): Line => ({
  text: 'registry.home.orphans',
  count: it.orphans,
  tone: 'attention',
  narrow: { tanda: 'orphan' },
});
const duplicates = (it: HomeCounts): Line => ({
  text: 'registry.home.duplicates',
  count: it.duplicates,
  tone: 'attention',
  narrow: { tanda: 'duplicate' },
});
const gaps = (it: HomeCounts): Line => ({ text: 'registry.home.gaps', count: it.gaps, narrow: { tanda: 'gaps' } });
const published = (it: HomeCounts): Line => ({
  text: 'registry.home.published',
  count: it.published,
  narrow: { status: 'published' },
});

/**
 * What a person owes the registry and what waits for others, by the role acted in. `deserted`: how many records without a keeper are
 * named already with who left them; they are not counted a second time when they are all.
 */
export async function registryHome(conn: Conn, viewer: Viewer, deserted = 0): Promise<readonly HomeSection[]> {
  if (!viewer.acting) return [];
  const counts = await homeCounts(conn, viewer);
  if (isActing(viewer, 'hub_admin', 'local_admin')) {
    const orphaned = counts.orphans > deserted ? counts.orphans : 0;
    return adminHome(conn, viewer, { ...counts, orphans: orphaned });
  }
  if (isActing(viewer, 'innovator')) return writerHome(counts);
  if (isActing(viewer, 'leader', 'planner')) return [await ofInstitution(conn, viewer, counts)];
  const own = items([returned(counts), drafts(counts)]);
  return own.length > 0 ? [section('mine', own)] : [];
}

function writerHome(counts: HomeCounts): readonly HomeSection[] {
  return [
    section('mine', items([returned(counts), drafts(counts), gaps(counts)])),
    section('others', items([waiting(counts, 'neutral')])),
  ];
}

async function adminHome(conn: Conn, viewer: Viewer, counts: HomeCounts): Promise<readonly HomeSection[]> {
  const silent = isActing(viewer, 'hub_admin') ? await silentGovernments(conn) : 0;
  return [
    section('mine', items([waiting(counts, 'urgent'), orphans(counts), duplicates(counts), gaps(counts)])),
    section('others', [...items([drafts(counts), returned(counts)]), ...silentItem(silent)]),
    figures(counts),
  ];
}

function silentItem(count: number): readonly HomeItem[] {
  return count > 0 ? [{ text: t('registry.home.silent'), count, href: paths.catalogue.to(), tone: 'neutral' }] : [];
}

function section(kind: 'mine' | 'others', found: readonly HomeItem[]): HomeSection {
  return { kind, title: t('registry.home.title'), items: found, empty: t(`registry.home.empty.${kind}`) };
}

function figures(counts: HomeCounts): HomeSection {
  return {
    kind: 'figures',
    title: t('registry.home.title'),
    items: items([published(counts), waiting(counts, 'neutral'), gaps(counts)]),
    empty: t('registry.home.empty.figures'),
  };
}

/** Of one's own institution, those who lead and plan are told what is in the making too; of a province, what its regencies have published. */
async function ofInstitution(conn: Conn, viewer: Viewer, counts: HomeCounts): Promise<HomeSection> {
  const made = [drafts(counts), returned(counts), waiting(counts, 'neutral')];
  const own = items([published(counts), ...made, gaps(counts), orphans(counts)]);
  const code = viewer.acting?.regionCode;
  const province = code && regionByCode(code)?.level === 'province' ? code : null;
  return {
    kind: 'figures',
    title: t('registry.home.institution.title'),
    items: province ? [...own, await ofProvince(conn, province)] : own,
    empty: t('registry.home.institution.empty'),
  };
}

async function ofProvince(conn: Conn, code: string): Promise<HomeItem> {
  const count = await publishedInProvince(conn, code);
  return { text: t('registry.home.province'), count, href: paths.catalogue.to({ wilayah: code }) };
}

import { regionName } from '#identity/index.ts';
import { baseLocale, inLocale, t } from '#platform/i18n/i18n.ts';
import {
  affairName,
  answered,
  documentOf,
  etagOf,
  type FeedVisit,
  publicState,
  type SolvedProblem,
  solvedProblems,
  type Xml,
  xml,
} from '#registry/index.ts';
import { filterOf } from './list-query.ts';
import type { StoryFilter } from './model.ts';
import { paths } from './paths.ts';
import { changeOf } from './views/words.ts';

const KIND = { type: 'application/atom+xml', seconds: 300 } as const;
const MOST_ENTRIES = 50;

/** The latest stories of any list as a feed (RFC 4287). Indonesian, as the stories are: readers keep one copy for all. */
export async function storyFeed(visit: FeedVisit): Promise<Response> {
  const { db, now, baseUrl } = visit;
  const filter = filterOf(visit.query);
  const { stamp, changedAt } = await publicState(db.conn, now);
  const validators = { etag: etagOf(stamp, baseUrl, paths.feed.to(filter)), lastModified: changedAt };
  return answered(visit, validators, KIND, async () => {
    const { items } = await solvedProblems(db.conn, filter, { size: MOST_ENTRIES, offset: 0 });
    return inLocale(baseLocale, () => documentOf(feedOf(visit, { filter, items, changedAt })));
  });
}

type Feed = { readonly filter: StoryFilter; readonly items: readonly SolvedProblem[]; readonly changedAt: Date };

function feedOf({ baseUrl, config }: FeedVisit, { filter, items, changedAt }: Feed): Xml {
  const region = regionName(config.hubRegion);
  const self = baseUrl + paths.feed.to(filter);
  return xml`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${baseLocale}">
<id>${self}</id>
<title>${t('story.feed.title', { region })}</title>
<updated>${(items[0]?.verifiedAt ?? changedAt).toISOString()}</updated>
<link rel="self" type="application/atom+xml" href="${self}"/>
<link rel="alternate" type="text/html" href="${baseUrl + paths.list.to(filter)}"/>
<author><name>${t('story.feed.author', { region })}</name></author>
${items.map((item) => entryOf(baseUrl, item))}</feed>
`;
}

function entryOf(baseUrl: string, item: SolvedProblem): Xml {
  const author = item.institutionName ?? regionName(item.regionCode);
  const summary = t('story.feed.summary', { change: changeOf(item), excerpt: item.excerpt });
  return xml`<entry>
<id>urn:uuid:${item.id}</id>
<title>${item.title}</title>
<published>${item.verifiedAt.toISOString()}</published>
<updated>${item.verifiedAt.toISOString()}</updated>
<link rel="alternate" type="text/html" href="${baseUrl + paths.story.to(item.id)}"/>
<author><name>${author}</name></author>
${item.affair === null ? [] : [xml`<category term="${item.affair}" label="${affairName(item.affair)}"/>`]}
<summary>${summary}</summary>
</entry>
`;
}

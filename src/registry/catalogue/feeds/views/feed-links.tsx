import { t } from '#platform/i18n/i18n.ts';
import { paths } from '../paths.ts';

/** Links in the head of a public page: the feed of what it shows, and the search for the browser. */
export function FeedLinks({ feed = paths.atom.to() }: { readonly feed?: string }) {
  return (
    <>
      <link rel="alternate" type="application/atom+xml" title={t('feeds.link')} href={feed} />
      <link
        rel="search"
        type="application/opensearchdescription+xml"
        title={t('feeds.openSearch.name')}
        href={paths.openSearch.to()}
      />
    </>
  );
}

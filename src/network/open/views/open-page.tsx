import { paths as apiPaths } from '#platform/http/api/paths.ts';
import { type PlainKey, t } from '#platform/i18n/i18n.ts';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { paths } from '../../paths.ts';
import { fingerprintOf } from '../../peers/rules.ts';
import { fileOf, openFormats, openSets } from '../sets.ts';

type Props = {
  readonly baseUrl: string;
  /** Of the key that signs now; null when none can. */
  readonly publicKey: string | null;
};

/** What the hub gives to everybody, and by which ways. */
export function OpenPage({ baseUrl, publicKey }: Props) {
  return (
    <>
      <PageHeader title={t('open.title')} lead={t('open.lead')} />
      <Section title={t('open.sets.title')}>
        <p>{t('open.sets.text')}</p>
        <p>
          <a href={paths.openCatalogue.to()}>{t('open.catalogue')}</a>
        </p>
        <SummaryList
          rows={openSets.map((set) => ({ label: t(`open.set.${set.name}`), value: <OneSet set={set} /> }))}
        />
      </Section>
      <Section title={t('open.ways.title')}>
        <SummaryList rows={ways.map((way) => ({ label: t(way.label), value: <Way way={way} baseUrl={baseUrl} /> }))} />
      </Section>
      <Section title={t('open.key.title')}>
        <p>{publicKey ? t('open.key.text') : t('open.key.none')}</p>
        {publicKey ? (
          <p>
            <code class="break-words">{fingerprintOf({ publicKey })}</code>
          </p>
        ) : null}
      </Section>
    </>
  );
}

function OneSet({ set }: { readonly set: (typeof openSets)[number] }) {
  const title = t(`open.set.${set.name}`);
  return (
    <div id={set.name}>
      <p>{t(`open.set.${set.name}.text`)}</p>
      <p>
        <a href={set.page}>{t('open.look', { title })}</a>
      </p>
      <Files title={title} page={set.page} />
    </div>
  );
}

function Files({ title, page }: { readonly title: string; readonly page: string }) {
  return (
    <p>
      {`${t('open.formats')}: `}
      {openFormats.map((format, at) => (
        <>
          {at > 0 ? ' · ' : ''}
          <a href={fileOf(page, format)}>
            {format.toUpperCase()}
            <span class="sr-only">{` ${title}`}</span>
          </a>
        </>
      ))}
    </p>
  );
}

type WaySaid = { readonly label: PlainKey; readonly text: PlainKey; readonly href: string; readonly address: string };

const ways: readonly WaySaid[] = [
  { label: 'open.way.api', text: 'open.way.api.text', href: apiPaths.page.to(), address: apiPaths.page.to() },
  {
    label: 'open.way.oai',
    text: 'open.way.oai.text',
    href: `${paths.oai.to()}?verb=Identify`,
    address: paths.oai.to(),
  },
  { label: 'open.way.feed', text: 'open.way.feed.text', href: paths.feed.to(), address: paths.feed.to() },
  { label: 'open.way.hub', text: 'open.way.hub.text', href: paths.hub.to(), address: paths.hub.to() },
];

function Way({ way, baseUrl }: { readonly way: WaySaid; readonly baseUrl: string }) {
  return (
    <>
      <p>{t(way.text)}</p>
      <p>
        <a class="break-words" href={way.href}>
          {baseUrl + way.address}
        </a>
      </p>
    </>
  );
}

import type { Viewer } from '#identity/index.ts';
import { paths as tokenPaths } from '#integration/index.ts';
import { curlWith, TOKEN_PLACE } from '#platform/http/api/curl.ts';
import type { ApiOperation } from '#platform/http/api/operation.ts';
import { paths } from '#platform/http/api/paths.ts';
import { t } from '#platform/i18n/i18n.ts';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section, SideLayout } from '#platform/ui/section.tsx';
import { Operation, operationAnchor } from './operation.tsx';
import { Problems } from './problems.tsx';
import { Webhooks } from './webhooks.tsx';

export type ApiPageProps = {
  readonly operations: readonly ApiOperation<Viewer>[];
  readonly baseUrl: string;
  /** Whether the reader may register webhooks. */
  readonly mayManage: boolean;
};

/** How another program works with the hub: what to know first, then every operation with a real example. */
export function ApiPage({ operations, baseUrl, mayManage }: ApiPageProps) {
  const groups = [...new Set(operations.map((it) => it.group))];
  return (
    <>
      <PageHeader title={t('app.api.title')} lead={t('app.api.lead')} />
      <SideLayout side={<Contents operations={operations} />}>
        <FirstSteps baseUrl={baseUrl} />
        {groups.map((group) => (
          <Section key={group} title={t(group)} id={group.replaceAll('.', '-')}>
            {operations
              .filter((it) => it.group === group)
              .map((it) => (
                <Operation key={it.name} operation={it} baseUrl={baseUrl} />
              ))}
          </Section>
        ))}
        <Webhooks baseUrl={baseUrl} mayManage={mayManage} />
        <Problems operations={operations} />
      </SideLayout>
    </>
  );
}

function Contents({ operations }: { readonly operations: readonly ApiOperation<Viewer>[] }) {
  return (
    <nav class="api-contents" aria-label={t('app.api.contents')}>
      <p class="api-contents-title">{t('app.api.contents')}</p>
      <ul class="plain-list">
        {operations.map((it) => (
          <li key={it.name}>
            <a href={`#${operationAnchor(it.name)}`}>{t(it.summary)}</a>
          </li>
        ))}
        <li>
          <a href="#webhooks">{t('app.api.webhooks.title')}</a>
        </li>
        <li>
          <a href="#problems">{t('app.api.problems')}</a>
        </li>
      </ul>
    </nav>
  );
}

function FirstSteps({ baseUrl }: { readonly baseUrl: string }) {
  return (
    <>
      <p>
        <a href={paths.description.to()}>{t('app.api.description')}</a>
      </p>
      <Section title={t('app.api.token.title')} id="token">
        <p>{t('app.api.token.text')}</p>
        <p>
          <a href={tokenPaths.tokens.to()}>{t('app.api.token.link')}</a>
        </p>
        <pre class="code-block">
          <code>{curlWith(TOKEN_PLACE, `${baseUrl}/api/v1/innovations?view=mine`)}</code>
        </pre>
        <p>{t('app.api.limit')}</p>
      </Section>
      <Section title={t('app.api.paging.title')} id="paging">
        <p>{t('app.api.paging.text')}</p>
      </Section>
      <Section title={t('app.api.caching.title')} id="caching">
        <p>{t('app.api.caching.text')}</p>
      </Section>
      <Section title={t('app.api.language.title')} id="language">
        <p>{t('app.api.language.text')}</p>
      </Section>
    </>
  );
}

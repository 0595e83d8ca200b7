import { paths as integrationPaths } from '#integration/index.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Section } from '#platform/ui/section.tsx';

const id = '0198c0de-0000-7000-8000-000000000001';

/** A message as a receiver gets it, headers and body. */
function example(baseUrl: string): string {
  const data = {
    id,
    url: `${baseUrl}/inovasi/${id}/antar-obat-ke-rumah`,
    api: `${baseUrl}/api/v1/innovations/${id}`,
    title: 'Antar Obat ke Rumah',
    version: 1,
    institution: { id: '0198c0de-0000-7000-8000-000000000002', name: 'Pemerintah Kabupaten Toba' },
    region: { code: '12.12', name: 'Kabupaten Toba' },
    publishedAt: '2026-03-02T03:00:00.000Z',
    changedAt: '2026-03-02T03:00:00.000Z',
  };
  return [
    'content-type: application/json',
    'webhook-id: 0198c0de-0000-7000-8000-000000000003',
    'webhook-timestamp: 1772420400',
    'webhook-signature: v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=',
    '',
    JSON.stringify({ type: 'innovation.published', timestamp: data.changedAt, data }, null, 2),
  ].join('\n');
}

/** How a program is told instead of asking. */
export function Webhooks({ baseUrl, mayManage }: { readonly baseUrl: string; readonly mayManage: boolean }) {
  return (
    <Section title={t('app.api.webhooks.title')} id="webhooks">
      <p>{t('app.api.webhooks.text')}</p>
      <p>{t('app.api.webhooks.again')}</p>
      <p>{t('app.api.webhooks.example')}</p>
      <pre class="code-block">
        <code>{example(baseUrl)}</code>
      </pre>
      {mayManage ? (
        <p>
          <a href={integrationPaths.hooks.to()}>{t('app.api.webhooks.link')}</a>
        </p>
      ) : null}
    </Section>
  );
}

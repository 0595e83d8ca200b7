import { t, tStored } from '#platform/i18n/i18n.ts';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import type { Example } from '../examples.ts';

export type ExampleProps = { readonly kind: string; readonly examples: readonly Example[] };

/** What a kind of notice says in the product and by mail, in both languages, with invented values. */
export function ExamplePage({ kind, examples }: ExampleProps) {
  return (
    <>
      <PageHeader title={t('notification.example.title')} lead={tStored(`${kind}.setting`)} />
      <p class="muted">{t('notification.example.lead')}</p>
      {examples.map((it) => (
        <Section key={it.locale} title={t(`app.language.${it.locale}`)}>
          <div lang={it.locale}>
            <SummaryList
              rows={[
                { label: t('notification.example.sentence'), value: it.sentence },
                { label: t('notification.example.subject'), value: it.subject },
                {
                  label: t('notification.example.text'),
                  value: <p class="whitespace-pre-wrap break-words">{it.text}</p>,
                },
              ]}
            />
          </div>
        </Section>
      ))}
    </>
  );
}

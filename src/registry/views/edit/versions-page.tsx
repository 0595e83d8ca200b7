import { formatMoment } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button } from '#platform/ui/button.tsx';
import { SelectField } from '#platform/ui/choice-field.tsx';
import { DescriptionText } from '#platform/ui/description-text.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Timeline } from '#platform/ui/timeline.tsx';
import type { InnovationId } from '../../model/ids.ts';
import type { Version } from '../../model/record.ts';
import { paths } from '../../paths.ts';

export type ShownLink = Pick<Version, 'no' | 'state' | 'whatChanged' | 'savedAt' | 'submittedAt' | 'decidedAt'> & {
  readonly savedBy: string | null;
  readonly decidedBy: string | null;
};

export type VersionsPageProps = {
  readonly id: InnovationId;
  readonly title: string;
  /** Newest first. */
  readonly chain: readonly ShownLink[];
};

/** The chain of versions, each with what it changed. */
export function VersionsPage({ id, title, chain }: VersionsPageProps) {
  return (
    <>
      <PageHeader kicker={title} title={t('registry.versions.title')} lead={t('registry.versions.lead')} />
      <Timeline
        label={t('registry.versions.title')}
        items={chain.map((link) => {
          const when = link.decidedAt ?? link.submittedAt ?? link.savedAt;
          return {
            key: String(link.no),
            title: `${t('registry.versions.one', { no: link.no })}: ${t(`registry.state.${link.state}`)}`,
            when: formatMoment(when),
            iso: when.toISOString(),
            who: link.decidedBy ?? link.savedBy ?? t('registry.somebody'),
            text: <LinkText id={id} link={link} />,
          };
        })}
      />
      {chain.length > 1 ? <Choose id={id} chain={chain} /> : null}
      <p class="section">
        <a href={paths.work.to(id)}>{t('registry.backToWork')}</a>
      </p>
    </>
  );
}

function LinkText({ id, link }: { readonly id: InnovationId; readonly link: ShownLink }) {
  return (
    <>
      {link.whatChanged === '' ? null : <DescriptionText text={link.whatChanged} />}
      {link.no > 1 ? (
        <a href={paths.compare.to(id, link.no - 1, link.no)}>
          {t('registry.versions.compareWith', { no: link.no - 1 })}
        </a>
      ) : null}
    </>
  );
}

function Choose({ id, chain }: Pick<VersionsPageProps, 'id' | 'chain'>) {
  const choices = chain.map((link) => ({
    value: String(link.no),
    label: t('registry.versions.one', { no: formatNumber(link.no) }),
  }));
  return (
    <Section title={t('registry.versions.choose')} id="banding">
      <Form action={paths.compare.path(id)} method="get">
        <SelectField
          name="dari"
          label={t('registry.versions.from')}
          choices={choices}
          value={choices[1]?.value}
          empty={null}
          width="medium"
        />
        <SelectField
          name="ke"
          label={t('registry.versions.to')}
          choices={choices}
          value={choices[0]?.value}
          empty={null}
          width="medium"
        />
        <FormActions>
          <Button look="secondary">{t('registry.versions.compare')}</Button>
        </FormActions>
      </Form>
    </Section>
  );
}

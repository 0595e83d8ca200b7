import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { DescriptionText } from '#platform/ui/description-text.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import type { Clinic } from '../model/clinic.ts';
import { paths } from '../paths.ts';
import { StateTag } from './state-tag.tsx';
import { whenText } from './words.ts';

export type OnePageProps = { readonly clinic: Clinic; readonly mayChange: boolean };

/** One clinic: when, where, with whom, and what one does there. */
export function OnePage({ clinic, mayChange }: OnePageProps) {
  return (
    <>
      <PageHeader
        kicker={t('clinic.kicker')}
        title={clinic.title}
        facts={<StateTag state={clinic.state} />}
        lead={whenText(clinic)}
        actions={
          mayChange ? (
            <LinkButton look="secondary" href={paths.change.to(clinic.id)}>
              {t('clinic.one.change')}
            </LinkButton>
          ) : null
        }
      />
      {clinic.state === 'draft' ? <Notice>{t('clinic.one.draftText')}</Notice> : null}
      <Facts clinic={clinic} />
      {clinic.agenda === '' ? null : (
        <Section title={t('clinic.field.agenda')}>
          <DescriptionText text={clinic.agenda} />
        </Section>
      )}
      <Section title={t('clinic.field.invited')}>
        {clinic.invited.length === 0 ? (
          <p>{t('clinic.one.everybody')}</p>
        ) : (
          <details>
            <summary>{t('clinic.one.invitedCount', { count: clinic.invited.length })}</summary>
            <ul>
              {clinic.invited.map((it) => (
                <li key={it.id}>{it.name}</li>
              ))}
            </ul>
          </details>
        )}
      </Section>
    </>
  );
}

function Facts({ clinic }: { readonly clinic: Clinic }) {
  const { place, link, coaches } = clinic;
  return (
    <SummaryList
      rows={[
        { label: t('clinic.when'), value: whenText(clinic) },
        { label: t('clinic.field.place'), value: place === '' ? t('clinic.online') : place },
        ...(link === '' ? [] : [{ label: t('clinic.field.link'), value: <a href={link}>{link}</a> }]),
        { label: t('clinic.field.coaches'), value: coaches.map((it) => it.name).join(', ') || null },
        {
          label: t('clinic.field.capacity'),
          value: t('clinic.places', { count: clinic.capacity, n: formatNumber(clinic.capacity) }),
        },
        { label: t('clinic.organiser'), value: clinic.organiserName },
      ]}
    />
  );
}

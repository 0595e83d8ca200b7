import { t } from '#platform/i18n/i18n.ts';
import { LinkButton, PostButton } from '#platform/ui/button.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import type { Clinic } from '../model/clinic.ts';
import type { Registration } from '../model/registration.ts';
import { paths } from '../paths.ts';
import { registrationPlace, whenText } from './words.ts';

export type AttendPageProps = {
  readonly clinic: Clinic;
  readonly registration: Registration;
  readonly code: string;
  /** One marks oneself; else a host marks whoever carries the code. */
  readonly isOwn: boolean;
  readonly isPresent: boolean;
};

/** The last question before somebody is marked as present. */
export function AttendPage({ clinic, registration, code, isOwn, isPresent }: AttendPageProps) {
  return (
    <>
      <PageHeader kicker={clinic.title} title={t('clinic.attend.title')} />
      <SummaryList
        rows={[
          { label: t('clinic.people.name'), value: registration.personName },
          { label: t('clinic.people.place'), value: registrationPlace(registration) },
          { label: t('clinic.when'), value: whenText(clinic) },
        ]}
      />
      {isPresent ? (
        <>
          <Notice tone="success">{t('clinic.presence.already', { name: registration.personName })}</Notice>
          <p class="actions">
            <LinkButton href={isOwn ? paths.one.to(clinic.id) : paths.presence.to(clinic.id)}>
              {t('clinic.refused.back')}
            </LinkButton>
          </p>
        </>
      ) : (
        <PostButton action={paths.attend.to(clinic.id, code)}>
          {t(isOwn ? 'clinic.attend.own' : 'clinic.attend.other')}
        </PostButton>
      )}
    </>
  );
}

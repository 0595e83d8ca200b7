import { paths as filePaths } from '#files/index.ts';
import { isActing } from '#identity/index.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { LinkButton, PostButton } from '#platform/ui/button.tsx';
import { DescriptionText } from '#platform/ui/description-text.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import type { Clinic } from '../model/clinic.ts';
import { paths } from '../paths.ts';
import type { Deed } from '../rules/moves.ts';
import type { OnePageProps } from './one-props.ts';
import { RegisterSection } from './register-section.tsx';
import { StateTag } from './state-tag.tsx';
import { ClinicTabs } from './tabs.tsx';
import { whenText } from './words.ts';

/** One clinic: when, where, with whom, what one does there, and how one comes. */
export function OnePage(props: OnePageProps) {
  const { clinic, viewer, errors } = props;
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        kicker={t('clinic.kicker')}
        title={clinic.title}
        facts={<StateTag state={clinic.state} />}
        lead={whenText(clinic)}
        actions={<Actions {...props} />}
      />
      <ClinicTabs clinic={clinic} viewer={viewer} current="one" />
      {clinic.state === 'draft' ? <Notice>{t('clinic.one.draftText')}</Notice> : null}
      {clinic.state === 'cancelled' ? (
        <Notice tone="danger" title={t('clinic.one.cancelled')}>
          {clinic.cancelReason}
        </Notice>
      ) : null}
      <Facts {...props} />
      <After {...props} />
      <RegisterSection {...props} />
      {clinic.agenda === '' ? null : (
        <Section title={t('clinic.field.agenda')}>
          <DescriptionText text={clinic.agenda} />
        </Section>
      )}
      <Materials {...props} />
      <InvitedSection clinic={clinic} />
    </>
  );
}

function Actions({ clinic, viewer, mayChange, deeds }: OnePageProps) {
  const fields = { revisi: String(clinic.revision) };
  const move = (deed: Exclude<Deed, 'cancel'>, look: 'primary' | 'secondary') =>
    deeds.includes(deed) ? (
      <PostButton action={paths[deed].to(clinic.id)} fields={fields} look={look}>
        {t(`clinic.deed.${deed}`)}
      </PostButton>
    ) : null;
  const link = (href: string, text: string) => (
    <LinkButton look="secondary" href={href}>
      {text}
    </LinkButton>
  );
  return (
    <>
      {move('announce', 'primary')}
      {move('hold', 'primary')}
      {move('close', 'secondary')}
      {clinic.state === 'cancelled' ? null : (
        <LinkButton look="plain" href={paths.calendar.to(clinic.id)} download>
          {t('clinic.one.calendar')}
        </LinkButton>
      )}
      {mayChange ? link(paths.change.to(clinic.id), t('clinic.one.change')) : null}
      {isActing(viewer, 'hub_admin') ? link(paths.plan.to({ dari: clinic.id }), t('clinic.one.copy')) : null}
      {deeds.includes('cancel') ? (
        <LinkButton look="plain" href={paths.cancel.to(clinic.id)}>
          {t('clinic.deed.cancel')}
        </LinkButton>
      ) : null}
    </>
  );
}

/** What somebody who was there still does and takes along. */
function After({ clinic, own, after }: OnePageProps) {
  if (!own || !after || !(after.mayAnswer || after.hasCertificate)) return null;
  return (
    <Section title={t('clinic.after.title')} onScreenOnly>
      <p class="actions">
        {after.mayAnswer ? (
          <LinkButton href={paths.feedback.to(clinic.id)}>{t('clinic.after.feedback')}</LinkButton>
        ) : null}
        {after.hasCertificate ? (
          <LinkButton look="secondary" href={paths.certificate.to(clinic.id, own.id)} download>
            {t('clinic.after.certificate')}
          </LinkButton>
        ) : null}
      </p>
    </Section>
  );
}

function Materials({ materials, viewer }: OnePageProps) {
  if (materials.length === 0 || !viewer.person) return null;
  return (
    <Section title={t('clinic.paper.materials')}>
      <ul>
        {materials.map((it) => (
          <li key={it.id}>
            <a href={filePaths.evidence.to(it.id)}>{it.title}</a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function InvitedSection({ clinic }: { readonly clinic: Clinic }) {
  return (
    <Section title={t('clinic.field.invited')}>
      {clinic.isPublic ? <p>{t('clinic.one.everybody')}</p> : null}
      {clinic.invited.length === 0 ? null : (
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
  );
}

function Facts({ clinic, taken }: OnePageProps) {
  const { place, link, coaches, capacity } = clinic;
  const places = t('clinic.placesTaken', { taken: formatNumber(taken.registered), n: formatNumber(capacity) });
  const waiting = taken.waiting > 0 ? t('clinic.waitingCount', { count: taken.waiting }) : null;
  return (
    <SummaryList
      rows={[
        { label: t('clinic.field.place'), value: place === '' ? t('clinic.online') : place },
        ...(link === '' ? [] : [{ label: t('clinic.field.link'), value: <a href={link}>{link}</a> }]),
        { label: t('clinic.field.coaches'), value: coaches.map((it) => it.name).join(', ') || null },
        { label: t('clinic.placesLabel'), value: waiting ? `${places}; ${waiting}` : places },
        { label: t('clinic.organiser'), value: clinic.organiserName },
      ]}
    />
  );
}
